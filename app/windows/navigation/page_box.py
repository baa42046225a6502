"""The number of the page in the status line, which is also where one types the page to go to. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.theme import SMALL_PX, figure_font
from app.windows.actions import with_shortcut

_PADDING = 20  # pixels round the digits


class PageBox(QWidget):
    """ "3 / 12". Enter goes, Esc does not; either way `left` says that the pages may have the focus again."""

    page_chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._count = 0, 0
        self.field, self.total = _NumberField(), QLabel()
        for widget in (self.field, self.total):
            widget.setFont(figure_font(widget.font(), SMALL_PX))
        self.field.setProperty("kind", "page")
        self.total.setProperty("kind", "pages")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,6}"), self.field))
        self.field.returnPressed.connect(self._choose)
        self.field.abandoned.connect(self._leave)
        self.field.editingFinished.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.field)
        row.addWidget(self.total)
        self.setFocusProxy(self.field)
        self.retranslate()
        self.show_page(0, 0)

    def show_page(self, page: int, count: int) -> None:
        """Counted from 0. What is being typed stays."""
        self._page, self._count = page, count
        self.total.setText(f"/ {count}" if count else "")
        digits = self.field.fontMetrics().horizontalAdvance("0" * max(len(str(count)), 2))
        self.field.setFixedWidth(digits + _PADDING)
        self.setEnabled(count > 0)
        self.field.setVisible(count > 0)
        if not self.field.hasFocus() or not self.field.isModified():
            self._show()

    def focus(self) -> None:
        """Ready to type a number in place of the one that is there."""
        if self._count:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        words = self.tr("Go to page")
        self.field.setToolTip(with_shortcut(words, QKeySequence("Ctrl+G")))
        self.field.setAccessibleName(words)
        self.field.setAccessibleDescription(
            self.tr("Page {page} of {count}").format(page=self._page + 1, count=self._count)
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self) -> None:
        typed = self.field.text()
        if typed:
            self._page = min(max(int(typed), 1), self._count) - 1
            self.page_chosen.emit(self._page)
        self._leave()

    def _leave(self) -> None:
        self._show()
        self.left.emit()

    def _show(self) -> None:
        had_all = self.field.hasFocus() and self.field.selectedText() == self.field.text() != ""
        self.field.setText(str(self._page + 1) if self._count else "")
        self.field.setModified(False)
        if had_all:
            self.field.selectAll()
        self.retranslate()


class _NumberField(QLineEdit):
    """Selects what is in it when it is clicked; Esc is its own, not the window's."""

    abandoned = Signal()

    def event(self, event: QEvent) -> bool:
        # The window has a shortcut on Esc too; in this field the key is the field's.
        is_asked_first = event.type() == QEvent.Type.ShortcutOverride
        if is_asked_first and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        had_focus = self._was_focused
        self._was_focused = True
        super().mousePressEvent(event)
        if not had_focus:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._was_focused = False
        super().focusOutEvent(event)

    _was_focused = False
