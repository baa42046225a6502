"""A model comes into memory, leaves it and comes back: on request, when idle, when a load is given up."""

import threading

from fakes import FakeEngine, fake_loader

from app.inference.engine_client import EngineClient, EngineState
from app.settings import Settings
from fastvlm_engine.errors import CheckpointError


def test_loading_tells_its_progress_and_then_what_runs(client, qtbot):
    told: list[tuple[str, float]] = []
    client.loading.connect(lambda step, share: told.append((step, share)))
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    assert told == [("reading weights", 0.5), ("warm-up", 0.0)]
    assert client.facts is not None
    assert (client.facts.model, client.facts.device, client.facts.precision) == ("fake-model", "cpu", "fp32")


def test_a_question_asked_before_the_model_is_there_waits_for_it(client, request_about, qtbot):
    client.ask(request_about())
    with qtbot.waitSignal(client.answer_finished) as done:
        client.load("fake-model")
    assert done.args[1].steps_ms["wait"] > 0


def test_a_model_that_cannot_be_loaded_fails_it_and_the_questions_after(request_about, qtbot):
    def load(*_: object, **__: object) -> FakeEngine:
        raise CheckpointError("model.safetensors is cut short", "Fetch the model again")

    client = EngineClient(load)
    with qtbot.waitSignal(client.load_failed) as failed:
        client.load("broken")
    with qtbot.waitSignal(client.answer_failed) as answer:
        client.ask(request_about())
    client.close()
    assert failed.args[0].what == "model.safetensors is cut short."
    assert failed.args[0].advice == "Fetch the model again."
    assert answer.args[1] is failed.args[0]


def test_a_new_model_takes_the_place_of_the_old_one(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.ready):
        loaded.load("fake-model")
    assert engine.closed


def test_close_in_the_middle_of_work_ends_the_thread_and_the_engine(engine, request_about, qtbot):
    client = EngineClient(fake_loader(engine))
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    engine.encode_gate = threading.Event()
    client.ask(request_about())
    assert engine.encoding.wait(10)
    client.close()
    assert engine.closed
    assert "engine" not in {thread.name for thread in threading.enumerate()}


def test_what_runs_is_told_with_its_memory_and_what_it_was_trained_for(client, engine, qtbot):
    engine.follow_ups, engine.tasks = 0, ("read",)
    with qtbot.waitSignal(client.ready) as ready:
        client.load("fake-model")
    (facts,) = ready.args
    assert (facts.follow_ups, facts.tasks, facts.memory_mb) == (0, ("read",), 17.0)
    assert facts.load_s > 0
    assert client.state is EngineState.READY


def test_unloading_closes_the_engine_and_says_so(loaded, engine, qtbot):
    with qtbot.waitSignal(loaded.unloaded) as told:
        loaded.unload()
    assert told.args == ["asked"]
    assert engine.closed
    assert (loaded.facts, loaded.state) == (None, EngineState.UNLOADED)


def test_a_question_loads_the_model_again_and_its_wait_is_counted(loaded, engine, request_about, qtbot):
    with qtbot.waitSignal(loaded.unloaded):
        loaded.unload()
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about())
    assert engine.loads == ["fake-model", "fake-model"]
    assert done.args[1].steps_ms["wait"] > 0


def test_what_is_looked_at_does_not_bring_back_a_model_that_was_unloaded_by_hand(loaded, document, qtbot):
    with qtbot.waitSignal(loaded.unloaded):
        loaded.unload()
    loaded.encode_ahead(document, 0, None)
    assert loaded.state is EngineState.UNLOADED


def test_unloading_ends_the_answer_that_runs(loaded, engine, request_about, qtbot):
    engine.piece_gate = threading.Semaphore(1)
    engine.enqueue("one ", "two ", "three")
    with qtbot.waitSignal(loaded.text_received):
        loaded.ask(request_about())
    with qtbot.waitSignals([loaded.answer_finished, loaded.unloaded]):
        loaded.unload()


def test_a_load_that_is_given_up_leaves_no_model_and_the_waiting_question_a_sentence(
    client, engine, request_about, qtbot
):
    engine.load_gate = threading.Event()  # never set: this load would take for ever
    with qtbot.waitSignal(client.loading):
        client.load("large")
    client.ask(request_about())
    failed = []
    client.answer_failed.connect(lambda *news: failed.append(news))
    with qtbot.waitSignal(client.unloaded) as told:
        client.cancel_load()
    assert told.args == ["cancelled"]
    assert [(number, error.what) for number, error in failed] == [(1, "No model is loaded.")]
    assert client.facts is None
    engine.load_gate = None
    with qtbot.waitSignal(client.answer_finished):
        client.ask(request_about(2))


def test_giving_up_a_load_that_is_over_changes_nothing(loaded, engine):
    loaded.cancel_load()
    assert loaded.state is EngineState.READY
    assert not engine.closed


def test_another_model_chosen_while_one_loads_is_the_one_that_comes(client, engine, qtbot):
    engine.load_gate = threading.Event()
    with qtbot.waitSignal(client.loading):
        client.load("first")
    ready = []
    client.ready.connect(ready.append)
    client.load("second")
    engine.load_gate.set()
    with qtbot.waitSignal(client.idle):
        pass
    assert engine.loads == ["first", "second"]
    assert len(ready) == 1


def test_an_idle_model_is_unloaded_and_a_look_at_a_page_brings_it_back(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.unloaded) as told:
        loaded.set_idle_minutes(0.0005)
    assert told.args == ["idle"]
    assert loaded.state is EngineState.ASLEEP
    with qtbot.waitSignal(loaded.ready):
        loaded.encode_ahead(document, 0, None)


def test_a_model_is_never_unloaded_while_a_question_runs(loaded, engine, request_about, qtbot):
    engine.piece_gate = threading.Semaphore(0)
    engine.enqueue("late")
    loaded.ask(request_about())
    assert engine.encoding.wait(10)
    loaded.set_idle_minutes(0.0002)  # 12 ms
    unloaded = []
    loaded.unloaded.connect(unloaded.append)
    qtbot.wait(100)
    assert unloaded == []
    with qtbot.waitSignals([loaded.answer_finished, loaded.unloaded], order="strict"):
        engine.piece_gate.release(10)


def test_without_an_idle_time_the_model_stays(loaded, qtbot):
    loaded.set_idle_minutes(0)
    with qtbot.assertNotEmitted(loaded.unloaded, wait=60):
        pass


def test_the_limits_come_from_the_settings_and_follow_them(client, engine, qtbot):
    settings = Settings(None)
    settings.set("encoded_pages_mb", 100)
    client.follow(settings)
    with qtbot.waitSignal(client.ready):
        client.load("fake-model")
    assert engine.limit_bytes == 75 << 20  # a quarter is for the pictures themselves
    with qtbot.waitSignal(client.idle):
        settings.set("encoded_pages_mb", 0)
    assert engine.limit_bytes == 0


def test_stopping_the_question_that_a_model_is_loaded_for_stops_the_load(
    loaded, engine, request_about, qtbot
):
    with qtbot.waitSignal(loaded.unloaded):
        loaded.unload()
    engine.load_gate = threading.Event()  # never set
    with qtbot.waitSignal(loaded.loading):
        loaded.ask(request_about(1))
    with qtbot.waitSignals([loaded.unloaded, loaded.idle]):
        loaded.cancel(1)
    engine.load_gate = None
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about(2))


def test_stopping_a_question_leaves_a_load_that_was_asked_for(client, engine, request_about, qtbot):
    engine.load_gate = threading.Event()
    with qtbot.waitSignal(client.loading):
        client.load("fake-model")
    client.ask(request_about(1))
    client.cancel(1)
    with qtbot.waitSignal(client.ready):
        engine.load_gate.set()
