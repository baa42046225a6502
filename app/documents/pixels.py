"""What opened documents and opened pictures share. Runs in the reader process only."""

from pathlib import Path
from typing import Any, NamedTuple

from app.errors import UserError

MOST_PAGES = 100_000

Clip = tuple[float, float, float, float]


class Pixels(NamedTuple):
    """8-bit RGB rows without padding."""

    width: int
    height: int
    data: Any


def damaged(path: Path) -> UserError:
    return UserError(f"{path.name} is damaged or is not what its name says.", "Fetch or save the file again.")
