"""What there is to know of one model, and how it should run: the right of the model dialog. GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.inference.engine_jobs import EngineFacts
from app.inference.memory_estimate import estimated_bytes, free_bytes
from app.inference.model_management import ModelInfo, gigabytes
from app.translations import translated_text
from app.windows.models.model_words import (
    DEVICES,
    PRECISIONS,
    device_word,
    is_here,
    licence_word,
    precision_word,
    size_word,
    state_word,
)

_NOT_HERE = "no: "  # how `engine_report.devices` begins the line of a device that is not to be had


class ModelFacts(QWidget):
    """Size, licence, origin and memory of a model; device and precision to choose from."""

    changed = Signal()  # another device or precision

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: ModelInfo | None = None
        self._in_use = False
        self._devices: dict[str, str] | None = None
        self._running_facts: EngineFacts | None = None
        self.title = _label("title")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._names = [_label("muted") for _ in range(7)]
        self.state, self.file_size, self.licence, self.origin = (_value() for _ in range(4))
        self.memory, self.reason = _value(), _label("small")
        self.reason.setWordWrap(True)
        self.device, self.precision = _picker(DEVICES), _picker(PRECISIONS)
        for picker in (self.device, self.precision):
            picker.currentIndexChanged.connect(self._take_choice)
        self._lay_out()
        self.retranslate()

    @property
    def chosen_device(self) -> str:
        """As the settings call it."""
        return DEVICES[self.device.currentIndex()]

    @property
    def chosen_precision(self) -> str:
        """As the settings call it."""
        return PRECISIONS[self.precision.currentIndex()]

    def choose(self, device: str, precision: str) -> None:
        """Shows what the settings say."""
        for picker, row in (
            (self.device, DEVICES.index(device)),
            (self.precision, PRECISIONS.index(precision)),
        ):
            picker.blockSignals(True)
            picker.setCurrentIndex(row)
            picker.blockSignals(False)
        self._show_memory()

    def show_model(self, model: ModelInfo | None, *, in_use: bool, running: EngineFacts | None) -> None:
        """`running` has the facts of the model where it is the one that is loaded."""
        self._model, self._in_use, self._running_facts = model, in_use, running
        self.retranslate()

    def show_devices(self, devices: dict[str, str]) -> None:
        """What was found on this machine: what is not there cannot be chosen, and says why."""
        self._devices = devices
        self.retranslate()

    # -- words -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Every text again."""
        words = (
            self.tr("State"),
            self.tr("Size"),
            self.tr("Licence"),
            self.tr("Folder") if self._model is not None and is_here(self._model) else self.tr("From"),
            self.tr("Device"),
            self.tr("Precision"),
            self.tr("Memory"),
        )
        for label, text in zip(self._names, words, strict=True):
            label.setText(text)
        self.device.setAccessibleName(self.tr("Device"))
        self.precision.setAccessibleName(self.tr("Precision"))
        for row, device in enumerate(DEVICES):
            self._show_device(row, device)
        for row, precision in enumerate(PRECISIONS):
            self.precision.setItemText(row, precision_word(precision))
        self._show_reason()
        self._show_model()

    def _show_model(self) -> None:
        model = self._model
        self.setVisible(model is not None)
        if model is None:
            return
        self.title.setText(model.name)
        self.state.setText(state_word(model, in_use=self._in_use))
        self.file_size.setText(size_word(model))
        self.licence.setText(licence_word(model.licence))
        self.origin.setText(_origin(model))
        self._show_memory()

    def _show_memory(self) -> None:
        model = self._model
        if model is None:
            return
        running = self._running_facts
        if running is not None:
            used, load = f"{running.memory_mb:.0f} MB", f"{running.load_s:.1f} s"
            self._say_memory(self.tr("{used} in use, loaded in {load}").format(used=used, load=load), "value")
            return
        needed = estimated_bytes(
            model.size_bytes, self._real_precision(), model.path if is_here(model) else None
        )
        free = free_bytes()
        words = self.tr("about {needed} needed, {free} free")
        if needed > free:
            words = self.tr("about {needed} needed, only {free} free")
        words = words.format(needed=gigabytes(needed), free=gigabytes(free))
        self._say_memory(words, "warning" if needed > free else "value")

    def _say_memory(self, words: str, kind: str) -> None:
        self.memory.setText(words)
        self.memory.setProperty("kind", kind)
        self.memory.style().polish(self.memory)

    def _show_device(self, row: int, device: str) -> None:
        line = (self._devices or {}).get(device, "")
        is_missing = line.startswith(_NOT_HERE)
        words = device_word(device)
        self.device.setItemText(
            row, self.tr("{device}: not here").format(device=words) if is_missing else words
        )
        model = self.device.model()
        assert isinstance(model, QStandardItemModel)
        model.item(row).setEnabled(not is_missing)
        why = translated_text(line.removeprefix(_NOT_HERE)) if is_missing else ""
        model.item(row).setToolTip(why)

    def _show_reason(self) -> None:
        """Which device "automatic" means here, and why: most of all, why it is the CPU."""
        devices = self._devices
        if devices is None:
            self.reason.setText(self.tr("Looking for devices…"))
        elif "problem" in devices:
            self.reason.setText(devices["problem"])
        else:
            device, _, rest = devices.get("auto", "").partition(", ")
            precision, _, reason = rest.partition(", ")
            words = self.tr("Automatic is {device}, {precision}: {reason}.")
            shown = device.upper() if device in ("cpu", "mps", "cuda") else device
            self.reason.setText(
                words.format(device=shown, precision=precision, reason=translated_text(reason))
            )

    def _real_precision(self) -> str:
        """What "automatic" will be, where that is known."""
        if self.chosen_precision != "auto":
            return self.chosen_precision
        line = (self._devices or {}).get(self.chosen_device, "")
        return line.split(", ")[1] if line.count(", ") and not line.startswith(_NOT_HERE) else "bf16"

    def _take_choice(self) -> None:
        self._show_memory()
        self.changed.emit()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        fields: tuple[QWidget, ...] = (
            self.state,
            self.file_size,
            self.licence,
            self.origin,
            self.device,
            self.precision,
            self.memory,
        )
        for name, field in zip(self._names, fields, strict=True):
            form.addRow(name, field)
            name.setBuddy(field)
            name.setMinimumHeight(28 if isinstance(field, QComboBox) else 0)
        form.insertRow(5, QLabel(), self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(form)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _origin(model: ModelInfo) -> str:
    """Where it comes from, or, for what is here, where it lies."""
    if model.path is None or not is_here(model):
        return translated_text(model.source)
    home = Path.home()
    return f"~/{model.path.relative_to(home)}" if model.path.is_relative_to(home) else str(model.path)


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _value() -> QLabel:
    label = _label("value")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _picker(rows: tuple[str, ...]) -> QComboBox:
    picker = QComboBox()
    picker.addItems([""] * len(rows))
    picker.setMinimumHeight(28)
    picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return picker
