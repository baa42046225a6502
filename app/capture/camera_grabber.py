"""Grabs a camera's picture, so that it can be watched like a region of the screen. Made on the GUI thread by
`app.windows.capture.live_region`; grabbed on the watcher's thread.

The camera is on only while it is watched: it starts with the first grab, and `close`, which a pause calls as
well, switches it off. Needs Qt Multimedia (see `cameras`).
"""

from __future__ import annotations

import threading
import time
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from app.capture.cameras import Camera
from app.capture.screens import Area
from app.capture.steady_picture import SteadyPicture
from app.errors import UserError

MOST_PIXELS = 1920 * 1080  # more is noise, and work for every frame
FIRST_PICTURE_S = 3.0  # a camera takes up to two seconds to begin
STALE_S = 2.0  # the newest picture is older: it gives none any more


class CameraFeed(QObject):
    """The camera itself and its newest frame. Lives on the GUI thread; `newest`, `start` and `stop` from any.

    Attributes:
        sink: where the frames come in.
    """

    _start_wanted = Signal()
    _stop_wanted = Signal()

    def __init__(self, camera: Camera, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = camera
        self._session = QMediaCaptureSession(self)
        self._camera: QCamera | None = None
        self.sink = QVideoSink(self)
        self._session.setVideoSink(self.sink)
        self._change = threading.Condition()  # guards what follows
        self._frame: QVideoFrame | None = None
        self._came_at = float("-inf")
        self._has_failed, self._trouble = False, ""
        # on the camera's own thread: the GUI thread has nothing to do with what nobody looks at
        self.sink.videoFrameChanged.connect(self._take, Qt.ConnectionType.DirectConnection)
        self._start_wanted.connect(self._start, Qt.ConnectionType.QueuedConnection)
        self._stop_wanted.connect(self._stop, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Switches the camera on, where it is off."""
        self._start_wanted.emit()

    def stop(self) -> None:
        """Switches it off, and forgets its picture."""
        with self._change:
            self._frame, self._came_at = None, float("-inf")
            self._has_failed, self._trouble = False, ""
            self._change.notify_all()
        self._stop_wanted.emit()

    def newest(self, within_s: float) -> QVideoFrame | None:
        """The newest frame, waited for at most so long where there is no fresh one."""
        deadline = time.monotonic() + within_s
        with self._change:
            while time.monotonic() - self._came_at > STALE_S and not self._has_failed:
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._change.wait(left)
            return None if self._has_failed else self._frame

    @property
    def trouble(self) -> str:
        """What the camera said when it failed, if it said anything."""
        with self._change:
            return self._trouble

    def _take(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            with self._change:
                self._frame, self._came_at = QVideoFrame(frame), time.monotonic()
                self._change.notify_all()

    def _start(self) -> None:
        if self._camera is not None and self._camera.isActive():
            return
        self._stop()
        device = next((d for d in QMediaDevices.videoInputs() if d.id().data() == self._wanted.id), None)
        if device is None:
            self._fail("")
            return
        self._camera = QCamera(device, self)
        chosen = best_format(device.videoFormats())
        if chosen is not None:
            self._camera.setCameraFormat(chosen)
        self._camera.errorOccurred.connect(lambda _error, words: self._fail(words))
        self._session.setCamera(self._camera)
        self._camera.start()

    def _stop(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
            nothing: Any = None  # takes the camera away, which the stub does not know
            self._session.setCamera(nothing)
            QTimer.singleShot(0, camera.deleteLater)

    def _fail(self, words: str) -> None:
        with self._change:
            self._has_failed, self._trouble = True, words
            self._change.notify_all()


class CameraGrabber:
    """A `Grabber` of one camera. Frames that differ by the camera's noise only are one picture."""

    name = "camera"
    can_watch = True

    def __init__(self, camera: Camera, parent: QObject) -> None:
        """On the GUI thread; ends with `parent`."""
        self.feed = CameraFeed(camera, parent)
        self._camera = camera
        self._steady = SteadyPicture()

    def why_not(self) -> UserError | None:
        """None: that it gives no picture shows when it is grabbed."""
        return None

    def grab(self, area: Area | None = None) -> QImage:
        """The newest picture, whole: its size is the camera's own, whatever the area.

        Raises:
            UserError: the camera gives none.
        """
        frame = self.feed.newest(0.0)
        if frame is None:
            self.feed.start()
            frame = self.feed.newest(FIRST_PICTURE_S)
        picture = QImage() if frame is None else frame.toImage()
        if picture.isNull():
            raise self._no_picture()
        return self._steady.take(picture.convertToFormat(QImage.Format.Format_RGB32))

    def _no_picture(self) -> UserError:
        name, trouble = self._camera.name, self.feed.trouble
        self.feed.stop()
        advice = "Check that it is plugged in and that no other program uses it, then resume."
        if trouble:
            return UserError(f"{name} gives no picture: {trouble}", advice)
        return UserError(f"{name} gives no picture.", advice)

    def origin(self) -> tuple[int, int]:
        """The zero point."""
        return (0, 0)

    def close(self) -> None:
        """Switches the camera off; the next grab switches it on again."""
        self.feed.stop()


def best_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The sharpest one that is not needlessly large, of several the one with the most frames a second."""

    def pixels(one: QCameraFormat) -> int:
        return one.resolution().width() * one.resolution().height()

    fitting = [one for one in formats if pixels(one) <= MOST_PIXELS] or sorted(formats, key=pixels)[:1]
    return max(fitting, key=lambda one: (pixels(one), one.maxFrameRate()), default=None)
