"""Drawing text and lines on a grey page, and knowing where every glyph went.

Called by layouts.py in the data workers. Two engines draw the same page: Pillow (hinted glyphs, as screens
show them, or drawn large and reduced) and MuPDF (unhinted, as PDF pages come out of the reader process), so
that the model does not learn the habits of one of them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFont


@lru_cache(maxsize=4000)
def _pillow_font(path: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=100)
def _mupdf_font(path: str) -> pymupdf.Font:
    return pymupdf.Font(fontfile=path)


@dataclass(frozen=True)
class Glyph:
    """One drawn character: box in pixels of the page (x0, top, x1, baseline)."""

    character: str
    x0: float
    top: float
    x1: float
    baseline: float


class PillowPainter:
    """Draws with FreeType through Pillow at `scale` times the size, reduced at the end."""

    def __init__(self, width: int, height: int, paper: int, scale: int, resample: Image.Resampling) -> None:
        self.size = (width, height)
        self.scale = scale
        self.resample = resample
        self.picture = Image.new("L", (width * scale, height * scale), paper)
        self.draw = ImageDraw.Draw(self.picture)

    def advances(self, text: str, font: str, size: float) -> list[float]:
        """x after 0, 1, ... len(text) characters, in pixels of the page."""
        face = _pillow_font(font, size * self.scale)
        return [face.getlength(text[:i]) / self.scale for i in range(len(text) + 1)]

    def width(self, text: str, font: str, size: float) -> float:
        return _pillow_font(font, size * self.scale).getlength(text) / self.scale

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: int) -> None:
        s = self.scale
        self.draw.text((x * s, baseline * s), text, fill=ink, font=_pillow_font(font, size * s), anchor="ls")

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: int, width: float) -> None:
        s = self.scale
        self.draw.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=ink, width=max(1, round(width * s)))

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: int) -> None:
        s = self.scale
        self.draw.rectangle((x0 * s, y0 * s, x1 * s, y1 * s), fill=fill)

    def pixels(self) -> np.ndarray:
        """The page as (height, width) uint8."""
        picture = self.picture
        if self.scale > 1:
            picture = picture.resize(self.size, self.resample)
        return np.asarray(picture)


class MuPdfPainter:
    """Draws a one-page PDF of one point a pixel and lets MuPDF render it, as the app does."""

    def __init__(self, width: int, height: int, paper: int) -> None:
        self.document = pymupdf.open()
        self.page = self.document.new_page(width=width, height=height)
        self.writers: dict[int, pymupdf.TextWriter] = {}
        if paper != 255:
            self.page.draw_rect(self.page.rect, color=None, fill=(paper / 255,) * 3)

    def advances(self, text: str, font: str, size: float) -> list[float]:
        out = [0.0]
        for length in _mupdf_font(font).char_lengths(text, size):
            out.append(out[-1] + length)
        return out

    def width(self, text: str, font: str, size: float) -> float:
        return _mupdf_font(font).text_length(text, size)

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: int) -> None:
        writer = self.writers.get(ink)
        if writer is None:
            writer = self.writers[ink] = pymupdf.TextWriter(self.page.rect, color=(ink / 255,) * 3)
        writer.append((x, baseline), text, font=_mupdf_font(font), fontsize=size)

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: int, width: float) -> None:
        self.page.draw_line((x0, y0), (x1, y1), color=(ink / 255,) * 3, width=width)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: int) -> None:
        self.page.draw_rect((x0, y0, x1, y1), color=None, fill=(fill / 255,) * 3)

    def pixels(self) -> np.ndarray:
        for writer in self.writers.values():
            writer.write_text(self.page)
        pixmap = self.page.get_pixmap(colorspace=pymupdf.csGRAY)
        return np.frombuffer(pixmap.samples, dtype=np.uint8).reshape(pixmap.height, pixmap.stride)[
            :, : pixmap.width
        ]


Painter = PillowPainter | MuPdfPainter


def make_painter(rng: random.Random, width: int, height: int, paper: int) -> Painter:
    """A painter of one of the engines, chosen by chance."""
    kind = rng.random()
    if kind < 0.30:
        return MuPdfPainter(width, height, paper)
    if kind < 0.60:
        return PillowPainter(width, height, paper, 1, Image.Resampling.BICUBIC)
    resample = rng.choice((Image.Resampling.BOX, Image.Resampling.BICUBIC, Image.Resampling.BILINEAR))
    return PillowPainter(width, height, paper, rng.choice((2, 3)), resample)
