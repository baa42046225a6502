"""What tests of the application share: one real reader process for the tests of a file."""

from collections.abc import Iterator

import pytest

from app.documents.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    shared = Reader()
    shared.start()  # here, so that no single test counts as the one that left it running
    yield shared
    shared.shutdown()
