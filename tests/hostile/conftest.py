"""One real reader process for the hostile files of a module, with limits that a test can wait for."""

from collections.abc import Iterator

import pytest

from app.documents.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    shared = Reader()
    shared.start()
    yield shared
    shared.shutdown()
