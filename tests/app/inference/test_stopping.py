"""Stop in each stage of the real engine, on a small random checkpoint: only the step that runs is finished,
the engine is idle soon, and the next question is answered.

Each test halts the engine inside a stage, stops the question there, lets go, and counts what is still done.
"""

import threading

from app.inference import engine_import
from app.inference.engine_client import EngineClient, EngineState
from fastvlm_engine import engine as engine_module
from fastvlm_engine import generation, weights
from fastvlm_engine.model.language_model import LanguageModel
from fastvlm_engine.model.vision_tower import VisionTower

SOON_MS = 500
LONG_MS = 30_000


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
    with qtbot.waitSignal(client.answer_finished, timeout=LONG_MS) as done:
        client.ask(request)
    number, answer = done.args
    assert number == request.id
    assert answer.finish in ("stop", "length", "loop")
    assert answer.ttft_ms > 0


def test_stop_in_the_vision_tower_ends_it_before_its_next_step(
    real_client, request_about, qtbot, monkeypatch
):
    halt, steps = Halt(at=2), VisionTower._steps
    with monkeypatch.context() as patch:
        patch.setattr(VisionTower, "_steps", lambda tower: [halt.around(step) for step in steps(tower)])
        stop_inside(real_client, halt, request_about(1), qtbot)
    assert halt.calls == 2
    assert_answers(real_client, request_about(2), qtbot)


def test_stop_in_prefill_ends_it_before_its_next_part(real_client, request_about, qtbot, monkeypatch):
    halt = Halt(at=3)
    with monkeypatch.context() as patch:
        patch.setattr(generation, "tokens_at_once", lambda model: 4)
        patch.setattr(LanguageModel, "forward", halt.around(LanguageModel.forward))
        stop_inside(real_client, halt, request_about(1), qtbot)
    assert halt.calls == 3
    assert_answers(real_client, request_about(2), qtbot)


def test_stop_in_decode_ends_it_before_the_next_token(real_client, request_about, qtbot, monkeypatch):
    halt = Halt(at=4)
    with monkeypatch.context() as patch:
        patch.setattr(generation, "decode_one_token", halt.around(generation.decode_one_token))
        stop_inside(real_client, halt, request_about(1), qtbot)
    assert halt.calls == 4
    assert_answers(real_client, request_about(2), qtbot)


def test_a_load_that_is_stopped_reads_no_further_tensor_and_a_question_loads_again(
    checkpoint, one_thread, request_about, qtbot, monkeypatch
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


def test_a_load_is_stopped_although_torch_is_still_being_imported(
    checkpoint, one_thread, request_about, qtbot, monkeypatch
):
    halt = Halt(at=1)
    client = EngineClient()
    with monkeypatch.context() as patch:
        patch.setattr(engine_import, "_is_imported", threading.Event())
        patch.setattr(engine_import, "_import", halt.around(engine_import._import))
        client.load(str(checkpoint), "cpu", "fp32")
        halt.wait()
        with qtbot.waitSignals([client.unloaded, client.idle], timeout=SOON_MS):
            client.cancel_load()
        assert client.state is EngineState.UNLOADED
        halt.let_go()
    assert_answers(client, request_about(1), qtbot)
    client.close()


def test_an_engine_that_cannot_be_imported_is_a_sentence(qapp, qtbot, monkeypatch):
    def broken():
        raise ImportError("libtorch_cpu.so: cannot open shared object file")

    monkeypatch.setattr(engine_import, "_is_imported", threading.Event())
    monkeypatch.setattr(engine_import, "_import", broken)
    client = EngineClient()
    with qtbot.waitSignal(client.load_failed) as failed:
        client.load("docent-nano")
    assert "libtorch_cpu.so" in failed.args[0].what
    assert "docent diagnose" in failed.args[0].advice
    client.close()


def test_a_load_that_is_stopped_while_it_warms_up_leaves_no_model(checkpoint, one_thread, qtbot, monkeypatch):
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
    checkpoint, one_thread, request_about, qtbot, monkeypatch
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
        with qtbot.waitSignal(client.answer_finished, timeout=LONG_MS):
            halt.let_go()
    assert numbers == [2]
    client.close()


def test_closing_in_the_middle_of_the_vision_tower_ends_the_thread(real_client, request_about, monkeypatch):
    halt, steps = Halt(at=2), VisionTower._steps
    monkeypatch.setattr(VisionTower, "_steps", lambda tower: [halt.around(step) for step in steps(tower)])
    real_client.ask(request_about(1))
    halt.wait()
    threading.Timer(0.05, halt.let_go).start()
    real_client.close()
    assert "engine" not in {thread.name for thread in threading.enumerate()}
