"""The log file takes what happens, and what nobody caught."""

import logging
import sys
import threading

import pytest

from app import log_setup
from app.crash_report import CrashReport

pytestmark = pytest.mark.warns  # what goes wrong here is logged


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
    told: list[CrashReport] = []
    log_setup.report_uncaught(told.append)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert [report.what for report in told] == ["ZeroDivisionError: division by zero"]
    assert path is not None
    assert "Traceback" in path.read_text(encoding="utf-8")
    assert "uncaught exception" in told[0].text or "Traceback" in told[0].text


def test_a_fault_that_comes_with_every_frame_does_not_fill_the_log(tmp_path):
    path = log_setup.start_log(tmp_path)
    told: list[CrashReport] = []
    log_setup.report_uncaught(told.append)
    for _ in range(1000):
        try:
            raise RuntimeError
        except RuntimeError as error:
            sys.excepthook(RuntimeError, error, error.__traceback__)
    assert len({report.place for report in told}) == 1
    text = path.read_text(encoding="utf-8")
    assert text.count("Traceback") == 3
    assert "512 times" in text
    assert len(text.splitlines()) < 60


def test_a_fault_while_telling_of_one_is_logged_and_ends_there(tmp_path):
    path = log_setup.start_log(tmp_path)

    def broken(_report: CrashReport) -> None:
        raise MemoryError

    log_setup.report_uncaught(broken)
    sys.excepthook(OSError, OSError(28, "full"), None)
    assert "the fault could not be told" in path.read_text(encoding="utf-8")


def test_errors_in_the_log_leave_out_what_a_document_may_have_said(tmp_path, caplog):
    path = log_setup.start_log(tmp_path)
    try:
        int(" ".join(("the", "tenant", "owes")))
    except ValueError:
        logging.getLogger("app.anything").exception("a number could not be read")
    text = path.read_text(encoding="utf-8")
    assert "a number could not be read" in text
    assert "ValueError (message left out)" in text
    assert "the tenant owes" not in text
    assert "the tenant owes" in caplog.text  # other handlers keep their own way
