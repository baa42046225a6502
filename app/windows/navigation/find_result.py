"""What a search has come to, in words: "3 of 17", and a note beside it. Part of `FindBar`; GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.theme import SMALL_PX, figure_font
from app.translations import translated
from app.windows.navigation.document_finder import MOST_HITS
from app.windows.navigation.find_session import FindSession

_KEPT = 110  # pixels: room for "Nothing found" and "3 of 17" in any language


class FindResult(QWidget):
    """Two labels in a row; they give way where the bar is narrow."""

    def __init__(self, session: FindSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.count, self.note = _FittingLabel(), _FittingLabel()
        self.count.setFont(figure_font(self.count.font(), SMALL_PX))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.note, 1)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # what is left over
        for label in (self.count, self.note):
            label.setProperty("kind", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)

    def show_state(self) -> None:
        """The words of now."""
        session = self._session
        for label, words in ((self.count, self._count_words()), (self.note, self._note_words())):
            label.setText(words)
            label.setToolTip(words)
            label.setVisible(bool(words))
        is_empty = session.error is not None or (session.has_ended and not len(session.hits))
        kind = "warning" if is_empty else "muted"
        if self.count.property("kind") != kind:
            self.count.setProperty("kind", kind)
            self.count.style().polish(self.count)

    def announce(self) -> None:
        """Tells those who listen instead of looking."""
        words = f"{self.count.text()} {self.note.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _count_words(self) -> str:
        session = self._session
        if session.error is not None:
            return translated(session.error).what
        if session.hits.current is not None:
            return self._number_words()
        if session.is_searching:
            return self.tr("Searching… {share} %").format(share=round(session.share * 100))
        if session.has_ended:
            return self.tr("No text to search") if session.is_textless else self.tr("Nothing found")
        return ""

    def _number_words(self) -> str:
        total = len(self._session.hits)
        if self._session.is_searching:
            words = self.tr("{number} of {total}…")
        elif total >= MOST_HITS:
            words = self.tr("{number} of {total} or more")
        else:
            words = self.tr("{number} of {total}")
        locale = self.locale()
        return words.format(number=locale.toString(self._session.hits.number), total=locale.toString(total))

    def _note_words(self) -> str:
        session = self._session
        if session.error is not None:
            return translated(session.error).advice
        if session.is_textless:
            return self.tr("The pages are pictures.")
        if session.textless:
            return self.tr("%n page(s) without text", "", session.textless)
        return self.tr("Continued from the other end") if session.went_round else ""


class _FittingLabel(QLabel):
    """One line that is cut with dots where there is no room, and left out where there is next to none."""

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), _KEPT), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if len(words) > 3 or words == self.text():
            painter = QPainter(self)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
            painter.end()
