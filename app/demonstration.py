"""`docent --demo`: the real window, engine thread and model without a display. Asks the first sample's
question, streams the answer to standard output and writes a picture of the window.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.application import Application
from app.conversation.conversation import Stage
from app.conversation.question import STEPS
from app.errors import UserError
from app.viewport.steps_card import format_ms
from app.windows.status_line import machine_words

_LIMIT_MS = 300_000
_SETTLE_MS = 600


def demonstrate(picture: Path | None) -> int:
    """Runs the demonstration; 0 when an answer came and the picture was written."""
    application = Application(keep_state=False)
    demonstration = Demonstration(application, picture or Path(tempfile.gettempdir()) / "docent-window.png")
    application.show([])
    status = application.run()
    application.close()
    status = status or demonstration.status
    application.leave_threads(status)
    return status


class Demonstration(QObject):
    """Follows one question from the open document to the picture of the window."""

    def __init__(self, application: Application, picture: Path) -> None:
        super().__init__()
        self.status = 1
        self._application, self._picture, self._window = application, picture, application.window
        self._window.resize(1280, 800)
        self._window.document_opened.connect(self._ask_when_ready)
        application.engine.ready.connect(self._ask_when_ready)
        self._window.tab.open_failed.connect(self._fail)
        application.engine.load_failed.connect(self._fail)
        self._window.conversation.text_added.connect(lambda _, text: print(text, end="", flush=True))
        self._window.conversation.turn_ended.connect(self._report)
        if not application.samples:
            QTimer.singleShot(
                0, lambda: self._fail(UserError("No sample document is installed.", "Install Docent again."))
            )
        self._limit = QTimer(self, singleShot=True, interval=_LIMIT_MS)
        self._limit.timeout.connect(lambda: self._fail(UserError("No answer came within five minutes.")))
        self._limit.start()

    def _ask_when_ready(self, _: object) -> None:
        document, facts = self._window.document, self._application.engine.facts
        if document is None or facts is None:
            return
        sample = self._application.samples[0]
        print(f"model     {facts.model}, {machine_words(facts)}")
        print(f"document  {document.name}, page {sample.page + 1}")
        print(f"question  {sample.question}")
        print("answer    ", end="", flush=True)
        self._window.tab.ask_example()

    def _report(self, turn_id: int) -> None:
        turn = self._window.conversation.turn(turn_id)
        print()
        if turn.stage is not Stage.DONE or turn.answer is None or not turn.answer.text.strip():
            self._fail(turn.error or UserError("The question was not answered."))
            return
        answer = turn.answer
        costs = "  ".join(f"{name} {format_ms(answer.steps_ms.get(name, 0.0))}" for name in STEPS)
        print(f"timings   TTFT {format_ms(answer.ttft_ms)}: {costs}; {answer.tokens_per_second:.0f} tokens/s")
        self._window.pill.setChecked(True)
        QTimer.singleShot(_SETTLE_MS, self._take_picture)

    def _take_picture(self) -> None:
        if not self._window.grab().save(str(self._picture)):
            self._fail(
                UserError(f"The picture could not be written to {self._picture}.", "Choose another place.")
            )
            return
        print(f"picture   {self._picture}")
        self.status = 0
        self._application.qt.exit(0)

    def _fail(self, error: UserError) -> None:
        print(f"\nerror: {error}", file=sys.stderr)
        self._application.qt.exit(1)
