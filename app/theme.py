"""Type sizes, icons and the colours in use, light or dark as the system or the user asks, and if things move.

`Theme` is made by `app.application` and handed to every widget that paints. GUI thread.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from app.colours import DARK, LIGHT, Colours
from app.resource_files import icon_file
from app.style_sheet import style_sheet

CONTROL_PX, ANSWER_PX, TITLE_PX, SMALL_PX = 13, 15, 20, 12
_ICON_STROKE = "1.5"


class Theme(QObject):
    """The colours in use. `changed` comes when the system or the user turns from light to dark or back."""

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: str = "system", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self.colours = LIGHT
        self._applied: Colours | None = None
        self._choice = choice
        application.setStyle("Fusion")
        font = application.font()
        font.setPixelSize(CONTROL_PX)
        application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """`system`, `light` or `dark`."""
        self._choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._application.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._follow()

    def _follow(self) -> None:
        system = self._application.styleHints().colorScheme()
        dark = self._choice == "dark" or (self._choice == "system" and system == Qt.ColorScheme.Dark)
        colours = DARK if dark else LIGHT
        if colours is self._applied:
            return  # a style sheet costs every widget its style anew
        self.colours = self._applied = colours
        self._application.setPalette(qt_palette(self.colours))
        self._application.setStyleSheet(
            style_sheet(self.colours, icon_file("field-down"), icon_file("field-up"))
        )
        self.changed.emit()

    def colour(self, role: str) -> QColor:
        """The colour of a role (`text`, `accent`, ...) in the theme in use."""
        return QColor(getattr(self.colours, role))

    def icon(self, name: str, role: str = "text") -> QIcon:
        """One icon of the family in the colour of `role`; greyed where the control is disabled."""
        icon = QIcon()
        for size in (16, 20, 32, 40, 64):
            icon.addPixmap(_drawn_icon(name, getattr(self.colours, role), size))
            icon.addPixmap(_drawn_icon(name, self.colours.faint, size), QIcon.Mode.Disabled)
        return icon


@lru_cache(maxsize=256)
def _drawn_icon(name: str, colour: str, size: int) -> QPixmap:
    svg = icon_file(name).read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{_ICON_STROKE}"')
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def qt_palette(colours: Colours) -> QPalette:
    """The palette that native dialogs and plain widgets follow."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, colours.panel),
        (roles.Base, colours.raised),
        (roles.AlternateBase, colours.hover),
        (roles.Button, colours.raised),
        (roles.ToolTipBase, colours.raised),
        (roles.Highlight, colours.accent),
        (roles.Accent, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.PlaceholderText, colours.muted),
        (roles.Mid, colours.line),
    ):
        palette.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText):
        palette.setColor(role, QColor(colours.text))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def sized_font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`base` at a size of the type scale."""
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def figure_font(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`base` with figures of equal width, so that a running time does not tremble."""
    font = sized_font(base, pixels, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def duration_for(widget: QWidget, milliseconds: int) -> int:
    """`milliseconds`, or 0 where the system asks for less motion."""
    moves = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return milliseconds if moves > 0 else 0
