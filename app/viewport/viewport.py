"""The pages, and what a person does with them: jumps, tools, mouse, keys, touch. GUI thread.

`PageView` shows; `Pointer`, `KeyCommands` and `WheelAndPinch` listen; this joins them, keeps the trail of
jumps and tells of every change by a signal.
"""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.documents.document import Document
from app.documents.links import Link
from app.documents.region import Rect, Region
from app.theme import Theme
from app.viewport.key_commands import KeyCommands
from app.viewport.page_display import PDF_UNIT as PDF_UNIT
from app.viewport.page_layout import ABOVE
from app.viewport.page_view import PageView
from app.viewport.pointer import Pointer, Tool
from app.viewport.view_state import ViewState
from app.viewport.view_trail import ViewTrail
from app.viewport.view_words import link_words
from app.viewport.wheel_and_pinch import WheelAndPinch

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Viewport(PageView):
    """The pages. Hand it a document; it hands back where the reader is."""

    link_activated = Signal(object)  # a Link that leads out of the document
    trail_changed = Signal(bool, bool)  # whether it can go back, and forward
    tool_changed = Signal(str)
    context_menu_wanted = Signal(QPoint)  # where, on the screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._trail = ViewTrail()
        self._shows_focus = False
        self._pointer = Pointer(self, self.band, self._text, self._content)
        self._keys = KeyCommands(self, self._pointer, self.band)
        self._wheel = WheelAndPinch(self, self._pointer)
        self.viewport().setMouseTracking(True)
        self._pointer.region_changed.connect(self._region_dragged)
        self._pointer.region_settled.connect(self._region_settled)
        self._pointer.link_clicked.connect(self._open_link)
        self._keys.region_changed.connect(self._region_settled)
        self._keys.clear_wanted.connect(self.clear_marked)
        self._keys.back_wanted.connect(self.back)
        self._content.arrived.connect(lambda _: self._refresh_cursor())
        self.view_rested.connect(lambda: self._refresh_cursor())
        self.retranslate()

    def show_document(self, document: Document | None, view: ViewState | None = None) -> None:
        self._pointer.cancel()
        self._trail.clear()
        super().show_document(document, view)
        self._tell_trail()

    def replace_document(self, document: Document) -> None:
        self._pointer.cancel()
        super().replace_document(document)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Pages"))
        self._describe()
        self.viewport().update()

    # -- jumps -----------------------------------------------------------------------------------------

    def go_to(self, page: int, top: float | None = None) -> None:
        """A jump to a page, or to a height on it in its points; `back` undoes it."""
        if 0 <= page < len(self._layout):
            self._leave()
            rect = self._layout.page_rect(page)
            y = min(max(top or 0.0, 0.0) * self._layout.scale, rect.height())
            self.scroll_to(QPointF(self._offset().x(), rect.top() + y - ABOVE))

    def show_place(self, page: int, region: Region | None) -> None:
        """A jump to what an answer was about: its region is marked, and lights up for a moment."""
        if not 0 <= page < len(self._layout):
            return
        self._leave()
        self.select_region(region)
        if region is None:
            self.go_to_page(page)
            self._marks.flash(page, Rect(0, 0, *self._sizes[page]))
        else:
            self._marks.flash(page, region.rect)

    def back(self) -> None:
        """To where the last jump started."""
        self._step(self._trail.back(self.view_state()) if self._trail.can_go_back else None)

    def forward(self) -> None:
        """To where the last step back started."""
        self._step(self._trail.forward(self.view_state()) if self._trail.can_go_forward else None)

    def _leave(self) -> None:
        self._trail.leave(self.view_state())
        self._tell_trail()

    def _step(self, state: ViewState | None) -> None:
        if state is not None:
            self.restore(state)
            self._tell_trail()

    def _tell_trail(self) -> None:
        self.trail_changed.emit(self._trail.can_go_back, self._trail.can_go_forward)

    def _open_link(self, link: Link) -> None:
        if link.page is not None:
            self.go_to(link.page, link.top)
        else:
            self.link_activated.emit(link)

    # -- tools -----------------------------------------------------------------------------------------

    @property
    def tool(self) -> Tool:
        """What dragging does: mark a region, select text, or move the page."""
        return self._pointer.tool

    def set_tool(self, name: str) -> None:
        """`region`, `text` or `pan`."""
        tool = next((tool for tool in get_args(Tool) if tool == name), None)
        if tool is None:
            raise ValueError(f"there is no tool {name}")
        if tool != self._pointer.tool:
            self._pointer.cancel()
            self._pointer.tool = tool
            self.tool_changed.emit(tool)
            self._refresh_cursor()

    def clear_marked(self) -> None:
        """What Escape does: ends a drag, else unselects the text, else the region."""
        if self._pointer.is_dragging:
            self._pointer.cancel()
        elif not self._text.is_empty:
            self._text.clear()
        elif not self.band.is_empty:
            self.select_region(None)

    def _refresh_cursor(self, keys: Qt.KeyboardModifier | None = None) -> None:
        if self.viewport().underMouse():
            point = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
            self._pointer.show_cursor(point, QApplication.keyboardModifiers() if keys is None else keys)

    # -- Qt events -------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel.wheel(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tool_tip(event)
            return True
        if event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture) and self._wheel.gesture(event):
            return True
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        link = self._pointer.link_at(QPointF(event.pos()))
        if link is not None:
            QToolTip.showText(event.globalPos(), link_words(link), self.viewport())
        else:
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._refresh_cursor(event.modifiers() | Qt.KeyboardModifier.ControlModifier)
        if not self._keys.press(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._refresh_cursor()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        handled = self._keys.release(event)
        self._refresh_cursor()
        if not handled:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._shows_focus = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.forget()
        self._shows_focus = False
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint(self, painter: QPainter, part: QRect) -> None:
        super()._paint(painter, part)
        if self._shows_focus:  # who came by the keyboard has to see where it is
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._shows_focus = False
        self._keys.space_used()
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pointer.cancel()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            area = self.region_area() if self.region is not None else self.page_area()
            where = self.viewport().mapToGlobal(area.intersected(self.viewport().rect()).center())
        self.context_menu_wanted.emit(where)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
