"""A camera's pictures on their way to the watcher. No camera is needed: frames are put where it puts them.

Needs the optional extra "camera".
"""

import threading
import time
from types import SimpleNamespace

import pytest

pytest.importorskip("PySide6.QtMultimedia", reason="the optional extra 'camera' is not installed")

from PySide6.QtCore import QCoreApplication, QObject, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QVideoFrame

from app.capture import camera_grabber
from app.capture.camera_grabber import CameraGrabber, best_format
from app.capture.cameras import Camera, CameraPermission, cameras
from app.errors import UserError

GONE = Camera(b"no such camera", "Desk camera")


@pytest.fixture
def grabber(qapp):
    parent = QObject()
    yield CameraGrabber(GONE, parent)
    parent.deleteLater()


def frame(colour="#3a7ca5"):
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return QVideoFrame(image)


def grabbed(grabber):
    """What a grab on another thread gives, while the GUI thread goes on: a picture or an error."""
    out = []

    def grab():
        try:
            out.append(grabber.grab())
        except UserError as error:
            out.append(error)

    thread = threading.Thread(target=grab)
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        time.sleep(0.005)
    return out[0]


def test_the_newest_frame_is_grabbed(grabber):
    grabber.feed.sink.setVideoFrame(frame("#ff0000"))
    grabber.feed.sink.setVideoFrame(frame("#3a7ca5"))
    picture = grabbed(grabber)
    assert picture.size() == QSize(64, 48)
    assert picture.format() == QImage.Format.Format_RGB32
    assert picture.pixelColor(10, 10).name() == "#3a7ca5"
    grabber.feed.sink.setVideoFrame(frame("#3b7ca6"))  # noise
    assert grabbed(grabber).constBits() == picture.constBits()
    grabber.feed.sink.setVideoFrame(frame("#ffffff"))
    assert grabbed(grabber).pixelColor(10, 10).name() == "#ffffff"


def test_a_grab_waits_for_the_first_frame(grabber, monkeypatch):
    monkeypatch.setattr(grabber.feed, "start", lambda: None)  # as if it took its time
    later = threading.Timer(0.2, lambda: grabber.feed.sink.setVideoFrame(frame()))
    later.start()
    assert grabbed(grabber).width() == 64
    later.join()


def test_a_camera_that_is_not_there_is_told_at_once(grabber):
    began = time.monotonic()
    error = grabbed(grabber)
    assert time.monotonic() - began < camera_grabber.FIRST_PICTURE_S
    assert error.what == "Desk camera gives no picture."
    assert "plugged in" in error.advice


def test_what_the_camera_says_is_told(grabber, monkeypatch):
    monkeypatch.setattr(grabber.feed, "start", lambda: grabber.feed._fail("the device is busy"))
    assert grabbed(grabber).what == "Desk camera gives no picture: the device is busy"
    assert grabber.feed.trouble == ""  # the next try is a new one


def test_a_camera_that_says_nothing_is_given_up(grabber, monkeypatch):
    monkeypatch.setattr(camera_grabber, "FIRST_PICTURE_S", 0.1)
    monkeypatch.setattr(grabber.feed, "start", lambda: None)
    assert grabbed(grabber).what == "Desk camera gives no picture."


def test_a_picture_that_is_old_is_none(grabber, monkeypatch):
    monkeypatch.setattr(camera_grabber, "STALE_S", 0.05)
    grabber.feed.sink.setVideoFrame(frame())
    time.sleep(0.1)
    assert isinstance(grabbed(grabber), UserError)


def test_nothing_is_kept_of_a_camera_that_is_off(grabber):
    grabber.feed.sink.setVideoFrame(frame())
    grabber.close()
    assert isinstance(grabbed(grabber), UserError)


def size_and_rate(width, height, rate):
    return SimpleNamespace(resolution=lambda: QSize(width, height), maxFrameRate=lambda: rate)


def test_the_format_is_the_sharpest_that_is_not_needlessly_large():
    small, huge = size_and_rate(640, 480, 30), size_and_rate(3840, 2160, 30)
    full, slow = size_and_rate(1920, 1080, 30), size_and_rate(1920, 1080, 5)
    assert best_format([small, slow, full, huge]) is full
    assert best_format([huge]) is huge
    assert best_format([]) is None


def test_the_cameras_of_this_machine_can_be_asked(qapp):
    assert all(camera.name and camera.id for camera in cameras())


def test_permission_is_told(qapp, qtbot):
    permission = CameraPermission()
    with qtbot.waitSignal(permission.told) as told:
        permission.ask()
    assert told.args == [None]  # where the system does not ask, as here, it is granted
