"""Every relative link and every picture of the documents leads somewhere, anchors included."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import anchors_of, links_in, name_of, pages

MOST_BYTES = 120_000


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    wrong = []
    for line, link in links_in(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = page if not path else page.parent / unquote(path)
        if not target.exists():
            wrong.append(f"line {line}: there is no {link}")
        elif anchor and target.suffix == ".md" and anchor not in anchors_of(target):
            wrong.append(f"line {line}: {target.name} has no heading #{anchor}")
    assert wrong == []


def test_every_screenshot_is_shown_in_light_and_dark_and_is_small() -> None:
    guide = next(page for page in pages() if page.name == "user-guide.md")
    shown = {guide.parent / link for _, link in links_in(guide) if link.startswith("images/guide/")}
    made = set((guide.parent / "images" / "guide").glob("*.png"))
    assert shown == made
    names = {path.stem.rpartition("-")[::2] for path in made}
    assert {stem for stem, _ in names} == {stem for stem, theme in names if theme == "dark"}
    assert {stem for stem, _ in names} == {stem for stem, theme in names if theme == "light"}
    assert [path.name for path in made if path.stat().st_size > MOST_BYTES] == []


def test_a_wrong_link_and_a_wrong_anchor_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One, two\n[a](gone.md) [b](#one-two) [c](#three) `[d](code.md)`\n", encoding="utf-8")
    assert [link for _, link in links_in(page)] == ["gone.md", "#one-two", "#three"]
    assert anchors_of(page) == {"one-two"}
