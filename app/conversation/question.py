"""What is asked and what comes back, as plain data. Made by windows and by `inference`; any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.documents.region import Rect, Region

DOUBTFUL_BELOW = 0.5  # confidence: such an answer is more likely wrong than right
STEPS = ("wait", "render", "preprocess", "vision", "projector", "prefill", "first_token", "compare")


@dataclass(frozen=True)
class Place:
    """What a question is about: a page of a document, or a region of it."""

    document_name: str
    page: int  # counted from 0
    region: Region | None = None
    rotation: int = (
        0  # quarter turns clockwise that the document was shown with; the region counts in that view
    )


@dataclass(frozen=True)
class Question:
    """A question as it was typed, or the prompt of a quick action, and its place."""

    text: str
    place: Place
    action: str = ""  # the quick action's id; empty for what was typed


@dataclass(frozen=True)
class Answer:
    """A finished answer with what it cost and what gave it."""

    text: str
    finish: str  # stop, length, loop, cancelled
    ttft_ms: float
    steps_ms: Mapping[str, float] = field(default_factory=dict)  # a time for each of STEPS
    tokens_per_second: float = 0.0
    image_tokens: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    cached: bool = False
    read_ahead: bool = False  # cached because the page was read before anything was asked about it
    confidence: float | None = None
    note: str | None = None  # what the reader should know about how the page was read
    looks: int = 1  # how many parts of the place were looked at, one after another
    seen: tuple[Rect, ...] = ()  # the parts that the answer is from; empty where nobody has it
    model: str = ""
    device: str = ""
    precision: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the model itself was so unsure that the reader should be told to check."""
        if self.confidence is None or self.finish == "loop" or not self.text.strip():
            return False
        return self.confidence < DOUBTFUL_BELOW
