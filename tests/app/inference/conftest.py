"""An engine client with a fake engine, and a document that all tests of a file ask about."""

from pathlib import Path

import pytest
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf

from app.documents.document import open_document
from app.documents.reader import Reader
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    reader = Reader()
    path: Path = write_pdf(
        tmp_path_factory.mktemp("engine") / "three.pdf", ["First page 1", "Second page 2", "Third page 3"]
    )
    yield open_document(path, reader)
    reader.shutdown()


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def client(engine, qtbot):
    made = EngineClient(fake_loader(engine))
    yield made
    if engine.encode_gate is not None:
        engine.encode_gate.set()
    made.close()


@pytest.fixture
def loaded(client, qtbot):
    with qtbot.waitSignals([client.ready, client.idle]):
        client.load("fake-model")
    return client


@pytest.fixture
def request_about(document):
    """Makes a request about the document."""

    def make(number=1, page=0, text="What is it?", region=None, history=(), **more):
        return EngineRequest(number, document, page, region, text, history, **more)

    return make
