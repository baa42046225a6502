"""Documents that macOS hands over as events."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.file_open_events import FileOpenEvents

pytestmark = pytest.mark.gui


def test_a_document_of_the_system_is_told_with_its_path(qapp, tmp_path):
    owner = QObject()
    events = FileOpenEvents(qapp, owner)
    got: list[list[Path]] = []
    events.files_received.connect(got.append)
    path = tmp_path / "a bill ä.pdf"
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.pdf")))  # nothing on disk
    qapp.removeEventFilter(events)
    assert got == [[path]]
