"""A history in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.conversation.history import History


@pytest.fixture
def history_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(qapp, history_path) -> Iterator[History]:
    kept = History(history_path)
    yield kept
    assert kept.close(10)
