"""Engine clients with a fake engine and with a small real one, and a document to ask about."""

from pathlib import Path

import pytest
import torch
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf

from app.documents.document import open_document
from app.documents.reader import Reader
from app.inference.engine_client import EngineClient
from app.inference.engine_request import EngineRequest
from benchmarks.random_checkpoints import NANO_TOWER, write_tiny_checkpoint


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


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    """A small one with random weights."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    return write_tiny_checkpoint(folder, docent_block=True, tower=NANO_TOWER, seed=6)


@pytest.fixture
def one_thread():
    """Torch's threads wait for each other busily, which on a machine with other work takes seconds."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def real_client(checkpoint, one_thread, qtbot):
    """With the small checkpoint loaded."""
    made = EngineClient()
    with qtbot.waitSignals([made.ready, made.idle], timeout=60_000):
        made.load(str(checkpoint), "cpu", "fp32")
    yield made
    made.close()
