"""The bar above the pages that finds text: it searches while one types, counts while it searches, and walks
through the hits. GUI thread; the search itself is `DocumentFinder`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.documents.document import Document
from app.theme import Theme
from app.windows.actions import with_shortcut
from app.windows.navigation.find_result import FindResult
from app.windows.navigation.find_session import FindSession

_TYPING_RESTS_MS = 180
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
        self._session = FindSession(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_RESTS_MS)
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
            self._session.forget_place()
            self._page = 0
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

    def stop_finder(self) -> None:
        """Lets the search thread end; `close_finder` waits for it."""
        self._typing.stop()
        self._session.stop()

    def close_finder(self) -> None:
        """Ends the search thread."""
        self.stop_finder()
        self._session.close()

    # -- building --------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setProperty("kind", "find")
        self.field.setMaxLength(_LONGEST)
        self.field.setMinimumWidth(100)
        self.field.setMaximumWidth(280)
        self._sign = QAction(self)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.result = FindResult(self._session)
        self.previous_button, self.next_button = QToolButton(), QToolButton()
        self.case_button, self.close_button = QToolButton(), QToolButton()
        self.case_button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 100)  # as wide as it may be before the note gets room
        for button in (self.previous_button, self.next_button, self.case_button):
            row.addWidget(button)
        row.addWidget(self.result, 1)
        row.addWidget(self.close_button)

    def _join(self) -> None:
        self._typing.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _: self._typing.start())
        self.field.textChanged.connect(lambda text: self._forget() if not text else None)
        self.case_button.toggled.connect(lambda _: self._search())
        self.previous_button.clicked.connect(self.find_previous)
        self.next_button.clicked.connect(self.find_next)
        self.close_button.clicked.connect(self.dismiss)
        self._session.changed.connect(self._tell)
        self._session.ended.connect(self.result.announce)
        self._session.jump.connect(self.jump)

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
        self._typing.stop()
        text = self.field.text()
        if self._document is None or not text.strip():
            self._forget()
            return
        self._session.search(self._document, text, self._page, self.case_button.isChecked(), may_jump)

    def _forget(self) -> None:
        self._typing.stop()
        self._session.forget()

    def _step(self, forward: bool) -> None:
        if self.isHidden() or not self.field.text():
            self.open_with()
        elif self._typing.isActive():
            self._search()
        else:
            self._session.step(forward)

    # -- telling ---------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self.hits_changed.emit(dict(self._session.hits.by_page), self._session.hits.current)
        self._show_state()

    def _show_state(self) -> None:
        self.result.show_state()
        for button in (self.previous_button, self.next_button):
            button.setEnabled(len(self._session.hits) > 0)
