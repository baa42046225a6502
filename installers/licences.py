"""The licences of everything in the bundle, as one text: `python -m installers.licences --out FILE`, in the
environment that the program is frozen in. Run by the release workflow after the program was frozen.

Ends with status 1, and says why, where a licence does not fit AGPL-3.0-or-later, where one is not known, or
where its text cannot be had: see licence_rules.py.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from installers.frozen_parts import Parts, SystemPackage, parts, python_version, system_name
from installers.licence_rules import fits, system_terms, terms
from installers.metadata import HOMEPAGE, LICENCE, NAME, ROOT, VERSION

TEXTS = ROOT / "installers" / "licence_texts"
# Where a package brings no text of its own, or only points to one: the texts that its terms stand for.
_STANDARD = {
    "AGPL-3.0-only": (ROOT / "LICENSE",),
    "Apache-2.0": (TEXTS / "Apache-2.0.txt",),
    "LGPL-3.0-only": (TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"),
    "LGPL-3.0-or-later": (TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"),
}
_SHORTEST = 400  # characters: the shortest licences have more, a pointer to one has less
_TEXT = re.compile(
    r"(^|[/\\])(un)?(licen[cs]es?|copying|copyright|notice|authors)([._-][^/\\]*)?$", re.IGNORECASE
)
_CODE = (".py", ".pyc", ".pyi", ".so", ".pyd")
_MICROSOFT = "https://visualstudio.microsoft.com/license-terms/vs2022-cruntime/"


@dataclass(frozen=True)
class Entry:
    """One part of the bundle, its terms as SPDX, where it is from, and the texts of its licence."""

    name: str
    version: str
    terms: str
    source: str
    texts: tuple[str, ...]

    def complaint(self) -> str:
        """What is wrong with it; empty where nothing is."""
        if not self.terms:
            return f"{self.name} {self.version}: says nothing of its licence"
        if not fits(self.terms):
            return f"{self.name} {self.version}: does not fit {LICENCE}, or is not known: {self.terms}"
        if not self.texts:
            return f"{self.name} {self.version}: brings no text of its licence ({self.terms})"
        return ""


def entries(found: Parts) -> list[Entry]:
    """Docent's own parts first, then the interpreter, packages and libraries by name."""
    listed = [*_own(), _python(), *(of_package(package) for package in found.packages)]
    if found.has_microsoft_runtime:
        terms_there = "Microsoft's terms for passing it on: " + _MICROSOFT
        listed.append(Entry("C++ runtime", "", "LicenseRef-Microsoft-VC-Runtime", _MICROSOFT, (terms_there,)))
    return listed + [_of_system(package) for package in found.system]


def of_package(package: Distribution) -> Entry:
    """A package of Python."""
    found = terms(package)
    return Entry(package.metadata["Name"], package.version, found, _source(package), _texts(package, found))


def complaints(listed: list[Entry], found: Parts) -> list[str]:
    """Why this must not be released; nothing where it may."""
    wrong = [complaint for entry in listed if (complaint := entry.complaint())]
    return wrong + [f"nobody is known to have made {file}" for file in found.unknown]


def as_text(listed: list[Entry]) -> str:
    """The whole list: a table, then each part's licence. A text that several parts share is given once."""
    width = max(len(f"{entry.name} {entry.version}") for entry in listed)
    lines = [
        f"{NAME} {VERSION} is free software under {LICENCE}. It is made of these parts, with thanks to",
        f"their authors. The source of {NAME}: {HOMEPAGE};",
        "that of a part: the address under its name. Qt and other libraries under the LGPL are files of",
        "their own in the program's folder and can be replaced by other versions of themselves. What is",
        "written in Python is in the program's archive, which can be built anew: python3 dev.py package.",
        "",
    ]
    lines += [f"{f'{entry.name} {entry.version}':{width}}  {entry.terms}" for entry in listed]
    seen: dict[str, str] = {}
    for entry in listed:
        heading = f"{entry.name} {entry.version}".strip()
        lines += ["", "=" * 80, heading, f"Licence: {entry.terms}", f"Source: {entry.source}", "=" * 80]
        for text in entry.texts:
            first = seen.setdefault(text, heading)
            lines += ["", text if first == heading else f"(the same text as under {first})"]
    return "\n".join((*lines, ""))


def as_list(listed: list[Entry]) -> str:
    """The same for the about box, which reads it with app/licences.py."""
    texts = list(dict.fromkeys(text for entry in listed for text in entry.texts))
    place = {text: number for number, text in enumerate(texts)}
    parts = [
        {
            "name": entry.name,
            "version": entry.version,
            "terms": entry.terms,
            "texts": [place[text] for text in entry.texts],
        }
        for entry in listed
    ]
    return json.dumps({"parts": parts, "texts": texts}, ensure_ascii=False)


def _own() -> Iterator[Entry]:
    own = _read(ROOT / "LICENSE")
    yield Entry(NAME, VERSION, LICENCE, HOMEPAGE, (own,))
    model = ROOT / "resources" / "models" / "docent-nano" / "LICENSE"
    yield Entry("docent-nano", "", LICENCE, HOMEPAGE, (*_kept(_read(model)), own))
    icons = ROOT / "resources" / "icons" / "LICENSE-lucide"
    yield Entry("Lucide", "", "ISC", "https://lucide.dev", _kept(_read(icons)))


def _python() -> Entry:
    places = (Path(os.__file__).parent, Path(sys.base_prefix), Path(os.__file__).parent.parent)
    texts = [text for place in places for name in ("LICENSE.txt", "LICENSE") if (text := _read(place / name))]
    return Entry("Python", python_version(), "PSF-2.0", "https://www.python.org", tuple(texts[:1]))


def _of_system(package: SystemPackage) -> Entry:
    text = _read(Path("/usr/share/doc") / package.name / "copyright")
    source = f"https://packages.debian.org/source/{package.name}"
    name = f"{package.name} ({', '.join(Path(library).name for library in package.libraries)})"
    return Entry(name, package.version, system_terms(package.name), source, _kept(text))


def _texts(package: Distribution, expression: str) -> tuple[str, ...]:
    """What the package brings, and the standard texts of its terms where that is next to nothing."""
    found: list[str] = []
    for file in package.files or []:
        if _TEXT.search(str(file)) and file.suffix not in _CODE:
            found += _kept(_read(Path(str(file.locate()))))
    if sum(map(len, found)) < _SHORTEST:
        choices = [choice for choice in re.split(r"\s+OR\s+", expression) if choice in _STANDARD]
        found += [_read(path) for choice in choices[:1] for path in _STANDARD[choice]]
    return tuple(dict.fromkeys(found))


def _source(package: Distribution) -> str:
    name, version = package.metadata["Name"], package.version.split("+")[0]
    return f"https://pypi.org/project/{name}/{version}/"


def _kept(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip("\n")
    except OSError:
        return ""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m installers.licences", description="Collect the licences."
    )
    default = ROOT / "dist" / f"THIRD-PARTY-LICENCES-{system_name()}.txt"
    parser.add_argument("--out", type=Path, default=default, help="where to write them")
    parser.add_argument("--list", type=Path, help="where to write them for the about box, if at all")
    parser.add_argument("--bundle", action="store_true", help="fail where nothing was frozen yet")
    options = parser.parse_args(arguments)
    found = parts()
    if options.bundle and not found.is_of_bundle:
        print("licences: nothing was frozen: python3 dev.py package comes first", file=sys.stderr)
        return 1
    listed = entries(found)
    if wrong := complaints(listed, found):
        print("\n".join(f"licences: {complaint}" for complaint in wrong), file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(as_text(listed), encoding="utf-8")
    if options.list is not None:
        options.list.write_text(as_list(listed), encoding="utf-8")
    of = "of the frozen program" if found.is_of_bundle else "of what Docent needs (nothing was frozen)"
    print(f"licences: {len(listed)} parts {of}: {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
