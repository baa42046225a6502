"""Gliding: it moves while it is pushed, comes to where it was sent, and stays within the bounds."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from app.viewport import motion
from app.viewport.motion import Glide

BOUNDS = QRectF(0, 0, 0, 10_000)
NOTCH = QPointF(0, 100)


class View:
    """A position, and every position it was given."""

    def __init__(self, widget: QWidget) -> None:
        self.seen = [QPointF()]
        self.glide = Glide(widget, lambda: self.seen[-1], lambda to: self.seen.append(QPointF(to)))


@pytest.fixture
def view(qtbot, monkeypatch):
    monkeypatch.setattr(motion, "duration_for", lambda widget, milliseconds: milliseconds)
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return View(widget)


def test_a_wheel_that_turns_faster_than_the_ticks_moves_the_view_while_it_turns(view, qtbot):
    notches = QTimer(interval=4)
    turned = []
    notches.timeout.connect(lambda: (turned.append(1), view.glide.by(NOTCH, BOUNDS)))
    notches.start()
    qtbot.waitUntil(lambda: len(turned) >= 60)
    notches.stop()
    assert len(view.seen) > 5
    assert view.seen[-1].y() > 0
    qtbot.waitUntil(lambda: view.seen[-1].y() == 100 * len(turned))


def test_it_ends_exactly_at_the_bounds(view, qtbot):
    view.glide.by(QPointF(0, 50_000), BOUNDS)
    qtbot.waitUntil(lambda: view.seen[-1].y() == BOUNDS.bottom())


def test_where_less_motion_is_wanted_it_is_there_at_once(view, monkeypatch):
    monkeypatch.setattr(motion, "duration_for", lambda widget, milliseconds: 0)
    view.glide.by(NOTCH, BOUNDS)
    assert view.seen[-1] == NOTCH


def test_what_stops_it_leaves_it_where_it_is(view, qtbot):
    view.glide.by(QPointF(0, 5000), BOUNDS)
    qtbot.waitUntil(lambda: len(view.seen) > 2)
    view.glide.stop()
    stopped = view.seen[-1]
    qtbot.wait(80)
    assert view.seen[-1] == stopped
    assert 0 < stopped.y() < 5000
