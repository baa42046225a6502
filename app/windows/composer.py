"""Where a question is written: the chip that says what it is about, the field, and the one button that
sends or stops.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.theme import Theme
from app.windows.actions import with_shortcut
from app.windows.question_box import QuestionBox


class Composer(QFrame):
    """Tells of a question by `submitted`, of a wish to stop by `stop_clicked`."""

    submitted = Signal(str)
    stop_clicked = Signal()
    region_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answering = False
        self.setProperty("kind", "composer")
        self.box = QuestionBox()
        self.box.submitted.connect(self.submitted)
        self.box.focus_changed.connect(self._show_focus)
        self.box.textChanged.connect(self._refresh)
        self.chip = QFrame()
        self.chip.setProperty("kind", "chip")
        self._chip_icon, self._chip_text = QLabel(), QLabel()
        self.clear_button = QToolButton()
        self.clear_button.setAccessibleName(self.tr("Clear the region"))
        self.clear_button.setToolTip(with_shortcut(self.tr("Clear the region"), QKeySequence("Esc")))
        self.clear_button.clicked.connect(self.region_cleared)
        self.send_button = QToolButton()
        self.send_button.setProperty("kind", "send")
        self.send_button.setFixedSize(32, 32)
        self.send_button.clicked.connect(self._press)
        self._lay_out()
        self.show_place("", is_region=False)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_place(self, words: str, *, is_region: bool) -> None:
        """What the next question is about."""
        self._chip_text.setText(words)
        self.chip.setVisible(bool(words))
        self.chip.setProperty("whole", "false" if is_region else "true")
        self.chip.setAccessibleName(self.tr("Asking about {place}").format(place=words))
        self.chip.style().polish(self.chip)
        self.clear_button.setVisible(is_region)
        self._is_region = is_region
        about = self.tr("Ask about this region…") if is_region else self.tr("Ask about this page…")
        self.box.setPlaceholderText(about)
        self._refresh()

    def show_answering(self, answering: bool) -> None:
        """The button stops while an answer is on its way."""
        self._answering = answering
        self._refresh()

    def _lay_out(self) -> None:
        chip_row = QHBoxLayout(self.chip)
        chip_row.setContentsMargins(6, 2, 4, 2)
        chip_row.setSpacing(6)
        for widget in (self._chip_icon, self._chip_text, self.clear_button):
            chip_row.addWidget(widget)
        self.chip.setMinimumHeight(26)
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.box, 1, Qt.AlignmentFlag.AlignVCenter)
        bottom.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(top)
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
        icon = "square" if self._answering else "arrow-up"
        self.send_button.setIcon(self._theme.icon(icon, "on_accent"))
        self.clear_button.setIcon(self._theme.icon("x", "muted"))
        name = "square-dashed" if self._is_region else "file-text"
        role = "accent" if self._is_region else "muted"
        self._chip_icon.setPixmap(self._theme.icon(name, role).pixmap(16, 16))

    _is_region = False
