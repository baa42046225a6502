"""The engine thread: who goes first, what is dropped, how it stops. A fake engine, real documents."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf

from app.documents.document import open_document
from app.documents.reader import Reader
from app.documents.region import Region
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest
from fastvlm_engine.errors import CheckpointError, ContextTooLongError


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    reader = Reader()
    path: Path = write_pdf(tmp_path_factory.mktemp("engine") / "two.pdf", ["First page 1", "Second page 2"])
    yield open_document(path, reader)
    reader.shutdown()


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def client(engine, qtbot):
    made = EngineClient(fake_loader(engine))
    yield made
    if engine.encode_gate is not None:
        engine.encode_gate.set()
    made.close()


@pytest.fixture
def loaded(client, qtbot):
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    return client


def request(document, number=1, page=0, text="What is it?", region=None, history=()):
    return EngineRequest(number, document, page, region, text, history)


def test_loading_tells_its_progress_and_then_what_runs(client, qtbot):
    told: list[tuple[str, float]] = []
    client.loading.connect(lambda step, share: told.append((step, share)))
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    assert told == [("reading weights", 0.5), ("warm-up", 0.0)]
    assert client.facts is not None
    assert (client.facts.model, client.facts.device, client.facts.precision) == ("fake-model", "cpu", "fp32")


def test_an_answer_comes_with_its_stages_text_and_times(loaded, engine, document, qtbot):
    engine.enqueue("934", ".20")
    stages: list[str] = []
    pieces: list[str] = []
    loaded.state_changed.connect(lambda _, stage: stages.append(stage))
    loaded.text_received.connect(lambda _, text: pieces.append(text))
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request(document))
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


def test_all_engine_work_is_done_on_one_thread_that_is_not_the_main_one(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request(document))
    assert engine.threads == {"engine"}
    assert threading.current_thread().name != "engine"


def test_the_first_tokens_time_comes_before_its_text(loaded, engine, document, qtbot):
    order: list[str] = []
    loaded.first_token.connect(lambda *_: order.append("time"))
    loaded.text_received.connect(lambda *_: order.append("text"))
    engine.enqueue("a ", "b ", "c")
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request(document))
    assert order[0] == "time"
    assert order.count("time") == 1
    assert 1 <= order.count("text") <= 3


def test_a_second_question_on_one_page_renders_nothing_and_finds_it_encoded(loaded, document, qtbot):
    answers = []
    loaded.answer_finished.connect(lambda _, answer: answers.append(answer))
    for number in (1, 2):
        with qtbot.waitSignal(loaded.answer_finished):
            loaded.ask(request(document, number))
    assert [answer.cached for answer in answers] == [False, True]
    assert answers[1].steps_ms["render"] == 0.0
    assert answers[1].steps_ms["vision"] == 0.0


def test_another_region_is_another_picture(loaded, engine, document, qtbot):
    answers = []
    loaded.answer_finished.connect(lambda _, answer: answers.append(answer))
    for number, region in ((1, Region(0, 0, 0, 200, 100)), (2, Region(0, 10, 20, 150, 60))):
        with qtbot.waitSignal(loaded.answer_finished):
            loaded.ask(request(document, number, region=region))
    assert [answer.cached for answer in answers] == [False, False]


def test_a_page_encoded_ahead_makes_its_question_warm(loaded, engine, document, qtbot):
    loaded.encode_ahead(document, 1, None)
    assert engine.encoding.wait(10)
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request(document, page=1))
    assert done.args[1].cached


def test_a_question_goes_before_pages_to_encode_and_stops_one_of_another_page(
    loaded, engine, document, qtbot
):
    # GIVEN the engine encoding part of page 2 ahead, which would take for ever
    engine.encode_gate = threading.Event()
    loaded.encode_ahead(document, 1, Region(1, 0, 0, 100, 20), neighbours=False)
    assert engine.encoding.wait(10)
    engine.encoding.clear()
    # WHEN page 1 is asked about
    loaded.ask(request(document, page=0))
    # THEN encoding starts anew, for the question, and goes on ahead after it
    assert engine.encoding.wait(10)
    with qtbot.waitSignals([loaded.answer_finished, loaded.idle]):
        engine.encode_gate.set()
    assert engine.encoded_sizes == [(256, 192), (320, 64)]


def test_of_pages_to_encode_ahead_only_the_newest_is_done(loaded, engine, document, qtbot):
    engine.encode_gate = threading.Event()
    loaded.ask(request(document))
    assert engine.encoding.wait(10)
    regions = [Region(1, 0, 0, 100 + 10 * step, 50) for step in range(5)]
    for region in regions:
        loaded.encode_ahead(document, 1, region, neighbours=False)
    with qtbot.waitSignal(loaded.answer_finished):
        engine.encode_gate.set()
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request(document, 2, page=1, region=regions[-1]))
    assert done.args[1].finish == "stop"
    assert len(engine.encoded_sizes) <= 3, "the four older ones were never encoded"


def test_cancel_while_reading_frees_the_engine_and_nothing_more_is_heard(loaded, engine, document, qtbot):
    engine.encode_gate = threading.Event()
    late: list[object] = []
    for signal in (loaded.text_received, loaded.answer_finished, loaded.answer_failed):
        signal.connect(lambda number, *_: late.append(number) if number == 1 else None)
    loaded.ask(request(document, 1))
    assert engine.encoding.wait(10)
    loaded.cancel(1)
    engine.encode_gate.set()
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request(document, 2))
    assert done.args[0] == 2
    assert late == []


def test_cancel_while_answering_stops_between_pieces(loaded, engine, document, qtbot):
    engine.piece_gate = threading.Semaphore(1)
    engine.enqueue("one ", "two ", "three")
    with qtbot.waitSignal(loaded.text_received):
        loaded.ask(request(document, 1))
    loaded.cancel(1)
    engine.piece_gate.release(10)
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request(document, 2))
    assert done.args[0] == 2


def test_a_question_asked_before_the_model_is_there_waits_for_it(client, document, qtbot):
    client.ask(request(document))
    with qtbot.waitSignal(client.answer_finished) as done:
        client.load("fake-model")
    assert done.args[1].steps_ms["wait"] > 0


def test_questions_are_answered_in_the_order_they_were_asked(loaded, document, qtbot):
    order: list[int] = []
    loaded.answer_finished.connect(lambda number, _: order.append(number))
    for number in (5, 6, 7):
        loaded.ask(request(document, number))
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == [5, 6, 7]


def test_a_model_that_cannot_be_loaded_fails_it_and_the_questions_after(document, qtbot):
    def load(*_: object, **__: object) -> FakeEngine:
        raise CheckpointError("model.safetensors is cut short", "Fetch the model again")

    client = EngineClient(load)
    with qtbot.waitSignal(client.load_failed) as failed:
        client.load("broken")
    with qtbot.waitSignal(client.answer_failed) as answer:
        client.ask(request(document))
    client.close()
    assert failed.args[0].what == "model.safetensors is cut short."
    assert failed.args[0].advice == "Fetch the model again."
    assert answer.args[1] is failed.args[0]


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (ContextTooLongError("The question is too long", "Ask a shorter one"), "The question is too long."),
        (RuntimeError("shape mismatch"), "The model stopped with an error."),
        (UserError("The page is gone."), "The page is gone."),
    ],
)
def test_a_failing_question_costs_a_sentence_and_the_next_one_is_answered(
    loaded, engine, document, qtbot, failure, words
):
    engine.failure = failure
    with qtbot.waitSignal(loaded.answer_failed) as failed:
        loaded.ask(request(document, 1))
    assert failed.args[1].what == words
    engine.failure = None
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request(document, 2))


def test_a_new_model_takes_the_place_of_the_old_one(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.ready):
        loaded.load("fake-model")
    assert engine.closed


def test_earlier_questions_reach_the_engine(loaded, engine, document, qtbot):
    asked = replace(request(document), history=(("a", "b"),))
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(asked)
    assert engine.asked == [("What is it?", (("a", "b"),))]


def test_close_in_the_middle_of_work_ends_the_thread_and_the_engine(engine, document, qtbot):
    client = EngineClient(fake_loader(engine))
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    engine.encode_gate = threading.Event()
    client.ask(request(document))
    assert engine.encoding.wait(10)
    client.close()
    assert engine.closed
    assert "engine" not in {thread.name for thread in threading.enumerate()}
