"""Stop in each stage of the real engine, on a small random checkpoint: only the step that runs is finished,
the engine is idle soon, and the next question is answered.

Each test halts the engine inside a stage, stops the question there, lets go, and counts what is still done.
"""

import threading

import pytest

from app.inference.engine_client import EngineClient, EngineState
from benchmarks.random_checkpoints import NANO_TOWER, write_tiny_checkpoint
from fastvlm_engine import engine as engine_module
from fastvlm_engine import generation, weights
from fastvlm_engine.model.language_model import LanguageModel
from fastvlm_engine.model.vision_tower import VisionTower

SOON_MS = 500


class Halt:
    """Counts the calls of a function and halts at one of them until it is let go."""

    def __init__(self, at: int) -> None:
        self.calls, self._at = 0, at
        self.reached, self._go_on = threading.Event(), threading.Event()

    def around(self, function):
        def counted(*arguments, **keywords):
            self.calls += 1
            if self.calls == self._at:
                self.reached.set()
                assert self._go_on.wait(30)
            return function(*arguments, **keywords)

        return counted

    def wait(self) -> None:
        assert self.reached.wait(30), f"only {self.calls} steps were taken"

    def let_go(self) -> None:
        self._go_on.set()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return write_tiny_checkpoint(folder, docent_block=True, tower=NANO_TOWER, seed=6)


@pytest.fixture
def client(checkpoint, qtbot):
    made = EngineClient()
    with qtbot.waitSignals([made.ready, made.idle], timeout=60_000):
        made.load(str(checkpoint), "cpu", "fp32")
    yield made
    made.close()


def stop_inside(client, halt, request, qtbot):
    """Asks, stops at the halt, and waits until the engine has nothing to do; news of the question fail."""
    news = []
    for signal in (client.answer_finished, client.answer_failed):
        signal.connect(lambda number, *_: news.append(number))
    client.ask(request)
    halt.wait()
    client.cancel(request.id)
    with qtbot.waitSignal(client.idle, timeout=SOON_MS):
        halt.let_go()
    assert news == []


def assert_answers(client, request, qtbot):
    with qtbot.waitSignal(client.answer_finished) as done:
        client.ask(request)
    number, answer = done.args
    assert number == request.id
    assert answer.finish in ("stop", "length", "loop")
    assert answer.ttft_ms > 0


def test_stop_in_the_vision_tower_ends_it_before_its_next_step(client, request_about, qtbot, monkeypatch):
    halt, steps = Halt(at=2), VisionTower._steps
    with monkeypatch.context() as patch:
        patch.setattr(VisionTower, "_steps", lambda tower: [halt.around(step) for step in steps(tower)])
        stop_inside(client, halt, request_about(1), qtbot)
    assert halt.calls == 2
    assert_answers(client, request_about(2), qtbot)


def test_stop_in_prefill_ends_it_before_its_next_part(client, request_about, qtbot, monkeypatch):
    halt = Halt(at=3)
    with monkeypatch.context() as patch:
        patch.setattr(generation, "PREFILL_CHUNK", 4)
        patch.setattr(LanguageModel, "forward", halt.around(LanguageModel.forward))
        stop_inside(client, halt, request_about(1), qtbot)
    assert halt.calls == 3
    assert_answers(client, request_about(2), qtbot)


def test_stop_in_decode_ends_it_before_the_next_token(client, request_about, qtbot, monkeypatch):
    halt = Halt(at=4)
    with monkeypatch.context() as patch:
        patch.setattr(generation, "decode_one_token", halt.around(generation.decode_one_token))
        stop_inside(client, halt, request_about(1), qtbot)
    assert halt.calls == 4
    assert_answers(client, request_about(2), qtbot)


def test_a_load_that_is_stopped_reads_no_further_tensor_and_a_question_loads_again(
    checkpoint, request_about, qtbot, monkeypatch
):
    halt = Halt(at=5)
    client = EngineClient()
    with monkeypatch.context() as patch:
        patch.setattr(weights, "_assign", halt.around(weights._assign))
        client.load(str(checkpoint), "cpu", "fp32")
        halt.wait()
        client.cancel_load()
        with qtbot.waitSignals([client.unloaded, client.idle], timeout=SOON_MS):
            halt.let_go()
    assert halt.calls == 5
    assert client.state is EngineState.UNLOADED
    assert_answers(client, request_about(1), qtbot)
    client.close()


def test_a_load_that_is_stopped_while_it_warms_up_leaves_no_model(checkpoint, qtbot, monkeypatch):
    halt = Halt(at=1)
    client = EngineClient()
    with monkeypatch.context() as patch:
        patch.setattr(engine_module, "prefill", halt.around(engine_module.prefill))
        client.load(str(checkpoint), "cpu", "fp32")
        halt.wait()
        client.cancel_load()
        with qtbot.waitSignals([client.unloaded, client.idle], timeout=SOON_MS):
            halt.let_go()
    assert client.facts is None
    client.close()


def test_a_question_stopped_while_its_model_loads_is_not_answered_and_the_next_one_is(
    checkpoint, request_about, qtbot, monkeypatch
):
    halt = Halt(at=5)
    client = EngineClient()
    numbers = []
    client.answer_finished.connect(lambda number, _: numbers.append(number))
    with monkeypatch.context() as patch:
        patch.setattr(weights, "_assign", halt.around(weights._assign))
        client.load(str(checkpoint), "cpu", "fp32")
        halt.wait()
        client.ask(request_about(1))
        client.cancel(1)
        client.ask(request_about(2))
        with qtbot.waitSignal(client.answer_finished):
            halt.let_go()
    assert numbers == [2]
    client.close()


def test_closing_in_the_middle_of_the_vision_tower_ends_the_thread(client, request_about, monkeypatch):
    halt, steps = Halt(at=2), VisionTower._steps
    monkeypatch.setattr(VisionTower, "_steps", lambda tower: [halt.around(step) for step in steps(tower)])
    client.ask(request_about(1))
    halt.wait()
    threading.Timer(0.05, halt.let_go).start()
    client.close()
    assert "engine" not in {thread.name for thread in threading.enumerate()}
