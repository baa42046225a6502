"""What the engine thread can be asked to do, and what it tells of it, as plain values. Made by
`EngineClient`, queued in `JobQueue`, done by `EngineWorker`.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from app.conversation.question import Answer
from app.errors import UserError
from app.inference.engine_request import EngineRequest

if TYPE_CHECKING:
    from app.documents.document import Document
    from app.documents.region import Region


@dataclass(frozen=True)
class LoadRequest:
    """Which model, and how it should run. `number` tells the news of one load from those of another."""

    checkpoint: str
    device: str = "auto"
    precision: str = "auto"
    number: int = 0


@dataclass(frozen=True)
class UnloadRequest:
    """Give the model's memory back; `why` is handed on: "asked", "cancelled" or "idle"."""

    why: str


@dataclass(frozen=True)
class MemoryLimit:
    """How many bytes pictures may take that are kept for the next question."""

    limit_bytes: int


@dataclass(frozen=True)
class Spot:
    """A part of a document as it is shown: a page, or a region of it."""

    document: Document
    page: int
    region: Region | None

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same pixels."""
        return (self.document.info.id, self.document.rotation, self.page, self.region)


@dataclass(frozen=True)
class PreviewRequest(Spot):
    """Draw exactly what the model would see."""


@dataclass(frozen=True)
class EncodeAhead(Spot):
    """Read what is looked at, or a page beside it, before anything is asked about it."""

    is_neighbour: bool = False


Work = LoadRequest | UnloadRequest | MemoryLimit | EngineRequest | PreviewRequest | EncodeAhead


@dataclass
class Job:
    """Work in the queue, the event that ends it early, and when it came."""

    work: Work
    cancel: threading.Event = field(default_factory=threading.Event)
    gives_way: threading.Event = field(default_factory=threading.Event)
    """What is more urgent has come: the rest of this can wait for it, and is done after it."""
    asked_at: float = field(default_factory=time.perf_counter)

    @property
    def priority(self) -> int:
        """0 goes first."""
        match self.work:
            case LoadRequest() | UnloadRequest() | MemoryLimit():
                return 0
            case EngineRequest(is_live=is_live):
                return 3 if is_live else 1
            case PreviewRequest():
                return 2
            case EncodeAhead(is_neighbour=is_neighbour):
                return 5 if is_neighbour else 4


@dataclass(frozen=True)
class EngineFacts:
    """What is running, in plain values.

    `follow_ups` is how many earlier questions the model was trained to be told; `tasks` what it was trained
    for, None where that is anything; `memory_mb` what its weights take.
    """

    model: str
    device: str
    device_reason: str
    precision: str
    input_size: tuple[int, int]
    follow_ups: int = 6
    tasks: tuple[str, ...] | None = None
    memory_mb: float = 0.0
    load_s: float = 0.0


@dataclass(frozen=True)
class SeenPicture:
    """What the model sees of a place: a PNG of its very pixels, their number, and a warning if need be.

    `looks` is how many pictures it has, one after another, where the place is too large for one.
    """

    png: bytes
    width: int
    height: int
    note: str | None
    looks: int = 1


class EngineEvents(Protocol):
    """Where news of the engine go; called on the engine thread."""

    def on_loading(self, load: int, step: str, share: float) -> None: ...
    def on_ready(self, load: int, facts: EngineFacts) -> None: ...
    def on_load_failed(self, load: int, error: UserError) -> None: ...
    def on_unloaded(self, why: str) -> None: ...
    def on_idle(self, submitted: int) -> None: ...
    def on_preview(self, seen: SeenPicture | UserError) -> None: ...
    def on_stage(self, request: int, stage: str) -> None: ...
    def on_part(self, request: int, part: int, parts: int) -> None: ...
    def on_first_token(self, request: int, milliseconds: float) -> None: ...
    def on_text(self, request: int, text: str) -> None: ...
    def on_picture(self, request: int, png: bytes) -> None: ...
    def on_answer(self, request: int, answer: Answer) -> None: ...
    def on_failed(self, request: int, error: UserError) -> None: ...
