"""A whole window with a fake engine and a real reader process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf

from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.inference.engine_client import EngineClient
from app.recent_files import RecentFiles
from app.resource_files import Sample
from app.settings import Settings
from app.theme import Theme
from app.windows.main_window import MainWindow
from app.windows.services import Services


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "three.pdf", ["Total due: 934.20", "Second page", "Third page"])


@pytest.fixture
def fake_engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def empty_window(qapp, qtbot, reader, fake_engine, pdf) -> Iterator[MainWindow]:
    """On screen, with a model and without a document."""
    engine = EngineClient(fake_loader(fake_engine))
    sample = Sample(pdf, 0, (20, 20, 200, 80), "What is the total?", "934.20")
    services = Services(
        reader=reader,
        engine=engine,
        settings=Settings(None),
        theme=Theme(qapp, "light"),
        recent=RecentFiles(None),
        history=History(None),
        quick_actions=QuickActions(None),
        samples=[sample],
    )
    window = MainWindow(services)
    window.show()
    with qtbot.waitSignal(engine.ready):
        window.load_model()
    yield window
    window.close()
    engine.close()
    window.close_readers()
    window.deleteLater()


@pytest.fixture
def window(empty_window, qtbot, pdf) -> MainWindow:
    """With the document on screen."""
    with qtbot.waitSignal(empty_window.viewport.page_drawn):
        empty_window.open_file(pdf)
    return empty_window
