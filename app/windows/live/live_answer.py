"""The running answer of a live region, as large as its text, in a place that scrolls. What was said before
stays until the first word of the new answer is there: nothing blinks. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.capture.live_log import LogEntry
from app.viewport.times import format_ms
from app.windows.conversation.answer_text import AnswerText
from app.windows.live.live_log_view import moment_words


class LiveAnswer(QScrollArea):
    """One answer, and under it what it took and what to know about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(4)
        self.hint, self.meta, self.note = QLabel(), QLabel(), QLabel()
        self.hint.setProperty("kind", "muted")
        self.meta.setProperty("kind", "small")
        self.note.setProperty("kind", "small")
        for label in (self.hint, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.text = AnswerText()
        for widget in (self.hint, self.text, self.meta, self.note):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        for widget in (self.text, self.meta, self.note):
            widget.hide()
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(420, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    def begin(self) -> None:
        """Makes room for another answer."""
        before, self.text = self.text, AnswerText()
        self._column.replaceWidget(before, self.text)
        before.hide()
        before.deleteLater()
        self.hint.hide()
        self.meta.hide()
        self.note.hide()
        self.text.show()

    def add_text(self, text: str) -> None:
        """What has come; the place stays where the reader put it, and follows at the end."""
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 4 and bar.value() > 0
        self.text.add_text(text)
        if follows:
            self._column.activate()
            bar.setValue(bar.maximum())

    def show_entry(self, entry: LogEntry) -> None:
        """The whole answer, with its time and cost."""
        if entry.ttft_ms is None or self.text.isHidden():
            self.begin()
        self.text.set_final(entry.answer or "–")
        parts = [moment_words(entry)]
        if entry.ttft_ms is None:
            parts.append(self.tr("as before"))
        else:
            parts.append(self.tr("TTFT {time}").format(time=format_ms(entry.ttft_ms)))
        if entry.is_doubtful:
            parts.append(self.tr("check this answer"))
        self.meta.setText(" · ".join(parts))
        self.meta.show()
        self.note.setText(entry.note)
        self.note.setVisible(bool(entry.note))
