"""The cameras of this machine, and whether they may be used. GUI thread; asked by the capture menu.

They need Qt Multimedia, which comes with the optional extra `camera` of the package. Without it there is
none, and nothing else is missing.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QPermission, Qt, Signal

from app.errors import UserError


class Camera(NamedTuple):
    """One that is plugged in. `id` is the same after it was unplugged and plugged in again."""

    id: bytes
    name: str


def cameras() -> tuple[Camera, ...]:
    """Those that are there now; the first call loads Qt Multimedia, which takes about 0.2 s."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # the extra, or a library of the system that it needs
        return ()
    found = QMediaDevices.videoInputs()
    return tuple(Camera(bytes(device.id().data()), device.description()) for device in found)


class CameraPermission(QObject):
    """Asks the system for the camera, where it wants to be asked: macOS shows a dialog the first time.

    `told` comes once for each `ask`, at once or after the dialog: None where it is granted, else the
    `UserError` that says why not.
    """

    told = Signal(object)

    def ask(self) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        application.requestPermission(QCameraPermission(), self, self._take)

    def _take(self, permission: QPermission) -> None:
        self.told.emit(_refusal(permission.status()))


def _refusal(status: Qt.PermissionStatus) -> UserError | None:
    if status == Qt.PermissionStatus.Granted:
        return None
    return UserError(
        "The system does not let Docent use the camera.", "Allow it in the system's privacy settings."
    )
