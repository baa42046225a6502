"""What the whole program shares, handed to the window and its tabs. Made by `app.application`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.documents.reader import Reader
from app.inference.engine_client import EngineClient
from app.inference.model_jobs import ModelJobs
from app.recent_files import RecentFiles
from app.resource_files import Sample
from app.settings import Settings
from app.theme import Theme


@dataclass(frozen=True)
class Services:
    """One of each."""

    reader: Reader
    engine: EngineClient
    settings: Settings
    theme: Theme
    recent: RecentFiles
    history: History
    quick_actions: QuickActions
    model_jobs: ModelJobs
    samples: Sequence[Sample] = ()

    def sample(self, path: Path | None) -> Sample | None:
        """The sample that lies at `path`, if one does."""
        return next((sample for sample in self.samples if sample.path == path), None)
