"""The log file takes what happens, and what nobody caught."""

import logging
import sys
import threading

import pytest

from app import log_setup


@pytest.fixture(autouse=True)
def hooks_and_level_as_before(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    level = logging.getLogger().level
    yield
    log_setup.stop_log()
    logging.getLogger().setLevel(level)


def test_messages_land_in_the_file(tmp_path):
    path = log_setup.start_log(tmp_path / "new" / "folder")
    logging.getLogger("app.anything").info("something happened")
    assert path is not None
    assert "something happened" in path.read_text(encoding="utf-8")


def test_without_a_writable_folder_the_program_runs_on(tmp_path):
    (tmp_path / "file").write_text("")
    assert log_setup.start_log(tmp_path / "file") is None


def test_an_exception_in_a_thread_is_logged_and_told(tmp_path):
    path = log_setup.start_log(tmp_path)
    told: list[str] = []
    log_setup.report_uncaught(told.append)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert told == ["ZeroDivisionError: division by zero"]
    assert path is not None
    assert "Traceback" in path.read_text(encoding="utf-8")
