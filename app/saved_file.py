"""Writes what a person saves, whole or not at all, and says what was in the way. Called on threads that may
wait for the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from pathlib import Path
from uuid import uuid4

from app.errors import UserError


def write_whole(path: Path, data: bytes) -> None:
    """Puts a file with `data` in the place of `path`; where that fails, what was there stays.

    Raises:
        OSError: the disk refused.
    """
    partial = path.with_name(f".{uuid4().hex[:12]}.part")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Around the writing of `path`.

    Raises:
        UserError: instead of an `OSError` from within, with what can be done about it.
    """
    try:
        yield
    except OSError as error:
        if error.errno == ENOSPC:
            raise UserError(
                f"{path.name} could not be saved: the disk is full.", "Make room on the disk."
            ) from error
        raise UserError(
            f"{path.name} could not be saved in {path.parent}.",
            "Choose another folder, or check that this one can be written to.",
        ) from error
