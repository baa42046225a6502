"""A PDF of 2,000 pages as people have them: two columns of print, a map on every fourth, and every fourth a
scan.

Used by the benchmarks of the viewport; written once into a folder that is kept.
"""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

PAGES = 2000
LINES = 56
SCANS = 8
A4 = (595, 842)


def long_document(folder: Path, pages: int = PAGES) -> Path:
    """The file in `folder`, made on first use."""
    path = folder / f"long-document-{pages}.pdf"
    if path.is_file():
        return path
    import pymupdf

    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(7)
    scans = [_scan(chance) for _ in range(SCANS)]
    stored: dict[int, int] = {}  # each scan is in the file once
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=A4[0], height=A4[1])
        if number % 4 == 3:
            scan = number // 4 % SCANS
            known = stored.get(scan, 0)
            stored[scan] = page.insert_image(page.rect, stream=None if known else scans[scan], xref=known)
            continue
        page.insert_text((50, 60), f"Section {number + 1}", fontname="helv", fontsize=18)
        for column in range(2):
            page.insert_text((50 + 255 * column, 90), _lines(chance), fontname="tiro", fontsize=9)
        if number % 4 == 1:
            _draw_map(page, chance)
    unfinished = path.with_suffix(".part")
    document.save(unfinished, deflate=True)
    document.close()
    unfinished.replace(path)
    return path


def _lines(chance: random.Random) -> list[str]:
    letters = "etaoinshrdlucmfwypvbgk"
    return [
        " ".join("".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(8))[:46]
        for _ in range(LINES)
    ]


def _draw_map(page: Any, chance: random.Random) -> None:
    """Lines of height over half of the page, 6,000 strokes."""
    from pymupdf import Point

    shape = page.new_shape()
    for line in range(60):
        heights = [500 + 4.5 * line + 6 * chance.random() for _ in range(100)]
        shape.draw_polyline([Point(50 + 5 * x, height) for x, height in enumerate(heights)])
        shape.finish(color=(line / 60, 0.3, 0.6), width=0.5)
    shape.commit()


def _scan(chance: random.Random) -> bytes:
    """A page at 200 dots an inch as a JPEG, with soft detail everywhere."""
    coarse = Image.frombytes("RGB", (85, 110), chance.randbytes(85 * 110 * 3))
    data = BytesIO()
    coarse.resize((1700, 2200), Image.Resampling.BICUBIC).save(data, "JPEG", quality=80)
    return data.getvalue()
