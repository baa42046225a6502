"""Rows of names and numbers in the card under the latency pill. GUI thread, used by `steps_card` only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.conversation.question import STEPS
from app.viewport.steps_bar import Swatch

_ROW = 22


class NumberTable(QWidget):
    """Rows of words: the first column to the left, the others, numbers, to the right."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Labels are made once and used again; a head row, of more than two columns, is quiet."""
        texts = [text for row in rows for text in row]
        while len(self._labels) < len(texts):
            self._add_label()
        for index, label in enumerate(self._labels):
            label.setVisible(index < len(texts))
            label.setText(texts[index] if index < len(texts) else "")
        self.setVisible(bool(rows))

    def _add_label(self) -> None:
        row, column = divmod(len(self._labels), self._columns)
        is_quiet = column == 0 or (self._columns > 2 and row == 0)
        label = kind_label("muted" if is_quiet else "figure")
        label.setFixedHeight(_ROW)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(label, row, column, side | Qt.AlignmentFlag.AlignVCenter)
        self._labels.append(label)


class StepRows(QWidget):
    """A row for each step: its colour, its name, its time."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._rows = [(Swatch(), kind_label("muted"), kind_label("figure")) for _ in STEPS]
        for index, (swatch, name, time) in enumerate(self._rows):
            grid.addWidget(swatch, index, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, index, 1)
            grid.addWidget(time, index, 2, Qt.AlignmentFlag.AlignRight)
            for label in (name, time):
                label.setFixedHeight(_ROW)

    def show_rows(self, rows: list[tuple[str, str, str]]) -> None:
        """Colour, name and time of each step."""
        for index, widgets in enumerate(self._rows):
            for widget in widgets:
                widget.setVisible(index < len(rows))
            if index < len(rows):
                colour, name, time = rows[index]
                widgets[0].show_colour(colour)
                widgets[1].setText(name)
                widgets[2].setText(time)
        self.setVisible(bool(rows))


def kind_label(kind: str) -> QLabel:
    """An empty label that looks as the style sheet says for `kind`."""
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
