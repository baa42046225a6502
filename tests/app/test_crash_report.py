"""A fault leaves a report that says where, and nothing of what a document says."""

import logging
import os
import subprocess
import sys
from pathlib import Path

from app.crash_report import HardCrashes, log_tail, report_of, without_home
from app.safe_traceback import safe_line, safe_traceback

ROOT = Path(__file__).resolve().parents[2]
SECRET = "the tenant owes 934.20"
CRASHING = """
import faulthandler, sys
from pathlib import Path
from app.crash_report import HardCrashes
HardCrashes(Path(sys.argv[1])).watch()
def fall():
    faulthandler._sigsegv()
fall()
"""

LEAVING = """
import sys
from pathlib import Path
from app.crash_report import HardCrashes
crashes = HardCrashes(Path(sys.argv[1]))
crashes.watch()
assert list(Path(sys.argv[1]).iterdir())
crashes.close()
"""


def caught(make) -> Exception:
    try:
        make()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def parse() -> None:
    int(SECRET)


def with_cause() -> None:
    try:
        parse()
    except ValueError as error:
        raise OSError(28, "No space left") from error


def test_the_trace_says_where_and_leaves_the_message_out():
    trace = safe_traceback(caught(parse))
    assert "test_crash_report.py" in trace
    assert "in parse" in trace
    assert "ValueError (message left out)" in trace
    assert SECRET not in trace


def test_causes_are_told_in_their_order_and_messages_of_the_system_kept():
    trace = safe_traceback(caught(with_cause))
    assert trace.index("ValueError") < trace.index("OSError: [Errno 28] No space left")
    assert SECRET not in trace


def test_errors_that_name_each_other_end():
    first, second = ValueError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    assert safe_traceback(first).count("Traceback") == 2


def test_an_error_without_words_of_its_own_is_told_all_the_same():
    class Broken(OSError):
        def __str__(self) -> str:
            raise RuntimeError

    assert safe_line(Broken()).endswith("Broken")


def test_the_report_has_versions_place_and_the_end_of_the_log(tmp_path):
    log_file = tmp_path / "docent.log"
    log_file.write_text("".join(f"line {number}\n" for number in range(5000)))
    report = report_of(caught(parse), log_file)
    assert "Docent" in report.text
    assert "Python 3" in report.text
    assert "line 4999" in report.text
    assert "line 4000" not in report.text
    assert SECRET not in report.text
    assert report_of(caught(parse)).place == report.place
    assert report_of(caught(with_cause)).place != report.place


def test_a_report_does_not_name_the_person():
    assert without_home(f"{Path.home()}/a.py") == "~/a.py"


def test_a_log_that_is_gone_costs_its_lines_only(tmp_path):
    assert "cannot be read" in log_tail(tmp_path / "none.log")
    assert log_tail(None) == ""


def test_a_crash_of_the_process_is_told_at_the_next_start_and_once(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CRASHING, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    report = HardCrashes(tmp_path).last_run()
    assert report is not None
    assert report.is_of_last_run
    assert "Segmentation fault" in report.what or "access violation" in report.what
    assert "in fall" in report.text
    assert HardCrashes(tmp_path).last_run() is None
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_killed_did_not_crash(tmp_path):
    (tmp_path / "crash-999999999.txt").write_text("")
    (tmp_path / f"crash-{os.getppid()}.txt").write_text("Fatal Python error: of one that still runs\n")
    (tmp_path / "crash-notes.txt").write_text("somebody else's\n")
    assert HardCrashes(tmp_path).last_run() is None
    assert {path.name for path in tmp_path.iterdir()} == {f"crash-{os.getppid()}.txt", "crash-notes.txt"}


def test_an_end_in_order_leaves_no_mark(tmp_path):
    subprocess.run(
        [sys.executable, "-c", LEAVING, str(tmp_path)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=60,
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING):
        crashes = HardCrashes(tmp_path / "file")
        crashes.watch()
    crashes.close()
    assert "cannot be recorded" in caplog.text
