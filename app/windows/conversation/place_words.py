"""How the place of a question is called on screen. Used by the conversation and its export, any thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.conversation.question import Place


def place_words(place: Place) -> str:
    """ "p. 3" or "p. 3, region"."""
    if place.region is not None:
        words = QCoreApplication.translate("Place", "p. {page}, region")
    else:
        words = QCoreApplication.translate("Place", "p. {page}")
    return words.format(page=place.page + 1)
