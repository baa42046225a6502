"""Everything the program ships with is found, and everything listed is there."""

import re
from pathlib import Path

import pytest

from app import resource_files

ROOT = Path(resource_files.__file__).parent


def test_every_icon_that_code_names_is_in_the_folder_and_the_other_way_round():
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    folder = resource_files.resource_root() / "icons"
    icons = {path.stem for path in folder.glob("*.svg")}
    unused = {name for name in icons if not re.search(rf'"{name}"', code)}
    assert not unused
    for name in re.findall(r'(?:icon\(|_button\()"([a-z-]+)"', code):
        assert resource_files.icon_file(name).is_file(), name
    assert (folder / "LICENSE-lucide").is_file()


def test_every_sample_is_there_and_asks_something():
    samples = resource_files.samples()
    assert samples
    for sample in samples:
        assert sample.path.is_file(), sample.path
        assert sample.question
        assert sample.answer
        assert sample.page >= 0


def test_resources_of_a_frozen_bundle_go_first(tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource_files.resource_root() == tmp_path / "resources"


def test_missing_resources_are_an_error_that_names_the_places(monkeypatch, tmp_path):
    monkeypatch.setattr(resource_files, "_HERE", tmp_path / "app")
    with pytest.raises(FileNotFoundError, match="resources"):
        resource_files.resource_root()
