"""The bar above the pages that finds text: it searches while one types, counts while it searches, and walks
through the hits. GUI thread; the search itself is `DocumentFinder`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.documents.document import Document
from app.errors import UserError
from app.theme import SMALL_PX, Theme, figure_font
from app.windows.actions import with_shortcut
from app.windows.document_finder import MOST_HITS, DocumentFinder
from app.windows.find_hits import FindHits

_TYPING_RESTS_MS = 180
_TELL_EVERY_MS = 60  # while hits come in, the marks on the page follow in steps
_LONGEST = 500  # characters that are worth searching for


class FindBar(QWidget):
    """Hidden until `open_with`; Esc hides it and gives the focus to `page_view`."""

    hits_changed = Signal(object, object)  # dict[page, hits], (page, index) or None
    jump = Signal(int, object)  # page, Rect
    closed = Signal()

    def __init__(self, theme: Theme, page_view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._page_view = theme, page_view
        self._document: Document | None = None
        self._page = 0
        self._hits = FindHits()
        self._is_searching, self._may_jump, self._went_round = False, True, False
        self._share, self._textless = 0.0, 0
        self._error: UserError | None = None
        self.finder = DocumentFinder(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_RESTS_MS)
        self._telling = QTimer(self, singleShot=True, interval=_TELL_EVERY_MS)
        self._build()
        self._join()
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()
        self.hide()

    # -- commands --------------------------------------------------------------------------------------

    def show_document(self, document: Document | None) -> None:
        """Another document, or the same one read anew: what is being looked for is looked for in it."""
        before, self._document = self._document, document
        if before is None or document is None or before.path != document.path:
            self._hits, self._page = FindHits(), 0
        if self.isHidden() or document is None:
            self._forget()
        else:
            self._search(may_jump=False)

    def set_current_page(self, page: int) -> None:
        """Where the reader is: the next search begins here."""
        self._page = page

    def open_with(self, text: str = "") -> None:
        """Shows the bar, ready to type; without a text the last one is there again."""
        words = " ".join(text.split())[:_LONGEST]
        is_new = self.isHidden() or (bool(words) and words != self.field.text())
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if is_new:
            self._search()

    def find_next(self) -> None:
        """Goes to the next hit; searches first where that is still to be done."""
        self._step(forward=True)

    def find_previous(self) -> None:
        """Goes to the hit before."""
        self._step(forward=False)

    def dismiss(self) -> None:
        """Hides the bar and its marks; the text stays for the next time."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        self._forget()
        if had_focus:
            self._page_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def close_finder(self) -> None:
        """Ends the search thread."""
        self._typing.stop()
        self._telling.stop()
        self.finder.close()

    # -- building --------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setProperty("kind", "find")
        self.field.setMaxLength(_LONGEST)
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(320)
        self._sign = QAction(self)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.count, self.note = QLabel(), QLabel()
        self.count.setFont(figure_font(self.count.font(), SMALL_PX))
        for label in (self.count, self.note):
            label.setProperty("kind", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous_button, self.next_button = QToolButton(), QToolButton()
        self.case_button, self.close_button = QToolButton(), QToolButton()
        self.case_button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 100)  # as wide as it may be before the note gets room
        for button in (self.previous_button, self.next_button, self.case_button):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addSpacing(4)
        row.addWidget(self.note, 1)
        row.addWidget(self.close_button)

    def _join(self) -> None:
        self._typing.timeout.connect(self._search)
        self._telling.timeout.connect(self._tell)
        self.field.textEdited.connect(lambda _: self._typing.start())
        self.field.textChanged.connect(lambda text: self._forget() if not text else None)
        self.case_button.toggled.connect(lambda _: self._search())
        self.previous_button.clicked.connect(self.find_previous)
        self.next_button.clicked.connect(self.find_next)
        self.close_button.clicked.connect(self.dismiss)
        self.finder.found.connect(self._take_hits)
        self.finder.progressed.connect(self._take_progress)
        self.finder.finished.connect(self._take_end)
        self.finder.without_text.connect(self._take_textless)
        self.finder.failed.connect(self._take_error)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        keys = QKeySequence
        self.field.setPlaceholderText(self.tr("Find in the document"))
        self.field.setAccessibleName(self.tr("Find in the document"))
        self.setAccessibleName(self.tr("Find"))
        for button, words, shortcut in (
            (self.previous_button, self.tr("Previous match"), keys("Shift+F3")),
            (self.next_button, self.tr("Next match"), keys("F3")),
            (self.case_button, self.tr("Match upper and lower case"), keys()),
            (self.close_button, self.tr("Close the search"), keys("Esc")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(with_shortcut(words, shortcut))
        self._show_state()

    def _recolour(self) -> None:
        self._sign.setIcon(self._theme.icon("search", "muted"))
        for button, name in (
            (self.previous_button, "chevron-up"),
            (self.next_button, "chevron-down"),
            (self.case_button, "case-sensitive"),
            (self.close_button, "x"),
        ):
            button.setIcon(self._theme.icon(name))
            button.setIconSize(QSize(18, 18))

    # -- keys ------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The window has a shortcut on Esc too; inside the bar the key is the bar's.
        is_asked_first = event.type() == QEvent.Type.ShortcutOverride
        if is_asked_first and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._step(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    # -- searching -------------------------------------------------------------------------------------

    def _search(self, may_jump: bool = True) -> None:
        """Begins anew, at the hit that is looked at or else on the reader's page."""
        self._typing.stop()
        text = self.field.text()
        if self._document is None or not text.strip():
            self._forget()
            return
        page, rect = self._page, None
        if self._hits.current is not None and (not may_jump or self._hits.current[0] == page):
            page, rect = self._hits.current[0], self._hits.current_rect
        self._hits = FindHits(page, rect)
        self._is_searching, self._may_jump, self._went_round = True, may_jump, False
        self._share, self._error = 0.0, None
        self.finder.find(self._document, text, page, self.case_button.isChecked())
        self._telling.start()

    def _forget(self) -> None:
        self._typing.stop()
        self._telling.stop()
        self.finder.cancel()
        self._hits = FindHits()
        self._is_searching, self._went_round, self._textless, self._error = False, False, 0, None
        self._tell()

    def _step(self, forward: bool) -> None:
        if self.isHidden() or self._typing.isActive() or not self.field.text():
            self._typing.stop()
            self.open_with() if self.isHidden() or not self.field.text() else self._search()
            return
        self._went_round = self._hits.step(forward)
        self._tell()
        self._jump()

    def _take_hits(self, page: int, hits: object) -> None:
        if self._hits.add(page, hits):  # type: ignore[arg-type]
            self._jump()
        self._tell_soon()

    def _take_progress(self, done: int, total: int) -> None:
        self._share = done / max(total, 1)
        self._tell_soon()

    def _take_end(self, _total: int) -> None:
        self._is_searching = False
        if self._hits.complete():
            self._jump()
        self._tell()
        self._announce()

    def _take_textless(self, pages: int) -> None:
        self._textless = pages
        self._show_state()

    def _take_error(self, error: UserError) -> None:
        self._is_searching, self._error = False, error
        self._tell()
        self._announce()

    def _jump(self) -> None:
        if self._hits.current is not None and self._may_jump:
            self.jump.emit(self._hits.current[0], self._hits.current_rect)
        self._may_jump = True

    # -- telling ---------------------------------------------------------------------------------------

    def _tell_soon(self) -> None:
        if not self._telling.isActive():
            self._telling.start()

    def _tell(self) -> None:
        self._telling.stop()
        self.hits_changed.emit(dict(self._hits.by_page), self._hits.current)
        self._show_state()

    def _show_state(self) -> None:
        self.count.setText(self._count_words())
        self.note.setText(self._note_words())
        self.note.setToolTip(self.note.text())
        kind = "warning" if self._has_found_nothing() else "muted"
        if self.count.property("kind") != kind:
            self.count.setProperty("kind", kind)
            self.count.style().polish(self.count)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(len(self._hits) > 0)

    def _has_found_nothing(self) -> bool:
        asked = self._document is not None and bool(self.field.text().strip()) and not self.isHidden()
        return asked and not self._is_searching and not len(self._hits) and not self._typing.isActive()

    def _count_words(self) -> str:
        total = len(self._hits)
        if self._error is not None:
            return self._error.what
        if self._hits.current is not None:
            number, many = self.locale().toString(self._hits.number), self.locale().toString(total)
            if self._is_searching:
                return self.tr("{number} of {total}…").format(number=number, total=many)
            if total >= MOST_HITS:
                return self.tr("{number} of {total} or more").format(number=number, total=many)
            return self.tr("{number} of {total}").format(number=number, total=many)
        if self._is_searching:
            return self.tr("Searching… {share} %").format(share=round(self._share * 100))
        return self.tr("Nothing found") if self._has_found_nothing() else ""

    def _note_words(self) -> str:
        if self._error is not None:
            return self._error.advice
        if self._textless and self._document is not None:
            if self._textless >= self._document.page_count:
                return self.tr("There is no text to search: the pages are pictures.")
            return self.tr("%n page(s) without text", "", self._textless)
        if self._went_round:
            return self.tr("Continued from the other end")
        return ""

    def _announce(self) -> None:
        words = f"{self.count.text()} {self.note.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
