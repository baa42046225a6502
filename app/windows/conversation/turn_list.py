"""The turns from top to bottom, as far as they are looked at. GUI thread; part of `conversation_panel`.

Follows the end only while the reader is there; else what is read stays where it is, to the pixel, whatever
grows below or is put above. Of a long conversation only the last turns have widgets; earlier ones are made
when the reader scrolls up to them, and given up when the conversation has moved on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.theme import Theme
from app.windows.actions import with_shortcut
from app.windows.conversation.turn_view import TurnView

_PAD = 16
_TEXT_WIDTH = 620  # about 72 characters
_AT_END = 8  # pixels from the end that still count as the end
_AT_ONCE = 10  # turns made together
_MOST_MADE = 30  # turns with widgets while the reader is at the end


class TurnList(QScrollArea):
    """Keeps the views of turns in order. `make_view` makes one for a turn's id."""

    zoom_wanted = Signal(int)  # steps of the wheel
    focus_left = Signal()  # the turn that had it is gone

    def __init__(
        self, make_view: Callable[[int], TurnView], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_view, self._theme = make_view, theme
        self._ids: list[int] = []
        self._views: dict[int, TurnView] = {}  # those that are made: the last ones of `_ids`, in order
        self._follows = True
        self._laying_out = False
        self._fill = QTimer(self, singleShot=True, interval=0)
        self._fill.timeout.connect(self._fill_up)
        self._anchor: tuple[QWidget, int] | None = None  # what is read, and how far above it the view begins
        self.setProperty("kind", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QWidget()
        self.column.setProperty("kind", "panel")
        self._rows = QVBoxLayout(self.column)
        self._rows.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._rows.setSpacing(24)
        self._rows.addStretch(1)
        self.setWidget(self.column)
        self.newest_button = QToolButton(self)
        self.newest_button.setProperty("kind", "newest")
        self.newest_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.newest_button.setIconSize(QSize(16, 16))
        self.newest_button.clicked.connect(self.go_to_end)
        self.newest_button.hide()
        self.verticalScrollBar().valueChanged.connect(self._note_place)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()

    # -- turns ---------------------------------------------------------------------------------------------

    @property
    def made(self) -> tuple[TurnView, ...]:
        """The views there are now."""
        return tuple(self._views.values())

    def put_first(self, widget: QWidget) -> None:
        """Something that stands before all turns."""
        self._rows.insertWidget(0, widget)

    def view(self, turn_id: int) -> TurnView:
        """The view of a turn; it is made when it was not there yet."""
        while turn_id in self._ids and turn_id not in self._views:
            self._make_earlier()
        return self._views[turn_id]

    def made_view(self, turn_id: int) -> TurnView | None:
        """The view of a turn, if it is made."""
        return self._views.get(turn_id)

    def show_turns(self, ids: Sequence[int]) -> None:
        """Other turns than before; views of those that stay are kept."""
        self._ids = list(ids)
        kept = set(self._ids[-len(self._views) :]) if self._views else set()
        for turn_id in [known for known in self._views if known not in kept]:
            self._drop(turn_id)
        first = min((self._ids.index(known) for known in self._views), default=len(self._ids))
        for position, turn_id in enumerate(self._ids[first:]):
            if turn_id not in self._views:
                self._insert(turn_id, position)
        self._views = {known: self._views[known] for known in self._ids if known in self._views}
        if len(self._views) < _AT_ONCE:
            self._make_earlier()
        self.go_to_end()

    def add(self, turn_id: int) -> None:
        """A new turn; who asks wants to see the answer."""
        self._ids.append(turn_id)
        self._insert(turn_id, len(self._views))
        while len(self._views) > _MOST_MADE:
            self._drop(next(iter(self._views)))
        self.go_to_end()

    def go_to_end(self) -> None:
        """Shows the newest line, and follows it from now on."""
        self._follows, self._anchor = True, None
        self._settle()

    # -- events --------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """QScrollArea adapts its range here when the column changes: that is no scrolling of the reader's."""
        if event.type() not in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) or self._laying_out:
            return super().eventFilter(watched, event)
        self._laying_out = True
        try:
            return super().eventFilter(watched, event)
        finally:
            self._laying_out = False
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laying_out = True
        super().resizeEvent(event)
        self._laying_out = False
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End:
            self.go_to_end()
        elif event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.setAccessibleName(self.tr("Conversation"))
        self.newest_button.setText(self.tr("Newest"))
        self.newest_button.setAccessibleName(self.tr("Go to the newest answer"))
        self.newest_button.setToolTip(with_shortcut(self.tr("Go to the newest answer"), QKeySequence("End")))
        self._place_button()

    # -- views ---------------------------------------------------------------------------------------------

    def _insert(self, turn_id: int, position: int) -> None:
        """`position` counts among the views that are made."""
        view = self._make_view(turn_id)
        view.setMaximumWidth(_TEXT_WIDTH)
        views = list(self._views.items())
        views.insert(position, (turn_id, view))
        self._views = dict(views)
        self._rows.insertWidget(self._rows.count() - len(views) + position, view)
        view.show()
        before = views[position - 1][1].focus_stops()[-1] if position > 0 else self.newest_button
        for first, second in pairwise((before, *view.focus_stops())):
            self.setTabOrder(first, second)

    def _drop(self, turn_id: int) -> None:
        view = self._views.pop(turn_id)
        if self._anchor is not None and self._anchor[0] is view:
            self._anchor = None
        focused = QApplication.focusWidget()
        had_focus = focused is not None and view.isAncestorOf(focused)
        self._rows.removeWidget(view)
        view.hide()
        view.deleteLater()
        if had_focus:
            self.focus_left.emit()

    def _make_earlier(self) -> None:
        """A few turns more above those that are made."""
        missing = len(self._ids) - len(self._views)
        for turn_id in reversed(self._ids[max(missing - _AT_ONCE, 0) : missing]):
            self._insert(turn_id, 0)

    # -- scrolling -----------------------------------------------------------------------------------------

    def _note_place(self, value: int) -> None:
        """The reader scrolled: to the end, or to something else that shall stay in its place."""
        if self._laying_out:
            return
        self._follows = value >= self.verticalScrollBar().maximum() - _AT_END
        self._anchor = None if self._follows else self._first_visible(value)
        self._place_button()
        if not self._follows and value < self.viewport().height() and len(self._views) < len(self._ids):
            self._make_earlier()
            self._lay_out_now()

    def _first_visible(self, value: int) -> tuple[QWidget, int] | None:
        """What stands at the upper edge, and how far it reaches above it."""
        for view in self._views.values():
            if view.geometry().bottom() >= value:
                return view, value - view.y()
        return None

    def _lay_out_now(self) -> None:
        """Without waiting for the event loop, so that nothing jumps in between."""
        self._rows.activate()
        event = QEvent(QEvent.Type.LayoutRequest)
        self.eventFilter(self.column, event)

    def _settle(self) -> None:
        """After every change of layout: to the end, or to what is being read."""
        bar = self.verticalScrollBar()
        self._laying_out = True
        if self._follows:
            bar.setValue(bar.maximum())
        elif self._anchor is not None:
            view, above = self._anchor
            bar.setValue(view.y() + above)
        self._laying_out = False
        self._place_button()
        if self._is_short():
            self._fill.start()

    def _is_short(self) -> bool:
        """Whether there is nothing to scroll to although there are earlier turns: on a tall screen."""
        room = self.verticalScrollBar().maximum()
        return len(self._views) < len(self._ids) and self.isVisible() and room < self.viewport().height()

    def _fill_up(self) -> None:
        if self._is_short():
            self._make_earlier()
            self._lay_out_now()

    def _place_button(self) -> None:
        bar = self.verticalScrollBar()
        self.newest_button.setVisible(not self._follows and bar.value() < bar.maximum() - _AT_END)
        if self.newest_button.isHidden():
            return
        self.newest_button.adjustSize()
        size, room = self.newest_button.size(), self.viewport().size()
        self.newest_button.move((room.width() - size.width()) // 2, room.height() - size.height() - 8)
        self.newest_button.raise_()

    def _recolour(self) -> None:
        self.newest_button.setIcon(self._theme.icon("arrow-down"))
        for view in self._views.values():
            view.recolour()
