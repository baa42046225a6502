"""Of a capture that is not saved nothing is left on disk: while the program runs, after its end, and after it
was killed and started again.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from end_to_end.running_program import RunningProgram
from PIL import Image

from app.paths import data_dir

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"BM6", b"GIF8", b"II*\x00", b"MM\x00*")
QUESTION = "What is on the screen?"
pytestmark = [pytest.mark.gui, pytest.mark.end_to_end]


@pytest.fixture
def folders(tmp_path, own_folders, monkeypatch) -> list[Path]:
    """Everything that the program may write to, also what it leaves to libraries."""
    for name in ("TMPDIR", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    return [tmp_path, own_folders]


def files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def with_pictures(folders: list[Path]) -> list[Path]:
    """The files in which a picture stands, at their beginning or, as in a database, anywhere."""
    return [path for path in files(folders) if holds_picture(path.read_bytes())]


def holds_picture(content: bytes) -> bool:
    return content.startswith(PICTURES) or PICTURES[0] in content or b"JFIF" in content


def is_answered() -> bool:
    """Whether the question about the capture is in the history, with an answer that has ended."""
    path = data_dir() / "history.sqlite3"
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as history:
        try:
            rows = history.execute("SELECT question, stage FROM turn").fetchall()
        except sqlite3.OperationalError:  # it is being made
            return False
    return rows == [(QUESTION, "done")]


def temporary_files(folders: list[Path]) -> list[Path]:
    return list(files([folders[0] / "tmpdir", folders[0] / "xdg_runtime_dir"]))


def quit_it(program: RunningProgram) -> None:
    program.wait_for_window()
    program.key("ctrl+q")
    program.process.wait(30)


def terminate(program: RunningProgram) -> None:
    program.process.terminate()
    program.process.wait(30)


def test_a_picture_would_be_found(folders):
    Image.new("RGB", (9, 9)).save(folders[0] / "tmpdir" / "a.png")
    (folders[1] / "database").write_bytes(b"SQLite" + (folders[0] / "tmpdir" / "a.png").read_bytes())
    assert len(with_pictures(folders)) == 2 and len(temporary_files(folders)) == 1


@pytest.mark.parametrize(
    "ending", [quit_it, terminate, RunningProgram.kill], ids=["quit", "SIGTERM", "kill -9 and restart"]
)
def test_no_picture_is_left(start, folders, ending):
    program = start("capture", "screen", "--ask", QUESTION)
    program.wait_for_window()
    program.wait_for(lambda: program.title().startswith("Capture "), "the capture in a tab", 60)
    program.wait_for(is_answered, "the answer in the history", 180)
    assert with_pictures(folders) == []
    for folder in (path for root in folders for path in root.rglob("*") if path.is_dir()):
        if folder.name.startswith("docent") or root_of(folder, folders):
            assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0, folder
    ending(program)
    assert with_pictures(folders) == []
    if ending is RunningProgram.kill:
        again = start()
        again.wait_for_window()
        assert not again.title().startswith("Capture ")
        quit_it(again)
        assert with_pictures(folders) == []
    assert temporary_files(folders) == []


def root_of(folder: Path, folders: list[Path]) -> bool:
    """Whether it lies for a short while only."""
    return bool({folders[0] / "tmpdir", folders[0] / "xdg_runtime_dir"} & {folder, *folder.parents})
