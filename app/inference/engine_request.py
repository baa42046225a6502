"""A question on its way to the engine. A plain value, made on any thread."""

from dataclasses import dataclass, field

from app.documents.document import Document
from app.documents.region import Region
from app.errors import UserError
from fastvlm_engine.options import GenerationOptions as GenerationOptions


@dataclass(frozen=True)
class EngineRequest:
    """A question about a page (counted from 0) or a region of it, after earlier questions and answers.

    With `shortens_history` the model is told of no more of them than it was trained for. `needs_all` is for
    what cannot be done from a part of the page, such as a summary. `is_live`: it is about a frame of a live
    region; what a person waits for goes first, and the frame is asked again after it.
    """

    id: int
    document: Document
    page: int
    region: Region | None
    question: str
    history: tuple[tuple[str, str], ...] = ()
    options: GenerationOptions = field(default_factory=GenerationOptions)
    shortens_history: bool = False
    needs_all: bool = False
    is_live: bool = False

    def __post_init__(self) -> None:
        if not self.question.strip():
            raise UserError("The question is empty.", "Write what you want to know.")
        if self.region is not None and self.region.page != self.page:
            raise UserError("The region lies on another page than the question.", "Select the region again.")

    def history_for(self, follow_ups: int) -> tuple[tuple[str, str], ...]:
        """The earlier questions to tell a model that was trained to be told so many."""
        if not self.shortens_history:
            return self.history
        return self.history[-follow_ups:] if follow_ups > 0 else ()
