"""When the live region calls, as one row: never, when the answer contains some words, when it changes. GUI
thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.capture.live_alerts import AlertKind, AlertRule
from app.theme import Theme

_KINDS = (AlertKind.NEVER, AlertKind.CONTAINS, AlertKind.CHANGES)
_MOST_LETTERS = 200


class LiveAlertRow(QWidget):
    """`changed` comes with every new rule."""

    changed = Signal(object)  # AlertRule

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sign, self.label = QLabel(), QLabel()
        self.kind, self.text = QComboBox(), QLineEdit()
        self.text.setProperty("kind", "field")
        self.text.setMaxLength(_MOST_LETTERS)
        self.label.setBuddy(self.kind)
        for kind in _KINDS:
            self.kind.addItem("", kind)
        # As wide as its longest words, it would push the field out of a narrow window.
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.label)
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addStretch(0)
        self.kind.currentIndexChanged.connect(self._tell)
        self.text.textChanged.connect(self._tell)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.retranslate()
        self._tell()

    @property
    def rule(self) -> AlertRule:
        """What is chosen."""
        return AlertRule(_KINDS[self.kind.currentIndex()], self.text.text())

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self.label.setText(self.tr("Tell me"))
        words = (self.tr("never"), self.tr("when the answer has"), self.tr("when it changes"))
        for index, text in enumerate(words):
            self.kind.setItemText(index, text)
        self.kind.setAccessibleName(self.tr("When to tell me"))
        self.text.setAccessibleName(self.tr("Words to wait for"))
        self.text.setPlaceholderText(self.tr("words to wait for"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tell(self) -> None:
        rule = self.rule
        self.text.setVisible(rule.kind is AlertKind.CONTAINS)
        self.changed.emit(rule)

    def _recolour(self) -> None:
        self.sign.setPixmap(self._theme.icon("bell", "muted").pixmap(QSize(16, 16)))
