"""A desktop portal of our own on a D-Bus of its own, for tests of what asks the portal.

`PrivateBus` starts a `dbus-daemon` that nobody else knows. `PortalService` answers on it from a thread as
each test tells it to; its signals reach only who subscribed to them.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"
STORE = "org.freedesktop.impl.portal.PermissionStore"
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
_CONFIGURATION = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""
needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None and not os.environ.get("CI"),
    reason="dbus-daemon is not installed (package dbus)",
)


class PrivateBus:
    """A message bus that ends with the `with`."""

    def __enter__(self) -> PrivateBus:
        self.folder = Path(tempfile.mkdtemp(prefix="bus-"))
        configuration = self.folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(folder=self.folder))
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        assert self.address.startswith("unix:"), "dbus-daemon did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        shutil.rmtree(self.folder)


@dataclass
class Call:
    """One call of a method of the portal, and the ways to answer it."""

    service: PortalService
    message: Message

    @property
    def sender(self) -> str:
        return self.message.header.fields[HeaderFields.sender]

    @property
    def options(self) -> dict[str, Any]:
        return {name: value for name, (_, value) in self.message.body[-1].items()}

    @property
    def predicted(self) -> str:
        """The path of the request, as the portal's documentation tells to make it."""
        sender = self.sender[1:].replace(".", "_")
        return f"{PATH}/request/{sender}/{self.options['handle_token']}"

    def accept(self, path: str | None = None) -> None:
        self.give("o", (path or self.predicted,))

    def give(self, signature: str | None, body: tuple[Any, ...]) -> None:
        self.service.send(new_method_return(self.message, signature, body))

    def refuse(self, name: str) -> None:
        self.service.send(new_error(self.message, name, "s", ("in other words",)))

    def respond(
        self, code: int, results: dict[str, tuple[str, Any]] | None = None, path: str | None = None
    ) -> None:
        self.service.emit(path or self.predicted, REQUEST, "Response", "ua{sv}", (code, results or {}))


Behaviour = Callable[[Call], None]


@dataclass
class PortalService:
    """Answers to the names of the portal and of its store of permissions. Methods without a behaviour are
    unknown, as in an old portal."""

    address: str
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)  # method and arguments, in order

    def __enter__(self) -> PortalService:
        self._connection = open_dbus_connection(self.address)
        self.own_name = self._connection.unique_name
        self._sending = threading.Lock()
        self._errors: list[Exception] = []
        for name in (PORTAL, STORE):
            self._call(message_bus.RequestName(name))
        self._thread = threading.Thread(target=self._serve, name="portal-service")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
        self._thread.join(30)
        self._connection.close()
        if self._errors:
            raise self._errors[0]

    def leave(self) -> None:
        """Vanishes from the bus, as a portal that crashed. Any thread."""
        try:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def called(self, method: str) -> list[tuple[Any, ...]]:
        return [arguments for name, arguments in self.calls if name == method]

    def send(self, message: Message) -> None:
        with self._sending:
            self._connection.send(message)

    def emit(
        self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...], to: str = ""
    ) -> None:
        """To all who subscribed, or to the connection named."""
        self.send(signal_to(to, path, interface, member, signature, body))

    def _call(self, message: Message) -> None:
        reply = self._connection.send_and_get_reply(message, timeout=30)
        assert reply.header.message_type is MessageType.method_return

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except OSError:
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            method = message.header.fields[HeaderFields.member]
            self.calls.append((method, message.body))
            call = Call(self, message)
            try:
                self.behaviours.get(method, lambda call: call.refuse(UNKNOWN))(call)
            except Exception as error:
                self._errors.append(error)
                return


def signal_to(
    to: str, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]
) -> Message:
    message = new_signal(DBusAddress(path, interface=interface), member, signature, body)
    if to:
        message.header.fields[HeaderFields.destination] = to
    return message


def stranger(address: str) -> DBusConnection:
    """Another program on the bus."""
    return open_dbus_connection(address)
