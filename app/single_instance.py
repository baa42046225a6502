"""One Docent for each person and session: a second start hands its files to the first and ends, and so does
`docent capture` with what it is to capture.

`app.window_start` calls `hand_over` before it makes a window, then `app.application` calls `listen`. What
arrives at the socket is believed to be hostile: it is short, quick and well-formed, or it is dropped. GUI
thread.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app import ID
from app.capture_request import CaptureRequest
from app.errors import UserError
from app.paths import cache_dir, created, data_dir

_HAND_OVER_LIMIT_MS = 1000
_MESSAGE_LIMIT_MS = 2000
_MOST_BYTES = 256 * 1024
_MOST_FILES = 64
_MOST_CONNECTIONS = 8
_LONGEST_SOCKET_PATH = 100  # the system's own limit is 104 to 108 bytes
_DONE = b"taken\n"
_CAPTURING = b"capturing\n"  # an older Docent answers every message that it understands with the one above
_TOKEN = "XDG_ACTIVATION_TOKEN"
log = logging.getLogger(__name__)


class SingleInstance(QObject):
    """`files_received` tells of the files of a second start; of an empty list when it named none.

    `capture_wanted` comes in its place when the other start wants something captured.
    """

    files_received = Signal(list)  # of Path
    capture_wanted = Signal(object)  # CaptureRequest

    def __init__(self, name: str | None = None, parent: QObject | None = None) -> None:
        """`name` is for tests; else it is that of this person, session and data folder."""
        super().__init__(parent)
        self.name = name or _name()
        self._received: dict[QLocalSocket, bytearray] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_CONNECTIONS)
        self._server.newConnection.connect(self._accept)

    def hand_over(self, files: Sequence[Path], capture: CaptureRequest | None = None) -> bool:
        """Whether another instance took the files, or what is to be captured. Waits at most a second.

        Raises:
            UserError: it is one that cannot capture yet.
        """
        clock = QElapsedTimer()
        clock.start()
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_HAND_OVER_LIMIT_MS):
            return False
        _let_it_come_to_the_front()
        names = [str(file.absolute()) for file in files[:_MOST_FILES]]
        message: dict[str, object] = {"files": names, "token": os.environ.get(_TOKEN, "")}
        if capture is not None:
            message["capture"] = capture.as_message()
        socket.write(json.dumps(message).encode() + b"\n")
        answer = b""
        while not answer.endswith(b"\n") and clock.elapsed() < _HAND_OVER_LIMIT_MS:
            if not socket.waitForReadyRead(max(_HAND_OVER_LIMIT_MS - int(clock.elapsed()), 1)):
                break
            answer += bytes(socket.readAll().data())
        socket.abort()
        if capture is not None and answer == _DONE:
            raise UserError(
                "The Docent that is running is an older version, which cannot capture the screen.",
                "Close its window and try again.",
            )
        taken = answer == (_DONE if capture is None else _CAPTURING)
        if not taken:
            log.warning("another instance is there and does not answer")
        return taken

    def listen(self) -> bool:
        """Takes files from now on. False when another instance does so already, or no socket can be had."""
        # Asked first: with limited access Qt silently puts a new socket in the place of one that is in use.
        if self._somebody_answers():
            return False
        QLocalServer.removeServer(self.name)  # left by one that was killed
        if self._server.listen(self.name):
            return True
        log.warning("a second start cannot hand over its files: %s", self._server.errorString())
        return False

    def close(self) -> None:
        """Stops listening; the next start is the first one again."""
        self._server.close()
        for socket in list(self._received):
            self._leave(socket)

    def _somebody_answers(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        connected = socket.waitForConnected(_HAND_OVER_LIMIT_MS)
        socket.abort()
        return connected

    def _accept(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._received[socket] = bytearray()
            if len(self._received) > _MOST_CONNECTIONS:
                self._leave(socket)
                continue
            socket.setReadBufferSize(_MOST_BYTES + 1)
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(partial(self._leave, socket))
            QTimer.singleShot(_MESSAGE_LIMIT_MS, self, partial(self._drop, socket, "not complete"))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket not in self._received:
            return
        self._received[socket] += socket.readAll().data()
        line, end, _ = bytes(self._received[socket]).partition(b"\n")
        if len(self._received[socket]) > _MOST_BYTES:
            self._drop(socket, "too long")
        elif end:
            self._take(socket, line)

    def _take(self, socket: QLocalSocket, line: bytes) -> None:
        try:
            message = json.loads(line)
            files, token = _files(message["files"]), message.get("token", "")
            capture = CaptureRequest.of_message(message["capture"]) if "capture" in message else None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._drop(socket, "not understood")
            return
        socket.write(_DONE if capture is None else _CAPTURING)
        socket.flush()
        self._leave(socket)
        if isinstance(token, str) and token.isprintable() and 0 < len(token) < 256:
            os.environ[_TOKEN] = token  # Qt's Wayland plugin uses it when the window asks to be in front
        if capture is None:
            self.files_received.emit(files)
        else:
            self.capture_wanted.emit(capture)

    def _drop(self, socket: QLocalSocket, why: str) -> None:
        if socket in self._received:
            log.warning("a message from another start was dropped: %s", why)
            self._leave(socket)

    def _leave(self, socket: QLocalSocket) -> None:
        """Ends a connection, once; what was written to it is still sent."""
        if self._received.pop(socket, None) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()


def _files(names: object) -> list[Path]:
    if not isinstance(names, list) or len(names) > _MOST_FILES:
        raise TypeError("not a short list")
    paths = [Path(name) for name in names if isinstance(name, str) and name and "\0" not in name]
    return [path for path in paths if path.is_absolute()]


def _name() -> str:
    """One for each person, session and data folder; not for each version: an update finds the old one.

    On POSIX it is a path in a folder that only this person may enter: in `/tmp` anybody could be listening.
    """
    session = [os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")]
    parts = "\0".join([getpass.getuser(), *session, str(data_dir())])
    name = f"{ID}-{hashlib.sha256(parts.encode(errors='surrogateescape')).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime) if runtime and os.access(runtime, os.W_OK) else cache_dir()
    try:
        path = str(created(folder) / name)
    except OSError as error:
        log.warning("no folder for the socket: %s", error)
        return name
    return path if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH else name


def _let_it_come_to_the_front() -> None:
    """Windows lets a program come to the front only when the one in front allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
