"""One answer from several looks: which are asked, whose answer is told, when to stop, and what it cost. A
fake engine, a real page of A4.
"""

import threading
from dataclasses import replace

import pymupdf
import pytest
from fakes import FakeEngine

from app.documents.document import open_document
from app.inference.answering import answer
from app.inference.engine_request import EngineRequest
from app.inference.page_looks import PageLooks
from app.inference.spoken import REFUSAL
from fastvlm_engine.config import PrintHeight
from fastvlm_engine.options import GenerationOptions

CANVAS, READS = (640, 320), PrintHeight(11, 18, 30)
LINES = [
    "Meridian Office Supplies",
    "Invoice number: INV-20417",
    *(
        f"Ordinary line {number} of the letter, which says nothing of interest to you."
        for number in range(40)
    ),
    "Bank: Severn Bank",
    "IBAN: GB29 NWBK 6016 1331",
    "Signed: Charles Whitcombe",
]


@pytest.fixture(scope="module")
def page(reader, tmp_path_factory):
    path = tmp_path_factory.mktemp("looking") / "a4.pdf"
    made = pymupdf.open()
    sheet = made.new_page(width=595, height=842)
    for number, line in enumerate(LINES):
        sheet.insert_text((60, 70 + 16 * number), line, fontsize=11)
    made.save(path)
    return open_document(path, reader)


@pytest.fixture
def ask(page):
    def asked(engine, question, *, cancel=None, **more):
        told, parts, stages = [], [], []
        request = EngineRequest(1, page, 0, None, question, **more)
        given = answer(
            engine,
            request,
            on_text=told.append,
            on_stage=stages.append,
            on_part=lambda *part: parts.append(part),
            cancel=cancel,
        )
        return given, told, parts, stages

    return asked


def reading_engine(**more):
    return FakeEngine(input_size=CANVAS, print_height=READS, **more)


def count_of_looks(page):
    return len(PageLooks(page.page(0), None, CANVAS, READS).asking)


def text_seen(page, areas):
    words = page.page(0).text_layer.words_in_any(areas)
    return " ".join(word.text for word in words)


def test_the_look_that_the_words_point_to_is_asked_and_no_other(ask, page):
    engine = reading_engine().enqueue("GB29 NWBK")
    given, told, parts, _ = ask(engine, "What is the IBAN?")
    assert (given.text, told) == ("GB29 NWBK", ["GB29 NWBK"])
    assert parts == [(1, count_of_looks(page) + 1)]
    assert given.looks == 1
    # THEN it saw that line and what stands around it, no more
    assert (
        text_seen(page, given.seen) == "Bank: Severn Bank IBAN: GB29 NWBK 6016 1331 Signed: Charles Whitcombe"
    )


def test_where_the_small_look_has_no_answer_the_whole_part_is_asked(ask, page):
    engine = reading_engine().enqueue(REFUSAL, confidence=0.9).enqueue("GB29 NWBK", confidence=0.85)
    given, told, _, _ = ask(engine, "What is the IBAN?")
    assert (given.text, told, given.looks) == ("GB29 NWBK", ["GB29 NWBK"], 2)
    assert "Ordinary line 39" in text_seen(page, given.seen)


def test_each_look_comes_with_the_words_that_the_document_has_there(ask, page):
    # GIVEN a page with a text layer, and a question that all looks are asked
    engine = reading_engine()
    count = count_of_looks(page)
    for _ in range(count):
        engine.enqueue(REFUSAL)
    ask(engine, "What is the colour?")
    # THEN every look has its own words, in reading order
    words = [" ".join(options.words) for options in engine.options]
    assert len(words) == count
    assert words[0].startswith("Meridian Office Supplies Invoice number: INV-20417")
    assert "IBAN" not in words[0] and words[-1].endswith("Signed: Charles Whitcombe")


def test_looks_that_have_it_not_are_passed_over_until_one_is_sure(ask):
    engine = reading_engine().enqueue(REFUSAL, confidence=0.99).enqueue("maybe", confidence=0.4)
    engine.enqueue("yes", confidence=0.995).enqueue("never asked")
    given, told, parts, _ = ask(engine, "What is the colour?")
    assert (given.text, told, given.looks) == ("yes", ["yes"], 3)
    assert [part for part, _ in parts] == [1, 2, 3]
    assert given.confidence == pytest.approx(199 / (1 + 199 + 2 / 3))  # "maybe" speaks against it


def test_where_none_is_sure_the_surest_counts(ask, page):
    engine = reading_engine()
    count = count_of_looks(page)
    for number in range(count):
        engine.enqueue(f"answer {number}", confidence=0.9 if number == 1 else 0.3)
    given, told, _, _ = ask(engine, "What is the colour?")
    assert (given.text, told, given.looks) == ("answer 1", ["answer 1"], count)
    assert len(given.seen) == 1


def test_a_label_that_is_repeated_is_believed_less_than_any_answer(ask, page):
    engine = reading_engine().enqueue("the colour", confidence=0.999)
    for _ in range(count_of_looks(page) - 1):
        engine.enqueue("blue", confidence=0.7)
    given, told, _, _ = ask(engine, "What is the colour?")
    assert (given.text, told) == ("blue", ["blue"])


def test_looks_that_agree_make_it_surer_and_others_less_sure(ask, page):
    answers = [("blue", 0.8), ("Blue ", 0.5), ("red", 0.75)]
    engine = reading_engine()
    for text, confidence in answers + [(REFUSAL, 0.9)] * (count_of_looks(page) - len(answers)):
        engine.enqueue(text, confidence=confidence)
    given, _, _, _ = ask(engine, "What is the colour?")
    assert given.text == "blue"
    assert given.confidence == pytest.approx((4 + 1) / (1 + 4 + 1 + 3))


def test_where_all_say_that_it_is_not_there_it_is_not_there(ask, page):
    engine = reading_engine()
    count = count_of_looks(page)
    for number in range(count):
        engine.enqueue(REFUSAL, confidence=0.95 - 0.1 * number)
    given, told, _, _ = ask(engine, "What is the colour?")
    assert (given.text, told, given.seen) == (REFUSAL, [REFUSAL], ())
    assert given.confidence == pytest.approx(0.95 - 0.1 * (count - 1))


@pytest.mark.parametrize(("second", "expected"), [("yes", "yes"), ("no", "no")])
def test_it_is_there_if_one_look_has_it_and_not_there_only_if_none_has(ask, page, second, expected):
    engine = reading_engine().enqueue("no", confidence=0.99).enqueue(second, confidence=0.995)
    for _ in range(count_of_looks(page) - 2):
        engine.enqueue("no", confidence=0.99)
    assert ask(engine, "Is there a stamp?")[0].text == expected


def test_a_guess_is_not_believed_where_the_others_say_that_it_is_not_there(ask, page):
    engine = reading_engine().enqueue("a guess", confidence=0.05)
    for _ in range(count_of_looks(page) - 1):
        engine.enqueue(REFUSAL, confidence=0.9)
    assert ask(engine, "What is the colour?")[0].text == REFUSAL


def test_a_look_that_was_pointed_to_and_has_it_not_is_passed_over(ask):
    engine = reading_engine().enqueue(REFUSAL).enqueue("found", confidence=0.995)
    given, told, _, _ = ask(engine, "What is the IBAN?")
    assert (given.text, told) == ("found", ["found"])


def test_a_long_answer_streams_where_it_is_clear_which_look_has_it(ask):
    pieces = ["It is to be paid ", "to the account ", "of the ", "bank."]
    given, told, _, stages = ask(reading_engine().enqueue(*pieces, confidence=0.2), "Explain the IBAN.")
    assert told == ["It is to be paid to the account ", "of the ", "bank."]
    assert given.text == "".join(pieces)
    assert stages[-1] == "answering"


def test_what_is_pointed_to_counts_more_than_what_is_not(ask, page):
    # GIVEN a question about the beginning of the page, and a look elsewhere that is a little surer
    engine = reading_engine().enqueue("Meridian", confidence=0.625).enqueue("Severn", confidence=0.7)
    for _ in range(count_of_looks(page) - 2):
        engine.enqueue(REFUSAL, confidence=0.9)
    given = ask(engine, "Who wrote it?")[0]
    assert given.text == "Meridian"
    # THEN the other one counts against it all the same
    assert given.confidence == pytest.approx(5 / (1 + 5 + 7 / 3))


def test_an_answer_of_another_kind_has_to_be_much_surer(ask, page):
    engine = reading_engine().enqueue("Ordinary line", confidence=0.8).enqueue("in March", confidence=0.65)
    for _ in range(count_of_looks(page) - 2):
        engine.enqueue(REFUSAL, confidence=0.9)
    assert ask(engine, "When is the party?")[0].text == "in March"


def test_after_an_answer_nothing_streams_before_it_was_compared(ask, page):
    # GIVEN a small look that has an answer but is not sure, and a part that answers at length
    engine = reading_engine().enqueue("GB29 NWBK", confidence=0.7)
    engine.enqueue("It is the account ", "of somebody else at all", confidence=0.3)
    for _ in range(count_of_looks(page) - 1):
        engine.enqueue(REFUSAL, confidence=0.9)
    given, told, _, _ = ask(engine, "What is the IBAN?")
    assert (given.text, told) == ("GB29 NWBK", ["GB29 NWBK"])


@pytest.fixture
def ask_ticket(reader, tmp_path):
    """Asks about a page that fits one look."""
    made = pymupdf.open()
    sheet = made.new_page(width=300, height=100)
    sheet.insert_text((20, 30), "Ticket 45B", fontsize=11)
    sheet.insert_text((20, 50), "Platform 5", fontsize=11)
    made.save(tmp_path / "ticket.pdf")
    opened = open_document(tmp_path / "ticket.pdf", reader)

    def asked(engine, question, cancel=None):
        told = []
        request = EngineRequest(1, opened, 0, None, question)
        return answer(engine, request, on_text=told.append, cancel=cancel), told

    return asked


def test_an_answer_that_begins_doubtfully_is_looked_at_again_until_two_agree(ask_ticket):
    engine = reading_engine().enqueue("45", "B", confidence=0.5, beginning=0.55)
    engine.enqueue("45B", confidence=0.7)
    given, told = ask_ticket(engine, "Which ticket is it?")
    assert (given.text, told, given.looks) == ("45B", ["45B"], 1)
    assert given.confidence == pytest.approx(0.6)
    # THEN the second picture was smaller, but not by much, and what was seen is the same place
    (width, _), (smaller, _) = engine.asked_sizes
    assert 0.9 * width < smaller < width
    assert len(given.seen) == 1
    assert given.steps_ms["vision"] == 2 * 50.0 and given.ttft_ms >= given.steps_ms["render"] > 0
    assert given.tokens_per_second == 31.0


def test_of_three_that_differ_the_surest_counts_and_is_believed_less(ask_ticket):
    engine = reading_engine().enqueue("45B", confidence=0.3, beginning=0.3)
    engine.enqueue("458", confidence=0.45).enqueue("Platform 5", confidence=0.15)
    given, told = ask_ticket(engine, "Which ticket is it?")
    assert (given.text, told) == ("458", ["458"])
    assert given.confidence == pytest.approx(0.15)
    assert len(engine.asked) == 3


def test_an_answer_that_begins_surely_streams_and_is_asked_for_once(ask_ticket):
    engine = reading_engine().enqueue("45", "B", confidence=0.2, beginning=0.8)
    given, told = ask_ticket(engine, "Which ticket is it?")
    assert (given.text, told) == ("45B", ["45", "B"])
    assert len(engine.asked) == 1 and given.confidence == 0.2


def test_a_long_answer_is_not_held_to_its_end(ask_ticket):
    pieces = [
        "It is a ticket ",
        "for the train that leaves from platform 5, ",
        "so it seems to me,",
        " today",
        ".",
    ]
    engine = reading_engine().enqueue(*pieces, confidence=0.1, beginning=0.2)
    given, told = ask_ticket(engine, "Explain this.")
    assert told == ["".join(pieces[:4]), "."]
    assert given.text == "".join(pieces) and len(engine.asked) == 1
    assert given.confidence == 0.1


def test_a_model_that_says_nothing_of_print_is_not_asked_again(ask_ticket):
    engine = FakeEngine(input_size=CANVAS).enqueue("45B", confidence=0.2, beginning=0.2)
    assert ask_ticket(engine, "Which ticket is it?")[1] == ["45B"]
    assert len(engine.asked) == 1


def test_stopping_while_it_is_looked_at_again_tells_nothing(ask_ticket):
    cancel = threading.Event()

    class Stopped(FakeEngine):
        def ask(self, *arguments, **more):
            yield from super().ask(*arguments, **more)
            cancel.set()

    engine = Stopped(input_size=CANVAS, print_height=READS).enqueue("45B", confidence=0.2, beginning=0.2)
    given, told = ask_ticket(engine, "Which ticket is it?", cancel)
    assert (given.finish, given.text, told) == ("cancelled", "", [])


def test_where_the_best_of_several_is_doubtful_the_two_likeliest_are_looked_at_again(ask, page):
    # GIVEN three doubtful answers
    engine = reading_engine().enqueue("red", confidence=0.5).enqueue("blue", confidence=0.45)
    engine.enqueue("green", confidence=0.2)
    count = count_of_looks(page)
    for _ in range(count - 3):
        engine.enqueue(REFUSAL, confidence=0.9)
    # WHEN the surest is something else in each smaller picture, and the second stays what it was
    engine.enqueue("rod", confidence=0.2).enqueue("bed", confidence=0.2).enqueue("blue", confidence=0.65)
    given, told, _, _ = ask(engine, "What is the colour?")
    assert (given.text, told, given.looks) == ("blue", ["blue"], count)
    assert len(engine.asked) == count + 3


def test_nothing_is_told_that_might_be_taken_back(ask):
    engine = reading_engine().enqueue("It is to be paid ", "to the account", confidence=0.2)
    engine.enqueue("blue", confidence=0.995)
    _, told, _, _ = ask(engine, "What is the colour?")
    assert told == ["blue"]


def test_all_of_the_text_is_read_look_after_look(ask, page):
    count = len(PageLooks(page.page(0), None, CANVAS, READS).reading)
    engine = reading_engine()
    for number in range(count):
        engine.enqueue(
            f"part {number} has its own words {chr(97 + number) * 20}\n", f"end of {number * 7919}"
        )
    given, told, parts, _ = ask(engine, "Read the text.")
    assert count > 4
    assert len(parts) == given.looks == len(given.seen) == count
    assert given.text == "".join(told)
    assert given.text.count("\n") == 2 * count - 1
    assert told[0].startswith("part 0"), "the first look is told as it comes"
    assert engine.asked == [("Read the text.", ())] * count


def test_a_line_that_was_read_twice_is_told_once(ask_ticket):
    # GIVEN a page of two lines, and a model that goes back to the second
    engine = reading_engine(reading_questions=("Read all the text.",))
    engine.enqueue("Ticket 45B\nPlatform 5\nPlatform 5")
    given, told = ask_ticket(engine, "Read all the text.")
    assert given.text == "".join(told) == "Ticket 45B\nPlatform 5"


def test_a_limit_for_answers_does_not_cut_what_is_read(ask):
    engine = reading_engine()
    ask(engine, "Read the text.")
    assert engine.options[0].max_new_tokens > GenerationOptions.max_new_tokens
    engine = reading_engine()
    ask(engine, "Read the text.", options=GenerationOptions(max_new_tokens=20))
    assert engine.options[0].max_new_tokens == 20


def test_times_count_to_the_first_text_that_is_told_and_what_is_read_is_that_of_all_looks(ask):
    engine = reading_engine().enqueue(REFUSAL).enqueue("yes", confidence=0.995)
    given, *_ = ask(engine, "What is the colour?")
    assert given.steps_ms["vision"] == 2 * 50.0
    assert given.image_tokens == 2 * 80
    assert given.answer_tokens == 7, "those of the answer that counts"
    engine = reading_engine()
    given, *_ = ask(engine, "Read the text.")
    assert given.steps_ms["vision"] == 50.0, "later looks are read while the first is told"
    assert given.image_tokens == given.looks * 80
    assert given.ttft_ms >= given.steps_ms["render"] > 0


def test_an_answer_is_cached_only_if_all_of_its_looks_were(ask, page):
    engine = reading_engine()
    for _ in range(2):
        engine.enqueue("yes", confidence=0.995)
        cold_or_cached = ask(engine, "What is the IBAN?")[0].cached
    assert cold_or_cached
    engine.enqueue(REFUSAL).enqueue("yes", confidence=0.995)
    assert not ask(engine, "What is the IBAN?")[0].cached


@pytest.mark.parametrize("question", ["What is the colour?", "Read the text."])
def test_stopping_ends_it_between_looks_with_what_was_told(ask, question):
    cancel = threading.Event()
    engine = reading_engine().enqueue("first words", confidence=0.3).enqueue("second")
    ask_as_before = engine.ask

    def ask_and_stop(*arguments, **more):
        yield from ask_as_before(*arguments, **more)
        cancel.set()

    engine.ask = ask_and_stop
    given, told, _, _ = ask(engine, question, cancel=cancel)
    assert given.finish == "cancelled"
    assert len(engine.asked) == 1
    assert "".join(told) == given.text == ("first words" if question.startswith("Read") else "")


def test_a_summary_of_one_part_says_that_it_is(ask, page):
    engine = reading_engine().enqueue("a summary", confidence=0.99)
    given, *_ = ask(engine, "Summarise this.", needs_all=True)
    assert given.note == f"this is about part 1 of {count_of_looks(page)} only: choose a smaller region"


def test_a_model_without_wishes_sees_the_page_in_one_look(ask):
    engine = FakeEngine(input_size=(1024, 1024)).enqueue("yes", confidence=0.1)
    given, told, parts, _ = ask(engine, "What is the colour?")
    assert (given.text, told, parts, given.looks) == ("yes", ["yes"], [], 1)
    assert engine.encoded_sizes == [(724, 1024)]


def test_looks_made_before_are_not_paid_for_again(page):
    engine = reading_engine().enqueue("yes").enqueue("yes")
    looks = PageLooks(page.page(0), None, CANVAS, READS)
    request = EngineRequest(1, page, 0, None, "What is the IBAN?")
    answer(engine, request, on_text=lambda _: None, looks=looks)
    again = answer(engine, replace(request, id=2), on_text=lambda _: None, looks=looks)
    assert again.steps_ms["render"] == 0.0
