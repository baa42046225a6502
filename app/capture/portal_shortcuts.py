"""The global hotkey where only the desktop may watch the keys: the GlobalShortcuts portal of Wayland.

Made by `hotkeys` on the GUI thread, as one of its `KeyGrab`s. A thread of its own asks the desktop, which may
ask the person, and then waits for the keys; what it is given to call is called on that thread.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from jeepney import HeaderFields, MatchRule, Message
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from app import ID
from app.capture.key_combination import KeyCombination
from app.capture.portal_answers import Failure, PortalCancelled, PortalError, unpacked
from app.capture.portal_bus import PATH, PORTAL, PortalBus
from app.errors import UserError

_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_SESSION = "org.freedesktop.portal.Session"
_SHORTCUT = "capture"  # kept by the desktop together with the keys: it stays as it is
_NO_WINDOW = "wayland:"
_WAIT_AT_CLOSE_S = 2.0
_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "CTRL"),
    (Qt.KeyboardModifier.AltModifier, "ALT"),
    (Qt.KeyboardModifier.ShiftModifier, "SHIFT"),
    (Qt.KeyboardModifier.MetaModifier, "LOGO"),
)
# Names of keys as the XDG shortcuts specification wants them, where Qt's are others.
_NAMES = {
    "PgUp": "Page_Up", "PgDown": "Page_Down", "Ins": "Insert", "Del": "Delete", "Esc": "Escape",
    "Space": "space", "Backspace": "BackSpace", "Enter": "KP_Enter", "ScrollLock": "Scroll_Lock",
    "SysReq": "Sys_Req", ",": "comma", ".": "period", "-": "minus", "=": "equal", ";": "semicolon",
    "'": "apostrophe", "/": "slash", "\\": "backslash", "[": "bracketleft", "]": "bracketright",
    "`": "grave", "+": "plus", "#": "numbersign", "<": "less", ">": "greater", "*": "asterisk",
}  # fmt: skip
log = logging.getLogger(__name__)


class PortalKeyGrab:
    """Asks the desktop for one key combination. The person decides there which keys it is, if any."""

    def __init__(
        self,
        pressed: Callable[[], None],
        failed: Callable[[UserError], None],
        bound: Callable[[str], None] | None = None,
        *,
        address: str | None = None,
    ) -> None:
        """What is given is called on another thread.

        Args:
            pressed: at each press.
            failed: the keys cannot be had, or not any more; said once.
            bound: which keys it is now, in the desktop's words; "" where the person chose none.
            address: that of a bus other than the session's, for tests.
        """
        self._pressed, self._failed = pressed, failed
        self._bound = bound or (lambda _keys: None)
        self._address = address
        self._running: _Listener | None = None
        self._ended: list[_Listener] = []

    def hold(self, keys: KeyCombination) -> None:
        """Asks for these keys in place of those before; what comes of it is told later."""
        self.release()
        description = QCoreApplication.translate("Capture", "Capture a part of the screen")
        asked = {"description": ("s", description), "preferred_trigger": ("s", xdg_trigger(keys))}
        self._running = _Listener(PortalBus(self._address), asked, self._pressed, self._failed, self._bound)
        self._running.start()

    def release(self) -> None:
        """Gives the keys back; nothing is told any more."""
        running, self._running = self._running, None
        if running is not None:
            running.end()
            self._ended = [listener for listener in self._ended if listener.is_alive()] + [running]

    def close(self) -> None:
        """Gives the keys back and ends the thread; waits for it, at most 2 s."""
        self.release()
        for listener in self._ended:
            listener.join()


class _Listener:
    """One session with the desktop, from the question for keys to its end, on a thread of its own."""

    def __init__(
        self,
        bus: PortalBus,
        asked: dict[str, tuple[str, str]],
        pressed: Callable[[], None],
        failed: Callable[[UserError], None],
        bound: Callable[[str], None],
    ) -> None:
        self._bus, self._asked = bus, asked
        self._pressed, self._failed, self._bound = pressed, failed, bound
        self._signals: deque[Message] = deque()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="global-shortcut", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """The desktop ends the session when the connection does."""
        self._ending.set()
        self._bus.stop()

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def join(self) -> None:
        self._thread.join(_WAIT_AT_CLOSE_S)
        if self._thread.is_alive():
            log.warning("the wait for the hotkey did not end within %s s", _WAIT_AT_CLOSE_S)

    def _work(self) -> None:
        try:
            with (
                self._bus as bus,
                bus.listening(self._signals, _SHORTCUTS, "Activated", "ShortcutsChanged"),
                bus.listening(self._signals, _SESSION, "Closed"),
            ):
                self._listen(self._open())
        except PortalCancelled:
            self._tell(self._failed, _said(None))
        except PortalError as error:
            if error.failure is not Failure.STOPPED:
                log.warning("the desktop's hotkey: %s", error)
            self._tell(self._failed, _said(error.failure))

    def _open(self) -> str:
        """A session with the keys asked for; gives its path. The answer takes as long as the person does."""
        self._bus.subscribe(MatchRule(type="signal", sender=PORTAL, interface=_SHORTCUTS, path=PATH))
        token = ("s", f"{ID}_{secrets.token_hex(8)}")
        opened = self._bus.request(
            _SHORTCUTS, "CreateSession", "a{sv}", (), {"session_handle_token": token}
        ).get("session_handle")
        if not isinstance(opened, str) or not opened.startswith(f"{PATH}/session/"):
            raise PortalError(Failure.NOT_UNDERSTOOD, "no session")
        self._bus.subscribe(MatchRule(type="signal", sender=PORTAL, interface=_SESSION, path=opened))
        shortcuts = [(_SHORTCUT, self._asked)]
        body = (opened, shortcuts, _NO_WINDOW)
        try:
            given = self._bus.request(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body, {})
        except PortalCancelled:
            self._tell(self._bound, "")  # they may choose keys later, in the desktop's settings
        else:
            self._tell(self._bound, _keys_in(given.get("shortcuts", [])))
        return opened

    def _listen(self, session: str) -> None:
        while True:
            signal = self._bus.next_signal(self._signals)
            fields, body = signal.header.fields, signal.body
            match fields.get(HeaderFields.member), fields.get(HeaderFields.signature, ""):
                case "Closed", _ if fields.get(HeaderFields.path) == session:
                    raise PortalError(Failure.LOST, "the session was closed")
                case "ShortcutsChanged", "oa(sa{sv})" if body[0] == session:
                    self._tell(self._bound, _keys_in(body[1]))
                case "Activated", "osta{sv}" if tuple(body[:2]) == (session, _SHORTCUT):
                    self._tell(self._pressed)

    def _tell(self, what: Callable[..., None], *words: Any) -> None:
        if not self._ending.is_set():  # nobody listens any more
            what(*words)


def xdg_trigger(keys: KeyCombination) -> str:
    """The keys as the XDG shortcuts specification writes them, such as "CTRL+SHIFT+a"."""
    name = QKeySequence(keys.key).toString(QKeySequence.SequenceFormat.PortableText)
    name = name.lower() if len(name) == 1 else name
    held = [word for modifier, word in _MODIFIERS if keys.has(modifier)]
    return "+".join([*held, _NAMES.get(name, name)])


def _keys_in(shortcuts: Any) -> str:
    """What the desktop says of our shortcut's keys; "" where it has none."""
    try:
        ours = [unpacked(values) for name, values in shortcuts if name == _SHORTCUT]
    except (TypeError, ValueError) as error:
        raise PortalError(Failure.NOT_UNDERSTOOD, "no shortcuts") from error
    keys = ours[0].get("trigger_description") if ours else None
    return keys if isinstance(keys, str) else ""


def _said(failure: Failure | None) -> UserError:
    """What the person is told; None is for "cancelled", which no desktop says of a session."""
    if failure in (Failure.NO_BUS, Failure.NO_PORTAL):
        return UserError(
            "This desktop lets no program have a hotkey.",
            "Bind a key to the capture command in the desktop's keyboard settings.",
        )
    if failure in (Failure.REFUSED, None):
        return UserError(
            "The desktop did not allow a hotkey.",
            "Allow it in the desktop's settings, or bind a key to the capture command there.",
        )
    return UserError(
        "The desktop's hotkey stopped working.",
        "Set it again in the settings, or bind a key to the capture command in the desktop's own.",
    )
