"""`kill -9` while an answer streams: what was on screen a moment before is there at the next start."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from history_files import is_sound, load, search

from app.conversation.conversation import Stage
from app.conversation.history import History

ROOT = Path(__file__).parents[3]
_LAST_PIECES_S = 0.5  # gathering and one commit, on a machine that has much else to do
# Says each piece when it was handed over, with the time, as somebody who watches the screen would.
_STREAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.conversation.conversation import Conversation
from app.conversation.history import History
from app.conversation.question import Place, Question
from history_files import png
qt = QCoreApplication([])
history = History(Path(sys.argv[1]))
conversation = Conversation(document=Path("/papers/lease.pdf"))
history.follow(conversation)
turn = conversation.begin(Question("A long one?", Place("lease.pdf", 3)))
conversation.add_picture(turn.id, png())
count = 0
def piece():
    global count
    count += 1
    conversation.add_text(turn.id, f"piece{count} ")
    print(count, time.monotonic(), flush=True)
timer = QTimer(interval=5)
timer.timeout.connect(piece)
timer.start()
qt.exec()
"""


def streamed_and_killed(path: Path, after_pieces: int, wait_s: float) -> list[tuple[int, float]]:
    """The pieces that were shown, with their times; the last entry is the kill itself."""
    with subprocess.Popen(
        [sys.executable, "-c", _STREAM, str(path)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": ""},
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        lines = [child.stdout.readline() for _ in range(after_pieces)]
        time.sleep(wait_s)  # at any moment, between two pieces or inside a commit
        killed_at = time.monotonic()
        child.kill()
        lines += child.stdout.readlines()
    shown = [line.split() for line in lines if line.endswith("\n")]
    return [(int(count), float(when)) for count, when in shown] + [(0, killed_at)]


def text_of(count: int) -> str:
    return "".join(f"piece{number} " for number in range(1, count + 1))


def check(qtbot, path: Path, shown: list[tuple[int, float]]) -> None:
    killed_at = shown[-1][1]
    old_enough = max((count for count, when in shown[:-1] if when < killed_at - _LAST_PIECES_S), default=0)
    history = History(path)
    (summary,) = search(qtbot, history)
    (turn,) = load(qtbot, history, summary.key).turns
    kept = turn.text.count("piece")
    assert turn.stage is Stage.STOPPED
    assert turn.text == text_of(kept)
    assert kept >= old_enough
    assert turn.picture is not None
    assert [found.key for found in search(qtbot, history, "piece1" if kept else "long")] == [summary.key]
    assert history.close(10)
    assert is_sound(path)


def test_a_killed_program_keeps_what_was_streamed(qtbot, qapp, history_path):
    shown = streamed_and_killed(history_path, after_pieces=300, wait_s=0)
    check(qtbot, history_path, shown)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_the_file_is_sound(qtbot, qapp, history_path, seed):
    chance = random.Random(seed)
    shown = streamed_and_killed(history_path, chance.randint(40, 100), chance.uniform(0, 0.1))
    check(qtbot, history_path, shown)
