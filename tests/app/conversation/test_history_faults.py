"""A full disk, a damaged file, a folder that refuses, a second process: a sentence, and the app goes on."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from history_files import fill, is_sound, load, png, search, talk, titles

from app.conversation import history_file, history_schema, history_writer
from app.conversation.conversation import Conversation
from app.conversation.history import History
from app.conversation.history_file import open_history
from app.conversation.history_schema import MIGRATIONS, backup_path, version_of
from app.conversation.question import Place, Question

pytestmark = pytest.mark.warns  # what goes wrong here is logged


@pytest.fixture
def begun(qapp, history_path):
    """Starts histories on the same file, and ends them."""
    histories = []

    def begin() -> tuple[History, list]:
        history = History(history_path)
        problems: list = []
        history.problem.connect(problems.append)
        histories.append(history)
        return history, problems

    yield begin
    for history in histories:
        history.close(10)


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.set-aside-*.db"))


def written(path: Path, content: bytes) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return content


@pytest.mark.parametrize("content", [b"garbage " * 4000, b"short", b"SQLite format 3\0" + b"\xff" * 8000])
def test_garbage_is_set_aside_and_a_new_history_begun(qtbot, begun, history_path, content):
    written(history_path, content)
    history, problems = begun()
    qtbot.waitUntil(lambda: len(problems) == 1)
    conversation = talk(("One?", "First."))
    history.follow(conversation)
    assert titles(qtbot, history) == ["One?"]
    (aside,) = set_aside(history_path)
    assert aside.read_bytes() == content
    assert aside.name in problems[0].advice
    assert len(problems) == 1
    assert "damaged" in problems[0].what


def test_a_file_that_was_cut_off_is_set_aside(qtbot, begun, history_path):
    fill(history_path, 200)
    whole = history_path.read_bytes()
    content = written(history_path, whole[: len(whole) // 2])
    history, problems = begun()
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert search(qtbot, history) == []
    assert set_aside(history_path)[0].read_bytes() == content


def test_a_file_of_a_later_version_is_set_aside_unchanged(qtbot, begun, history_path):
    fill(history_path, 3)
    with closing(sqlite3.connect(history_path)) as connection:
        connection.execute("PRAGMA user_version = 1000")
    history, problems = begun()
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "newer" in problems[0].what
    assert search(qtbot, history) == []
    with closing(sqlite3.connect(set_aside(history_path)[0])) as connection:
        assert version_of(connection) == 1000
        assert connection.execute("SELECT count(*) FROM turn").fetchone()[0] == 3


def test_a_database_of_something_else_is_set_aside(qtbot, begun, history_path):
    history_path.parent.mkdir()
    with closing(sqlite3.connect(history_path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    history, problems = begun()
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert search(qtbot, history) == []


def test_damage_in_the_middle_of_work_costs_nothing_of_what_is_open(qtbot, begun, history_path):
    fill(history_path, 400)
    history, problems = begun()
    conversation = talk(("One?", "First."))
    history.follow(conversation)
    assert len(search(qtbot, history, limit=1)) == 1
    with closing(sqlite3.connect(history_path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with history_path.open("r+b") as file:
        for page in range(1, history_path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
    search(qtbot, history, "Question")
    turn = conversation.begin(Question("Two?", Place("a.pdf", 0)))
    conversation.add_text(turn.id, "still streaming")
    qtbot.waitUntil(lambda: len(problems) == 1)
    kept = load(qtbot, history, conversation.key)
    assert [turn.text for turn in kept.turns] == ["First.", "still streaming"]
    assert len(set_aside(history_path)) == 1


@pytest.fixture
def full_disk(monkeypatch):
    """Lets the file grow to so many pages only; `None` for no bound."""
    bound: dict[str, int | None] = {"pages": 40}

    def opened(path: Path) -> sqlite3.Connection:
        connection = open_history(path)
        connection.execute(f"PRAGMA max_page_count = {bound['pages'] or 1_000_000}")
        return connection

    monkeypatch.setattr(history_writer, "open_history", opened)
    monkeypatch.setattr(history_writer, "RETRY_S", 0.02)
    return bound


def test_a_full_disk_is_told_once_and_nothing_is_lost_when_there_is_room(qtbot, begun, full_disk):
    history, problems = begun()
    conversations = [talk((f"Question {number}?", "word " * 20_000)) for number in range(4)]
    for conversation in conversations:
        history.follow(conversation)
        talk(("More?", "Of it."), conversation=conversation)
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "full" in problems[0].what
    assert not history.flush(5)
    full_disk["pages"] = None
    qtbot.waitUntil(lambda: history.flush(0.01))
    assert len(search(qtbot, history)) == 4
    for conversation in conversations:
        kept = load(qtbot, history, conversation.key)
        assert [turn.text for turn in kept.turns] == [turn.text for turn in conversation.turns]
    assert len(problems) == 1


def test_a_full_disk_does_not_keep_the_program_from_ending(qtbot, begun, full_disk):
    history, problems = begun()
    history.follow(talk(("Question?", "word " * 200_000)))
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert history.close(5)


@pytest.mark.parametrize("kind", ["the folder is a file", "the file is a folder"])
def test_a_folder_that_refuses_is_told_and_the_app_goes_on(qtbot, begun, history_path, kind):
    if kind == "the folder is a file":
        history_path.parent.write_bytes(b"")
    else:
        history_path.mkdir(parents=True)
    history, problems = begun()
    conversation = talk(("One?", "First."))
    history.follow(conversation)
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert str(history_path.parent) in problems[0].what
    assert search(qtbot, history) == []
    assert load(qtbot, history, conversation.key) is None
    assert history.close(5)
    assert len(problems) == 1


def test_a_change_that_can_never_be_written_stands_in_nobodys_way(qtbot, begun, caplog):
    history, problems = begun()
    conversation = talk(("One?", "First."))
    history.follow(conversation)
    impossible = Conversation()
    impossible.begin(Question("Page?", Place("a.pdf", 2**70)))
    history.follow(impossible)
    talk(("Two?", "Second."), conversation=conversation)
    assert [turn.text for turn in load(qtbot, history, conversation.key).turns] == ["First.", "Second."]
    assert problems == []
    assert "was dropped" in caplog.text


def test_an_older_file_is_copied_and_brought_up_to_date(qtbot, begun, history_path, monkeypatch):
    fill(history_path, 3)
    step = ("ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",)
    monkeypatch.setattr(history_schema, "MIGRATIONS", (*MIGRATIONS, step))
    history, problems = begun()
    assert len(search(qtbot, history)) == 3
    assert problems == []
    for path, version in ((backup_path(history_path, 1), 1), (history_path, 2)):
        with closing(sqlite3.connect(path)) as connection:
            assert version_of(connection) == version
            assert connection.execute("SELECT count(*) FROM turn").fetchone()[0] == 3


def test_a_step_that_fails_changes_nothing(history_path, monkeypatch):
    fill(history_path, 3)
    step = ("ALTER TABLE conversation ADD COLUMN pinned INTEGER", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(history_schema, "MIGRATIONS", (*MIGRATIONS, step))
    with pytest.raises(sqlite3.OperationalError):
        open_history(history_path)
    monkeypatch.undo()
    with closing(open_history(history_path)) as connection:
        assert version_of(connection) == 1
        columns = [row[1] for row in connection.execute("PRAGMA table_info (conversation)")]
    assert "pinned" not in columns


def test_copies_go_when_something_is_deleted(qtbot, begun, history_path):
    history, _ = begun()
    conversation = talk(("One?", "First."))
    history.follow(conversation)
    written(backup_path(history_path, 1), b"First.")
    history.delete([conversation.key])
    assert history.close(5)
    assert not backup_path(history_path, 1).exists()


def test_a_file_that_another_process_holds_is_waited_for(qtbot, begun, history_path, monkeypatch):
    monkeypatch.setattr(history_file, "_BUSY_MS", 10)
    monkeypatch.setattr(history_writer, "RETRY_S", 0.02)
    fill(history_path, 1)
    history, problems = begun()
    assert len(search(qtbot, history)) == 1
    with closing(sqlite3.connect(history_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        history.follow(talk(("One?", "First.")))
        assert not history.flush(5)
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: history.flush(0.01))
    assert len(search(qtbot, history)) == 2
    assert problems == []


_SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from app.conversation.history import History
from history_files import talk
from pathlib import Path
qt = QCoreApplication([])
history = History(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(60):
    history.follow(talk((f"Theirs {number}?", "word " * 300)))
sys.exit(0 if history.close(30) else 1)
"""


def test_two_processes_write_the_same_file(qtbot, begun, history_path):
    history, problems = begun()
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(history_path)],
        cwd=root,
        env={"PYTHONPATH": f"{root}:{root / 'tests'}", "PATH": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "ready\n"
        other.stdin.write("go\n")
        other.stdin.flush()
        for number in range(60):
            history.follow(talk((f"Ours {number}?", "word " * 300)))
            history.flush(5)
        assert other.wait(60) == 0
    assert len(search(qtbot, history, limit=1000)) == 120
    assert problems == []
    assert is_sound(history_path)


def test_files_are_for_the_owner_only(qtbot, begun, history_path):
    history, _ = begun()
    history.follow(talk(("One?", "First."), picture=png()))
    assert history.flush(5)
    modes = {path.stat().st_mode & 0o077 for path in history_path.parent.iterdir()}
    assert modes == {0} or sys.platform == "win32"
