"""The fonts that synthetic pages are set in, split into a training and a held-out part.

Called by page.py, painter.py and layouts in the data workers. Wanted are the faces named in lists/; a machine
that has too few of them gets the few that PyMuPDF brings along, which is enough for tests and for trying
things out, not for a good model.
"""

from __future__ import annotations

import random
import re
import tempfile
from functools import lru_cache
from pathlib import Path

import pymupdf

LISTS = Path(__file__).parent / "lists"
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/share/texmf/fonts/opentype"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
FEWEST = 5
BUILT_IN = {False: ("helv", "hebo", "tiro", "tibo", "cour"), True: ("heit", "tiit", "coit")}
BOLD = re.compile("Bold|Semi|Medium|Demi|75F", re.IGNORECASE)
MONOSPACED = "Mono|mono|Inconsolata|Cour|cursor|Typewriter|cmuntt|Hack|FiraCode|Anonymous|3270|OCRB"
WIDE_RANGING = {False: ("DejaVuSans", "LiberationSans-Regular"), True: ("NotoSans-Regular",)}


def wanted_faces(held_out: bool) -> dict[str, int]:
    """Faces named in lists/, and how often each is drawn beside the others."""
    out = {}
    name = "held_out_fonts.txt" if held_out else "fonts.txt"
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            face, _, often = line.rpartition(" ")
            out.update({face: int(often)} if often.isdigit() else {line: 1})
    return out


@lru_cache(maxsize=2)
def font_files(held_out: bool) -> tuple[str, ...]:
    """Files of the fonts of one part of the split, those of everyday documents several times."""
    wanted = wanted_faces(held_out)
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.[ot]tf")):
            if path.stem in wanted:
                found.setdefault(path.stem, str(path))
    if len(found) < min(FEWEST, len(wanted)):
        return built_in_files(held_out)
    return tuple(found[face] for face in sorted(found) for _ in range(wanted[face]))


def built_in_files(held_out: bool) -> tuple[str, ...]:
    """PyMuPDF's own fonts, written out so that Pillow can open them too."""
    folder = Path(tempfile.gettempdir()) / "docent-training-fonts"
    folder.mkdir(exist_ok=True)
    paths = []
    for name in BUILT_IN[held_out]:
        font = pymupdf.Font(name)
        path = folder / f"{font.name}.otf"
        if not path.is_file():
            path.write_bytes(font.buffer)
        paths.append(str(path))
    return tuple(paths)


@lru_cache(maxsize=100)
def faces(held_out: bool, pattern: str) -> tuple[str, ...]:
    """Fonts of one part of the split whose names match a pattern, such as MONOSPACED."""
    return tuple(f for f in font_files(held_out) if re.search(pattern, Path(f).stem))


@lru_cache(maxsize=1000)
def _bold_faces(font: str, held_out: bool) -> tuple[str, ...]:
    bolds = [f for f in font_files(held_out) if BOLD.search(Path(f).stem)]
    family = re.split(r"[-_\d]", Path(font).stem)[0]
    own = [f for f in bolds if Path(f).stem.startswith(family)]
    return tuple(own or bolds or [font])


def bold_of(font: str, rng: random.Random, held_out: bool) -> str:
    """The bold face of a font's family; without one, one of another, as careless documents have it."""
    return rng.choice(_bold_faces(font, held_out))


@lru_cache(maxsize=500)
def characters_of(font: str) -> frozenset[str]:
    """What a font can show, spaces included."""
    return frozenset(map(chr, pymupdf.Font(fontfile=font).valid_codepoints())) | {" "}


@lru_cache(maxsize=500)
def _instead_of(font: str) -> tuple[str, ...]:
    """The fonts that stand in for one, of the same part of the split."""
    held_out = font in font_files(True)
    files = font_files(held_out)
    return tuple(f for stem in WIDE_RANGING[held_out] for f in files if Path(f).stem == stem)


def face_for(font: str, text: str) -> str:
    """The font, or where it lacks a character of the text one that has it, as programs do."""
    if characters_of(font).issuperset(text):
        return font
    return next((f for f in _instead_of(font) if characters_of(f).issuperset(text)), font)
