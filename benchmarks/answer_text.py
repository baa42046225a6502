"""What an answer costs the GUI thread while it streams: CPU time of the thread beside the time of the stream.

    python -m benchmarks.answer_text [--characters 8000] [--step-ms 40] [--characters-per-second 200]

An answer with a table, lists and code comes in pieces, one every 40 ms, into a conversation on an offscreen
screen. The pieces are given one after the other without waiting between them; what is compared is the CPU
time of the GUI thread, layout and painting included, with the time that the stream would take. "Longest" is
the longest single handling of a piece. Writes benchmarks/results/answer_text-PROCESSOR.json.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.conversation.conversation import Conversation, Stage
from app.conversation.question import Answer, Place, Question
from app.theme import Theme
from app.windows.conversation.conversation_panel import ConversationPanel
from benchmarks.measuring import machine, write_result

GOAL = 0.10
PARAGRAPH = (
    "Either party may **terminate** this lease with 60 days' written notice; the rent of `1,250.00` is due "
    "on the first day of each month, see [section 14](https://example.org/lease). Late payment costs five "
    "per cent a year, counted from the day after the rent was due until the day it is paid.\n\n"
)
LIST = "".join(f"- Item {number} of the list with *some* words\n" for number in range(8)) + "\n"
CODE = "```python\ndef total(prices: list[float]) -> float:\n    return sum(prices)\n\nprint(1)\n```\n\n"


def answer_text(characters: int) -> str:
    """Markdown with a table of 24 rows in the middle and a bit of everything round it."""
    table = "| Item | Quantity | Price |\n|---|---:|---:|\n" + "".join(
        f"| Desk lamp number {row} | {row} | {row * 45.5:.2f} |\n" for row in range(24)
    )
    round_it = f"## Part\n\n{PARAGRAPH}{LIST}{PARAGRAPH}{CODE}"
    before = (round_it * (characters // len(round_it) + 1))[: characters // 3].rsplit("\n\n", 1)[0]
    text = f"{before}\n\n{table}\n"
    while len(text) < characters:
        text += round_it
    return text[:characters]


def measure(text: str, step_ms: float, per_second: float) -> dict[str, float]:
    """One stream into a conversation on screen."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    panel = ConversationPanel(Conversation(), Theme(application, "light"))
    panel.resize(420, 800)
    panel.show()
    conversation = panel.conversation
    turn = conversation.begin(Question("What does it say?", Place("lease.pdf", 0)))
    conversation.set_stage(turn.id, Stage.ANSWERING)
    application.processEvents()
    size = max(round(per_second * step_ms / 1000), 1)
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    steps = []
    for piece in pieces:
        started = time.thread_time()
        conversation.add_text(turn.id, piece)
        application.processEvents()
        steps.append(time.thread_time() - started)
    started = time.thread_time()
    conversation.finish(turn.id, Answer(text, "stop", 80.0))
    application.processEvents()
    end = time.thread_time() - started
    panel.close()
    panel.deleteLater()
    cpu, stream = sum(steps) + end, len(pieces) * step_ms / 1000
    return {
        "characters": len(text),
        "pieces": len(pieces),
        "stream_s": stream,
        "cpu_s": cpu,
        "share": cpu / stream,
        "median_step_ms": statistics.median(steps) * 1000,
        "longest_step_ms": max(steps) * 1000,
        "end_ms": end * 1000,
    }


def measure_turns(count: int) -> dict[str, float]:
    """What a turn more costs in a conversation that grows, and what showing all of it again costs."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    panel = ConversationPanel(Conversation(), Theme(application, "light"))
    panel.resize(420, 800)
    panel.show()
    conversation = panel.conversation
    steps = []
    for number in range(count):
        started = time.perf_counter()
        turn = conversation.begin(Question(f"Question {number}?", Place("lease.pdf", 0)))
        conversation.finish(turn.id, Answer(PARAGRAPH + LIST, "stop", 80.0))
        application.processEvents()
        steps.append((time.perf_counter() - started) * 1000)
    panel.set_conversation(Conversation())
    application.processEvents()
    started = time.perf_counter()
    panel.set_conversation(conversation)
    application.processEvents()
    shown_ms = (time.perf_counter() - started) * 1000
    panel.close()
    panel.deleteLater()
    part = max(count // 10, 1)
    return {
        "turns": count,
        "first_turns_ms": statistics.median(steps[:part]),
        "last_turns_ms": statistics.median(steps[-part:]),
        "show_again_ms": shown_ms,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--characters", type=int, default=8000)
    parser.add_argument("--step-ms", type=float, default=40.0)
    parser.add_argument("--characters-per-second", type=float, default=200.0, help="50 tokens are about 200")
    parser.add_argument("--turns", type=int, default=300)
    options = parser.parse_args()
    text = answer_text(options.characters)
    rows = {
        f"{rate:g} characters/s": measure(text, options.step_ms, rate)
        for rate in (options.characters_per_second, 4 * options.characters_per_second)
    }
    print(f"{'':22}{'stream':>9}{'CPU':>9}{'share':>9}{'median':>10}{'longest':>10}{'end':>10}")
    for name, row in rows.items():
        print(
            f"{name:22}{row['stream_s']:7.1f} s{row['cpu_s']:7.2f} s{row['share']:8.1%} "
            f"{row['median_step_ms']:6.1f} ms{row['longest_step_ms']:7.1f} ms{row['end_ms']:7.1f} ms"
        )
    met = all(row["share"] < GOAL for row in rows.values())
    print(f"goal: a share below {GOAL:.0%}: {'met' if met else 'missed'}")
    turns = measure_turns(options.turns)
    print(
        f"{turns['turns']:g} turns: one more costs {turns['first_turns_ms']:.1f} ms at first, "
        f"{turns['last_turns_ms']:.1f} ms at last; showing them again {turns['show_again_ms']:.0f} ms"
    )
    path = write_result("answer_text", {"machine": machine(), "goal": GOAL, "rows": rows, "turns": turns})
    print(f"written to {path}")


if __name__ == "__main__":
    main()
