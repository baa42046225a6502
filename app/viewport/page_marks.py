"""What is marked on pages: find hits, evidence, selected text, and the spot that was just jumped to. GUI
thread.

Marks are kept in points of their page and painted over its pixels like a highlighter: print stays black on
light paper and light on dark paper. `Viewport` owns one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEasingCurve, QObject, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.colours import DARK, LIGHT
from app.documents.region import Rect
from app.theme import duration_for
from app.viewport.page_layout import PageLayout

Hits = Mapping[int, Sequence[Sequence[Rect]]]
_FADE_MS, _HOLD_MS = 160, 600
# on light and on dark paper
_HIT, _CURRENT_HIT = ("#ffe27a", "#584a06"), ("#ffb04d", "#8a4f00")
_CURRENT_EDGE = ("#a05a00", "#ffc46b")
_EVIDENCE, _EVIDENCE_LINE = ("#cdebe7", "#0f4a45"), (LIGHT.accent, DARK.accent)
_SELECTED = ("#a9d5ea", "#1d4f66")
_FLASH = ("#bfe6e1", "#12635b")
_ROUND = 2.0


class PageMarks(QObject):
    """All marks but the region, which `RubberBand` paints."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._hits: Hits = {}
        self._current: tuple[int, int] | None = None
        self._evidence: dict[int, tuple[Rect, ...]] = {}
        self._flash: tuple[int, Rect] | None = None
        self._strength = 0.0
        self._hold = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self._hold.timeout.connect(self._fade_out)
        self._fade = QVariantAnimation(self, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic))
        self._fade.valueChanged.connect(self._set_strength)

    def set_hits(self, hits: Hits, current: tuple[int, int] | None) -> None:
        """All that was found, by page, and which of it is the current one: page and place in its list."""
        self._hits, self._current = hits, current
        self.changed.emit()

    def current_hit(self) -> tuple[int, Rect] | None:
        """Page and surroundings of the current hit."""
        if self._current is None:
            return None
        page, index = self._current
        of_page = self._hits.get(page, ())
        if not 0 <= index < len(of_page) or not of_page[index]:
            return None
        return page, _union(of_page[index])

    def set_evidence(self, page: int, rects: Iterable[Rect]) -> None:
        """Where an answer was found; nothing clears it. One page at a time has evidence."""
        marked = tuple(rects)
        self._evidence = {page: marked} if marked else {}
        self.changed.emit()

    def flash(self, page: int, area: Rect) -> None:
        """Shows for a moment where a jump led."""
        self._flash = (page, area)
        self._fade.stop()
        self._hold.start()
        self._set_strength(1.0)

    def end_flash(self) -> None:
        """Nobody looks any more."""
        self._hold.stop()
        self._fade.stop()
        self._set_strength(0.0)

    def clear(self) -> None:
        """Another document."""
        self._hits, self._current, self._evidence = {}, None, {}
        self.end_flash()

    # -- painting --------------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        page: int,
        layout: PageLayout,
        selected: Sequence[Rect] = (),
        on_dark: bool = False,
    ) -> None:
        """The marks of one page; `painter` is in pixels of the canvas."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        modes = QPainter.CompositionMode
        painter.setCompositionMode(
            modes.CompositionMode_Screen if on_dark else modes.CompositionMode_Multiply
        )
        self._fill(painter, layout, page, self._evidence.get(page, ()), _EVIDENCE[on_dark])
        for index, hit in enumerate(self._hits.get(page, ())):
            colours = _CURRENT_HIT if (page, index) == self._current else _HIT
            self._fill(painter, layout, page, hit, colours[on_dark])
        self._fill(painter, layout, page, selected, _SELECTED[on_dark], rounded=0.0)
        if self._flash is not None and self._flash[0] == page:
            painter.setOpacity(self._strength)
            self._fill(painter, layout, page, [self._flash[1]], _FLASH[on_dark])
            painter.setOpacity(1.0)
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        self._paint_lines(painter, layout, page, on_dark)
        painter.restore()

    def _paint_lines(self, painter: QPainter, layout: PageLayout, page: int, on_dark: bool) -> None:
        """What tells marks apart without colour: a line under evidence, an edge round the current hit."""
        painter.setPen(QPen(QColor(_EVIDENCE_LINE[on_dark]), 1.5))
        for rect in self._evidence.get(page, ()):
            box = layout.from_page(page, _as_qrect(rect))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self._current is None or self._current[0] != page or self.current_hit() is None:
            return
        painter.setPen(QPen(QColor(_CURRENT_EDGE[on_dark]), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._hits[page][self._current[1]]:
            box = layout.from_page(page, _as_qrect(rect)).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(box, _ROUND, _ROUND)

    def _fill(
        self,
        painter: QPainter,
        layout: PageLayout,
        page: int,
        rects: Iterable[Rect],
        colour: str,
        rounded: float = _ROUND,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for rect in rects:
            painter.drawRoundedRect(layout.from_page(page, _as_qrect(rect)), rounded, rounded)

    # -- fading ----------------------------------------------------------------------------------------

    def _fade_out(self) -> None:
        milliseconds = duration_for(self._widget, _FADE_MS)
        if not milliseconds:
            self._set_strength(0.0)
            return
        self._fade.setDuration(milliseconds)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.start()

    def _set_strength(self, value: float) -> None:
        self._strength = float(value)
        if self._strength <= 0:
            self._flash = None
        self.changed.emit()


def _union(rects: Sequence[Rect]) -> Rect:
    return Rect(
        min(rect.x0 for rect in rects),
        min(rect.y0 for rect in rects),
        max(rect.x1 for rect in rects),
        max(rect.y1 for rect in rects),
    )


def _as_qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x0, rect.y0, rect.width, rect.height)
