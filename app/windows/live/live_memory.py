"""What a live region remembers: what is with the engine, the answers to the last pictures, and how long the
engine was at it. Plain values; used by `LiveSession`.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

from PIL import Image
from PySide6.QtGui import QImage

from app.capture.live_eye import StillPicture
from app.capture.live_log import LogEntry

KNOWN_ANSWERS = 64
SHARE_S = 60.0  # the engine's share of time is that of the last minute
PictureKey = tuple[str, bytes]  # a question, and the digest of the picture that it was asked about


@dataclass
class Asked:
    """What is with the engine."""

    id: int
    question: str
    action: str
    picture: StillPicture
    began_at: float
    pieces: list[str] = field(default_factory=list)

    @property
    def key(self) -> PictureKey:
        return (self.question, self.picture.digest)


class KnownAnswers:
    """Answers by question and picture, so that none is asked for twice; the oldest make way."""

    def __init__(self) -> None:
        self._entries: OrderedDict[PictureKey, LogEntry] = OrderedDict()

    def __contains__(self, key: PictureKey) -> bool:
        return key in self._entries

    def get(self, key: PictureKey) -> LogEntry:
        """The answer, which there must be."""
        self._entries.move_to_end(key)
        return self._entries[key]

    def put(self, key: PictureKey, entry: LogEntry) -> None:
        self._entries[key] = entry
        while len(self._entries) > KNOWN_ANSWERS:
            self._entries.popitem(last=False)

    def clear(self) -> None:
        self._entries.clear()


class EngineShare:
    """The part of the last minute in which the engine was asked, or of the time since `start` where that is
    less. Times in seconds of one clock.
    """

    def __init__(self, start: float) -> None:
        self._start = start
        self._stretches: deque[tuple[float, float]] = deque()

    def add(self, began: float, ended: float) -> None:
        self._stretches.append((began, ended))

    def share(self, now: float, began: float | None = None) -> float:
        """From 0 to 1; `began`: since when it is being asked now."""
        first = max(now - SHARE_S, self._start)
        while self._stretches and self._stretches[0][1] < first:
            self._stretches.popleft()
        stretches = [*self._stretches, *([] if began is None else [(began, now)])]
        asked_s = sum(end - max(start, first) for start, end in stretches)
        return min(asked_s / max(now - first, 1e-6), 1.0)


def pil_image(image: QImage) -> Image.Image:
    """The pixels of a picture as the engine takes them."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (rgb.width(), rgb.height())
    return Image.frombytes("RGB", size, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine())
