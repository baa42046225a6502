"""Safety nets for every test: folders of its own, no network beyond this machine, nothing left running or on
screen, no warning in the log that nobody expected.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from leftovers import Warnings, python_on_clipboard, running_timers, visible_windows, watch_timers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")
os.environ.pop("HF_HUB_OFFLINE", None)  # the tests have a hub of their own, on this machine
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
OTHERS = ("tqdm_monitor", "pytest_timeout")  # threads of libraries that live as long as the program
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, models and logs of a test go to a folder that is its own."""
    folder = tmp_path_factory.mktemp("user")
    for name in ("DATA", "CONFIG", "CACHE", "LOG", "STATE"):
        monkeypatch.setenv(f"DOCENT_{name}_DIR", str(folder / name.lower()))
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(folder / "models"))
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that would leave this machine fail the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            pytest.fail(f"the test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A test that leaves a thread or a child process behind fails; daemon threads count as well."""
    threads, children = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    left: list[str] = []
    for thread in set(threading.enumerate()) - threads:
        if not thread.name.startswith(OTHERS) and "process_request_thread" not in thread.name:
            thread.join(5)
            if thread.is_alive():
                left.append(f"thread {thread.name}")
    for child in set(multiprocessing.active_children()) - children:
        child.join(5)
        if child.is_alive():
            child.kill()
            left.append(f"process {child.name}")
    if left:
        pytest.fail(f"left running: {', '.join(left)}")


@pytest.fixture(autouse=True)
def nothing_left_on_screen() -> Iterator[None]:
    """A test that leaves a window on screen, a timer ticking, or Python on the clipboard, fails."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    watch_timers()
    windows = visible_windows()
    yield
    left = [f"window {window}" for window in visible_windows() - windows]
    left += running_timers() + python_on_clipboard()
    if left:
        pytest.fail(f"left behind: {', '.join(left)}")


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Warnings of our own code fail a test that is not marked `warns` and does not look at the log itself."""
    if request.node.get_closest_marker("warns") or "caplog" in request.fixturenames:
        yield
        return
    gathered = Warnings()
    logging.getLogger().addHandler(gathered)
    yield
    logging.getLogger().removeHandler(gathered)
    if gathered.lines:
        pytest.fail("\n".join(["unexpected in the log:", *gathered.lines]))
