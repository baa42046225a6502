"""A viewport on screen with a real document, and the mouse on its pages."""

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.documents.document import Document, open_document
from app.theme import Theme
from app.viewport.viewport import Viewport

PAGE = (400, 500)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Real mouse events at points of a page."""

    def __init__(self, view: Viewport) -> None:
        self.view = view

    def at(self, page: int, x: float, y: float) -> QPoint:
        """A point of a page in the view."""
        layout = self.view.page_layout
        on_canvas = layout.page_rect(page).topLeft() + QPointF(x, y) * layout.scale
        return (on_canvas - self.view.seen().topLeft()).toPoint()

    def press(self, point: QPoint, button=LEFT, keys=NONE) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, point)

    def move(self, point: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), point)

    def release(self, point: QPoint, button=LEFT, keys=NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, point)

    def click(self, point: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, point)

    def double_click(self, point: QPoint) -> None:
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, point)

    def drag(self, start: QPoint, end: QPoint, button=LEFT, keys=NONE) -> None:
        self.press(start, button, keys)
        self.move((start + end) / 2)
        self.move(end)
        self.release(end, button, keys)


def write_lease(path: Path, pages: int = 4, word: str = "lease") -> Path:
    """Pages of three lines; a link to the last page, and one to the web, on the first."""
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=PAGE[0], height=PAGE[1])
        page.insert_text((40, 60), f"Page {number + 1} of the {word}", fontsize=14)
        page.insert_text((40, 90), "Either party may end it", fontsize=14)
        page.insert_text((40, 120), "with sixty days of notice", fontsize=14)
    to_last = {"kind": pymupdf.LINK_GOTO, "page": pages - 1, "to": pymupdf.Point(0, 100)}
    to_web = {"kind": pymupdf.LINK_URI, "uri": "https://example.org/terms"}
    document[0].insert_link({**to_last, "from": pymupdf.Rect(40, 200, 140, 220)})
    document[0].insert_link({**to_web, "from": pymupdf.Rect(40, 240, 140, 260)})
    document.save(path)
    document.close()
    return path


@pytest.fixture
def document(reader, tmp_path) -> Iterator[Document]:
    opened = open_document(write_lease(tmp_path / "lease.pdf"), reader)
    yield opened
    opened.close()


@pytest.fixture
def empty_view(qapp, qtbot) -> Iterator[Viewport]:
    made = Viewport(Theme(qapp, "light"))
    made.resize(700, 620)
    made.show()
    yield made
    made.close_renderer()
    made.close()
    made.deleteLater()


@pytest.fixture
def view(empty_view, qtbot, document) -> Viewport:
    """The document drawn, and its text and links there."""
    with qtbot.waitSignals([empty_view.page_drawn, empty_view._content.arrived]):
        empty_view.show_document(document)
    return empty_view


@pytest.fixture
def hand(view) -> Hand:
    return Hand(view)


@pytest.fixture
def written(tmp_path):
    """Writes another document like the one on show."""

    def write(name: str, pages: int = 4, word: str = "lease") -> Path:
        return write_lease(tmp_path / name, pages, word)

    return write
