"""Watches an area of the screen: grabs it again and again on a thread of its own, and tells of a picture that
has changed and then stood still. Made and used on the GUI thread, by `app.windows.live`.

Nothing queues up: what the GUI thread has not taken yet is replaced by what is newer. Where one of our own
windows lies over the area, what was seen there before stays: a live region never watches itself.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.capture.frame_changes import Patience
from app.capture.grabber import CaptureCancelled, Grabber, cannot_watch
from app.capture.live_eye import Eye, Seen, StillPicture
from app.capture.own_parts import AnyWindow
from app.capture.screens import Area
from app.capture.watch_pace import (
    Clock,
    Meter,
    Pace,
    SystemClock,
    WatchFigures,
    cpu_seconds,
    runs_on_battery,
)
from app.errors import UserError

log = logging.getLogger(__name__)
BATTERY_EVERY_S = 30.0
MOST_FAILURES = 3  # in a row: a screen that is being set up anew fails for a moment
THREAD = "live-region"
_WAIT_AT_CLOSE_S = 3.0


class LiveWatcher(QObject):
    """`frame_shown` comes with every picture that looks different from the one before, `changed` with a
    `StillPicture`, `stopped_for` with the reason why nothing more comes until `resume`.
    """

    frame_shown = Signal(QImage)
    changed = Signal(object)  # StillPicture
    stopped_for = Signal(object)  # UserError
    _news = Signal()

    def __init__(
        self,
        grabber: Grabber,
        area: Area,
        *,
        rate_hz: float = 5.0,
        patience: Patience | None = None,
        windows: Callable[[], Sequence[AnyWindow]] = tuple,
        on_battery: Callable[[], bool] = runs_on_battery,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Args: windows: all windows on screen, frontmost first; called on the watcher's thread."""
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._eye = Eye(grabber, area, patience, windows, self._clock.now)
        self._on_battery, self._battery_asked_at = on_battery, float("-inf")
        self._pace = Pace(rate_hz)
        self._meter = Meter()
        self._change = threading.Condition()
        self._is_paused = self._is_closed = False
        self._restart = False
        self._area = area
        self._frame: QImage | None = None  # the newest that nobody took
        self._picture: StillPicture | None = None
        self._trouble: UserError | None = None
        self._news.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name=THREAD, daemon=True)

    # -- commands, GUI thread --------------------------------------------------------------------------

    def start(self) -> None:
        """Begins, once. Where this screen cannot be watched, `stopped_for` says why."""
        self._thread.start()

    @property
    def area(self) -> Area:
        return self._area

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    @property
    def is_slowed(self) -> bool:
        """Whether battery or a hidden window hold the rate back."""
        return self._pace.is_slowed

    @property
    def figures(self) -> WatchFigures:
        """What watching has cost in the last seconds."""
        with self._change:
            return WatchFigures() if self._is_paused else self._meter.figures(self._clock.now())

    def set_area(self, area: Area) -> None:
        """Watches another area from now on."""
        self._alter(area=area)

    def set_rate(self, rate_hz: float) -> None:
        """Frames a second, above 0."""
        self._alter(pace=replace(self._pace, rate_hz=rate_hz))

    def set_hidden(self, is_hidden: bool) -> None:
        """Nobody sees the window: once a second is enough."""
        self._alter(pace=replace(self._pace, is_hidden=is_hidden))

    def pause(self) -> None:
        self._alter(paused=True)

    def resume(self) -> None:
        """Goes on; what stands there now counts as changed only if it is another picture than before."""
        self._alter(paused=False)

    def close(self) -> None:
        """Ends the thread and waits for it, within a limit."""
        with self._change:
            self._is_closed = True
            self._frame = self._picture = self._trouble = None
            self._change.notify_all()
        if self._thread.is_alive():
            self._thread.join(_WAIT_AT_CLOSE_S)

    def _alter(
        self,
        *,
        area: Area | None = None,
        pace: Pace | None = None,
        paused: bool | None = None,
    ) -> None:
        with self._change:
            if paused is not None and paused != self._is_paused:
                self._is_paused = paused
                self._meter.restart()
            self._area, self._pace = area or self._area, pace or self._pace
            self._restart = self._restart or area is not None
            self._change.notify_all()

    def _hand_out(self) -> None:
        with self._change:
            frame, self._frame = self._frame, None
            picture, self._picture = self._picture, None
            trouble, self._trouble = self._trouble, None
        if frame is not None:
            self.frame_shown.emit(frame)
        if picture is not None:
            self.changed.emit(picture)
        if trouble is not None:
            self.stopped_for.emit(trouble)

    # -- the thread ------------------------------------------------------------------------------------

    def _watch(self) -> None:
        failures = 0
        can_watch = False
        while self._wait_for_turn():
            if not can_watch:  # asked again after every `resume`: a permission may have been given
                trouble = self._why_not()
                if trouble is not None:
                    self._stop(trouble)
                    continue
                can_watch = True
            began, cpu = self._clock.now(), cpu_seconds()
            try:
                seen = self._eye.look()
                failures = 0
            except CaptureCancelled:
                self._stop(UserError("Watching was stopped by the desktop.", "Resume to go on."))
                continue
            except UserError as error:
                failures += 1
                if failures >= MOST_FAILURES:
                    failures = 0
                    self._stop(error)
                continue
            except Exception:
                log.exception("watching a region failed")
                self._stop(UserError("Watching has failed inside Docent.", "The log has the details."))
                continue
            self._take(seen, began, cpu)
        self._eye.grabber.close()

    def _why_not(self) -> UserError | None:
        grabber = self._eye.grabber
        trouble = grabber.why_not()
        if trouble is None and not grabber.can_watch:
            trouble = cannot_watch()
        return trouble

    def _wait_for_turn(self) -> bool:
        """Waits until the next frame is due; False once it is all over."""
        now = self._clock.now()
        if now - self._battery_asked_at >= BATTERY_EVERY_S:
            self._battery_asked_at = now
            battery = self._on_battery()
            with self._change:
                self._pace = self._pace.on(battery=battery)
        is_resting = False
        with self._change:
            while not self._is_closed:
                if self._is_paused and not is_resting:
                    is_resting = True
                    self._eye.grabber.close()  # a camera is off while nobody looks
                left = self._eye.looked_at + self._pace.interval_s - self._clock.now()
                if not self._is_paused and (left <= 0 or self._restart):
                    if self._restart or self._area != self._eye.area:
                        self._restart = False
                        self._eye.begin(self._area)
                    return True
                self._clock.wait(self._change, None if self._is_paused else left)
            return False

    def _take(self, seen: Seen, began: float, cpu: float) -> None:
        with self._change:
            self._meter.add(began, self._clock.now() - began, max(cpu_seconds() - cpu, 0.0))
            if self._is_closed or self._is_paused or self._restart:
                return
            is_waiting = self._frame is not None or self._picture is not None
            self._frame = seen.frame or self._frame
            self._picture = seen.picture or self._picture
            has_news = self._frame is not None or self._picture is not None
        if has_news and not is_waiting:
            self._news.emit()

    def _stop(self, error: UserError) -> None:
        with self._change:
            if self._is_closed:
                return
            self._is_paused, self._trouble = True, error
            self._meter.restart()
        self._news.emit()
