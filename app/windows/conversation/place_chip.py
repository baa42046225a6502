"""The chip above the question box: what the next question is about, small as the model will see it. A click
shows it large; the cross goes back to the whole page. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeySequence, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.theme import Theme
from app.windows.actions import with_shortcut

_HEIGHT, _WIDEST = 28, 56  # of the small picture


class PlaceChip(QFrame):
    """A button with a picture and words, and a cross beside it."""

    opened = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._is_region = "", False
        self._thumbnail: QImage | None = None
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.open_button = QToolButton()
        self.open_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.open_button.clicked.connect(self.opened)
        self.clear_button = QToolButton()
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        row.addWidget(self.open_button)
        row.addWidget(self.clear_button)
        theme.changed.connect(self._recolour)
        self.show_place("", is_region=False, thumbnail=None)

    def show_place(self, words: str, *, is_region: bool, thumbnail: QImage | None) -> None:
        """`words` are empty when there is nothing to ask about."""
        self._words, self._is_region, self._thumbnail = words, is_region, thumbnail
        self.setVisible(bool(words))
        self.clear_button.setVisible(is_region)
        self.setProperty("whole", "false" if is_region else "true")
        self.style().polish(self)
        self.retranslate()
        self._recolour()

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        about = self.tr("Asking about {place}").format(place=self._words)
        self.setAccessibleName(about)
        self.open_button.setText(self._words)
        self.open_button.setAccessibleName(about)
        self.open_button.setToolTip(self.tr("Show what the model will see"))
        self.clear_button.setAccessibleName(self.tr("Clear the region"))
        self.clear_button.setToolTip(with_shortcut(self.tr("Clear the region"), QKeySequence("Esc")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _recolour(self) -> None:
        self.clear_button.setIcon(self._theme.icon("x", "muted"))
        if self._thumbnail is not None and not self._thumbnail.isNull():
            icon, size = self._picture(self._thumbnail)
        else:
            role = "accent" if self._is_region else "muted"
            icon = self._theme.icon("square-dashed" if self._is_region else "file-text", role)
            size = QSize(16, 16)
        self.open_button.setIcon(icon)
        self.open_button.setIconSize(size)

    def _picture(self, image: QImage) -> tuple[QIcon, QSize]:
        """The thumbnail with round corners and a thin edge, sharp on this screen."""
        ratio = self.devicePixelRatioF()
        size = image.size().scaled(_WIDEST, _HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(12, 12))
        small = image.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, size.width(), size.height())
        shape = QPainterPath()
        shape.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setClipPath(shape)
        painter.drawImage(area, small)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._theme.colour("faint")), 1))
        painter.drawPath(shape)
        painter.end()
        return QIcon(pixmap), size
