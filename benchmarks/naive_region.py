"""The peer of a live region, the way a first version watches: grab, compare whole frames, and ask about every
frame that differs. Nothing waits for a still picture, nothing is given up, questions queue.
`benchmarks.live_region_watch` runs it beside ours. Made on the GUI thread; grabs on a thread of its own.
"""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from itertools import count

import mss
import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.capture.live_eye import StillPicture
from app.capture.screens import Area
from app.documents.held_picture import held_document
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest, GenerationOptions
from app.windows.live.live_memory import EngineShare, pil_image

THREAD = "naive-region"


class NaiveRegion(QObject):
    """Begins when it is made."""

    changed = Signal(object)  # StillPicture, of each frame that differs

    def __init__(self, engine: EngineClient, area: Area, question: str, rate_hz: float) -> None:
        super().__init__()
        self._engine, self._area, self._question, self._interval_s = engine, area, question, 1 / rate_hz
        self.frames = 0
        self._ids = count(-1, -1)
        self._share = EngineShare(time.perf_counter())
        self._asked_at: dict[int, float] = {}
        self._free_since = 0.0
        self._is_closed = threading.Event()
        self.changed.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        engine.answer_finished.connect(self._note_end)
        self._thread = threading.Thread(target=self._watch, name=THREAD, daemon=True)
        self._thread.start()

    @property
    def engine_share(self) -> float:
        """As `LiveSession` tells it."""
        now = time.perf_counter()
        began = min(self._asked_at.values(), default=None)
        return self._share.share(now, None if began is None else max(began, self._free_since))

    def close(self) -> None:
        """Gives up what waits, and ends the thread."""
        self._is_closed.set()
        self._thread.join()
        for number in self._asked_at:
            self._engine.cancel(number)

    def _watch(self) -> None:
        left, top, width, height = self._area
        place = {"left": left, "top": top, "width": width, "height": height}
        before = None
        with mss.MSS() as source:
            while not self._is_closed.wait(self._interval_s):
                frame = np.array(source.grab(place))
                self.frames += 1
                if before is None or not np.array_equal(before, frame):
                    before = frame
                    image = QImage(frame.tobytes(), width, height, QImage.Format.Format_RGB32).copy()
                    number = self.frames.to_bytes(16, "big")
                    self.changed.emit(
                        StillPicture(image, number, datetime.now(UTC), time.perf_counter(), False)
                    )

    def _ask(self, picture: StillPicture) -> None:
        image, number = picture.image, next(self._ids)
        self._asked_at[number] = time.perf_counter()
        document = held_document("region", (image.width(), image.height()), lambda: pil_image(image))
        options = GenerationOptions(max_new_tokens=256, temperature=0.0)
        self._engine.ask(EngineRequest(number, document, 0, None, self._question, options=options))

    def _note_end(self, number: int) -> None:
        now = time.perf_counter()
        self._share.add(max(self._asked_at.pop(number), self._free_since), now)
        self._free_since = now
