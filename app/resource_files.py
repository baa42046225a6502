"""Finds the files the program ships with: icons, sample documents, the bundled model. Nothing else looks
for them.

Works from the source tree (`resources/` beside the packages), from an installed wheel (`app/resources/`)
and from a frozen bundle (`resources/` in the bundle's folder). Any thread.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource_root() -> Path:
    """The folder that holds icons, samples and models."""
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle) / "resources"] if bundle else []
    candidates += [_HERE / "resources", _HERE.parent / "resources"]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no resources folder in {', '.join(map(str, candidates))}")


def icon_file(name: str) -> Path:
    """The SVG file of one icon of the family in `resources/icons`."""
    return resource_root() / "icons" / f"{name}.svg"


def translation_file(name: str) -> Path:
    """One file of `resources/translations`."""
    return resource_root() / "translations" / name


@dataclass(frozen=True)
class Sample:
    """One question that is known to have an answer in a sample document."""

    path: Path
    page: int  # counted from 0; the listing counts from 1, as `docent ask` does
    region: tuple[float, float, float, float] | None  # x, y, width, height in points of the page
    question: str
    answer: str


def samples() -> list[Sample]:
    """The sample documents and a question about each; the first one opens when the program starts."""
    folder = resource_root() / "sample_documents"
    listing = folder / "samples.json"
    if not listing.is_file():
        return []
    return [
        Sample(
            path=folder / entry["file"],
            page=int(entry["page"]) - 1,
            region=tuple(entry["region"]) if entry.get("region") else None,
            question=entry["question"],
            answer=entry["answer"],
        )
        for entry in json.loads(listing.read_text(encoding="utf-8"))
    ]
