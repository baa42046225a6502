"""Movement on screen: scrolling that glides, and scrolling while a drag is held beyond
the edge. GUI thread. Where the system asks for less motion, everything happens at once.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.theme import duration_for

_GLIDE_MS = 35  # after which a third is left to go
_TICK_MS = 16
_EDGE_SPEED = 0.18  # of the way beyond the edge, each tick
_FASTEST = 48.0  # pixels each tick


class Glide(QObject):
    """Brings a scroll position to where a wheel or a key wants it, in a moment instead of at once.

    It goes a share of what is left with every tick, and a new target changes nothing about the ticks: an
    animation that is started again by every notch of a fast wheel would never come to its first step.
    """

    def __init__(
        self, widget: QWidget, at: Callable[[], QPointF], scroll_to: Callable[[QPointF], None]
    ) -> None:
        super().__init__(widget)
        self._widget, self._at, self._scroll_to = widget, at, scroll_to
        self._target, self._now = QPointF(), QPointF()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)

    def by(self, way: QPointF, bounds: QRectF) -> None:
        """Further by `way`; what was still to go is added. `bounds` are the positions there are."""
        running = self._timer.isActive()
        target = (self._target if running else self._at()) + way
        self._target = QPointF(
            min(max(target.x(), bounds.left()), bounds.right()),
            min(max(target.y(), bounds.top()), bounds.bottom()),
        )
        if not duration_for(self._widget, 1) or not self._widget.isVisible():
            self.stop()
            self._scroll_to(self._target)
        elif not running:
            self._now = self._at()
            self._clock.start()
            self._timer.start()

    def stop(self) -> None:
        """Stays where it is."""
        self._timer.stop()

    def _step(self) -> None:
        left = self._target - self._now
        self._now += left * (1 - exp(-self._clock.restart() / _GLIDE_MS))
        if (self._target - self._now).manhattanLength() < 1:
            self._now = self._target
            self.stop()
        self._scroll_to(self._now)


class EdgeScroll(QObject):
    """While a drag is held outside the view, scrolls towards it, the faster the further away."""

    def __init__(self, widget: QWidget, scrolled: Callable[[QPointF], None]) -> None:
        super().__init__(widget)
        self._widget, self._scrolled = widget, scrolled
        self._way = QPointF()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(lambda: self._scrolled(self._way))

    def follow(self, point: QPointF) -> None:
        """The pointer is here, in pixels of the widget."""
        self._way = QPointF(_speed(point.x(), self._widget.width()), _speed(point.y(), self._widget.height()))
        if self._way.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()


def _speed(position: float, length: float) -> float:
    beyond = min(position, 0.0) + max(position - length, 0.0)
    return min(max(beyond * _EDGE_SPEED, -_FASTEST), _FASTEST)
