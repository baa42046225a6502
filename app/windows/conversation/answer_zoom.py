"""How large questions and answers are, apart from the rest of the window. GUI thread; part of
`conversation_panel`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from app.theme import ANSWER_PX

_KEY = "answer_zoom"
_STEP, _LEAST, _MOST = 10, 60, 250  # per cent
_TEXTS = 'QTextBrowser[kind="answer"], QFrame[kind="asked"] QLabel, QFrame[kind="asked"] QPlainTextEdit'


class AnswerZoom(QObject):
    """Follows the setting, when there is one, and sizes everything inside of `texts`."""

    def __init__(self, texts: QWidget, settings: Settings | None, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._settings = texts, settings
        self.percent = 100
        if settings is not None:
            settings.changed.connect(self._follow)
            self.set(settings.get(_KEY))

    def set(self, percent: int) -> None:
        """100 is the size of the type scale."""
        percent = max(_LEAST, min(percent, _MOST))
        if percent != self.percent:
            self.percent = percent
            pixels = round(ANSWER_PX * percent / 100)
            self._texts.setStyleSheet(f"{_TEXTS} {{ font-size: {pixels}px; }}" if percent != 100 else "")

    def step(self, steps: int) -> None:
        """Larger or smaller, for the whole program where there are settings."""
        percent = max(_LEAST, min(self.percent + steps * _STEP, _MOST))
        if self._settings is not None:
            self._settings.set(_KEY, percent)  # and comes back as a setting that changed
        else:
            self.set(percent)

    def _follow(self, key: str, value: object) -> None:
        if key == _KEY and isinstance(value, int):
            self.set(value)
