"""The fonts that synthetic pages are set in, split into a training and a held-out part.

Called by page.py in the data workers. Wanted are the families named in lists/; a machine that has too few
of them gets the few that PyMuPDF brings along, which is enough for tests and for trying things out, not for a
good model.
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
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
FEWEST = 5
BUILT_IN = {False: ("helv", "hebo", "tiro", "tibo", "cour"), True: ("heit", "tiit", "coit")}


@lru_cache(maxsize=2)
def font_files(held_out: bool) -> tuple[str, ...]:
    """Files of the fonts of one part of the split."""
    name = "held_out_fonts.txt" if held_out else "fonts.txt"
    wanted = set((LISTS / name).read_text(encoding="utf-8").split())
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.[ot]tf")):
            if path.stem in wanted:
                found.setdefault(path.stem, str(path))
    if len(found) < min(FEWEST, len(wanted)):
        return built_in_files(held_out)
    return tuple(found[stem] for stem in sorted(found))


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


def bold_of(font: str, rng: random.Random, held_out: bool) -> str:
    """The bold face of a font's family; without one, a bold face of another, as careless documents have it."""
    bolds = [f for f in font_files(held_out) if re.search("Bold|Semi|Medium", Path(f).stem)]
    family = Path(font).stem.split("-")[0]
    own = [f for f in bolds if Path(f).stem.startswith(family)]
    return rng.choice(own or bolds or [font])
