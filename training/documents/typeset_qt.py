"""Dialogs and forms made of Qt's real widgets, for the pool.

Started by typeset.py in a process of its own, offscreen:
`python -m training.documents.typeset_qt FIRST_SEED COUNT HELD_OUT` with QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from training.documents.field_questions import in_question
from training.documents.fonts import font_files
from training.documents.layouts.chart_parts import SANS
from training.documents.layouts.dialogs import (
    ASKING_QUESTIONS,
    BUTTONS_QUESTIONS,
    DEFAULT_QUESTIONS,
    ERROR_QUESTIONS,
    MESSAGE_QUESTIONS,
)
from training.documents.layouts.panes import RADIO_QUESTIONS, TICKED_QUESTIONS
from training.documents.layouts.screen_texts import (
    ASKING,
    BUTTON_SETS,
    CHOICES,
    ERRORS,
    OPTIONS,
    TELLING,
    filled,
)
from training.documents.page import Ask, Field, Page, Run, join, new_look, unseen
from training.documents.painter import Glyph, PillowPainter
from training.documents.pool import folder_of, save_page
from training.documents.words import TextSource

HEIGHTS = (96, 128, 160, 192, 224, 256)


class _Form:
    """A dialog that is being put together; what stands in it is recorded once it has been laid out."""

    def __init__(self, page: Page, dialog: QDialog) -> None:
        self.page = page
        self.dialog = dialog
        self.rows: list[tuple[QWidget, str]] = []
        self.asked: list[tuple[str, list[QWidget], str]] = []
        self.fields: list[tuple[str, QWidget, tuple[str, ...]]] = []

    def add(self, widget: QWidget, text: str) -> None:
        self.rows.append((widget, text))

    def ask(self, question: str, widgets: Sequence[QWidget], answer: str = "") -> None:
        """The answer is what these widgets say, or else a text that stands nowhere."""
        self.asked.append((question, list(widgets), answer))

    def finish(self) -> None:
        """Records where everything stands, and what is asked about it."""
        runs = _record(self)
        for question, widgets, answer in self.asked:
            run = join([runs[widget] for widget in widgets], ", ") if widgets else unseen(answer)
            self.page.asks.append(Ask("interface", question, run))
        self.page.fields += [
            Field(label, runs[widget], questions) for label, widget, questions in self.fields
        ]


def _place(widget: QWidget, text: str, metrics: QFontMetricsF) -> tuple[float, float]:
    """Left end and baseline of a widget's text, inside the widget."""
    style = widget.style()
    area, centred = widget.rect(), False
    if isinstance(widget, QPushButton):
        centred = True
    elif isinstance(widget, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxContents
        if isinstance(widget, QRadioButton):
            part = QStyle.SubElement.SE_RadioButtonContents
        area = style.subElementRect(part, option, widget)
    elif isinstance(widget, QLineEdit):
        frame = QStyleOptionFrame()
        widget.initStyleOption(frame)
        area = style.subElementRect(QStyle.SubElement.SE_LineEditContents, frame, widget).adjusted(2, 0, 0, 0)
    elif isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        field = QStyle.SubControl.SC_ComboBoxEditField
        area = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, box, field, widget).adjusted(
            1, 0, 0, 0
        )
    x = area.x() + ((area.width() - metrics.horizontalAdvance(text)) / 2 if centred else 0.0)
    return x, area.y() + (area.height() - metrics.height()) / 2 + metrics.ascent()


def _record(form: _Form) -> dict[QWidget, Run]:
    """Glyphs and lines of all texts; a label of several lines comes as one run with breaks."""
    page = form.page
    placed: list[tuple[float, float, Run]] = []
    out: dict[QWidget, Run] = {}
    for widget, text in form.rows:
        metrics = QFontMetricsF(widget.font())
        corner = widget.mapTo(form.dialog, widget.rect().topLeft())
        runs = []
        lines = text.split("\n")
        for number, line in enumerate(lines):
            x, y = _place(widget, line, metrics)
            y += (number - (len(lines) - 1) / 2) * metrics.lineSpacing()
            indices = []
            for i, character in enumerate(line):
                if character == " ":
                    indices.append(-1)
                    continue
                indices.append(len(page.glyphs))
                x0 = corner.x() + x + metrics.horizontalAdvance(line[:i])
                x1 = corner.x() + x + metrics.horizontalAdvance(line[: i + 1])
                baseline = corner.y() + y
                page.glyphs.append(Glyph(character, x0, baseline - 0.72 * page.size, x1, baseline))
            runs.append(Run(line, tuple(indices)))
            placed.append((corner.y() + y, corner.x() + x, runs[-1]))
        out[widget] = join(runs, "\n")
    placed.sort(key=lambda item: item[0])
    row: list[tuple[float, float, Run]] = []
    for item in [*placed, None]:
        if row and (item is None or item[0] - row[0][0] > 0.5 * page.size):
            page.line(*(run for _, _, run in sorted(row, key=lambda part: part[1])))
            row = []
        if item is not None:
            row.append(item)
    return out


def _buttons(form: _Form, layout: QVBoxLayout) -> None:
    rng = form.page.rng
    row = QHBoxLayout()
    texts = rng.choice(BUTTON_SETS)
    default = rng.randrange(len(texts)) if rng.random() < 0.7 else None
    row.addStretch()
    buttons = []
    for i, text in enumerate(texts):
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setDefault(i == default)
        row.addWidget(button)
        form.add(button, text)
        buttons.append(button)
    if rng.random() < 0.3:
        row.addStretch()
    layout.addLayout(row)
    form.ask(rng.choice(BUTTONS_QUESTIONS), buttons)
    if default is not None:
        form.ask(rng.choice(DEFAULT_QUESTIONS), [buttons[default]])


def _message(form: _Form, layout: QVBoxLayout) -> None:
    """A sign and a message, broken by hand so that its lines are known."""
    page, rng = form.page, form.page.rng
    bank, sign, questions = rng.choice(
        (
            (ERRORS, QStyle.StandardPixmap.SP_MessageBoxCritical, ERROR_QUESTIONS),
            (ERRORS, QStyle.StandardPixmap.SP_MessageBoxWarning, MESSAGE_QUESTIONS),
            (ASKING, QStyle.StandardPixmap.SP_MessageBoxQuestion, ASKING_QUESTIONS),
            (TELLING, QStyle.StandardPixmap.SP_MessageBoxInformation, MESSAGE_QUESTIONS),
        )
    )
    page.kind = "error message" if questions is ERROR_QUESTIONS else "dialog"
    most = rng.randint(26, 46)
    lines = [""]
    for word in filled(page, rng.choice(bank)).split():
        if len(lines[-1]) + len(word) > most and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    text = "\n".join(lines)
    row = QHBoxLayout()
    if rng.random() < 0.7:
        icon = QLabel()
        icon.setPixmap(form.dialog.style().standardPixmap(sign))
        row.addWidget(icon)
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    form.add(label, text)
    row.addWidget(label, 1)
    layout.addLayout(row)
    for question in dict.fromkeys((rng.choice(questions), rng.choice(MESSAGE_QUESTIONS))):
        form.ask(question, [label])


def _options(form: _Form, layout: QVBoxLayout, rows: int) -> None:
    """Tick boxes, a group of options, fields and lists, as many as fit."""
    page, rng = form.page, form.page.rng
    page.kind = "settings"
    while rows > 0:
        kind = rng.random()
        if kind < 0.4:
            for text in rng.sample(OPTIONS, k=min(rows, rng.randint(1, 3))):
                tick: QCheckBox = QCheckBox(text)
                tick.setChecked(rng.random() < 0.5)
                layout.addWidget(tick)
                form.add(tick, text)
                answer = "yes" if tick.isChecked() else "no"
                form.ask(rng.choice(TICKED_QUESTIONS).format(text), [], answer)
                rows -= 1
        elif kind < 0.65:
            name, options = rng.choice(CHOICES)
            group, inside = QGroupBox(), QHBoxLayout()
            title = QLabel(name)
            inside.addWidget(title)
            form.add(title, name)
            chosen = rng.randrange(len(options))
            radios = []
            for i, option in enumerate(options):
                radio = QRadioButton(option)
                radio.setChecked(i == chosen)
                inside.addWidget(radio)
                form.add(radio, option)
                radios.append(radio)
            group.setLayout(inside)
            layout.addWidget(group)
            question = rng.choice(RADIO_QUESTIONS).format(in_question(name, rng))
            form.ask(question, [radios[chosen]])
            rows -= 2
        else:
            fields = QFormLayout()
            for _ in range(min(rows, rng.randint(1, 3))):
                label, value, questions = page.source.labelled()
                if len(value) > 26 or len(label) > 20:
                    continue
                name_label = QLabel(label + ":")
                holder: QLineEdit | QComboBox
                if rng.random() < 0.7:
                    holder = QLineEdit(value)
                    holder.setCursorPosition(0)
                else:
                    holder = QComboBox()
                    holder.addItem(value)
                holder.setMinimumWidth(round(14 * page.size))
                fields.addRow(name_label, holder)
                form.add(name_label, label + ":")
                form.add(holder, value)
                form.fields.append((label, holder, questions))
            layout.addLayout(fields)
            rows -= 2


def _palette(rng: random.Random) -> QPalette:
    """Light or dark colours, as desktops hand them to their programs."""
    if rng.random() < 0.7:
        ground = rng.choice(("#efefef", "#f0f0f0", "#ececec", "#fafafa", "#d4d0c8"))
        return QPalette(QColor(ground).darker(103), QColor(ground))
    palette = QPalette(QColor("#353535"), QColor(rng.choice(("#2b2b2b", "#353535", "#31363b"))))
    palette.setColor(QPalette.ColorRole.Base, QColor("#232629"))
    return palette


def widget_page(app: QApplication, seed: int, held_out: bool) -> tuple[int, Image.Image, Page] | None:
    """Canvas height, picture and page of this seed, or None where the dialog came out too large."""
    rng = random.Random(seed)
    source = TextSource(rng, held_out)
    faces = [f for f in font_files(held_out) if Path(f).stem.startswith(SANS)]
    families = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(rng.choice(faces or font_files(held_out)))
    )
    size = rng.randint(12, 20)
    font = QFont(families[0])
    font.setPixelSize(size)
    app.setStyle(rng.choice(("Fusion", "Fusion", "Windows")))
    app.setPalette(_palette(rng))
    dialog = QDialog()
    dialog.setFont(font)
    layout = QVBoxLayout(dialog)
    painter = PillowPainter(8, 8, (255, 255, 255), 1, Image.Resampling.BICUBIC)
    page = Page(painter, 640, 256, source, new_look(source, float(size)))
    form = _Form(page, dialog)
    if rng.random() < 0.6:
        _message(form, layout)
    else:
        _options(form, layout, rng.randint(1, max(2, 180 // (2 * size))))
    if rng.random() < 0.8:
        _buttons(form, layout)
    dialog.adjustSize()
    picture = dialog.grab(QRect(0, 0, dialog.width(), dialog.height())).toImage()
    canvas_height = next((h for h in HEIGHTS if picture.height() <= h), None)
    if canvas_height is None or not 120 <= picture.width() <= 640:
        return None
    form.finish()
    return canvas_height, _on_desktop(picture, canvas_height, page), page


def _on_desktop(shot: QImage, canvas_height: int, page: Page) -> Image.Image:
    """The dialog as a picture, sometimes with the desktop around it; moves the page's glyphs along."""
    rng = page.rng
    rgb = shot.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(rgb.constBits())
    image = Image.frombuffer("RGB", (rgb.width(), rgb.height()), data, "raw", "RGB", rgb.bytesPerLine(), 1)
    if rng.random() < 0.4:
        return image
    width = rng.choice((640, rng.randint(image.width, 640)))
    ground = (rng.randint(0, 255), rng.randint(0, 255), rng.randint(0, 255))
    whole = Image.new("RGB", (width, canvas_height), ground)
    x, y = rng.randint(0, width - image.width), rng.randint(0, canvas_height - image.height)
    whole.paste(image, (x, y))
    page.glyphs = [Glyph(g.character, g.x0 + x, g.top + y, g.x1 + x, g.baseline + y) for g in page.glyphs]
    return whole


def main() -> None:
    first_seed, count, held_out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "1"
    app = QApplication([])
    for seed in range(first_seed, first_seed + count):
        made = widget_page(app, seed, held_out)
        if made is not None:
            height, picture, page = made
            save_page(folder_of(held_out), f"{height}-qt-{seed}", picture, page)


if __name__ == "__main__":
    main()
