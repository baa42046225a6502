"""Where a reader is in a document: page, place, zoom and turn. A plain value that other parts keep and hand
back; used by `viewport`, by the trail and by what remembers recent files.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

Fit = Literal["width", "page", "none"]


@dataclass(frozen=True)
class ViewState:
    """`x` and `y` are points of `page` at the view's top left corner; below 0 is beside or above the page."""

    page: int = 0
    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    fit: Fit = "width"
    rotation: int = 0
    """Quarter turns clockwise."""

    def as_dict(self) -> dict[str, Any]:
        """For a file of settings or a database."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: object) -> ViewState:
        """Whatever is missing or makes no sense gets its default: kept places come from files."""
        known = data if isinstance(data, Mapping) else {}
        fits: tuple[Fit, ...] = get_args(Fit)
        fit: Fit = next((fit for fit in fits if fit == known.get("fit")), "width")
        return cls(
            page=max(_whole(known.get("page")), 0),
            x=_number(known.get("x"), 0.0),
            y=_number(known.get("y"), 0.0),
            zoom=zoom if (zoom := _number(known.get("zoom"), 1.0)) > 0 else 1.0,
            fit=fit,
            rotation=_whole(known.get("rotation")) % 4,
        )


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 31 else 0


def _number(value: object, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return float(value) if abs(value) < 1e9 and math.isfinite(value) else default
