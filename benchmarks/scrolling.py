"""Scrolls a long PDF by wheel, scroll bar and PgDn, and times the frames. `benchmarks.viewport` calls it in
a process of its own:

    python -m benchmarks.scrolling app|naive DOCUMENT RESULT.json [--seconds 10]

Inputs come at a steady 60 Hz, whether or not the frames keep up; a held key repeats at half of that.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from benchmarks.frames import FrameWatch
from benchmarks.real_window import has_torch, open_window, run_for, wait_until

INPUT_MS = 16
SETTLING_S, LOOK_S = 2.0, 0.02
NOTCH = 120
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def drive(watch: FrameWatch, step: Callable[[float], None], seconds: float) -> dict[str, Any]:
    """Calls `step` with the share of the time that is over, steadily, and returns the figures."""
    watch.begin()
    loop, started = QEventLoop(), time.perf_counter()
    timer = QTimer(interval=INPUT_MS, timerType=Qt.TimerType.PreciseTimer)

    def tick() -> None:
        share = (time.perf_counter() - started) / seconds
        if share >= 1:
            timer.stop()
            loop.quit()
            return
        if watch.input_at is None:
            watch.input_at = time.perf_counter()
        step(share)

    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    return watch.figures()


def turn_wheel(area: QAbstractScrollArea, _: float) -> None:
    """One notch down over the middle of the view."""
    canvas = area.viewport()
    middle = QPointF(canvas.rect().center())
    event = QWheelEvent(
        middle,
        canvas.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -NOTCH),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def send_mouse(bar: QScrollBar, kind: QEvent.Type, at: QPointF) -> None:
    """A press, a move with the button held, or a release."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    QApplication.sendEvent(bar, QMouseEvent(kind, at, bar.mapToGlobal(at), button, held, NONE))


def drag_bar(watch: FrameWatch, area: QAbstractScrollArea, seconds: float) -> dict[str, Any]:
    """Takes the handle at the top of the scroll bar and pulls it down over the whole document."""
    bar = area.verticalScrollBar()
    bar.setValue(0)
    run_for(1)
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    handle = bar.style().subControlRect(
        QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
    )
    start = QPointF(handle.center())
    send_mouse(bar, QEvent.Type.MouseButtonPress, start)
    length = bar.height() - start.y()
    figures = drive(
        watch,
        lambda share: send_mouse(bar, QEvent.Type.MouseMove, start + QPointF(0, share * length)),
        seconds,
    )
    send_mouse(bar, QEvent.Type.MouseButtonRelease, start + QPointF(0, length))
    return figures


def press_page_down(area: QWidget, _: float) -> None:
    """The key goes down and up again."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(area, QKeyEvent(kind, Qt.Key.Key_PageDown, NONE))


def settling_ms(area: QAbstractScrollArea) -> float:
    """How long after the last input the picture still changes: it glides to its end, and gets sharp."""
    started, last_change, before = time.perf_counter(), 0.0, QImage()
    while time.perf_counter() - started < SETTLING_S:
        now = area.viewport().grab().toImage()
        if now != before:
            last_change, before = time.perf_counter() - started, now
        run_for(LOOK_S)
    return last_change * 1e3


def scrolled(watch: FrameWatch, area: QAbstractScrollArea, seconds: float) -> dict[str, Any]:
    """The three ways one after the other; each has to have come somewhere."""
    bar, figures = area.verticalScrollBar(), {}
    ways: dict[str, Callable[[], dict[str, Any]]] = {
        "wheel": lambda: drive(watch, lambda share: turn_wheel(area, share), seconds),
        "scroll_bar": lambda: drag_bar(watch, area, seconds),
        "page_down": lambda: drive(watch, lambda share: press_page_down(area, share), seconds),
    }
    for name, way in ways.items():
        if name == "page_down":
            bar.setValue(bar.maximum() // 3)
            run_for(1)
        before = bar.value()
        figures[name] = way()
        figures[name]["settling_ms"] = settling_ms(area)
        figures[name]["screens"] = abs(bar.value() - before) / area.viewport().height()
        if figures[name]["screens"] < 1:
            raise RuntimeError(f"nothing was scrolled by {name}")
    return figures


def memory() -> dict[str, Any]:
    """Of this process, and of each process that it started."""
    own = psutil.Process()
    children = [child.memory_info().rss / 1e6 for child in own.children(recursive=True)]
    return {
        "gui_rss_mb": own.memory_info().rss / 1e6,
        "gui_own_mb": own.memory_full_info().uss / 1e6,
        "reader_rss_mb": max(children, default=0.0),
    }


def shown_colours(area: QAbstractScrollArea) -> int:
    """How many colours are on screen: of a page that was not drawn there are few."""
    picture = area.viewport().grab().toImage().scaled(200, 200)
    return len({picture.pixel(x, y) for x in range(200) for y in range(200)})


def scroll_app(document: Path, seconds: float) -> dict[str, Any]:
    """The real window, without a model."""
    program = open_window([document], model=None)
    window = program.window
    area = window.viewport
    wait_until(lambda: shown_colours(area) > 8, 30, "the first page")
    before = memory()
    figures = scrolled(FrameWatch(window), area, seconds)
    wait_until(lambda: shown_colours(area) > 8, 30, "the last page")
    run_for(2)
    figures |= {"memory_before": before, "memory": memory(), "has_torch": has_torch()}
    figures["pages"] = window.document.page_count if window.document is not None else 0
    program.close()
    return figures


def scroll_naive(document: Path, seconds: float) -> dict[str, Any]:
    """The peer, as large as the page column of the real window."""
    from benchmarks.naive_viewer import NaiveViewer

    qt = QApplication([])
    viewer = NaiveViewer(document)
    viewer.resize(880, 740)
    viewer.show()
    run_for(1)
    before = memory()
    figures = scrolled(FrameWatch(viewer), viewer, seconds)
    run_for(2)
    figures |= {"memory_before": before, "memory": memory()}
    viewer.close()
    qt.quit()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("app", "naive"))
    parser.add_argument("document", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    run = scroll_app if options.kind == "app" else scroll_naive
    options.result.write_text(json.dumps(run(options.document, options.seconds)), encoding="utf-8")


if __name__ == "__main__":
    main()
