"""A second start hands its files to the first; nothing that arrives at the socket does harm."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.capture_request import CaptureRequest
from app.errors import UserError
from app.single_instance import SingleInstance

pytestmark = [pytest.mark.gui, pytest.mark.warns]
ROOT = Path(__file__).resolve().parents[2]

FIRST = """
import sys
from PySide6.QtCore import QCoreApplication
from app.single_instance import SingleInstance

application = QCoreApplication(sys.argv)
first = SingleInstance()
def show(files):
    print("files", *files, flush=True)
first.files_received.connect(show)
def capture(request):
    print("capture", request.what, request.delay_s, request.question, flush=True)
first.capture_wanted.connect(capture)
print("listening" if first.listen() else "refused", flush=True)
application.exec()
"""

OLD = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer

application = QCoreApplication([])
server = QLocalServer()
server.listen(sys.argv[1])
print("listening", flush=True)
server.waitForNewConnection(30000)
socket = server.nextPendingConnection()
socket.waitForReadyRead(30000)
socket.write(b"taken\\n")
socket.flush()
socket.waitForDisconnected(30000)
"""


@pytest.fixture
def first(qapp):
    instance = SingleInstance()
    assert instance.listen()
    yield instance
    instance.close()


@pytest.fixture
def other_process(qapp, own_folders):
    """A first instance in a process of its own."""
    started = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout.readline() == "listening\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def connected(qtbot, name: str) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(name)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    return socket


def unconnected(socket: QLocalSocket) -> bool:
    return socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def test_alone_nobody_takes_the_files(qapp):
    assert not SingleInstance().hand_over([Path("a.pdf")])


def test_a_running_process_takes_the_files_of_a_second_start(other_process, tmp_path, monkeypatch):
    process = other_process()
    monkeypatch.chdir(tmp_path)
    assert SingleInstance().hand_over([Path("name with blanks é.pdf"), tmp_path / "b.pdf"])
    assert process.stdout.readline() == f"files {tmp_path}/name with blanks é.pdf {tmp_path}/b.pdf\n"


def test_a_second_start_without_files_only_shows_the_window(other_process):
    process = other_process()
    assert SingleInstance().hand_over([])
    assert process.stdout.readline() == "files\n"


def test_what_is_to_be_captured_goes_to_the_running_process(other_process):
    process = other_process()
    assert SingleInstance().hand_over([], CaptureRequest("window", 2.5, "Größe?"))
    assert process.stdout.readline() == "capture window 2.5 Größe?\n"


def test_a_request_to_capture_does_not_count_as_a_second_start(first, qtbot):
    files: list[list[Path]] = []
    first.files_received.connect(files.append)
    socket = connected(qtbot, first.name)
    with qtbot.waitSignal(first.capture_wanted) as taken:
        socket.write(b'{"files": [], "token": "t", "capture": {"what": "screen", "later": 1}}\n')
    assert taken.args == [CaptureRequest("screen")]
    assert files == []
    qtbot.waitUntil(lambda: unconnected(socket))
    assert bytes(socket.readAll().data()) == b"capturing\n"


def test_an_older_instance_that_cannot_capture_is_not_believed(qapp, tmp_path):
    """It takes the message for a second start without files, and answers as it always did."""
    name = str(tmp_path / "old")
    old = subprocess.Popen(
        [sys.executable, "-c", OLD, name], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    assert old.stdout.readline() == "listening\n"
    with pytest.raises(UserError, match="older version"):
        SingleInstance(name).hand_over([], CaptureRequest("region"))
    old.communicate(timeout=30)


def test_two_do_not_listen_at_once(other_process):
    other_process()
    second = SingleInstance()
    assert not second.listen()
    assert second.hand_over([])


def test_what_a_killed_process_left_does_not_stop_the_next(other_process, qtbot):
    process = other_process()
    process.kill()
    process.wait()
    second = SingleInstance()
    assert not second.hand_over([Path("a.pdf")])
    assert second.listen()
    with qtbot.waitSignal(second.files_received):
        socket = connected(qtbot, second.name)
        socket.write(b'{"files": []}\n')
    second.close()


def test_after_closing_the_next_start_is_the_first(first):
    first.close()
    assert not SingleInstance().hand_over([])
    next_one = SingleInstance()
    assert next_one.listen()
    next_one.close()


def test_a_first_instance_that_hangs_costs_a_second_at_most(qapp):
    """Nobody accepts here: the connection is made, and no answer comes."""
    silent = QLocalServer()
    second = SingleInstance()
    assert silent.listen(second.name)
    assert not second.hand_over([Path("a.pdf")])
    silent.close()


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"\x00\xff\xfe garbage\n",
        b"[]\n",
        b'{"files": 3}\n',
        b'{"files": "a"}\n',
        b'{"other": []}\n',
        b"[" * 100_000 + b"\n",
        json.dumps({"files": ["/a"] * 1000}).encode() + b"\n",
        b'{"files": [], "capture": null}\n',
        b'{"files": [], "capture": "region"}\n',
        b'{"files": [], "capture": {}}\n',
        b'{"files": [], "capture": {"what": "everything"}}\n',
        b'{"files": [], "capture": {"what": ["region"]}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": "soon"}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": true}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": -1}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": NaN}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": Infinity}}\n',
        b'{"files": [], "capture": {"what": "region", "delay_s": 1' + b"0" * 400 + b"}}\n",
        b'{"files": [], "capture": {"what": "region", "question": 7}}\n',
        b'{"files": [], "capture": {"what": "region", "question": "' + b"x" * 5000 + b'"}}\n',
        b'{"capture": {"what": "region"}}\n',
    ],
    ids=[
        "empty",
        "bytes",
        "list",
        "number",
        "text",
        "other",
        "deep",
        "many",
        "capture nothing",
        "capture text",
        "capture empty",
        "capture all",
        "capture list",
        "delay text",
        "delay bool",
        "delay negative",
        "delay NaN",
        "delay infinite",
        "delay huge",
        "question number",
        "question long",
        "capture without files",
    ],
)
def test_a_message_that_makes_no_sense_is_dropped_and_the_next_one_taken(first, qtbot, message):
    received: list[object] = []
    first.files_received.connect(received.append)
    first.capture_wanted.connect(received.append)
    hostile = connected(qtbot, first.name)
    hostile.write(message)
    qtbot.waitUntil(lambda: unconnected(hostile))
    assert received == []
    friendly = connected(qtbot, first.name)
    with qtbot.waitSignal(first.files_received):
        friendly.write(b'{"files": ["/tmp/a.pdf"]}\n')
    assert received == [[Path("/tmp/a.pdf")]]


def test_a_message_without_an_end_is_cut_off_while_it_grows(first, qtbot):
    hostile = connected(qtbot, first.name)
    hostile.write(b"x" * 2_000_000)
    qtbot.waitUntil(lambda: unconnected(hostile))
    assert not first.findChildren(QLocalSocket)


def test_half_a_message_is_waited_for_and_then_dropped(first, qtbot, monkeypatch):
    monkeypatch.setattr("app.single_instance._MESSAGE_LIMIT_MS", 60)
    half = connected(qtbot, first.name)
    half.write(b'{"files": [')
    qtbot.waitUntil(lambda: unconnected(half))


def test_a_message_in_two_parts_is_one(first, qtbot):
    socket = connected(qtbot, first.name)
    socket.write(b'{"files": ["/tmp')
    socket.flush()
    with qtbot.waitSignal(first.files_received) as taken:
        socket.write(b'/a.pdf"]}\n')
    assert taken.args == [[Path("/tmp/a.pdf")]]


def test_names_that_are_no_absolute_paths_are_left_out(first, qtbot):
    socket = connected(qtbot, first.name)
    with qtbot.waitSignal(first.files_received) as taken:
        socket.write(json.dumps({"files": ["relative", "", "/a\0b", 7, "/good"]}).encode() + b"\n")
    assert taken.args == [[Path("/good")]]


def test_silent_connections_are_not_kept_without_end(first, qtbot):
    sockets = [connected(qtbot, first.name) for _ in range(30)]
    qtbot.waitUntil(lambda: sum(map(unconnected, sockets)) >= 20)


@pytest.mark.skipif(os.name == "nt", reason="named pipes have no file mode")
def test_only_the_owner_may_connect(first):
    path = Path(first.name)
    assert path.parent.stat().st_mode & 0o077 == 0 or path.stat().st_mode & 0o077 == 0
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_name_that_is_no_unicode_arrives_as_it_is(first, qtbot):
    odd = os.fsdecode(b"/tmp/\xff.pdf")
    socket = connected(qtbot, first.name)
    with qtbot.waitSignal(first.files_received) as taken:
        socket.write(json.dumps({"files": [odd], "token": "t"}).encode() + b"\n")
    assert taken.args == [[Path(odd)]]
