"""Tesseract on the same reading tasks, for comparison only: nothing here depends on it being installed.

Called by training/evaluate.py. It gets the first regions in two ways, as they are and enlarged to the print
it likes, and is judged by the better.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image

from training.evaluation.scores import SIZES, Outcome, edit_distance
from training.evaluation.sets import Region

LIKED_PRINT = 36.0  # em size in px: capitals of about 25 px, which its manual recommends
LANGUAGES = ("eng", "deu", "fra", "spa")
SECONDS = 60
AT_ONCE = 2
SETTINGS = ("as it is", "enlarged")
TRIED = 40  # regions on which the better setting is found
MOST = 160  # regions in all: it takes half a second of computing for each
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": "..."})


@dataclass(frozen=True)
class Comparison:
    """Character error rates on the same regions."""

    name: str
    regions: int
    ours: float
    peer: float


@dataclass(frozen=True)
class Peer:
    """What Tesseract read: its version, the better setting, and the comparison by size of print."""

    version: str
    setting: str
    comparisons: tuple[Comparison, ...]


def installed() -> str | None:
    """Tesseract's version, where it is there."""
    if shutil.which("tesseract") is None:
        return None
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False)
    return (told.stdout or told.stderr).splitlines()[0].strip()


def _languages() -> str:
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    there = told.stdout.split()
    return "+".join(name for name in LANGUAGES if name in there) or "eng"


def tesseract_reads(region: Region, setting: str, languages: str) -> str:
    """The region's text as Tesseract reads it, page segmentation 6 (one block of text)."""
    picture = Image.fromarray(region.picture)
    factor = min(4.0, max(1.0, LIKED_PRINT / region.size)) if setting == "enlarged" else 1.0
    if factor > 1:
        size = (round(picture.width * factor), round(picture.height * factor))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "--psm", "6", "-l", languages]
    told = subprocess.run(
        command,
        input=stream.getvalue(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )
    return told.stdout.decode("utf-8", "replace")


def alike(text: str) -> str:
    """Without what is no misreading: kinds of quotes and dashes, empty lines, spaces at the ends of lines."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.translate(_ALIKE).splitlines())
    return "\n".join(line for line in lines if line)


def compare(asked: Iterable[Region], outcomes: Iterable[Outcome]) -> Peer | None:
    """Tesseract beside ours on the first regions that were read aloud; None where it is not installed."""
    version = installed()
    ours = {(o.number, bool(o.damages)): o for o in outcomes if o.place == "region" and o.task == "read"}
    pairs = [(r, ours[r.number, bool(r.damages)]) for r in asked if (r.number, bool(r.damages)) in ours]
    if version is None or not pairs:
        return None
    languages = _languages()
    tried = {setting: _errors(pairs[:TRIED], setting, languages) for setting in SETTINGS}
    best = min(SETTINGS, key=lambda setting: sum(tried[setting]))
    pairs = pairs[:MOST]
    rows = list(zip(pairs, tried[best] + _errors(pairs[TRIED:], best, languages), strict=True))
    groups = [
        (f"print {low:.0f}-{min(high, 32):.0f} px", [x for x in rows if _is(x[0], False, low, high)])
        for low, high in SIZES
    ]
    groups.append(("damaged regions, all sizes", [x for x in rows if x[0][0].damages]))
    made = (_comparison(name, group) for name, group in groups if group)
    return Peer(version, f"{best}, --psm 6 -l {languages}", tuple(made))


def _errors(pairs: list[tuple[Region, Outcome]], setting: str, languages: str) -> list[int]:
    """Wrong characters in each region."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        texts = pool.map(lambda pair: tesseract_reads(pair[0], setting, languages), pairs)
        return [edit_distance(alike(o.truth), alike(text)) for (_, o), text in zip(pairs, texts, strict=True)]


def _is(pair: tuple[Region, Outcome], damaged: bool, low: float, high: float) -> bool:
    return bool(pair[0].damages) == damaged and low <= pair[0].size < high


def _comparison(name: str, group: list[tuple[tuple[Region, Outcome], int]]) -> Comparison:
    length = sum(len(alike(outcome.truth)) for (_, outcome), _ in group)
    mine = sum(edit_distance(alike(outcome.truth), alike(outcome.given)) for (_, outcome), _ in group)
    return Comparison(name, len(group), mine / max(1, length), sum(e for _, e in group) / max(1, length))
