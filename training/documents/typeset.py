"""Fills the pool with pages that real engines typeset: MuPDF's HTML, and Qt's widgets in another process.

A command for people who train: `python -m training.documents.typeset --count 2000`. What it writes lies in
runs/pool and is drawn from by sample.py.
"""

from __future__ import annotations

import argparse
import html
import io
import os
import random
import subprocess
import sys
from pathlib import Path

import pymupdf
from PIL import Image

from training.documents.fonts import bold_of, font_files
from training.documents.page import Field, Page, Run, Section, Table, join, new_look
from training.documents.painter import Glyph, PillowPainter
from training.documents.pool import folder_of, save_page
from training.documents.words import TextSource

HEIGHTS = (96, 128, 160, 192, 224, 256)


class _Story:
    """HTML that is being put together, and the texts in it whose places are wanted afterwards."""

    def __init__(self, source: TextSource, size: float) -> None:
        self.source = source
        self.size = size
        self.parts: list[str] = []
        self.heading: str | None = None
        self.fields: list[tuple[str, str, tuple[str, ...]]] = []
        self.tables: list[list[list[str]]] = []
        self.sections: list[str] = []

    def title(self) -> None:
        rng = self.source.rng
        text = " ".join(self.source.word() for _ in range(rng.randint(1, 4))).capitalize()
        level = rng.choice((1, 2, 2, 3))
        self.heading = self.heading or text
        self.sections.append(text)
        self.parts.append(f"<h{level}>{html.escape(text)}</h{level}>")

    def paragraph(self) -> None:
        rng = self.source.rng
        words = [html.escape(word) for word in self.source.paragraph_words(8, 60)]
        if rng.random() < 0.3:
            i = rng.randrange(len(words))
            words[i] = rng.choice(("<b>{}</b>", "<i>{}</i>")).format(words[i])
        align = rng.choice(("left", "left", "justify"))
        self.parts.append(f'<p style="text-align:{align}">{" ".join(words)}</p>')

    def pairs(self) -> None:
        colon = ":" if self.source.rng.random() < 0.7 else ""
        strong = self.source.rng.random() < 0.4
        rows = []
        for _ in range(self.source.rng.randint(2, 6)):
            label, value, questions = self.source.labelled()
            if len(label) + len(value) > 44 or label in [known for known, _, _ in self.fields]:
                continue
            self.fields.append((label, value, questions))
            shown = f"<b>{html.escape(label)}{colon}</b>" if strong else html.escape(label) + colon
            rows.append(f"<tr><td>{shown}&#160;&#160;</td><td>{html.escape(value)}</td></tr>")
        self.parts.append(f"<table>{''.join(rows)}</table>")

    def table(self) -> None:
        rng, source = self.source.rng, self.source
        columns = rng.randint(2, 4)
        makers = [
            rng.choice((source.amount, source.date, source.number, source.code)) for _ in range(columns - 1)
        ]
        header = [source.word().capitalize() for _ in range(columns)]
        rows = [[source.word().capitalize(), *(make() for make in makers)] for _ in range(rng.randint(2, 6))]
        if len(set(header)) < columns or len({row[0] for row in rows}) < len(rows):
            return
        self.tables.append([header, *rows])
        cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in header)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        self.parts.append(f'<table class="ruled"><tr>{cells}</tr>{body}</table>')

    def items(self) -> None:
        rng = self.source.rng
        kind = rng.choice(("ul", "ol"))
        lines = "".join(
            f"<li>{html.escape(' '.join(self.source.paragraph_words(3, 9)))}</li>"
            for _ in range(rng.randint(2, 5))
        )
        self.parts.append(f"<{kind}>{lines}</{kind}>")


def _style(source: TextSource, size: float) -> tuple[str, pymupdf.Archive]:
    """Fonts, colours and borders."""
    rng = source.rng
    archive = pymupdf.Archive()
    font = rng.choice(font_files(source.held_out))
    bold = bold_of(font, rng, source.held_out)
    for name, path in (("body.ttf", font), ("bold.ttf", bold)):
        archive.add(Path(path).read_bytes(), name)
    ink = rng.choice(("#000", "#000", "#222", "#1a2b4c", "#333"))
    accent = rng.choice(("#000", "#000", "#1f4e9a", "#a02020", "#206040"))
    leading, padding = rng.uniform(1.15, 1.45), rng.randint(3, 9)
    border = rng.choice(("none", "1px solid #999", "1px solid #000"))
    css = (
        "@font-face {font-family: body; src: url(body.ttf);}"
        "@font-face {font-family: body; font-weight: bold; src: url(bold.ttf);}"
        f"* {{font-family: body; font-size: {size:.1f}px; color: {ink}; line-height: {leading:.2f};}}"
        f"h1 {{font-size: {1.5 * size:.1f}px; color: {accent}; margin: 0 0 6px 0;}}"
        f"h2 {{font-size: {1.25 * size:.1f}px; color: {accent}; margin: 4px 0 4px 0;}}"
        f"h3 {{font-size: {1.1 * size:.1f}px; color: {accent}; margin: 4px 0 2px 0;}}"
        "p {margin: 0 0 6px 0;} ul, ol {margin: 0 0 6px 0;} table {margin: 0 0 6px 0;}"
        f".ruled td, .ruled th {{border: {border}; padding: 1px {padding}px;}} th {{font-weight: bold;}}"
    )
    return css, archive


def _typeset(story: _Story, width: int, height: int) -> pymupdf.Document:
    css, archive = _style(story.source, story.size)
    margin = story.source.rng.uniform(4, 24)
    engine = pymupdf.Story("".join(story.parts), user_css=css, em=story.size, archive=archive)
    buffer = io.BytesIO()
    writer = pymupdf.DocumentWriter(buffer)
    device = writer.begin_page(pymupdf.Rect(0, 0, width, height))
    engine.place(pymupdf.Rect(margin, 4, width - margin, height - 2))
    engine.draw(device)
    writer.end_page()
    writer.close()
    return pymupdf.open("pdf", buffer.getvalue())


def _read_back(page: Page, sheet: pymupdf.Page) -> None:
    """Records every glyph and line where the engine put them."""
    pieces: list[tuple[float, float, Run]] = []
    for block in sheet.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", ()):
            text, glyphs = "", []
            for span in line["spans"]:
                for char in span["chars"]:
                    character = " " if char["c"].isspace() else char["c"]
                    if character == " " and (not text or text[-1] == " "):
                        continue
                    text += character
                    if character == " ":
                        glyphs.append(-1)
                        continue
                    glyphs.append(len(page.glyphs))
                    x0, _, x1, _ = char["bbox"]
                    y = char["origin"][1]
                    page.glyphs.append(Glyph(character, x0, y - 0.72 * span["size"], x1, y))
            kept = len(text.rstrip())
            if kept:
                known = [page.glyphs[i] for i in glyphs[:kept] if i >= 0]
                pieces.append((known[0].baseline, known[0].x0, Run(text[:kept], tuple(glyphs[:kept]))))
    pieces.sort(key=lambda piece: piece[0])
    row: list[tuple[float, float, Run]] = []
    for piece in [*pieces, None]:
        if row and (piece is None or piece[0] - row[0][0] > 0.5 * page.size):
            page.line(*(run for _, _, run in sorted(row, key=lambda part: part[1])))
            row = []
        if piece is not None:
            row.append(piece)


def _find(page: Page, text: str) -> Run | None:
    """Where a text stands, if it stands on the page once and in one piece."""
    found = [
        Run(text, run.glyphs[start : start + len(text)])
        for line in page.lines
        for run in line
        for start in [run.text.find(text)]
        if start >= 0
    ]
    return found[0] if len(found) == 1 else None


def _recognise(page: Page, story: _Story) -> None:
    """Heading, sections, fields and tables, as far as they came out in one piece."""
    if story.heading:
        page.heading = _find(page, story.heading)
    for label, value, questions in story.fields:
        place = _find(page, value)
        if place is not None and _find(page, label) is not None:
            page.fields.append(Field(label, place, questions))
    for rows in story.tables:
        places = [[_find_cell(page, row, cell) for cell in row] for row in rows]
        whole = [[cell for cell in row if cell is not None] for row in places]
        whole = [row for row in whole if len(row) == len(rows[0])]
        if len(whole) > 2 and [run.text for run in whole[0]] == rows[0]:
            page.tables.append(Table(whole[0], whole[1:]))
            page.marks.add("table")
    lines = [join(line, " ") for line in page.lines]
    places_of = [i for i, line in enumerate(lines) if line.text in story.sections]
    if len(places_of) == 1 and not story.tables and not story.fields and lines[places_of[0] + 1 :]:
        page.sections.append(Section(lines[places_of[0]], join(lines[places_of[0] + 1 :], "\n")))


def _find_cell(page: Page, row: list[str], cell: str) -> Run | None:
    """A cell on the line that begins with the first cell of its row."""
    for line in page.lines:
        if line[0].text == row[0]:
            return next((run for run in line if run.text == cell), None)
    return None


def story_page(seed: int, held_out: bool) -> tuple[int, Image.Image, Page] | None:
    """Canvas height, picture and page of this seed, or None where hardly anything found room."""
    rng = random.Random(seed)
    source = TextSource(rng, held_out)
    canvas_height = rng.choice(HEIGHTS)
    width, height = (
        rng.choice((640, 640, rng.randint(320, 640))),
        rng.randint(canvas_height - 24, canvas_height),
    )
    size = rng.choice((rng.uniform(11, 16), rng.uniform(13, 20), rng.uniform(11, 28)))
    story = _Story(source, size)
    parts = (story.paragraph, story.paragraph, story.pairs, story.table, story.items, story.title)
    if rng.random() < 0.6:
        story.title()
    for _ in range(rng.randint(1, 3)):
        rng.choice(parts)()
    document = _typeset(story, width, height)
    sheet = document[0]
    pixmap = sheet.get_pixmap(colorspace=pymupdf.csRGB)
    picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    painter = PillowPainter(width, height, (255, 255, 255), 1, Image.Resampling.BICUBIC)
    page = Page(painter, width, height, source, new_look(source, size))
    _read_back(page, sheet)
    if not page.lines:
        return None
    _recognise(page, story)
    return canvas_height, picture, page


def main() -> None:
    parser = argparse.ArgumentParser(description="Fill the pool of typeset pages.")
    parser.add_argument(
        "--count", type=int, default=2000, help="pages for training; a tenth as many are held out"
    )
    parser.add_argument("--first-seed", type=int, default=0)
    arguments = parser.parse_args()
    for held_out, count in ((False, arguments.count), (True, arguments.count // 10)):
        for seed in range(arguments.first_seed, arguments.first_seed + count * 3 // 4):
            made = story_page(seed, held_out)
            if made is not None:
                height, picture, page = made
                save_page(folder_of(held_out), f"{height}-html-{seed}", picture, page)
        command = [
            sys.executable,
            "-m",
            "training.documents.typeset_qt",
            str(arguments.first_seed),
            str(count // 4),
        ]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([*command, str(int(held_out))], env=environment, check=True)


if __name__ == "__main__":
    main()
