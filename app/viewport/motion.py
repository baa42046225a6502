"""Movement on screen: how long it may take, scrolling that glides, and scrolling while a drag is held beyond
the edge. GUI thread. Where the system asks for less motion, everything happens at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QTimer, QVariantAnimation
from PySide6.QtWidgets import QStyle, QWidget

_GLIDE_MS = 130
_TICK_MS = 16
_EDGE_SPEED = 0.18  # of the way beyond the edge, each tick
_FASTEST = 48.0  # pixels each tick


def duration_for(widget: QWidget, milliseconds: int) -> int:
    """`milliseconds`, or 0 where the system asks for less motion."""
    moves = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return milliseconds if moves > 0 else 0


class Glide(QObject):
    """Brings a scroll position to where a wheel or a key wants it, in a moment instead of at once."""

    def __init__(
        self, widget: QWidget, at: Callable[[], QPointF], scroll_to: Callable[[QPointF], None]
    ) -> None:
        super().__init__(widget)
        self._widget, self._at, self._scroll_to = widget, at, scroll_to
        self._target = QPointF()
        self._animation = QVariantAnimation(self, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic))
        self._animation.valueChanged.connect(self._scroll_to)

    def by(self, way: QPointF, bounds: QRectF) -> None:
        """Further by `way`; what was still to go is added. `bounds` are the positions there are."""
        running = self._animation.state() == QVariantAnimation.State.Running
        start = self._at()
        target = (self._target if running else start) + way
        self._target = QPointF(
            min(max(target.x(), bounds.left()), bounds.right()),
            min(max(target.y(), bounds.top()), bounds.bottom()),
        )
        self._animation.stop()
        milliseconds = duration_for(self._widget, _GLIDE_MS)
        if not milliseconds or not self._widget.isVisible():
            self._scroll_to(self._target)
            return
        self._animation.setDuration(milliseconds)
        self._animation.setStartValue(start)
        self._animation.setEndValue(self._target)
        self._animation.start()

    def stop(self) -> None:
        """Stays where it is."""
        self._animation.stop()


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
