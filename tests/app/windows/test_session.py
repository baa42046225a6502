"""What comes back after a restart: tabs, places in them, and their conversations."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf
from PySide6.QtCore import Qt

from app.conversation.conversation import Stage
from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.inference.engine_client import EngineClient
from app.inference.model_jobs import ModelJobs
from app.recent_files import RecentFiles
from app.settings import Settings
from app.theme import Theme
from app.windows.desk import Desk
from app.windows.services import Services

pytestmark = pytest.mark.gui


class Runs:
    """Starts the window again and again on the same folders."""

    def __init__(self, qapp, qtbot, reader, folder: Path) -> None:
        self._qapp, self._qtbot, self._reader, self._folder = qapp, qtbot, reader, folder
        self._open: list[tuple[Desk, Services]] = []
        self.fake_engine = FakeEngine()

    def start(self) -> Desk:
        services = Services(
            reader=self._reader,
            engine=EngineClient(fake_loader(self.fake_engine)),
            settings=Settings(self._folder / "settings.json"),
            theme=Theme(self._qapp, "light"),
            recent=RecentFiles(self._folder / "recent.json"),
            history=History(self._folder / "history.sqlite3"),
            quick_actions=QuickActions(None),
            model_jobs=ModelJobs(dict),
        )
        desk = Desk(services)
        desk.window.show()
        with self._qtbot.waitSignal(services.engine.ready):
            desk.window.model.load()
        self._open.append((desk, services))
        return desk

    def end(self) -> None:
        while self._open:
            desk, services = self._open.pop()
            desk.window.close()
            services.model_jobs.close()
            services.engine.close()
            desk.window.close_readers()
            services.history.close()
            desk.window.deleteLater()


@pytest.fixture
def runs(qapp, qtbot, reader, tmp_path) -> Iterator[Runs]:
    made = Runs(qapp, qtbot, reader, tmp_path)
    yield made
    made.end()


@pytest.fixture
def files(tmp_path) -> list[Path]:
    return [
        write_pdf(tmp_path / "first.pdf", ["One", "Two", "Three"]),
        write_pdf(tmp_path / "second.pdf", ["Alpha"]),
    ]


def open_both(desk, files, qtbot) -> None:
    for file in files:
        with qtbot.waitSignal(desk.window.document_opened):
            desk.window.open_file(file)


def ask(desk, qtbot, text: str) -> None:
    with qtbot.waitSignal(desk.window.conversation.turn_ended):
        qtbot.keyClicks(desk.window.panel.composer.box, text)
        qtbot.keyClick(desk.window.panel.composer.box, Qt.Key.Key_Return)


def test_tabs_places_and_conversations_come_back(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files, qtbot)
    desk.window.tab_bar.setCurrentIndex(0)
    desk.window.viewport.go_to_page(2)
    desk.window.viewport.set_zoom(1.5)
    ask(desk, qtbot, "What is here")
    runs.end()
    again = runs.start()
    with qtbot.waitSignal(again.window.document_opened):
        assert again.session.restore()
    window = again.window
    assert [tab.name for tab in window.tabs] == ["first.pdf", "second.pdf"]
    assert window.tab.name == "first.pdf"
    assert window.viewport.current_page == 2
    assert window.viewport.zoom == pytest.approx(1.5)
    qtbot.waitUntil(lambda: len(window.conversation.turns) == 1)
    assert window.conversation.turns[0].text == "forty-two"
    assert window.panel.view(window.conversation.turns[0].id).answer.toPlainText() == "forty-two"


def test_a_tab_in_the_back_is_read_when_it_comes_to_the_front(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files, qtbot)
    runs.end()
    window = runs.start().window
    runs._open[-1][0].session.restore()
    qtbot.waitUntil(lambda: window.tab.document is not None)
    behind = window.tabs[0]
    assert behind.document is None
    with qtbot.waitSignal(behind.document_opened):
        window.tab_bar.setCurrentIndex(0)
    assert behind.document.name == "first.pdf"


def test_what_is_gone_on_with_is_written_to_the_same_conversation(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "First")
    key = desk.window.conversation.key
    runs.end()
    again = runs.start()
    with qtbot.waitSignal(again.window.document_opened):
        again.session.restore()
    qtbot.waitUntil(lambda: len(again.window.conversation.turns) == 1)
    ask(again, qtbot, "Second")
    assert again.window.conversation.key == key
    runs.end()
    third = runs.start()
    with qtbot.waitSignal(third.window.document_opened):
        third.session.restore()
    qtbot.waitUntil(lambda: len(third.window.conversation.turns) == 2)
    assert [turn.stage for turn in third.window.conversation.turns] == [Stage.DONE, Stage.DONE]


def test_a_file_that_is_gone_leaves_its_conversation_readable(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "First")
    runs.end()
    files[0].unlink()
    again = runs.start()
    again.session.restore()
    window = again.window
    qtbot.waitUntil(lambda: len(window.conversation.turns) == 1)
    qtbot.waitUntil(window.notice.isVisible)
    assert "first.pdf" in window.notice.what.text()
    assert window.document is None


def test_the_setting_keeps_tabs_from_coming_back(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files, qtbot)
    runs._open[-1][1].settings.set("reopen_documents", False)
    runs.end()
    assert not runs.start().session.restore()


def test_private_mode_leaves_no_trace_of_what_was_opened_and_asked(runs, files, qtbot, tmp_path):
    desk = runs.start()
    runs._open[-1][1].settings.set("private_mode", True)
    open_both(desk, files[:1], qtbot)
    runs.fake_engine.enqueue("a rare answer")
    ask(desk, qtbot, "a rare question")
    runs.end()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".pdf")
    for word in (b"rare", b"first.pdf"):
        assert word not in kept


def test_private_mode_begins_a_conversation_of_its_own(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "Kept")
    before = desk.window.conversation
    desk.window.actions_by_name["private_mode"].trigger()
    assert desk.window.conversation is not before
    assert "private" in desk.window.status.private.text()
    ask(desk, qtbot, "Not kept")
    runs.end()
    runs.start()
    history = runs._open[-1][1].history
    with qtbot.waitSignal(history.found) as found:
        history.search("")
    assert [summary.title for summary in found.args[1]] == ["Kept"]


def test_a_conversation_of_the_history_opens_beside_its_document(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files, qtbot)
    ask(desk, qtbot, "About the second")
    key = desk.window.conversation.key
    desk.window.actions_by_name["close_tab"].trigger()
    assert [tab.name for tab in desk.window.tabs] == ["first.pdf"]
    with qtbot.waitSignal(desk.window.document_opened):
        desk.session.open_conversation(key)
    window = desk.window
    qtbot.waitUntil(lambda: len(window.conversation.turns) == 1)
    assert window.document.name == "second.pdf"
    assert window.conversation.key == key
    assert window.panel.view(window.conversation.turns[0].id).answer.toPlainText() == "forty-two"


def test_a_conversation_that_is_open_comes_to_the_front_and_is_not_shown_twice(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files, qtbot)
    ask(desk, qtbot, "About the second")
    conversation = desk.window.conversation
    desk.window.tab_bar.setCurrentIndex(0)
    desk.session.open_conversation(conversation.key)
    assert desk.window.conversation is conversation
    assert len(desk.window.tabs) == 2


def test_a_conversation_deleted_in_the_history_is_not_gone_on_with(runs, files, qtbot):
    desk = runs.start()
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "Forget this")
    before = desk.window.conversation
    runs._open[-1][1].history.delete([before.key])
    qtbot.waitUntil(lambda: desk.window.conversation is not before)
    assert desk.window.conversation.turns == ()


def test_a_closed_tab_comes_back_with_its_conversation_also_in_private_mode(runs, files, qtbot):
    desk = runs.start()
    runs._open[-1][1].settings.set("private_mode", True)
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "Only in memory")
    desk.window.actions_by_name["close_tab"].trigger()
    with qtbot.waitSignal(desk.window.document_opened):
        desk.window.actions_by_name["reopen_closed"].trigger()
    assert [turn.question.text for turn in desk.window.conversation.turns] == ["Only in memory"]


def test_a_private_conversation_is_never_written_also_when_it_is_brought_back(runs, files, qtbot, tmp_path):
    desk = runs.start()
    settings = runs._open[-1][1].settings
    settings.set("private_mode", True)
    open_both(desk, files[:1], qtbot)
    ask(desk, qtbot, "a rare question")
    private = desk.window.conversation
    settings.set("private_mode", False)
    assert desk.window.conversation is not private
    qtbot.mouseClick(desk.window.notice.button, Qt.MouseButton.LeftButton)
    assert desk.window.conversation is private
    ask(desk, qtbot, "another rare question")
    desk.window.actions_by_name["close_tab"].trigger()
    with qtbot.waitSignal(desk.window.document_opened):
        desk.window.actions_by_name["reopen_closed"].trigger()
    assert len(desk.window.conversation.turns) == 2
    runs.end()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".pdf")
    assert b"rare" not in kept
    assert b"first.pdf" in kept, "outside of private mode documents are remembered"
