"""Which pictures of a live region are asked about, which answers are given up, and what is told. A fake
engine on its real thread; pictures come when the test says so.
"""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime

import pytest
from fakes import FakeEngine, fake_loader
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from app.capture.live_alerts import AlertKind, AlertRule
from app.capture.live_eye import StillPicture
from app.capture.screens import Area
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.settings import Settings
from app.windows.live.live_memory import KNOWN_ANSWERS, EngineShare, pil_image
from app.windows.live.live_session import MOST_GIVEN_UP, LiveSession, LiveStage
from fastvlm_engine.errors import EngineError

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000


class ScriptedWatcher(QObject):
    """Tells of pictures when it is told to."""

    changed = Signal(object)
    frame_shown = Signal(QImage)
    stopped_for = Signal(object)

    def __init__(self):
        super().__init__()
        self.calls = []

    def pause(self):
        self.calls.append("pause")

    def resume(self):
        self.calls.append("resume")

    def set_area(self, area):
        self.calls.append(area)

    def close(self):
        self.calls.append("close")

    def show(self, colour, *, was_still=True):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        digest = hashlib.blake2b(bytes(image.constBits())).digest()
        self.changed.emit(StillPicture(image, digest, datetime.now(UTC), 0.0, was_still))


@pytest.fixture
def fake():
    return FakeEngine()


@pytest.fixture
def client(fake, qtbot):
    made = EngineClient(fake_loader(fake))
    with qtbot.waitSignals([made.ready, made.idle], timeout=LIMIT_MS):
        made.load("fake-model")
    yield made
    fake.piece_gate = None
    made.close()


@pytest.fixture
def watcher():
    return ScriptedWatcher()


@pytest.fixture
def session(client, watcher, qtbot):
    made = LiveSession(watcher, client, Settings(None))
    made.set_question("What is it?")
    yield made
    made.close()


def see(session, watcher, qtbot, colour, **more):
    """The log's entry for the next picture."""
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS) as ended:
        watcher.show(colour, **more)
    return ended.args[0]


def answers(session):
    return [entry.answer for entry in session.log.entries]


def test_a_picture_is_answered_and_goes_into_the_log(session, watcher, fake, qtbot):
    fake.enqueue("a blue", " wall")
    begun, texts = [], []
    session.answer_begun.connect(lambda: begun.append(True))
    session.text_added.connect(texts.append)
    entry = see(session, watcher, qtbot, "blue")
    assert (entry.answer, entry.question) == ("a blue wall", "What is it?")
    assert "".join(texts) == "a blue wall" and len(begun) == 1
    assert entry.ttft_ms > 0 and QImage.fromData(entry.thumbnail).pixelColor(5, 5) == QColor("blue")
    assert session.stage is LiveStage.WATCHING
    assert fake.encoded_pixels[0][:3] == bytes((0, 0, 255))


def test_without_a_question_nothing_is_asked(client, watcher, fake, qtbot):
    session = LiveSession(watcher, client, Settings(None))
    watcher.show("blue")
    session.set_question("  ")
    assert session.stage is LiveStage.WATCHING
    session.close()
    assert fake.asked == []


def test_twenty_changes_are_answered_and_none_twice(session, watcher, fake, qtbot):
    for step in range(20):
        see(session, watcher, qtbot, QColor(10 * step, 0, 0))
        watcher.show(QColor(10 * step, 0, 0))
    assert len(fake.asked) == 20 and len(session.log.entries) == 20


def test_a_picture_that_comes_back_has_its_answer_without_the_engine(session, watcher, fake, qtbot):
    fake.enqueue("blue").enqueue("red")
    see(session, watcher, qtbot, "blue")
    see(session, watcher, qtbot, "red")
    entry = see(session, watcher, qtbot, "blue")
    assert (entry.answer, entry.ttft_ms) == ("blue", None)
    assert len(fake.asked) == 2 and answers(session) == ["blue", "red", "blue"]


def test_a_changed_picture_ends_the_answer_that_is_being_written(session, watcher, fake, qtbot):
    fake.enqueue("never", "ending").enqueue("red")
    fake.piece_gate = threading.Semaphore(1)
    with qtbot.waitSignal(session.text_added, timeout=LIMIT_MS):
        watcher.show("blue")
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        watcher.show("red")
        fake.piece_gate = None
    assert answers(session) == ["red"]


def test_on_a_slow_machine_an_answer_is_finished_in_the_end_and_the_newest_picture_is_next(
    session, watcher, fake, qtbot
):
    fake.piece_gate = threading.Semaphore(0)
    colours = ["blue", "red", "green", "yellow", "black", "white"]
    for colour in colours:
        watcher.show(colour)
    kept = colours[MOST_GIVEN_UP]
    with qtbot.waitSignals([session.ended, session.ended], timeout=LIMIT_MS):
        fake.piece_gate = None
    asked = [QImage.fromData(entry.thumbnail).pixelColor(5, 5) for entry in session.log.entries]
    assert asked == [QColor(kept), QColor("white")]


def test_a_picture_that_never_stood_still_waits_for_the_running_answer(session, watcher, fake, qtbot):
    fake.enqueue("first").enqueue("last")
    fake.piece_gate = threading.Semaphore(0)
    watcher.show("blue", was_still=False)
    watcher.show("red", was_still=False)
    watcher.show("green", was_still=False)
    with qtbot.waitSignals([session.ended, session.ended], timeout=LIMIT_MS):
        fake.piece_gate = None
    assert answers(session) == ["first", "last"]
    assert len(fake.asked) == 2


def test_another_question_is_asked_at_once_about_the_picture_as_it_is(session, watcher, fake, qtbot):
    fake.enqueue("blue").enqueue("12")
    see(session, watcher, qtbot, "blue")
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS) as ended:
        session.set_question("How many?")
    assert (ended.args[0].question, ended.args[0].answer) == ("How many?", "12")


def test_asking_again_asks_the_engine(session, watcher, fake, qtbot):
    see(session, watcher, qtbot, "blue")
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        session.ask_again()
    assert len(fake.asked) == 2


def test_while_paused_nothing_is_asked_and_afterwards_the_newest_picture_is(session, watcher, fake, qtbot):
    fake.piece_gate = threading.Semaphore(0)
    watcher.show("blue")
    session.pause()
    watcher.show("red")
    assert session.stage is LiveStage.PAUSED and watcher.calls == ["pause"]
    fake.piece_gate = None
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        session.resume()
    (entry,) = session.log.entries
    assert QImage.fromData(entry.thumbnail).pixelColor(5, 5) == QColor("red")


def test_an_error_of_the_engine_pauses_and_is_told(session, watcher, fake, qtbot):
    fake.failure = EngineError("The model ran out of memory", "Take a smaller one")
    with qtbot.waitSignal(session.stopped_for, timeout=LIMIT_MS) as stopped:
        watcher.show("blue")
    assert "out of memory" in str(stopped.args[0]) and session.is_paused
    fake.failure = None
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        session.resume()


def test_an_error_of_the_watcher_ends_the_running_answer(session, watcher, fake, qtbot):
    fake.piece_gate = threading.Semaphore(0)
    watcher.show("blue")
    error = UserError("The screen is gone.", "Connect it.")
    with qtbot.waitSignal(session.stopped_for) as stopped:
        watcher.stopped_for.emit(error)
    assert stopped.args[0] is error and session.is_paused


def test_unloading_the_model_pauses_instead_of_loading_it_again(session, watcher, client, fake, qtbot):
    fake.piece_gate = threading.Semaphore(0)
    watcher.show("blue")
    with qtbot.waitSignals([session.stopped_for, client.unloaded], timeout=LIMIT_MS):
        client.unload()
    assert session.is_paused and fake.loads == ["fake-model"]


def test_another_area_is_asked_about_anew_also_after_a_pause(session, watcher, fake, qtbot):
    fake.enqueue("12").enqueue("13").enqueue("14")
    called = []
    session.called.connect(lambda entry: called.append(entry.answer))
    session.alerts.set_rule(AlertRule(AlertKind.CHANGES))
    see(session, watcher, qtbot, "blue")
    session.pause()
    session.set_area(Area(5, 5, 60, 40))
    assert watcher.calls[-2:] == [Area(5, 5, 60, 40), "resume"] and session.stage is LiveStage.WATCHING
    see(session, watcher, qtbot, "red")
    see(session, watcher, qtbot, "green")
    assert answers(session) == ["12", "13", "14"] and called == ["14"]


def test_without_a_model_it_pauses_with_a_sentence(watcher, qtbot):
    def load(checkpoint, **_):
        raise EngineError("The model could not be read", "Take another one")

    engine = EngineClient(load)
    with qtbot.waitSignal(engine.load_failed, timeout=LIMIT_MS):
        engine.load("broken")
    session = LiveSession(watcher, engine, Settings(None))
    session.set_question("What is it?")
    with qtbot.waitSignal(session.stopped_for, timeout=LIMIT_MS) as stopped:
        watcher.show("blue")
    assert session.is_paused and "could not be read" in str(stopped.args[0])
    session.close()
    engine.close()


def test_calls_when_the_answer_contains_what_is_waited_for(session, watcher, fake, qtbot):
    fake.enqueue("running").enqueue("the build failed").enqueue("failed, still")
    called = []
    session.called.connect(lambda entry: called.append(entry.answer))
    session.alerts.set_rule(AlertRule(AlertKind.CONTAINS, "Failed"))
    for colour in ("blue", "red", "green"):
        see(session, watcher, qtbot, colour)
    assert called == ["the build failed"]


def test_a_change_of_the_question_is_no_change_of_the_answer(session, watcher, fake, qtbot):
    fake.enqueue("12").enqueue("a chart").enqueue("a table")
    called = []
    session.called.connect(lambda entry: called.append(entry.answer))
    session.alerts.set_rule(AlertRule(AlertKind.CHANGES))
    see(session, watcher, qtbot, "blue")
    with qtbot.waitSignal(session.ended, timeout=LIMIT_MS):
        session.set_question("What is shown?")
    see(session, watcher, qtbot, "red")
    assert called == ["a table"]


def test_what_is_remembered_is_bounded(session, watcher, fake, qtbot):
    for step in range(KNOWN_ANSWERS + 2):
        see(session, watcher, qtbot, QColor(step, 0, 0))
    see(session, watcher, qtbot, QColor(0, 0, 0))
    assert len(fake.asked) == KNOWN_ANSWERS + 3


def test_the_engines_share_is_that_of_the_last_minute():
    share = EngineShare(0)
    share.add(0, 30)
    assert share.share(40) == 0.75
    assert share.share(60) == 0.5
    assert share.share(75) == 0.25
    assert share.share(75, began=69) == pytest.approx(0.35)
    assert share.share(200) == 0


def test_pixels_reach_the_engine_row_by_row():
    image = QImage(5, 3, QImage.Format.Format_RGB32)  # rows of RGB are padded to 16 bytes
    for y in range(3):
        for x in range(5):
            image.setPixelColor(x, y, QColor(10 * x, 20 * y, 7))
    made = pil_image(image)
    assert [made.getpixel((x, y)) for y in range(3) for x in range(5)] == [
        (10 * x, 20 * y, 7) for y in range(3) for x in range(5)
    ]
