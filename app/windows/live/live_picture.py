"""The picture of a live region as it is now, as large as there is room, never enlarged. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import CONTROL_PX, Theme, sized_font

_MARGIN = 8


class LivePicture(QWidget):
    """Scaled once for each picture and size, not for each painting."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._scaled = QPixmap()
        self._is_faded = False
        self.waiting_words = ""
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        """The newest frame."""
        self._image, self._scaled = image, QPixmap()
        self.update()

    def set_faded(self, is_faded: bool) -> None:
        """Paused: what is shown is not the screen of now."""
        if is_faded != self._is_faded:
            self._is_faded = is_faded
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        if self._image.isNull():
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(sized_font(painter.font(), CONTROL_PX))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.waiting_words)
            return
        picture = self._fitting()
        ratio = picture.devicePixelRatio()
        width, height = picture.width() / ratio, picture.height() / ratio
        left, top = round((self.width() - width) / 2), round((self.height() - height) / 2)
        if self._is_faded:
            painter.setOpacity(0.5)
        painter.drawPixmap(left, top, picture)
        painter.setOpacity(1.0)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(QRectF(left - 0.5, top - 0.5, width + 1, height + 1))

    def _fitting(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        room = QSize(
            max(round((self.width() - 2 * _MARGIN) * ratio), 1),
            max(round((self.height() - 2 * _MARGIN) * ratio), 1),
        )
        wanted = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if wanted.width() > self._image.width():
            wanted = self._image.size()
        if self._scaled.size() != wanted or self._scaled.devicePixelRatio() != ratio:
            image = self._image
            if wanted != image.size():
                image = image.scaled(
                    wanted,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            self._scaled = QPixmap.fromImage(image)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
