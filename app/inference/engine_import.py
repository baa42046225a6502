"""The first import of the engine, and so of torch, which takes seconds and which nothing can stop. It is done
on a thread of its own, so that whoever loads a model can give up meanwhile.

Called by `answering.load`, on the thread that owns the engine. No torch object is made here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from fastvlm_engine.errors import Cancelled

if TYPE_CHECKING:
    from fastvlm_engine import Engine

_LOOK_S = 0.02  # between two looks at the cancel event
_is_imported = threading.Event()


def imported_load_engine(cancel: threading.Event | None) -> Callable[..., Engine]:
    """The engine's `load_engine`.

    Raises:
        Cancelled: `cancel` was set; the import goes on by itself.
        ImportError, OSError: torch is not installed whole.
    """
    if _is_imported.is_set():
        return _import()
    errors: list[BaseException] = []

    def work() -> None:
        try:
            _import()
        except BaseException as error:  # handed to the thread that waits
            errors.append(error)
        else:
            _is_imported.set()

    thread = threading.Thread(target=work, name="engine-import", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_S)
        if cancel is not None and cancel.is_set():
            raise Cancelled
    if errors:
        raise errors[0]
    return _import()


def _import() -> Callable[..., Engine]:
    from fastvlm_engine import load_engine

    return load_engine
