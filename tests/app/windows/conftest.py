"""A whole window with a fake engine and a real reader process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEngine, fake_loader
from pdf_files import write_pdf

from app.conversation.history import History
from app.conversation.quick_actions import QuickActions
from app.inference.engine_client import EngineClient
from app.inference.model_jobs import ModelJobs
from app.recent_files import RecentFiles
from app.resource_files import Sample
from app.settings import Settings
from app.theme import Theme
from app.windows.desk import Desk
from app.windows.main_window import MainWindow
from app.windows.services import Services


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "three.pdf", ["Total due: 934.20", "Second page", "Third page"])


@pytest.fixture
def fake_engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def desk(qapp, qtbot, reader, fake_engine, pdf) -> Iterator[Desk]:
    """The window on screen, with a model and without a document, and all that works on it."""
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
        model_jobs=ModelJobs(dict),
        samples=[sample],
    )
    desk = Desk(services)
    window = desk.window
    window.show()
    with qtbot.waitSignal(engine.ready):
        window.model.load()
    yield desk
    window.close()
    services.model_jobs.close()
    engine.close()
    window.close_readers()
    window.deleteLater()


@pytest.fixture
def empty_window(desk) -> MainWindow:
    """Without a document."""
    return desk.window


@pytest.fixture
def window(empty_window, qtbot, pdf) -> MainWindow:
    """With the document on screen."""
    with qtbot.waitSignal(empty_window.viewport.page_drawn):
        empty_window.open_file(pdf)
    return empty_window
