"""The global hotkey on X11: the keys are grabbed on the root window, over a connection and on a thread of
their own. Made by `hotkeys`.

A grab holds for one exact set of modifiers, so every combination of CapsLock, NumLock and ScrollLock is
grabbed as well. When the keyboard changes, the keys are looked up and grabbed again.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol.event import KeyPress, KeyRelease, MappingNotify
from Xlib.protocol.rq import Event

from app.capture.key_combination import KeyCombination, taken_elsewhere
from app.capture.x11_connection import CONNECTION_ERRORS, close, connect
from app.capture.x11_keyboard import lock_variants, modifiers_of, places
from app.errors import UserError

_ANSWER_LIMIT_S = 5.0
_LOOK_AGAIN_S = 0.2
_Grab = tuple[int, int]  # key code, modifier bits
log = logging.getLogger(__name__)


@dataclass
class _Order:
    """What the thread has to hold from now on; None for nothing."""

    keys: KeyCombination | None
    problem: UserError | None = None
    done: threading.Event = field(default_factory=threading.Event)


class X11KeyGrab:
    """Holds one key combination. The thread runs from the first `hold` until `close` or the server's end."""

    def __init__(
        self,
        pressed: Callable[[], None],
        failed: Callable[[UserError], None],
        display_name: str | None = None,
    ) -> None:
        """Both are called on the thread of the connection; `display_name` is for tests."""
        self._pressed, self._failed, self._display_name = pressed, failed, display_name
        self._thread: _GrabThread | None = None

    def hold(self, keys: KeyCombination) -> None:
        """Takes these keys in place of those before. Waits for the server, at most 5 s.

        Raises:
            UserError: somebody holds them, the keyboard has no such key, or the server cannot be reached.
        """
        if self._thread is None or not self._thread.is_alive():
            self._thread = _GrabThread(self._pressed, self._failed, self._display_name)
        self._thread.ask(keys)

    def release(self) -> None:
        """Gives the keys back."""
        if self._thread is not None and self._thread.is_alive():
            self._thread.ask(None)

    def close(self) -> None:
        """Ends the connection and with it the grab."""
        if self._thread is not None:
            self._thread.end()
            self._thread = None


class _GrabThread(threading.Thread):
    """Owns the connection: takes orders and key events until it is ended or the server is gone."""

    def __init__(
        self, pressed: Callable[[], None], failed: Callable[[UserError], None], display_name: str | None
    ) -> None:
        super().__init__(name="hotkey", daemon=True)
        self._pressed, self._failed, self._display_name = pressed, failed, display_name
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._woken, self._wake = socket.socketpair()
        self._woken.setblocking(False)

    def ask(self, keys: KeyCombination | None) -> None:
        """Waits until the server has answered; begins with the first order.

        Raises:
            UserError: it cannot be done.
        """
        order = _Order(keys)
        self._orders.put(order)
        if self.ident is None:
            self.start()
        self._ring()
        limit = time.monotonic() + _ANSWER_LIMIT_S
        while not order.done.wait(_LOOK_AGAIN_S):
            if not self.is_alive():
                self._refuse_the_rest()  # it ended between the question and now
            elif time.monotonic() > limit:
                raise UserError("The X server does not answer.", "Choose the keys again in a moment.")
        if order.problem is not None:
            raise order.problem

    def end(self) -> None:
        self._orders.put(None)
        self._ring()
        self.join(_ANSWER_LIMIT_S)

    def run(self) -> None:
        try:
            self._serve()
        finally:
            self._refuse_the_rest()
            self._woken.close()
            self._wake.close()

    def _serve(self) -> None:
        try:
            display = connect(self._display_name)
        except UserError as problem:
            self._refuse_the_rest(problem)
            return
        held = _HeldKeys(display, self._failed)
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(display.fileno(), selectors.EVENT_READ)
                selector.register(self._woken, selectors.EVENT_READ)
                while self._take_orders(held):
                    if self._take_events(display, held):
                        continue  # an order's answers may have brought events that wait in the library
                    selector.select()
        except CONNECTION_ERRORS as reason:
            log.warning("the hotkey's X connection ended: %s", type(reason).__name__)
            self._failed(_lost())
        finally:
            close(display)

    def _take_orders(self, held: _HeldKeys) -> bool:
        """Whether to go on."""
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(4096)
        while True:
            try:
                order = self._orders.get_nowait()
            except queue.Empty:
                return True
            if order is None:
                return False
            try:
                held.change_to(order.keys)
            except UserError as problem:
                order.problem = problem
            except CONNECTION_ERRORS:
                order.problem = _lost()
                raise
            finally:
                order.done.set()

    def _take_events(self, display: Display, held: _HeldKeys) -> int:
        count = 0
        while display.pending_events():
            count += 1
            if held.is_new_press(display.next_event()):
                self._pressed()
        return count

    def _refuse_the_rest(self, problem: UserError | None = None) -> None:
        """Nobody waits for an answer that this thread will not give."""
        with contextlib.suppress(queue.Empty):
            while True:
                order = self._orders.get_nowait()
                if order is not None:
                    order.problem = problem or _lost()
                    order.done.set()

    def _ring(self) -> None:
        with contextlib.suppress(OSError):  # the thread ended, and closed it
            self._wake.send(b"!")


class _HeldKeys:
    """The keys that are grabbed on one connection."""

    def __init__(self, display: Display, failed: Callable[[UserError], None]) -> None:
        self._display, self._failed = display, failed
        self._root = display.screen().root
        self._keys: KeyCombination | None = None
        self._grabs: frozenset[_Grab] = frozenset()
        self._places: frozenset[_Grab] = frozenset()
        self._locks = 0
        self._released: tuple[int, int] = (0, 0)  # key code and time of the last release
        self._is_failure_told = False

    def change_to(self, keys: KeyCombination | None) -> None:
        """Raises UserError when these cannot be had; then all is as before."""
        variants = lock_variants(self._display)
        found = places(self._display, keys) if keys is not None else frozenset()
        wanted = frozenset((code, bits | lock) for code, bits in found for lock in variants)
        if keys is not None and not self._grab(wanted - self._grabs):
            raise taken_elsewhere(keys)
        self._ungrab(self._grabs - wanted)
        self._display.sync()
        self._keys, self._grabs, self._places, self._locks = keys, wanted, found, max(variants)

    def is_new_press(self, event: Event) -> bool:
        """Whether the person pressed the keys; a key that is held down repeats itself, and is not new."""
        if isinstance(event, MappingNotify):
            self._display.refresh_keyboard_mapping(event)
            self._follow_keyboard()
        elif isinstance(event, KeyRelease):
            self._released = (event.detail, event.time)
        elif isinstance(event, KeyPress):
            repeats = self._released == (event.detail, event.time)
            return not repeats and (event.detail, modifiers_of(event.state, self._locks)) in self._places
        return False

    def _follow_keyboard(self) -> None:
        """One change comes as several events, and the next change may bring the keys back."""
        try:
            self.change_to(self._keys)
        except UserError as problem:
            if not self._is_failure_told:
                self._failed(problem)
            self._is_failure_told = True
        else:
            self._is_failure_told = False

    def _grab(self, grabs: Iterable[_Grab]) -> bool:
        """All of them or none."""
        taken = error.CatchError(error.BadAccess)
        grabs = tuple(grabs)
        for code, bits in grabs:
            self._root.grab_key(code, bits, False, X.GrabModeAsync, X.GrabModeAsync, onerror=taken)
        self._display.sync()
        if taken.get_error() is None:
            return True
        self._ungrab(grabs)
        self._display.sync()
        return False

    def _ungrab(self, grabs: Iterable[_Grab]) -> None:
        for code, bits in grabs:
            self._root.ungrab_key(code, bits)


def _lost() -> UserError:
    return UserError(
        "The hotkey lost its connection to the X server.", "Choose the keys again in the settings."
    )
