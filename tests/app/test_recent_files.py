"""The list of documents that were open: newest first, bounded, and never in the way of a start."""

import json
from pathlib import Path

import pytest

from app.recent_files import MOST_FILES, OpenTab, RecentFiles

pytestmark = pytest.mark.gui


def test_the_newest_comes_first_and_a_file_only_once(tmp_path):
    recent = RecentFiles(tmp_path / "recent.json")
    for name in ("a.pdf", "b.pdf", "a.pdf"):
        recent.remember(Path("/docs") / name)
    assert recent.files() == [Path("/docs/a.pdf"), Path("/docs/b.pdf")]


def test_views_and_session_come_back(tmp_path):
    path = tmp_path / "recent.json"
    recent = RecentFiles(path)
    recent.remember(Path("/docs/a.pdf"), {"page": 3, "zoom": 1.5})
    recent.remember(Path("/docs/a.pdf"))  # opened again: what is known of it stays
    recent.remember_session([OpenTab(Path("/docs/a.pdf"), "key", {"page": 4})], 0)
    again = RecentFiles(path)
    assert again.view_of(Path("/docs/a.pdf")) == {"page": 4}, "the tab knows better"
    tabs, current = again.session()
    assert (tabs, current) == ([OpenTab(Path("/docs/a.pdf"), "key", {"page": 4})], 0)


def test_no_more_than_so_many_are_kept(tmp_path):
    recent = RecentFiles(tmp_path / "recent.json")
    for number in range(MOST_FILES + 5):
        recent.remember(Path(f"/docs/{number}.pdf"))
    assert len(recent.files()) == MOST_FILES
    assert recent.files()[0] == Path(f"/docs/{MOST_FILES + 4}.pdf")


def test_forgetting_leaves_no_name_on_disk(tmp_path):
    path = tmp_path / "recent.json"
    recent = RecentFiles(path)
    recent.remember(Path("/docs/secret.pdf"))
    recent.remember(Path("/docs/other.pdf"))
    recent.forget(Path("/docs/secret.pdf"))
    assert "secret" not in path.read_text()
    recent.forget()
    assert "other" not in path.read_text()


@pytest.mark.warns
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"files": 3}',
        '{"files": {}, "session": {"tabs": [3, {"path": 4}], "current": 9}}',
        '{"files": {"/a": 5}, "session": {"tabs": 7}}',
    ],
)
def test_a_damaged_list_never_keeps_the_program_from_starting(tmp_path, text):
    path = tmp_path / "recent.json"
    path.write_text(text)
    recent = RecentFiles(path)
    assert recent.session() == ([], 0)
    recent.remember(Path("/docs/a.pdf"))
    assert json.loads(path.read_text())["files"]


def test_without_a_path_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    recent = RecentFiles(None)
    recent.remember(Path("/docs/a.pdf"))
    recent.remember_session([OpenTab(Path("/docs/a.pdf"))], 0)
    assert list(tmp_path.iterdir()) == []
    assert recent.files() == [Path("/docs/a.pdf")], "for the menu, until the program ends"
