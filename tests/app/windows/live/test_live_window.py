"""The window of a live region, with a scripted screen and a fake engine."""

from __future__ import annotations

import threading

import pytest
from fakes import FakeEngine, fake_loader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from app.capture.frame_changes import Patience
from app.capture.live_alerts import AlertKind, AlertRule
from app.capture.live_watcher import LiveWatcher
from app.capture.screens import Area
from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.errors import UserError
from app.inference.engine_client import EngineClient
from app.inference.model_jobs import ModelJobs
from app.recent_files import RecentFiles
from app.settings import Settings
from app.theme import Theme
from app.windows.live import live_window
from app.windows.live.live_log_view import fitting_lines, plain_words
from app.windows.live.live_session import LiveStage
from app.windows.live.live_window import LiveWindow
from app.windows.services import Services

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000


class Screen:
    """One colour, until the test sets another; each grab is counted."""

    name, can_watch = "script", True

    def __init__(self):
        self.colour = QColor("navy")
        self.grabs = 0

    def why_not(self):
        return None

    def grab(self, area=None):
        self.grabs += 1
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(self.colour)
        return image

    def origin(self):
        return (0, 0)

    def close(self):
        pass


@pytest.fixture
def screen():
    return Screen()


@pytest.fixture
def fake():
    return FakeEngine()


@pytest.fixture
def settings():
    return Settings(None)


@pytest.fixture
def open_window(qapp, qtbot, screen, fake, settings):
    """Opens a live region over the screen; another one when it is called again."""
    engine = EngineClient(fake_loader(fake))
    jobs = ModelJobs(dict)
    services = Services(
        reader=None,
        engine=engine,
        settings=settings,
        theme=Theme(qapp, "light"),
        recent=RecentFiles(None),
        history=History(None),
        quick_actions=QuickActions(None),
        model_jobs=jobs,
    )
    with qtbot.waitSignal(engine.ready, timeout=LIMIT_MS):
        engine.load("fake-model")
    windows = []

    def opened():
        area, patience = Area(0, 0, 64, 48), Patience(0.02, 0.05, 1.0)
        made = LiveWindow(LiveWatcher(screen, area, patience=patience, on_battery=lambda: False), services)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.session.watcher.set_rate(100)
        made.show()
        windows.append(made)
        return made

    yield opened
    for made in windows:
        made.close()
        made.deleteLater()
    jobs.close()
    engine.close()


@pytest.fixture
def window(open_window):
    return open_window()


def wait_for_answer(window, qtbot, text):
    """Waits until the answer is `text` and has ended: how long it took is told last."""

    def ended():
        return window.answer.text.toPlainText().strip() == text and window.answer.meta.isVisibleTo(window)

    qtbot.waitUntil(ended, timeout=LIMIT_MS)


def test_it_begins_with_a_caption_of_what_it_sees(window, fake, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    assert fake.asked[0][0].startswith("Describe this picture")
    assert window.question.field.text() == "Describe"
    assert "TTFT" in window.answer.meta.text() and "64 × 48" in window.size_label.text()
    assert window.log.model().rowCount() == 1 and window.answer.hint.isHidden()


def test_a_model_that_cannot_describe_pictures_begins_with_reading_them(open_window, fake, qtbot):
    fake.tasks = ("read", "find")
    window = open_window()
    with qtbot.waitSignal(window.session._engine.ready, timeout=LIMIT_MS):
        window.session._engine.load("other-model")
    assert window.question.field.text() == "Read the text"
    qtbot.waitUntil(lambda: bool(fake.asked) and fake.asked[-1][0] == "Read the text.", timeout=LIMIT_MS)


def test_what_was_chosen_is_asked_the_next_time_whatever_the_model(open_window, fake, qtbot):
    first = open_window()
    summarise = next(action for action in first.question.menu.actions() if action.text() == "Summarise")
    summarise.trigger()
    first.rate.setValue(2.5)
    first.close()
    second = open_window()
    assert second.question.field.text() == "Summarise" and second.rate.value() == 2.5
    with qtbot.waitSignal(second.session._engine.ready, timeout=LIMIT_MS):
        second.session._engine.load("other-model")
    assert second.question.field.text() == "Summarise"
    second.question.field.setText("How many cars?")
    second.question.field.returnPressed.emit()
    second.close()
    assert open_window().question.field.text() == "How many cars?"


def test_in_private_mode_no_question_is_kept(open_window, settings):
    settings.set("private_mode", True)
    window = open_window()
    window.question.field.setText("Is it my salary?")
    window.question.field.returnPressed.emit()
    assert settings.get("live_question") == ""


def test_a_change_on_the_screen_brings_another_answer(window, screen, fake, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    fake.enqueue("a red", " wall")
    screen.colour = QColor("red")
    wait_for_answer(window, qtbot, "a red wall")
    assert window.log.model().rowCount() == 2
    window.log.setCurrentIndex(window.log.model().index(0, 0))
    qtbot.keyClick(window.log, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "a red wall"


def test_the_answer_before_stays_until_the_first_word_of_the_next(window, screen, fake, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    fake.enqueue("next")
    fake.piece_gate = threading.Semaphore(0)
    screen.colour = QColor("red")
    qtbot.waitUntil(lambda: len(fake.asked) == 2, timeout=LIMIT_MS)
    assert window.answer.text.toPlainText() == "forty-two"
    fake.piece_gate = None
    wait_for_answer(window, qtbot, "next")


def test_a_typed_question_is_asked_at_once(window, fake, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    fake.enqueue("three")
    window.question.field.setFocus()
    window.question.field.selectAll()
    qtbot.keyClicks(window.question.field, "How many cars?")
    qtbot.keyClick(window.question.field, Qt.Key.Key_Return)
    wait_for_answer(window, qtbot, "three")
    assert fake.asked[-1][0] == "How many cars?"


def test_pausing_stops_looking_and_says_so(window, screen, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    qtbot.mouseClick(window.pause_button, Qt.MouseButton.LeftButton)
    assert window.session.stage is LiveStage.PAUSED and window.state.text() == "Paused"
    before = screen.grabs
    screen.colour = QColor("red")
    qtbot.mouseClick(window.pause_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.log.model().rowCount() == 2, timeout=LIMIT_MS)
    assert screen.grabs > before and window.state.text() == "Watching"


def test_what_stops_watching_is_told_and_can_be_gone_on_from(window, screen, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    window.session.watcher.stopped_for.emit(UserError("The screen is gone.", "Connect it."))
    assert window.notice.isVisible() and window.notice.what.text() == "The screen is gone."
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible() and not window.session.is_paused


def test_the_alert_row_sets_the_rule_and_a_call_is_handed_on(window, screen, fake, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    assert not window.alert.text.isVisible()
    window.alert.kind.setCurrentIndex(1)
    assert window.alert.text.isVisible()
    qtbot.keyClicks(window.alert.text, "failed")
    assert window.session.alerts.rule == AlertRule(AlertKind.CONTAINS, "failed")
    fake.enqueue("The build FAILED")
    with qtbot.waitSignal(window.called, timeout=LIMIT_MS) as called:
        screen.colour = QColor("red")
    assert called.args == ["Live region", "The build FAILED"]


def test_the_log_is_exported_off_the_gui_thread(window, qtbot, tmp_path, monkeypatch):
    wait_for_answer(window, qtbot, "forty-two")
    monkeypatch.setattr(live_window, "ask_log_path", lambda parent: tmp_path / "log.md")
    window.export_log()
    qtbot.waitUntil((tmp_path / "log.md").exists, timeout=LIMIT_MS)
    monkeypatch.setattr(live_window, "ask_log_path", lambda parent: tmp_path / "no" / "log.md")
    window.export_log()
    qtbot.waitUntil(window.notice.isVisible, timeout=LIMIT_MS)
    assert "could not be saved" in window.notice.what.text()


def test_clearing_the_log_leaves_nothing_to_export(window, qtbot):
    wait_for_answer(window, qtbot, "forty-two")
    window.clear_button.click()
    assert window.log.model().rowCount() == 0 and not window.export_button.isEnabled()


def test_hidden_it_looks_less_often(window):
    assert not window.session.watcher.is_slowed
    window.hide()
    assert window.session.watcher.is_slowed
    window.show()
    assert not window.session.watcher.is_slowed


def test_everything_that_can_be_used_has_a_name(window):
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.parent().inherits("QAbstractSpinBox"):
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                assert named, widget


def test_markdown_is_left_out_of_the_lines_of_the_log():
    answer = "# Sales\n\nThe **total** of `a_b` is *4*\n\n| a | b |\n|---|---:|\n| 1 | -2 |\n\n- one\n- two"
    assert plain_words(answer) == "Sales The total of a_b is 4 a b 1 -2 one two"


def test_long_text_is_cut_in_the_last_line(qapp):
    font = QFont()
    lines = fitting_lines("one two three four five six seven eight nine ten", font, 90, 2)
    assert len(lines) == 2 and lines[-1].endswith("…")
    assert fitting_lines("", font, 90, 2) in ([], [""])
    assert fitting_lines("one", font, 0, 2) == []
