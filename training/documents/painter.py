"""Drawing text and simple figures on a page, and knowing where every glyph went.

Called by page.py and the layouts in the data workers. Two engines draw the same page: Pillow (hinted glyphs,
as screens show them, or drawn large and reduced) and MuPDF (unhinted, as PDF pages come out of the reader
process), so that the model does not learn the habits of one of them. Text that a font cannot show is set in
another.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFont

from training.documents.fonts import face_for

Colour = tuple[int, int, int]  # red, green, blue, 0..255


@lru_cache(maxsize=800)
def _pillow_font(path: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


class _PillowSteps(dict[str, float]):
    """How far a character moves on after another, kerning included: {before + character: pixels}."""

    def __init__(self, font: str, size: float) -> None:
        super().__init__()
        self.font, self.size = font, size

    def __missing__(self, pair: str) -> float:
        length = _pillow_font(self.font, self.size).getlength(pair)
        step = length - (self[pair[0]] if len(pair) > 1 else 0.0)
        self[pair] = step
        return step


@lru_cache(maxsize=3000)
def _pillow_steps(font: str, size: float) -> _PillowSteps:
    return _PillowSteps(font, size)


def _stepped(size: float) -> float:
    """A size in whole quarters or halves of a pixel, so that what is known of a font serves many pages."""
    return round(size * 4) / 4 if size < 14 else round(size * 2) / 2


def _share(colour: Colour | None) -> tuple[float, ...] | None:
    """A colour as PDF has it, 0..1."""
    return None if colour is None else tuple(value / 255 for value in colour)


@lru_cache(maxsize=200)
def _mupdf_font(path: str) -> pymupdf.Font:
    return pymupdf.Font(fontfile=path)


class _MuPdfSteps(dict[str, float]):
    """How far a character moves on, as a share of the size."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self.face = _mupdf_font(font)

    def __missing__(self, character: str) -> float:
        self[character] = step = float(self.face.text_length(character, 1000)) / 1000
        return step


@lru_cache(maxsize=200)
def _mupdf_steps(font: str) -> _MuPdfSteps:
    return _MuPdfSteps(font)


@dataclass(frozen=True)
class Glyph:
    """One drawn character: box in pixels of the page (x0, top, x1, baseline)."""

    character: str
    x0: float
    top: float
    x1: float
    baseline: float


class PillowPainter:
    """Draws with FreeType through Pillow at `scale` times the size, reduced or enlarged at the end."""

    def __init__(
        self, width: int, height: int, paper: Colour, scale: float, resample: Image.Resampling
    ) -> None:
        self.size = (width, height)
        self.scale = scale
        self.resample = resample
        self.picture = Image.new("RGB", (round(width * scale), round(height * scale)), paper)
        self.draw = ImageDraw.Draw(self.picture)

    def advances(self, text: str, font: str, size: float) -> list[float]:
        """x after 0, 1, ... len(text) characters, in pixels of the page."""
        steps = _pillow_steps(face_for(font, text), _stepped(size * self.scale))
        pairs = map(str.__add__, ("", *text), text)
        return [x / self.scale for x in accumulate(map(steps.__getitem__, pairs), initial=0.0)]

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: Colour) -> None:
        s = self.scale
        face = _pillow_font(face_for(font, text), _stepped(size * s))
        self.draw.text((x * s, baseline * s), text, fill=ink, font=face, anchor="ls")

    def text_turned(
        self, x: float, y: float, text: str, font: str, size: float, ink: Colour, degrees: float
    ) -> None:
        """Text whose baseline begins at (x, y) and rises by so many degrees: 90 is upwards."""
        s = self.scale
        reach = round((self.advances(text, font, size)[-1] + size) * s) + 2
        mask = Image.new("L", (2 * reach, 2 * reach))
        face = _pillow_font(face_for(font, text), _stepped(size * s))
        ImageDraw.Draw(mask).text((reach, reach), text, fill=255, font=face, anchor="ls")
        turned = mask.rotate(degrees, Image.Resampling.BICUBIC)
        self.picture.paste(ink, (round(x * s) - reach, round(y * s) - reach), turned)

    def _edges(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        s = self.scale
        return x0 * s, y0 * s, max(x0, x1) * s, max(y0, y1) * s

    def _thickness(self, width: float) -> int:
        return max(1, round(width * self.scale))

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: Colour, width: float = 1) -> None:
        s = self.scale
        self.draw.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=ink, width=self._thickness(width))

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
        edges = self._edges(x0, y0, x1, y1)
        if radius:
            self.draw.rounded_rectangle(edges, radius * self.scale, fill, outline, self._thickness(width))
        else:
            self.draw.rectangle(edges, fill, outline, self._thickness(width))

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
        self.draw.ellipse(self._edges(x0, y0, x1, y1), fill, outline, self._thickness(width))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: Colour | None = None,
        outline: Colour | None = None,
        width: float = 1,
    ) -> None:
        s = self.scale
        scaled = [(x * s, y * s) for x, y in points]
        self.draw.polygon(scaled, fill, outline, self._thickness(width))

    def polyline(self, points: Sequence[tuple[float, float]], ink: Colour, width: float = 1) -> None:
        s = self.scale
        scaled = [(x * s, y * s) for x, y in points]
        self.draw.line(scaled, fill=ink, width=self._thickness(width), joint="curve")

    def pixels(self) -> np.ndarray:
        """The page as (height, width, 3) uint8."""
        picture = self.picture
        if self.scale != 1:
            picture = picture.resize(self.size, self.resample)
        return np.asarray(picture)


class MuPdfPainter:
    """Draws a one-page PDF of one point a pixel and lets MuPDF render it, as the app does."""

    def __init__(self, width: int, height: int, paper: Colour) -> None:
        self.document = pymupdf.open()
        self.page = self.document.new_page(width=width, height=height)
        self.shape = self.page.new_shape()  # one for all: writing each costs a millisecond
        self.writers: dict[Colour, pymupdf.TextWriter] = {}
        self.turned: list[tuple[pymupdf.TextWriter, pymupdf.Point, float]] = []
        if paper != (255, 255, 255):
            self.shape.draw_rect(self.page.rect)
            self.shape.finish(color=None, fill=_share(paper))

    def advances(self, text: str, font: str, size: float) -> list[float]:
        steps = _mupdf_steps(face_for(font, text))
        return [x * size for x in accumulate(map(steps.__getitem__, text), initial=0.0)]

    def text(self, x: float, baseline: float, text: str, font: str, size: float, ink: Colour) -> None:
        writer = self.writers.get(ink)
        if writer is None:
            writer = self.writers[ink] = pymupdf.TextWriter(self.page.rect, color=_share(ink))
        writer.append((x, baseline), text, font=_mupdf_font(face_for(font, text)), fontsize=size)

    def text_turned(
        self, x: float, y: float, text: str, font: str, size: float, ink: Colour, degrees: float
    ) -> None:
        """Text whose baseline begins at (x, y) and rises by so many degrees: 90 is upwards."""
        writer = pymupdf.TextWriter(self.page.rect, color=_share(ink))
        writer.append((x, y), text, font=_mupdf_font(face_for(font, text)), fontsize=size)
        self.turned.append((writer, pymupdf.Point(x, y), degrees))

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
        for writer, start, degrees in self.turned:
            writer.write_text(self.page, morph=(start, pymupdf.Matrix(degrees)))
        self.writers.clear()
        self.turned.clear()
        return self.document

    def pixels(self) -> np.ndarray:
        """The page as (height, width, 3) uint8."""
        self.finish()
        pixmap = self.page.get_pixmap(colorspace=pymupdf.csRGB)
        return np.frombuffer(pixmap.samples, dtype=np.uint8).reshape(pixmap.height, pixmap.width, 3)


Painter = PillowPainter | MuPdfPainter


ENLARGED = (1 / 1.25, 1 / 1.5, 1 / 1.75, 1 / 2)
SMALLEST_ENLARGED = 10.0  # px that body print has before it is enlarged


def make_painter(rng: random.Random, width: int, height: int, paper: Colour, size: float = 0.0) -> Painter:
    """A painter of one of the engines, chosen by chance. Pages whose print has `size` pixels may be
    drawn small and enlarged, as the app does with pictures of small print.
    """
    kind = rng.random()
    if kind < 0.36:
        return MuPdfPainter(width, height, paper)
    if kind < 0.48:
        resample = rng.choice((Image.Resampling.BOX, Image.Resampling.BICUBIC, Image.Resampling.BILINEAR))
        return PillowPainter(width, height, paper, 2, resample)
    scales = [scale for scale in ENLARGED if size * scale >= SMALLEST_ENLARGED]
    if kind < 0.62 and scales:
        return PillowPainter(width, height, paper, rng.choice(scales), Image.Resampling.BICUBIC)
    return PillowPainter(width, height, paper, 1, Image.Resampling.BICUBIC)
