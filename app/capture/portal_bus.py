"""Asks the XDG desktop portal over D-Bus: one call, then the answer that comes as a signal of its request.

Used by `portal_grabber` and `portal_shortcuts`, each on a worker thread with a connection of its own; only
`stop` may be called from another thread. No Qt.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from app import ID
from app.capture.portal_answers import Failure, PortalCancelled, PortalError, error_of, results_of

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"
_REGISTRY = "org.freedesktop.host.portal.Registry"
_BUS = "org.freedesktop.DBus"
_STORE = "org.freedesktop.impl.portal.PermissionStore"
_STORE_PATH = "/org/freedesktop/impl/portal/PermissionStore"
_YES = "yes"
TIMEOUT_S = 15.0  # for a reply that waits for nobody; portals are started at the first call
_CONNECT_S = 5.0  # a busy computer may be slow to answer at all
_ASIDE_S = 1.0  # for what only introduces us, or spares a question
log = logging.getLogger(__name__)


class PortalBus:
    """One connection to the session bus, for requests one after the other."""

    def __init__(self, address: str | None = None, app_id: str = ID) -> None:
        """Connects to nothing yet. `address` is that of a bus; without it, the session's."""
        self._address = address
        self._app_id = app_id
        self._connection: Any = None
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()  # guards `_socket` and `_stopped`
        self._stopped = False
        self._portal = ""  # the connection that answers for the portal
        self._owners: deque[Message] = deque()

    def __enter__(self) -> PortalBus:
        self.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def connect(self) -> None:
        """Connects and tells the portal who is asking.

        Raises:
            PortalError: there is no session bus, it does not answer, or `stop` was called.
        """
        try:
            connected = prep_socket(get_bus(self._address or session_bus_address()), timeout=_CONNECT_S)
        except (OSError, KeyError, ValueError, RuntimeError, AuthenticationError) as error:
            raise PortalError(Failure.NO_BUS, type(error).__name__) from error
        with self._lock:
            self._socket = connected
            stopped = self._stopped
        if stopped:
            self.close()
            raise PortalError(Failure.STOPPED)
        try:
            self._connection = _Connection(connected)
            self._introduce()
        except (OSError, ValueError) as error:
            self.close()
            raise self._lost(error, Failure.NO_BUS) from error
        except PortalError:
            self.close()
            raise

    def stop(self) -> None:
        """Ends whatever waits here, now and later, with `Failure.STOPPED`. Any thread."""
        with self._lock:
            self._stopped = True
            if self._socket is not None:
                try:
                    self._socket.shutdown(socket.SHUT_RDWR)
                except OSError:
                    log.debug("the connection to the bus had ended before")

    def close(self) -> None:
        """Ends the connection; the portal then ends the sessions that belong to it."""
        with self._lock:
            connected, self._socket = self._socket, None
            if self._connection is not None:
                self._connection.close()
            if connected is not None:
                connected.close()

    def subscribe(self, rule: MatchRule) -> None:
        """Has the bus hand on the signals that fit; raises PortalError when it does not answer."""
        self._send(message_bus.AddMatch(rule), TIMEOUT_S)

    @contextmanager
    def listening(self, queue: deque[Message], interface: str, *members: str) -> Iterator[None]:
        """Puts signals with these names into `queue` meanwhile, whoever sent them."""
        rules = [MatchRule(type="signal", interface=interface, member=member) for member in members]
        with ExitStack() as filters:
            for rule in rules:
                filters.enter_context(self._connection.filter(rule, queue=queue))
            yield

    def next_signal(self, queue: deque[Message]) -> Message:
        """Waits for a signal of the portal in `queue`, for as long as there is a portal.

        Raises:
            PortalError: LOST or STOPPED.
        """
        while True:
            while queue:
                message = queue.popleft()
                if self._is_portals(message):
                    return message
            while self._owners:
                if self._portal in self._owners.popleft().body[1:2]:
                    raise PortalError(Failure.LOST, "it left the bus")
            try:
                self._connection.recv_messages()
            except (OSError, ValueError) as error:
                raise self._lost(error, Failure.LOST) from error

    def call(
        self,
        interface: str,
        method: str,
        signature: str,
        body: tuple[Any, ...],
        *,
        path: str = PATH,
        within_s: float = TIMEOUT_S,
    ) -> tuple[Any, ...]:
        """Calls a method of the portal and gives what it returns.

        Raises:
            PortalError, PortalCancelled: an error came back, at once, or nothing did in time.
        """
        target = DBusAddress(path, bus_name=PORTAL, interface=interface)
        reply = self._send(new_method_call(target, method, signature, body), within_s)
        self._portal = reply.header.fields.get(HeaderFields.sender, "")
        return tuple(reply.body)

    def request(
        self,
        interface: str,
        method: str,
        signature: str,
        body: tuple[Any, ...],
        options: dict[str, tuple[str, Any]],
        *,
        within_s: float = TIMEOUT_S,
    ) -> dict[str, Any]:
        """Calls a method that ends in `Request::Response` and gives its results, out of their variants.

        The response waits for the person, as long as that takes: only `stop` and the portal's end put an end
        to it. A request whose program has left the bus is withdrawn by the portal, with its dialog.

        Args:
            signature: that of `body` with the options at its end, which are added here.
            within_s: for the reply to the call, which comes before anybody is asked.

        Raises:
            PortalError: see `Failure`.
            PortalCancelled: the person said no.
        """
        token = f"{ID}_{secrets.token_hex(8)}"
        handle = f"{PATH}/request/{self._connection.unique_name[1:].replace('.', '_')}/{token}"
        asked = (*body, {**options, "handle_token": ("s", token)})
        answers: deque[Message] = deque()
        self._await_response(handle)  # before the call: the answer may be there as soon as the call is
        with self.listening(answers, REQUEST, "Response"):
            reply = self.call(interface, method, signature, asked, within_s=within_s)
            handle = self._handle_in(reply, handle)
            while True:
                message = self.next_signal(answers)
                if _path(message) == handle:
                    return results_of(message)

    def is_allowed(self, permission: str) -> bool:
        """Whether the desktop has kept the person's yes to a `permission` of this program, as "screenshot".

        False also where it keeps none, or keeps it under another name for this program.
        """
        store = DBusAddress(_STORE_PATH, bus_name=_STORE, interface=_STORE)
        try:
            reply = self._send(new_method_call(store, "Lookup", "ss", (permission, permission)), _ASIDE_S)
            return _YES in dict(reply.body[0]).get(self._app_id, ())
        except (PortalError, PortalCancelled, IndexError, TypeError, ValueError) as error:
            log.debug("what the desktop allows is not known: %s", type(error).__name__)
            return False

    def _handle_in(self, reply: tuple[Any, ...], predicted: str) -> str:
        handle = reply[0] if len(reply) == 1 else None
        if not isinstance(handle, str) or not handle.startswith(f"{PATH}/request/"):
            raise PortalError(Failure.NOT_UNDERSTOOD, "no request in the reply")
        if handle != predicted:  # portals before 0.9 choose the path themselves
            self._await_response(handle)
        return handle

    def _is_portals(self, message: Message) -> bool:
        return message.header.fields.get(HeaderFields.sender) == self._portal

    def _await_response(self, path: str) -> None:
        rule = MatchRule(type="signal", sender=PORTAL, interface=REQUEST, member="Response", path=path)
        self.subscribe(rule)

    def _introduce(self) -> None:
        """Hears of the portal's end from now on, and says which program this is: permissions are kept by
        program. Portals before 1.20 find that out alone."""
        rule = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, PORTAL)
        self.subscribe(rule)
        self._connection.filter(rule, queue=self._owners)
        try:
            self.call(_REGISTRY, "Register", "sa{sv}", (self._app_id, {}), within_s=_ASIDE_S)
        except (PortalError, PortalCancelled) as error:
            log.debug("the portal did not take the program's name: %s", error)

    def _send(self, message: Message, within_s: float) -> Message:
        try:
            reply = self._connection.send_and_get_reply(message, timeout=within_s)
        except TimeoutError as error:
            raise PortalError(Failure.NO_ANSWER, "to a call") from error
        except (OSError, ValueError) as error:
            raise self._lost(error, Failure.LOST) from error
        if reply.header.message_type is MessageType.error:
            raise error_of(reply)
        return reply

    def _lost(self, error: Exception, failure: Failure) -> PortalError:
        with self._lock:
            return PortalError(Failure.STOPPED if self._stopped else failure, type(error).__name__)


class _Connection(DBusConnection):  # type: ignore[misc]
    """No call waits for ever: the first one, in the base class, would."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        return super().send_and_get_reply(message, timeout=TIMEOUT_S if timeout is None else timeout)


def _path(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.path, ""))


def session_bus_address() -> str:
    """The address of the session's bus, as the desktop gives it; empty where there is none."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not address and runtime and Path(runtime, "bus").exists():
        return f"unix:path={runtime}/bus"
    return address
