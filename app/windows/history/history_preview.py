"""A kept conversation to look at before it is opened: questions, pictures, answers. GUI thread.

Pictures are decoded and made small on a thread. The text comes from a model that read an untrusted page:
nothing is loaded but the pictures of the conversation itself, and links lead nowhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from html import escape
from string import Template

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.conversation.conversation import Turn
from app.conversation.export_html import turns_html
from app.conversation.export_words import about_words
from app.conversation.history_rows import KeptConversation
from app.theme import Theme
from app.windows.background import Background

_MOST_TURNS = 30
_PICTURE_WIDTH, _PICTURE_HEIGHT = 360, 240
_FRAME = QColor(128, 128, 128, 110)
_STYLE = Template("""
p, li, td, th, blockquote { font-size: 15px; line-height: 125%; }
p { margin-top: 4px; margin-bottom: 4px; }
.asked { font-weight: 600; margin-top: 24px; margin-bottom: 8px; white-space: pre-wrap; }
.head { font-weight: 600; margin-top: 12px; }
.picture { line-height: 100%; margin-bottom: 12px; }
.about, .cost, .more { color: $muted; font-size: 12px; }
.note { color: $warning; font-size: 13px; }
a { color: $text; text-decoration: none; }
table { border-collapse: collapse; border-color: $line; margin-top: 8px; margin-bottom: 8px; }
td, th { border: 1px solid $line; padding: 4px 8px; }
pre, code { font-family: monospace; }
""")


class HistoryPreview(QTextBrowser):
    """Shows one conversation at a time; `close_background` ends its thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: KeptConversation | None = None
        self._images: dict[str, QImage] = {}
        self._background = Background(self)
        self.setProperty("kind", "preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)
        self.document().setIndentWidth(20)
        theme.changed.connect(self._draw)

    @property
    def kept(self) -> KeptConversation | None:
        """What is shown."""
        return self._kept

    def show_conversation(self, kept: KeptConversation | None) -> None:
        """Shows its text at once and its pictures as soon as they are ready; None: nothing."""
        self._kept, self._images = kept, {}
        self._draw()
        self.verticalScrollBar().setValue(0)
        if kept is not None and any(turn.picture for turn in kept.turns):
            self._background.run(
                partial(_decoded, kept.turns[:_MOST_TURNS], self.devicePixelRatioF()),
                partial(self._take_images, kept),
            )

    def close_background(self) -> None:
        """Ends the thread that decodes pictures."""
        self._background.close()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the conversation itself; an empty one for whatever else is named."""
        address = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._images.get(address.removeprefix("picture:"), _blank())
        return ""

    def _take_images(self, kept: KeptConversation, images: dict[str, QImage]) -> None:
        if kept is self._kept:
            self._images = images
            at = self.verticalScrollBar().value()
            self._draw()
            self.verticalScrollBar().setValue(at)

    def _draw(self) -> None:
        kept, colours = self._kept, self._theme.colours
        self.document().setDefaultStyleSheet(
            _STYLE.substitute(
                muted=colours.muted, warning=colours.warning, line=colours.line, text=colours.text
            )
        )
        if kept is None:
            self.clear()
            return
        first = replace(kept, turns=kept.turns[:_MOST_TURNS])
        html = f"<p class='about'>{escape(about_words(kept))}</p>"
        html += _for_qt(turns_html(first, self._picture))
        left = len(kept.turns) - len(first.turns)
        if left > 0:
            html += f"<p class='more'>{escape(self.tr('and %n more question(s)', '', left))}</p>"
        self.setHtml(html)

    def _picture(self, turn: Turn) -> str:
        image = self._images.get(turn.key)
        width = round(image.width() / image.devicePixelRatio()) if image is not None else 1
        return f'src="picture:{escape(turn.key)}" width="{width}"'


def _for_qt(html: str) -> str:
    """Qt makes headings larger than the style says and knows no figures. Tags in the texts are escaped."""
    html = html.replace("<figure>", '<p class="picture">').replace("</figure>", "</p>")
    html = html.replace("<h2>", '<p class="asked">').replace("</h2>", "</p>")
    return re.sub(r"</h\d>", "</p>", re.sub(r"<h\d>", '<p class="head">', html))


def _decoded(turns: tuple[Turn, ...], ratio: float) -> dict[str, QImage]:
    """The pictures at the size they are shown in, by the key of their turn."""
    images: dict[str, QImage] = {}
    for turn in turns:
        image = QImage.fromData(turn.picture) if turn.picture is not None else QImage()
        if image.isNull():
            continue
        width, height = round(_PICTURE_WIDTH * ratio), round(_PICTURE_HEIGHT * ratio)
        if image.width() > width or image.height() > height:
            keep = Qt.AspectRatioMode.KeepAspectRatio
            image = image.scaled(width, height, keep, Qt.TransformationMode.SmoothTransformation)
        images[turn.key] = _framed(image, ratio)
    return images


def _framed(image: QImage, ratio: float) -> QImage:
    """A hair line round it: most pictures are as white as the ground they lie on."""
    framed = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(framed)
    painter.setPen(QPen(_FRAME, max(round(ratio), 1)))
    painter.drawRect(0, 0, framed.width() - 1, framed.height() - 1)
    painter.end()
    framed.setDevicePixelRatio(ratio)
    return framed


def _blank() -> QImage:
    blank = QImage(1, 1, QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.transparent)
    return blank
