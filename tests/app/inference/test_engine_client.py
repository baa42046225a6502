"""Questions to the engine and answers back: stages, order, cancel, failures. A fake engine, real pages."""

import threading
from dataclasses import replace

import pytest

from app.documents.region import Region
from app.errors import UserError
from fastvlm_engine.errors import ContextTooLongError


def test_an_answer_comes_with_its_stages_text_and_times(loaded, engine, request_about, qtbot):
    engine.enqueue("934", ".20")
    stages: list[str] = []
    pieces: list[str] = []
    loaded.state_changed.connect(lambda _, stage: stages.append(stage))
    loaded.text_received.connect(lambda _, text: pieces.append(text))
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about())
    number, answer = done.args
    assert number == 1
    assert "".join(pieces) == answer.text == "934.20"
    assert [stage for index, stage in enumerate(stages) if stage not in stages[:index]] == [
        "reading",
        "thinking",
        "answering",
    ]
    assert answer.steps_ms["vision"] == 50.0
    assert answer.steps_ms["render"] > 0
    assert answer.ttft_ms == pytest.approx(77.0 + answer.steps_ms["render"] + answer.steps_ms["wait"])


def test_all_engine_work_is_done_on_one_thread_that_is_not_the_main_one(loaded, engine, request_about, qtbot):
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about())
    assert engine.threads == {"engine"}
    assert threading.current_thread().name != "engine"


def test_the_first_tokens_time_comes_before_its_text(loaded, engine, request_about, qtbot):
    order: list[str] = []
    loaded.first_token.connect(lambda *_: order.append("time"))
    loaded.text_received.connect(lambda *_: order.append("text"))
    engine.enqueue("a ", "b ", "c")
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about())
    assert order[0] == "time"
    assert order.count("time") == 1
    assert 1 <= order.count("text") <= 3


def test_a_second_question_on_one_page_renders_nothing_and_finds_it_encoded(loaded, request_about, qtbot):
    answers = []
    loaded.answer_finished.connect(lambda _, answer: answers.append(answer))
    for number in (1, 2):
        with qtbot.waitSignal(loaded.answer_finished):
            loaded.ask(request_about(number))
    assert [answer.cached for answer in answers] == [False, True]
    assert answers[1].steps_ms["render"] == 0.0
    assert answers[1].steps_ms["vision"] == 0.0


def test_another_region_is_another_picture(loaded, engine, request_about, qtbot):
    answers = []
    loaded.answer_finished.connect(lambda _, answer: answers.append(answer))
    for number, region in ((1, Region(0, 0, 0, 200, 100)), (2, Region(0, 10, 20, 150, 60))):
        with qtbot.waitSignal(loaded.answer_finished):
            loaded.ask(request_about(number, region=region))
    assert [answer.cached for answer in answers] == [False, False]


def test_cancel_while_reading_frees_the_engine_and_nothing_more_is_heard(
    loaded, engine, request_about, qtbot
):
    engine.encode_gate = threading.Event()
    late: list[object] = []
    for signal in (loaded.text_received, loaded.answer_finished, loaded.answer_failed):
        signal.connect(lambda number, *_: late.append(number) if number == 1 else None)
    loaded.ask(request_about(1))
    assert engine.encoding.wait(10)
    loaded.cancel(1)
    engine.encode_gate.set()
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about(2))
    assert done.args[0] == 2
    assert late == []


def test_cancel_while_answering_stops_between_pieces(loaded, engine, request_about, qtbot):
    engine.piece_gate = threading.Semaphore(1)
    engine.enqueue("one ", "two ", "three")
    with qtbot.waitSignal(loaded.text_received):
        loaded.ask(request_about(1))
    loaded.cancel(1)
    engine.piece_gate.release(10)
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about(2))
    assert done.args[0] == 2


def test_questions_are_answered_in_the_order_they_were_asked(loaded, request_about, qtbot):
    order: list[int] = []
    loaded.answer_finished.connect(lambda number, _: order.append(number))
    for number in (5, 6, 7):
        loaded.ask(request_about(number))
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == [5, 6, 7]


@pytest.mark.warns
@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (ContextTooLongError("The question is too long", "Ask a shorter one"), "The question is too long."),
        (RuntimeError("shape mismatch"), "The model stopped with an error."),
        (UserError("The page is gone."), "The page is gone."),
    ],
)
def test_a_failing_question_costs_a_sentence_and_the_next_one_is_answered(
    loaded, engine, request_about, qtbot, failure, words
):
    engine.failure = failure
    with qtbot.waitSignal(loaded.answer_failed) as failed:
        loaded.ask(request_about(1))
    assert failed.args[1].what == words
    engine.failure = None
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about(2))


def test_earlier_questions_reach_the_engine(loaded, engine, request_about, qtbot):
    asked = replace(request_about(), history=(("a", "b"),))
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(asked)
    assert engine.asked == [("What is it?", (("a", "b"),))]
