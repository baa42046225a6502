"""The reader process ends with its parent, however that ends, and leaves nothing behind."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from pdf_files import write_slow_pdf

ROOT = Path(__file__).resolve().parents[3]
SHARED_MEMORY = Path("/dev/shm")
PROGRAM = """
import sys, threading
from pathlib import Path
from app.documents.document import open_document
from app.documents.reader import Reader

reader = Reader()
page = open_document(Path(sys.argv[1]), reader).page(0)
if sys.argv[2] == "busy":
    threading.Thread(target=page.render, args=(None, 2), daemon=True).start()
print(reader.process_id, flush=True)
if sys.argv[2] != "leaves":
    sys.stdin.read()
"""


def blocks_of(process):
    """The blocks of shared memory that a process has; where there is no /dev/shm they never have names."""
    if not SHARED_MEMORY.is_dir():
        return set()
    maps = Path(f"/proc/{process.pid}/maps").read_text()
    return {SHARED_MEMORY / name for name in re.findall(r"/dev/shm/(psm_\w+)", maps)}


def have_no_names(blocks):
    return not any(block.exists() for block in blocks)


def wait_for_end(process):
    """Of a process that is not our child, and that nobody may ever collect."""
    if hasattr(os, "pidfd_open"):
        try:
            handle = os.pidfd_open(process.pid)
        except ProcessLookupError:
            return
        ready, _, _ = select.select([handle], [], [], 60)
        os.close(handle)
        assert ready, "the reader process lives on"
    else:
        process.wait(60)


@pytest.fixture
def start(tmp_path):
    """Starts a program with a reader process; gives both."""
    path = write_slow_pdf(tmp_path / "slow.pdf")
    started = []

    def run(mode):
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), mode],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(program)
        return program, psutil.Process(int(program.stdout.readline()))

    yield run
    for program in started:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("mode", ["idle", "busy"])
@pytest.mark.parametrize("end", ["kill", "terminate"])
def test_a_parent_that_is_killed_takes_the_reader_process_with_it(start, mode, end):
    program, reader_process = start(mode)
    blocks = blocks_of(program)
    assert have_no_names(blocks), "there is nothing that could be left behind"
    assert bool(blocks) == SHARED_MEMORY.is_dir()
    if mode == "busy":
        reader_process.cpu_percent(0.3)
    getattr(program, end)()
    _, complaints = program.communicate(timeout=60)
    wait_for_end(reader_process)
    assert complaints == ""


def test_a_program_that_forgets_its_reader_ends_quietly(start):
    program, reader_process = start("leaves")
    _, complaints = program.communicate(timeout=60)
    wait_for_end(reader_process)
    assert (program.returncode, complaints) == (0, "")
