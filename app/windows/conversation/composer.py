"""Where a question is written: the quick actions, the chip that says what it is about, the field, and the one
button that sends or stops. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.theme import Theme
from app.windows.actions import with_shortcut
from app.windows.conversation.place_chip import PlaceChip
from app.windows.conversation.question_box import QuestionBox


class Composer(QFrame):
    """Tells of a question by `submitted`, of a wish to stop by `stop_clicked`."""

    submitted = Signal(str)
    stop_clicked = Signal()
    region_cleared = Signal()
    preview_wanted = Signal()
    new_conversation_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answering = False
        self._is_region = False
        self.setProperty("kind", "composer")
        self.box = QuestionBox()
        self.box.submitted.connect(self.submitted)
        self.box.focus_changed.connect(self._show_focus)
        self.box.textChanged.connect(self._refresh)
        self.chip = PlaceChip(theme)
        self.chip.opened.connect(self.preview_wanted)
        self.chip.cleared.connect(self.region_cleared)
        self.clear_button = self.chip.clear_button
        self.new_button = QToolButton()
        self.new_button.clicked.connect(self.new_conversation_wanted)
        self.new_button.hide()
        self.send_button = QToolButton()
        self.send_button.setProperty("kind", "send")
        self.send_button.setFixedSize(32, 32)
        self.send_button.clicked.connect(self._press)
        self._lay_out()
        theme.changed.connect(self._refresh)
        self.show_place("", is_region=False)

    def show_place(self, words: str, *, is_region: bool, thumbnail: QImage | None = None) -> None:
        """What the next question is about."""
        self._is_region = is_region
        self.chip.show_place(words, is_region=is_region, thumbnail=thumbnail)
        self._top.setVisible(bool(words) or not self.new_button.isHidden())
        self.retranslate()

    def show_answering(self, answering: bool) -> None:
        """The button stops while an answer is on its way."""
        self._answering = answering
        self._refresh()

    def show_turns(self, any_turns: bool) -> None:
        """A conversation that has begun can be left for a new one."""
        self.new_button.setVisible(any_turns)
        self._top.setVisible(any_turns or not self.chip.isHidden())

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        about = self.tr("Ask about this region…") if self._is_region else self.tr("Ask about this page…")
        self.box.setPlaceholderText(about)
        name = self.tr("New conversation")
        self.new_button.setAccessibleName(name)
        self.new_button.setToolTip(with_shortcut(name, QKeySequence("Ctrl+N")))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.new_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.box, 1, Qt.AlignmentFlag.AlignVCenter)
        bottom.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._top)
        column.addLayout(bottom)

    def _press(self) -> None:
        if self._answering:
            self.stop_clicked.emit()
        else:
            self.box.submit()

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", "true" if focused else "false")
        self.style().polish(self)

    def _refresh(self) -> None:
        stop, send = self.tr("Stop"), self.tr("Ask")
        name, keys = (stop, "Esc") if self._answering else (send, "Return")
        self.send_button.setAccessibleName(name)
        self.send_button.setToolTip(with_shortcut(name, QKeySequence(keys)))
        enabled = self._answering or bool(self.box.toPlainText().strip())
        self.send_button.setEnabled(enabled)
        self.send_button.setIcon(self._theme.icon("square" if self._answering else "arrow-up", "on_accent"))
        self.new_button.setIcon(self._theme.icon("message-square-plus", "muted"))
