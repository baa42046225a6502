"""What is known of a document from opening it, and of its file on disk. Plain frozen values, used on any
thread.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True)
class DocumentInfo:
    id: int
    path: Path
    kind: str
    """"pdf", "picture", or "document" for the other formats that are laid out into pages."""
    page_sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points as the file has them; pixels for pictures."""
    title: str
    needs_password: bool
    is_repaired: bool
    is_on_disk: bool = True
    """False for a picture in memory: `path` is its name only."""

    @property
    def page_count(self) -> int:
        return len(self.page_sizes)


class FileState(NamedTuple):
    """Tells one version of a file from the next."""

    size: int
    mtime_ns: int
    inode: int


def state_of_file(path: Path) -> FileState | None:
    """The file's state now; None where there is none. Waits for the disk."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return FileState(found.st_size, found.st_mtime_ns, found.st_ino)
