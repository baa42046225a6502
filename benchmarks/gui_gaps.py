"""How late a 5 ms timer in the GUI thread is while a full-size model loads, reads and answers.
`benchmarks.viewport` calls it in a process of its own:

    python -m benchmarks.gui_gaps app|floor|stock CHECKPOINT DOCUMENT RESULT.json [--questions 3]

"app" is the real program, asked by typing into its box. "floor" is the same engine in a thread beside a bare
window, "stock" is transformers there: what the engines alone do to a GUI in the same process.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QThread, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

from benchmarks.frames import GapWatch
from benchmarks.real_window import open_window, run_for, wait_until

QUESTION = "What is written here?"
LIMIT_S = 240.0
THREADS = 2


def watch_app(checkpoint: Path, document: Path, questions: int, tokens: int) -> dict[str, Any]:
    """The real program from its first window to the last answer."""
    from app.conversation.conversation import ENDED
    from app.documents.region import Region

    program = open_window(
        [document], model=str(checkpoint), max_new_tokens=tokens, temperature=1.0, precision="bf16"
    )
    watch = GapWatch()  # the model is loaded when the first page is drawn: from here on
    window, engine = program.window, program.engine
    idle: list[bool] = []
    engine.idle.connect(lambda: idle.append(True))
    wait_until(lambda: engine.facts is not None, LIMIT_S, "the model")
    result: dict[str, Any] = {"loading": watch.take(), "answering": [], "characters": []}
    idle.clear()
    run_for(1)  # the page is read once the view has been at rest for a moment
    wait_until(lambda: bool(idle), LIMIT_S, "the page to be read")
    result["reading_ahead"] = watch.take()
    for number in range(questions):
        # A region that was never looked at: the question pays for the vision tower, too.
        window.viewport.select_region(Region(0, 60 + 20 * number, 90, 220, 200))
        type_and_send(window.panel.composer.box, f"{QUESTION} {number}")
        turn = window.conversation.turns[-1]
        wait_until(lambda turn=turn: turn.stage in ENDED, LIMIT_S, "the answer")  # type: ignore[misc]
        result["answering"].append(watch.take())
        result["characters"].append(len(turn.text))
        if turn.error is not None or not turn.text:
            raise RuntimeError(f"no answer came: {turn.error}")
        run_for(1)
        watch.take()
    program.close()
    return result


def type_and_send(box: QObject, text: str) -> None:
    """Key by key, then Enter."""
    keys = [(0, letter) for letter in text] + [(int(Qt.Key.Key_Return), "\r")]
    for key, letter in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(box, event)


class Answerer(QThread):
    """An engine in a thread: one answer for each release of `asked`."""

    text_came = Signal(str)

    def __init__(self, load: Callable[[], Callable[[int, Callable[[str], None]], None]]) -> None:
        super().__init__()
        self._load = load
        self.asked, self.answered = threading.Semaphore(0), 0
        self.is_loaded = self.is_over = False

    def run(self) -> None:
        answer = self._load()
        self.is_loaded = True
        while True:
            self.asked.acquire()
            if self.is_over:
                return
            answer(self.answered, self.text_came.emit)
            self.answered += 1


def watch_bare(load: Callable[[], Any], questions: int) -> dict[str, Any]:
    """A window that shows each piece of text as it comes, with an engine in a thread."""
    qt = QApplication([])
    window, browser, text = QMainWindow(), QTextBrowser(), []
    window.setCentralWidget(browser)
    window.resize(1280, 800)
    window.show()

    def show(piece: str) -> None:
        text.append(piece)
        browser.setMarkdown("".join(text))

    watch, engine = GapWatch(), Answerer(load)
    engine.text_came.connect(show, Qt.ConnectionType.QueuedConnection)
    engine.start()
    wait_until(lambda: engine.is_loaded, LIMIT_S, "the model")
    result: dict[str, Any] = {"loading": watch.take(), "answering": []}
    for number in range(questions):
        text.clear()
        engine.asked.release()
        wait_until(lambda number=number: engine.answered > number, LIMIT_S, "the answer")  # type: ignore[misc]
        result["answering"].append(watch.take())
        run_for(1)
        watch.take()
    engine.is_over = True
    engine.asked.release()
    engine.wait()
    qt.quit()
    return result


def load_ours(checkpoint: Path, tokens: int) -> Callable[[int, Callable[[str], None]], None]:
    """Our engine without the app."""
    from benchmarks.ttft import page
    from fastvlm_engine import GenerationOptions, load_engine

    engine = load_engine(checkpoint, device="cpu", precision="bf16", threads=THREADS)

    def answer(number: int, show: Callable[[str], None]) -> None:
        options = GenerationOptions(max_new_tokens=tokens, temperature=1.0)
        for chunk in engine.ask(page(number), QUESTION, options):
            show(chunk.text)

    return answer


def load_peer(checkpoint: Path, tokens: int) -> Callable[[int, Callable[[str], None]], None]:
    """transformers as its documentation has it, with a streamer."""
    import torch

    from benchmarks.stock import load_stock
    from benchmarks.ttft import page

    model, pixels_of = load_stock(checkpoint, THREADS)
    ids = torch.tensor([[5] * 14 + [3] * 256 + [7] * len(QUESTION)])

    def answer(number: int, show: Callable[[str], None]) -> None:
        model.generate(
            input_ids=ids,
            pixel_values=pixels_of(page(number)),
            attention_mask=torch.ones_like(ids),
            max_new_tokens=tokens,
            min_new_tokens=tokens,
            do_sample=True,
            pad_token_id=0,
            streamer=_Streamer(show),
        )

    return answer


class _Streamer:
    """What `generate` hands its tokens to."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show

    def put(self, value: Any) -> None:
        """The prompt comes first, all at once."""
        if value.numel() == 1:
            self._show(f" word{int(value)}")

    def end(self) -> None:
        """Nothing is held back."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("app", "floor", "stock"))
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("document", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--questions", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=64)
    options = parser.parse_args()
    started = time.perf_counter()
    if options.kind == "app":
        result = watch_app(options.checkpoint, options.document, options.questions, options.tokens)
    else:
        load = load_ours if options.kind == "floor" else load_peer
        result = watch_bare(lambda: load(options.checkpoint, options.tokens), options.questions)
    result["seconds"] = time.perf_counter() - started
    options.result.write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
