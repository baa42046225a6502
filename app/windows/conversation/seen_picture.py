"""Shows exactly the pixels that the model sees, in a small window over the conversation. GUI thread.

It opens where the user asked for it, first empty, and takes the picture when it has been made.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_LARGEST = QSize(560, 560)
_GAP = 6


class SeenPicture(QFrame):
    """A popup: a click beside it or Esc closes it, and the focus goes back by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._image = QImage()
        self._caption = ""
        self._anchor: QWidget = parent
        self.is_awaited = False
        self.setProperty("kind", "popover")
        self.title, self.picture, self.size_line, self.note = QLabel(), QLabel(), QLabel(), QLabel()
        self.title.setProperty("kind", "what")
        self.picture.setProperty("kind", "seen")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.size_line, self.note):
            label.setProperty("kind", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.title, self.picture, self.size_line, self.note):
            column.addWidget(widget)
        self.retranslate()

    def open_at(self, anchor: QWidget) -> None:
        """Opens above `anchor`, waiting for its picture."""
        self._anchor = anchor
        self._image, self._caption = QImage(), ""
        self.is_awaited = True
        self.retranslate()
        self._place()
        self.show()

    def show_picture(self, image: QImage, caption: str) -> None:
        """The pixels, one to one where they fit; `caption` says how they were made."""
        self._image, self._caption = image, caption
        self.retranslate()
        self._place()
        self.show()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        has_picture = not self._image.isNull()
        self.title.setText(self.tr("What the model sees"))
        self.picture.setVisible(has_picture)
        self.size_line.setText(self._size_words() if has_picture else self.tr("Making the picture…"))
        self.note.setText(self._caption)
        self.note.setVisible(bool(self._caption))
        self.setAccessibleName(" ".join((self.title.text(), self.size_line.text(), self._caption)).strip())
        self.picture.setAccessibleName(self.size_line.text())
        if has_picture:
            self._show_pixels()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.is_awaited = False

    def _size_words(self) -> str:
        words = self.tr("{width} × {height} px").format(
            width=self._image.width(), height=self._image.height()
        )
        share = self._share()
        if share < 1:
            words = self.tr("{size}, shown at {share} %").format(size=words, share=round(100 * share))
        return words

    def _share(self) -> float:
        """How large a pixel of the model's is in pixels of the screen: a whole number, or less than one."""
        room = _LARGEST * self.devicePixelRatioF()
        fits = min(room.width() / self._image.width(), room.height() / self._image.height())
        return fits if fits < 1 else min(int(fits), max(int(self.devicePixelRatioF()), 1))

    def _show_pixels(self) -> None:
        """Pixels stay sharp squares, unless the picture is too large to be shown whole."""
        share = self._share()
        smooth = (
            Qt.TransformationMode.SmoothTransformation
            if share < 1
            else Qt.TransformationMode.FastTransformation
        )
        size = QSize(max(round(self._image.width() * share), 1), max(round(self._image.height() * share), 1))
        pixmap = QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)

    def _place(self) -> None:
        """Above the anchor where there is room, inside its screen."""
        self.adjustSize()
        screen: QRect = self._anchor.screen().availableGeometry()
        corner = self._anchor.mapToGlobal(QPoint(0, -self.height() - _GAP))
        if corner.y() < screen.top():
            corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + _GAP))
        x = max(screen.left(), min(corner.x(), screen.right() - self.width()))
        y = max(screen.top(), min(corner.y(), screen.bottom() - self.height()))
        self.move(x, y)
