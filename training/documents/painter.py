"""Drawing text and simple figures on a page, and knowing where every glyph went.

Called by page.py and the layouts in the data workers. Two engines draw the same page: Pillow (hinted glyphs, as screens
show them, or drawn large and reduced) and MuPDF (unhinted, as PDF pages come out of the reader process), so
that the model does not learn the habits of one of them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFont


Colour = tuple[int, int, int]  # red, green, blue, 0..255


@lru_cache(maxsize=4000)
def _pillow_font(path: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=400_000)
def _pillow_step(font: str, size: float, before: str, character: str) -> float:
    """How far a character moves on after another, kerning included."""
    face = _pillow_font(font, size)
    return face.getlength(before + character) - (face.getlength(before) if before else 0.0)


def _share(colour: Colour | None) -> tuple[float, ...] | None:
    """A colour as PDF has it, 0..1."""
    return None if colour is None else tuple(value / 255 for value in colour)


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

    def __init__(self, width: int, height: int, paper: Colour, scale: int, resample: Image.Resampling) -> None:
        self.size = (width, height)
        self.scale = scale
        self.resample = resample
        self.picture = Image.new("RGB", (width * scale, height * scale), paper)
        self.draw = ImageDraw.Draw(self.picture)

    def advances(self, text: str, font: str, size: float) -> list[float]:
        """x after 0, 1, ... len(text) characters, in pixels of the page."""
        out = [0.0]
        before = ""
        for character in text:
            out.append(out[-1] + _pillow_step(font, size * self.scale, before, character) / self.scale)
            before = character
        return out

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: Colour) -> None:
        s = self.scale
        self.draw.text((x * s, baseline * s), text, fill=ink, font=_pillow_font(font, size * s), anchor="ls")

    def text_upwards(self, x: float, y: float, text: str, font: str, size: float, ink: Colour) -> None:
        """Text that runs from the bottom to the top, as beside a chart; its baseline is at x, its start at y."""
        s = self.scale
        width, ascent = round(self.advances(text, font, size)[-1] * s) + 2, round(size * s)
        mask = Image.new("L", (width, round(1.4 * ascent)))
        ImageDraw.Draw(mask).text((0, ascent), text, fill=255, font=_pillow_font(font, size * s), anchor="ls")
        corner = (round(x * s) - ascent, round(y * s) - width)
        self.picture.paste(ink, corner, mask.transpose(Image.Transpose.ROTATE_90))

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: Colour, width: float = 1) -> None:
        s = self.scale
        self.draw.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=ink, width=max(1, round(width * s)))

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
        radius: float = 0,
    ) -> None:
        """A rectangle with or without filling, edge and round corners."""
        s = self.scale
        edges = (x0 * s, y0 * s, max(x0, x1) * s, max(y0, y1) * s)
        if radius:
            self.draw.rounded_rectangle(edges, radius * s, fill, outline, max(1, round(width * s)))
        else:
            self.draw.rectangle(edges, fill, outline, max(1, round(width * s)))

    def ellipse(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
    ) -> None:
        s = self.scale
        edges = (x0 * s, y0 * s, max(x0, x1) * s, max(y0, y1) * s)
        self.draw.ellipse(edges, fill, outline, max(1, round(width * s)))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
    ) -> None:
        s = self.scale
        scaled = [(x * s, y * s) for x, y in points]
        self.draw.polygon(scaled, fill, outline, max(1, round(width * s)))

    def polyline(self, points: Sequence[tuple[float, float]], ink: Colour, width: float = 1) -> None:
        s = self.scale
        scaled = [(x * s, y * s) for x, y in points]
        self.draw.line(scaled, fill=ink, width=max(1, round(width * s)), joint="curve")

    def pixels(self) -> np.ndarray:
        """The page as (height, width, 3) uint8."""
        picture = self.picture
        if self.scale > 1:
            picture = picture.resize(self.size, self.resample)
        return np.asarray(picture)


class MuPdfPainter:
    """Draws a one-page PDF of one point a pixel and lets MuPDF render it, as the app does."""

    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self.document = pymupdf.open()
        self.page = self.document.new_page(width=width, height=height)
        self.shape = self.page.new_shape()  # one for all: writing each costs a millisecond
        self.writers: dict[Colour, pymupdf.TextWriter] = {}
        self.upwards: list[tuple[pymupdf.TextWriter, pymupdf.Point]] = []
        if paper != (255, 255, 255):
            self.shape.draw_rect(self.page.rect)
            self.shape.finish(color=None, fill=_share(paper))

    def advances(self, text: str, font: str, size: float) -> list[float]:
        out = [0.0]
        for length in _mupdf_font(font).char_lengths(text, size):
            out.append(out[-1] + length)
        return out

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: Colour) -> None:
        writer = self.writers.get(ink)
        if writer is None:
            writer = self.writers[ink] = pymupdf.TextWriter(self.page.rect, color=_share(ink))
        writer.append((x, baseline), text, font=_mupdf_font(font), fontsize=size)

    def text_upwards(self, x: float, y: float, text: str, font: str, size: float, ink: Colour) -> None:
        """Text that runs from the bottom to the top, as beside a chart; its baseline is at x, its start at y."""
        writer = pymupdf.TextWriter(self.page.rect, color=_share(ink))
        writer.append((x, y), text, font=_mupdf_font(font), fontsize=size)
        self.upwards.append((writer, pymupdf.Point(x, y)))

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: Colour, width: float = 1) -> None:
        self.shape.draw_line((x0, y0), (x1, y1))
        self.shape.finish(color=_share(ink), width=width)

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
        radius: float = 0,
    ) -> None:
        """A rectangle with or without filling, edge and round corners."""
        shorter = min(x1 - x0, y1 - y0)
        if shorter <= 0:
            return
        corner = min(radius / shorter, 0.5) if radius else None
        self.shape.draw_rect((x0, y0, x1, y1), radius=corner)
        self.shape.finish(color=_share(outline), fill=_share(fill), width=width)

    def ellipse(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
    ) -> None:
        self.shape.draw_oval((x0, y0, x1, y1))
        self.shape.finish(color=_share(outline), fill=_share(fill), width=width)

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
    ) -> None:
        self.shape.draw_polyline([*points, points[0]])
        self.shape.finish(color=_share(outline), fill=_share(fill), width=width)

    def polyline(self, points: Sequence[tuple[float, float]], ink: Colour, width: float = 1) -> None:
        self.shape.draw_polyline(list(points))
        self.shape.finish(color=_share(ink), width=width, closePath=False)

    def finish(self) -> pymupdf.Document:
        """The document with all figures and texts on it, to be rendered or saved."""
        self.shape.commit()
        for writer in self.writers.values():
            writer.write_text(self.page)
        for writer, start in self.upwards:
            writer.write_text(self.page, morph=(start, pymupdf.Matrix(90)))
        self.writers.clear()
        self.upwards.clear()
        return self.document

    def pixels(self) -> np.ndarray:
        """The page as (height, width, 3) uint8."""
        self.finish()
        pixmap = self.page.get_pixmap(colorspace=pymupdf.csRGB)
        return np.frombuffer(pixmap.samples, dtype=np.uint8).reshape(pixmap.height, pixmap.width, 3)


Painter = PillowPainter | MuPdfPainter


def make_painter(rng: random.Random, width: int, height: int, paper: Colour) -> Painter:
    """A painter of one of the engines, chosen by chance."""
    kind = rng.random()
    if kind < 0.30:
        return MuPdfPainter(width, height, paper)
    if kind < 0.70:
        return PillowPainter(width, height, paper, 1, Image.Resampling.BICUBIC)
    resample = rng.choice((Image.Resampling.BOX, Image.Resampling.BICUBIC, Image.Resampling.BILINEAR))
    return PillowPainter(width, height, paper, 2, resample)
