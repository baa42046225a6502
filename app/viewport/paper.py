"""The sheet under a page's pixels, and the grey page that stands for one that is being opened. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from app.colours import LIGHT
from app.theme import Theme
from app.viewport.inversion import PAPER

_SOFT_EDGE = 5  # pixels
_SKELETON_LINES = (0.35, 0.0, 0.8, 0.8, 0.74, 0.8, 0.5, 0.0, 0.8, 0.77, 0.8, 0.62)


def paint_paper(painter: QPainter, rect: QRectF, theme: Theme, inverted: bool = False) -> None:
    """A sheet with a soft edge."""
    paint_edge(painter, rect, theme)
    painter.fillRect(rect, paper_colour(inverted))


def paper_colour(inverted: bool) -> QColor:
    """What a page without any ink looks like."""
    return QColor(PAPER) if inverted else QColor("white")


def paint_edge(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The shadow of a sheet, outside of it only: the sheet itself will be covered."""
    shadow = theme.colour("shadow")
    for spread in range(1, _SOFT_EDGE + 1):
        outer = rect.adjusted(-spread, 1 - spread, spread, 1 + spread)
        for side in _frame(outer, rect):
            painter.fillRect(side, shadow)


def paint_emptiness(painter: QPainter, view: QRect, theme: Theme, is_opening: bool) -> None:
    """Without a document: how to get one; while one is opened: a page in grey lines."""
    if is_opening:
        paint_skeleton(painter, view, theme)
        return
    middle = view.center()
    theme.icon("file-up", "muted").paint(painter, QRect(middle.x() - 20, middle.y() - 52, 40, 40))
    painter.setPen(theme.colour("muted"))
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    words = QCoreApplication.translate("Viewport", "Drop a PDF or a picture here")
    painter.drawText(QRect(0, middle.y(), view.width(), 40), flags, words)


def paint_skeleton(painter: QPainter, view: QRect, theme: Theme) -> None:
    """A page with grey lines, while a document is being opened."""
    width = min(view.width() - 48, 820)
    sheet = QRectF((view.width() - width) / 2, 56, width, width * 1.414)
    paint_paper(painter, sheet, theme)
    line = QRectF(sheet.left() + width * 0.1, sheet.top() + width * 0.12, width * 0.35, 18)
    for share in _SKELETON_LINES:
        painter.fillRect(QRectF(line.topLeft(), QSizeF(width * share, line.height())), QColor(LIGHT.hover))
        line.translate(0, 32)
        line.setHeight(12)


def _frame(outer: QRectF, inner: QRectF) -> list[QRectF]:
    """What `outer` has beyond `inner`, as up to four rectangles that do not overlap."""
    middle = outer.intersected(QRectF(outer.left(), inner.top(), outer.width(), inner.height()))
    return [
        QRectF(outer.topLeft(), QPointF(outer.right(), middle.top())),
        QRectF(QPointF(outer.left(), middle.bottom()), outer.bottomRight()),
        QRectF(middle.topLeft(), QPointF(inner.left(), middle.bottom())),
        QRectF(QPointF(inner.right(), middle.top()), middle.bottomRight()),
    ]
