"""Pages typeset by other engines, kept in a folder: a picture each, and what is known of it.

Written by typeset.py and typeset_qt.py, read by sample.py in the data workers. An entry is NAME.png with
NAME.json beside it; the name begins with the canvas height that it fits. Pages of the held-out part lie in a
folder of their own and are only for evaluation.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image

from training.documents.page import Ask, Field, Page, Run, Section, Table, new_look
from training.documents.painter import Glyph, PillowPainter
from training.documents.words import TextSource

POOL = Path("runs/pool")
SHARE = 0.07  # of the training pages, where there is a pool


def folder_of(held_out: bool) -> Path:
    return POOL / ("held_out" if held_out else "train")


@lru_cache(maxsize=2)
def entries(held_out: bool) -> dict[int, tuple[Path, ...]]:
    """Pictures of the pool by the canvas height that they fit; looked up once a process."""
    found: dict[int, list[Path]] = {}
    for path in sorted(folder_of(held_out).glob("*.png")):
        if path.with_suffix(".json").is_file():
            found.setdefault(int(path.stem.split("-")[0]), []).append(path)
    return {height: tuple(paths) for height, paths in found.items()}


def _run(value: list[Any]) -> Run:
    return Run(value[0], tuple(value[1]))


def _value(run: Run) -> list[Any]:
    return [run.text, list(run.glyphs)]


def save_page(folder: Path, name: str, picture: Image.Image, page: Page) -> None:
    """Writes an entry; the picture is what stands on the page, however it was drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {
        "size": page.size,
        "kind": page.kind,
        "marks": sorted(page.marks),
        "glyphs": [
            [g.character, round(g.x0, 1), round(g.top, 1), round(g.x1, 1), round(g.baseline, 1)]
            for g in page.glyphs
        ],
        "lines": [[_value(run) for run in line] for line in page.lines],
        "heading": _value(page.heading) if page.heading else None,
        "fields": [[f.label, _value(f.value), list(f.questions)] for f in page.fields],
        "sections": [[_value(s.heading), _value(s.text)] for s in page.sections],
        "tables": [
            [[_value(c) for c in t.header], [[_value(c) for c in row] for row in t.rows], t.row_noun]
            for t in page.tables
        ],
        "asks": [[a.task, a.question, _value(a.answer)] for a in page.asks],
    }
    draft = folder / f"{name}.draft"
    picture.save(draft, "PNG")
    draft.replace(folder / f"{name}.png")
    draft.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    draft.replace(folder / f"{name}.json")  # a reader finds a whole entry or none


def load_page(path: Path, rng: random.Random, held_out: bool) -> Page:
    """The page of an entry, as if it had been drawn just now."""
    known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with Image.open(path) as file:
        picture = file.convert("RGB")
    painter = PillowPainter(*picture.size, (255, 255, 255), 1, Image.Resampling.BICUBIC)
    painter.picture = picture
    source = TextSource(rng, held_out)
    look = replace(new_look(source, known["size"]), size=known["size"])
    page = Page(painter, picture.width, picture.height, source, look)
    page.kind, page.marks = known["kind"], set(known["marks"])
    page.glyphs = [Glyph(*glyph) for glyph in known["glyphs"]]
    page.lines = [[_run(run) for run in line] for line in known["lines"]]
    page.heading = _run(known["heading"]) if known["heading"] else None
    page.fields = [Field(label, _run(value), tuple(asked)) for label, value, asked in known["fields"]]
    page.sections = [Section(_run(heading), _run(text)) for heading, text in known["sections"]]
    page.tables = [
        Table([_run(c) for c in header], [[_run(c) for c in row] for row in rows], noun)
        for header, rows, noun in known["tables"]
    ]
    page.asks = [Ask(task, question, _run(answer)) for task, question, answer in known["asks"]]
    return page


def pooled_page(rng: random.Random, canvas_height: int, held_out: bool) -> Page | None:
    """A page of the pool that fits the canvas, if there is one."""
    paths = entries(held_out).get(canvas_height)
    return load_page(rng.choice(paths), rng, held_out) if paths else None
