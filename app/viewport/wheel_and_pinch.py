"""Scrolling and zooming by wheel, touchpad and touch screen. GUI thread. `Viewport` passes its events on.

A touchpad tells pixels, with its own run-out: they are followed exactly. A wheel tells notches: the view
glides there. Ctrl+wheel and pinches zoom at the pointer.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from app.viewport.page_scroller import PageScroller
from app.viewport.pointer import Pointer

_NOTCH = 120
_LINE = 40.0  # pixels; a notch is as many lines as the system says, three as a rule
_ZOOM_PER_UNIT = 1.0015  # a notch zooms by a fifth


class WheelAndPinch(QObject):
    """What wheel, touchpad and touch screen do on the pages."""

    def __init__(self, view: PageScroller, pointer: Pointer) -> None:
        super().__init__(view)
        self._view, self._pointer = view, pointer
        self._pixels_are_exact = QGuiApplication.platformName() != "xcb"  # on X11 they are made up
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls, or zooms with Ctrl."""
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.phase() != Qt.ScrollPhase.ScrollMomentum:  # Ctrl pressed while a fling runs out
                zoom = self._view.zoom * _ZOOM_PER_UNIT ** event.angleDelta().y()
                self._view.set_zoom(zoom, event.position())
            return
        if self._pixels_are_exact and not event.pixelDelta().isNull():
            pixels = _turned_by_shift(event, event.pixelDelta())
            self._view.scroll_by(-pixels.x(), -pixels.y())
            return
        turn = _turned_by_shift(event, event.angleDelta())
        step = _LINE * QApplication.wheelScrollLines() / _NOTCH
        if max(abs(turn.x()), abs(turn.y())) >= _NOTCH:
            self._view.glide_by(-turn.x() * step, -turn.y() * step)
        else:  # a touchpad or a fine wheel: small steps that are smooth by themselves
            self._view.scroll_by(-turn.x() * step, -turn.y() * step)

    def gesture(self, event: QEvent) -> bool:
        """Native gestures of touchpads and pinches on touch screens; False for any other event."""
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if event.type() == QEvent.Type.Gesture:
            pinch = cast(QGestureEvent, event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        return False

    def _native(self, event: QNativeGestureEvent) -> bool:
        kinds = Qt.NativeGestureType
        if event.gestureType() == kinds.ZoomNativeGesture:
            self._view.set_zoom(self._view.zoom * (1 + event.value()), event.position())
            return True
        if event.gestureType() == kinds.SmartZoomNativeGesture:
            if self._view.fit == "width":
                self._view.set_zoom(self._view.zoom * 2, event.position())
            else:
                self._view.fit_width()
            return True
        return False

    def _pinch(self, pinch: QPinchGesture) -> None:
        if pinch.state() == Qt.GestureState.GestureStarted:
            self._pointer.cancel()  # the first finger had begun a drag of its own
        centre = QPointF(self._view.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
        way = pinch.lastCenterPoint() - pinch.centerPoint()
        changes = pinch.changeFlags()
        if changes & QPinchGesture.ChangeFlag.CenterPointChanged:
            self._view.scroll_by(way.x(), way.y())
        if changes & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            self._view.set_zoom(self._view.zoom * pinch.scaleFactor(), centre)


def _turned_by_shift(event: QWheelEvent, delta: QPoint) -> QPoint:
    """Shift makes a vertical wheel scroll sideways."""
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and delta.x() == 0:
        return QPoint(delta.y(), 0)
    return delta
