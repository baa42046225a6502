"""The documents that the tests of this folder read, and what Markdown makes of them: blocks, links, anchors.

Imported by those tests; plain functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^(```|~~~)")
_LINKS = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|(?:src|srcset|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*$")
_ANCHORS = re.compile(r"<a\s+(?:id|name)=\"([^\"]+)\"")


def pages() -> list[Path]:
    """Every document for people."""
    named = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "training/README.md")
    found = [ROOT / name for name in named] + sorted((ROOT / "docs").rglob("*.md"))
    return [page for page in found if page.is_file()]


def name_of(page: Path) -> str:
    """Its path from the root, for the name of a test."""
    return page.relative_to(ROOT).as_posix()


def lines_of(page: Path) -> Iterator[tuple[int, str, bool]]:
    """Number, text, and whether the line is inside a code block; the fences themselves are left out."""
    inside = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if _FENCE.match(line.strip()):
            inside = not inside
        else:
            yield number, line, inside


def links_in(page: Path) -> Iterator[tuple[int, str]]:
    """Links and pictures, with their line; code is none."""
    for number, line, is_code in lines_of(page):
        if not is_code:
            for match in _LINKS.finditer(re.sub(r"`[^`]*`", "``", line)):
                yield number, match.group(1) or match.group(2)


def anchors_of(page: Path) -> set[str]:
    """The headings of a page, as GitHub names them, and the anchors that it sets itself."""
    found: set[str] = set()
    for _, line, is_code in lines_of(page):
        if is_code:
            continue
        found.update(_ANCHORS.findall(line))
        if heading := _HEADING.match(line):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1))
            slug = "".join(c for c in plain.lower() if c.isalnum() or c in " -_").replace(" ", "-")
            again = sum(1 for name in found if re.fullmatch(f"{re.escape(slug)}(-\\d+)?", name))
            found.add(f"{slug}-{again}" if again else slug)
    return found


def commands_in(page: Path) -> Iterator[tuple[int, str]]:
    """The lines of code blocks, without their comments."""
    for number, line, is_code in lines_of(page):
        if is_code:
            yield number, re.sub(r"\s+#.*$", "", line).strip()
