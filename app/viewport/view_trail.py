"""The way a reader has jumped through a document, to go back and forward like in a browser. No widgets.

Only jumps are kept (a link, a place of an answer, a page chosen), never scrolling. `viewport` owns one.
"""

from __future__ import annotations

from app.viewport.view_state import ViewState

_LONGEST = 100


class ViewTrail:
    """The places left by jumps, and those left again by going back."""

    def __init__(self) -> None:
        self._behind: list[ViewState] = []
        self._ahead: list[ViewState] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, here: ViewState) -> None:
        """A jump starts from `here`; what lay ahead is forgotten."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != here:
            self._behind.append(here)
            del self._behind[:-_LONGEST]

    def back(self, here: ViewState) -> ViewState | None:
        """The place of the last jump; `here` can be come forward to."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: ViewState) -> ViewState | None:
        """The place that going back left."""
        return self._step(self._ahead, self._behind, here)

    def clear(self) -> None:
        """Another document."""
        self._behind.clear()
        self._ahead.clear()

    @staticmethod
    def _step(source: list[ViewState], target: list[ViewState], here: ViewState) -> ViewState | None:
        if not source:
            return None
        target.append(here)
        return source.pop()
