"""Whose work is in Docent, and under which terms: read from what is installed, not from a list kept by hand.
A packaged Docent has no metadata of packages; there the list was made of it when it was packaged
(installers/licences.py).

Shown by the about box, on a thread: it touches the disk. Any thread.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from app import ID, NAME, __version__
from app.resource_files import resource_root

# Asked for by name where Docent runs from a source tree and has no metadata of its own.
_DIRECT = (
    "torch", "numpy", "pillow", "safetensors", "tokenizers", "huggingface_hub", "platformdirs", "psutil",
    "pymupdf", "PySide6-Essentials", "mss", "jeepney", "python-xlib",
)  # fmt: skip
LIST = "licences.json"  # among the resources of a packaged Docent
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice)", re.IGNORECASE)
_MOST_BYTES = 200_000
_LONGEST_TERMS = 200  # characters; some packages put the whole text there


@dataclass(frozen=True)
class Licence:
    """One part of the program and its terms; `text` may be empty where a package brings none."""

    name: str
    version: str
    terms: str
    text: str


def licences() -> list[Licence]:
    """Docent first, then what ships inside it, then the packages by name."""
    packaged = resource_root() / LIST
    if packaged.is_file():
        return from_list(packaged)
    found = {licence.name.casefold(): licence for licence in _packages()}
    return [*_own(), *(found[name] for name in sorted(found))]


def from_list(path: Path) -> list[Licence]:
    """The list of a packaged Docent: parts with their terms, and texts that several may share."""
    told = json.loads(path.read_text(encoding="utf-8"))
    texts = told["texts"]
    return [
        Licence(part["name"], part["version"], part["terms"], "\n\n".join(texts[n] for n in part["texts"]))
        for part in told["parts"]
    ]


def _own() -> Iterator[Licence]:
    root = resource_root()
    yield Licence(NAME, __version__, "AGPL-3.0-or-later", _first(root.parent / "LICENSE", _own_text()))
    model = root / "models" / "docent-nano" / "LICENSE"
    yield Licence("docent-nano", "", "AGPL-3.0-or-later", _read(model))
    yield Licence("Lucide", "", "ISC", _read(root / "icons" / "LICENSE-lucide"))
    python = _read(Path(os.__file__).parent / "LICENSE.txt")
    yield Licence("Python", platform.python_version(), "PSF-2.0", python)


def _own_text() -> str:
    try:
        return _text(distribution(ID))
    except PackageNotFoundError:
        return ""


def _packages() -> Iterator[Licence]:
    """Everything that Docent needs to run and that is installed here, needs of needs included."""
    waiting, seen = list(needs(ID) or _DIRECT), {ID}
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).casefold()
        if name in seen:
            continue
        seen.add(name)
        try:
            package = distribution(name)
        except PackageNotFoundError:  # needed on other systems only
            continue
        waiting += needs(name)
        yield Licence(
            package.metadata["Name"], package.version, ", ".join(stated_terms(package)), _text(package)
        )


def needs(name: str) -> list[str]:
    """The names of what a package needs, but for what only its extras do."""
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return []
    plain = [line for line in lines if "extra ==" not in line.replace("'", '"')]
    return [match[0] for line in plain if (match := _NAME.match(line)) is not None]


def stated_terms(package: Distribution) -> list[str]:
    """The terms of a package as it words them: one expression, or the names in its classifiers."""
    fields = package.metadata
    if expression := " ".join(fields.get_all("License-Expression") or []):
        return [expression]
    words = " ".join(fields.get_all("License") or []).strip()
    if words and "\n" not in words and len(words) < _LONGEST_TERMS:
        return [words]
    classifiers = fields.get_all("Classifier") or []
    return [line.split(" :: ")[-1] for line in classifiers if line.startswith("License :: ")]


def _text(package: Distribution) -> str:
    for file in package.files or []:
        if _TEXT.search(str(file)) and ".dist-info" in str(file):
            text = _read(Path(str(file.locate())))
            if text:
                return text
    return ""


def _first(path: Path, otherwise: str) -> str:
    return _read(path) or otherwise


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return ""
