"""A tab with a picture that has no file: what it says and what is kept of it, saving it, bringing it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from app.windows import tabs as tabs_module
from app.windows.incoming import kept_picture

pytestmark = pytest.mark.gui
LIMIT_MS = 30_000
COLOUR = QColor("#3a7ca5")


def picture(width: int = 60, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(COLOUR)
    return image


@pytest.fixture
def unsaved(window, desk):
    """The window with a capture in front, beside a document."""
    window.tabs.open_picture(kept_picture(picture(), "Capture 14:03"))
    return window


def saved_at(window, path, qtbot, monkeypatch):
    """Saves the picture in front as a person would."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.tab.file.saved, timeout=LIMIT_MS):
        window.tab.unsaved_bar.save_button.click()


def kept_paths(desk) -> list[Path]:
    """What would be restored at the next start."""
    desk.session.save()
    return [entry.path for entry in desk.session._services.recent.session()[0]]


def test_its_tab_says_that_it_is_not_saved_and_nothing_lists_it(unsaved, desk, pdf):
    tab = unsaved.tab
    assert (tab.name, unsaved.windowTitle().split(" — ")[0]) == ("Capture 14:03", "Capture 14:03")
    assert tab.unsaved_bar.isVisible() and "Not saved" in tab.unsaved_bar.words.text()
    assert not tab.panel.welcome.open_button.isVisible()
    assert desk.captures.services.recent.files() == [pdf]
    assert kept_paths(desk) == [pdf]
    assert not unsaved.tabs[0].unsaved_bar.isVisibleTo(unsaved.tabs[0].pages)


def test_saved_it_is_an_ordinary_file_in_the_same_place_and_conversation(
    unsaved, desk, pdf, tmp_path, qtbot, monkeypatch
):
    tab, path = unsaved.tab, tmp_path / "capture"
    tab.rotate(1)
    tab.questions.ask("What is this?")
    qtbot.waitUntil(lambda: tab.conversation.running is None, timeout=LIMIT_MS)
    turns = tab.conversation.turns
    saved_at(unsaved, path, qtbot, monkeypatch)
    path = path.with_suffix(".png")
    assert QImage(str(path)).pixelColor(30, 20) == COLOUR
    assert (tab.path, tab.name, tab.conversation.document) == (path, "capture.png", path)
    assert tab.document.page_sizes == ((40.0, 60.0),) and tab.conversation.turns == turns
    assert not tab.unsaved_bar.isVisible()
    assert desk.captures.services.recent.files() == [path, pdf]
    assert kept_paths(desk) == [pdf, path]
    with qtbot.waitSignal(tab.file.vanished, timeout=LIMIT_MS):
        path.unlink()  # it is watched like any file


@pytest.mark.parametrize("at", ["gone/a.png", "file/a.png"], ids=["no folder", "not a folder"])
def test_what_cannot_be_saved_is_told_and_still_there(unsaved, tmp_path, qtbot, monkeypatch, at):
    (tmp_path / "file").write_text("")
    tab = unsaved.tab
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / at), ""))
    with qtbot.waitSignal(tab.file.not_saved, timeout=LIMIT_MS):
        tab.unsaved_bar.save_button.click()
    assert tab.notice.isVisible() and "could not be saved" in tab.notice.what.text()
    assert tab.unsaved_bar.isVisible() and tab.name == "Capture 14:03"
    tab.notice.hide()
    saved_at(unsaved, tmp_path / "a.png", qtbot, monkeypatch)
    assert not tab.unsaved_bar.isVisible()


def test_the_picture_can_be_copied(unsaved):
    unsaved.tab.unsaved_bar.copy_button.click()
    assert QGuiApplication.clipboard().image().pixelColor(30, 20) == COLOUR
    QGuiApplication.clipboard().clear()


def test_a_closed_one_comes_back_with_its_conversation(unsaved, qtbot):
    unsaved.tab.questions.ask("What is this?")
    qtbot.waitUntil(lambda: unsaved.conversation.running is None, timeout=LIMIT_MS)
    unsaved.tabs.close_front()
    assert len(unsaved.tabs) == 1
    unsaved.tabs.reopen_closed()
    assert unsaved.tab.name == "Capture 14:03" and unsaved.tab.unsaved_bar.isVisible()
    assert unsaved.document.page(0).render().getpixel((0, 0)) == COLOUR.getRgb()[:3]
    assert unsaved.conversation.turns[0].question.text == "What is this?"


def test_closed_ones_make_way_when_they_hold_too_much(unsaved, monkeypatch):
    monkeypatch.setattr(tabs_module, "_MOST_CLOSED_BYTES", 1)
    for number in range(3):
        unsaved.tabs.open_picture(kept_picture(picture(), f"Capture {number}"))
        unsaved.tabs.close_front()
    unsaved.tabs.reopen_closed()
    assert unsaved.tab.name == "Capture 2"  # the newest is always there
    assert not unsaved.tabs.has_closed


@pytest.mark.parametrize("size", [(1, 1), (7680, 1)])
def test_the_smallest_and_the_flattest_are_shown(window, qtbot, size):
    tab = window.tabs.add()
    with qtbot.waitSignal(tab.viewport.page_drawn, timeout=LIMIT_MS):
        window.tabs.open_picture(kept_picture(picture(*size), "Capture 14:03"))
    assert window.document.page_sizes == (tuple(map(float, size)),)
    assert window.document.page(0).render().getpixel((0, 0)) == COLOUR.getRgb()[:3]


def test_one_that_is_too_large_is_told_and_opens_no_tab(window):
    window.tabs.open_picture(kept_picture(picture(30_000, 3_400), "Capture 14:03"))
    assert window.notice.isVisible() and "more than Docent opens" in window.notice.what.text()
    assert len(window.tabs) == 1


def test_a_pasted_picture_opens_in_the_same_way(window, desk, qtbot):
    data = QMimeData()
    data.setImageData(picture())
    with qtbot.waitSignal(window.document_opened, timeout=LIMIT_MS):
        window._take(data)
    assert window.tab.name.startswith("Clipboard ") and window.tab.unsaved_bar.isVisible()
