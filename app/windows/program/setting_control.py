"""The control of one setting, made from its row in the table: a switch, a list, a number or a line of text.

Made by `app.windows.program.settings_dialog`. What is changed here is applied at once. GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QKeySequenceEdit,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from app.settings import Settings
from app.settings_table import Setting
from app.theme import Theme
from app.translations import setting_words
from app.windows.program.switch import Switch

_WIDTH = 184


class SettingControl(QObject):
    """Joins one setting and its widget in both directions."""

    def __init__(self, setting: Setting, settings: Settings, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._setting, self._settings = setting, settings
        self.widget = self._made(theme)
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widget.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """The words again; the value stays."""
        setting, widget = self._setting, self.widget
        widget.setAccessibleName(setting_words(setting.label))
        widget.setAccessibleDescription(setting_words(setting.help))
        if isinstance(widget, QKeySequenceEdit):
            line = widget.findChild(QLineEdit)  # what has the focus, and is read aloud
            if line is not None:
                line.setAccessibleName(setting_words(setting.label))
        if isinstance(widget, QComboBox):
            for at, name in enumerate(setting.names or setting.allowed):
                widget.setItemText(at, setting_words(str(name)))
        elif isinstance(widget, QSpinBox | QDoubleSpinBox):
            widget.setSuffix(f" {setting_words(setting.unit)}" if setting.unit else "")
            widget.setSpecialValueText(setting_words(setting.lowest_name) if setting.lowest_name else "")
        self.show_value()

    def show_value(self) -> None:
        """What the settings hold."""
        value, widget = self._settings.get(self._setting.key), self.widget
        widget.blockSignals(True)
        if isinstance(widget, QCheckBox):
            widget.setChecked(value)
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(self._setting.allowed.index(value))
        elif isinstance(widget, QSpinBox | QDoubleSpinBox):
            widget.setValue(value)
        elif isinstance(widget, QLineEdit):
            widget.setText(value)
        elif isinstance(widget, QKeySequenceEdit):
            widget.setKeySequence(QKeySequence(value, QKeySequence.SequenceFormat.PortableText))
        widget.blockSignals(False)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page of settings; it never changes one on the way."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _made(self, theme: Theme) -> QWidget:
        if self._setting.kind is bool:
            switch = Switch(theme)
            switch.toggled.connect(self._take)
            return switch
        widget: QWidget
        if self._setting.is_keys:
            widget = self._keys()
        elif self._setting.allowed:
            widget = self._list()
        elif self._setting.kind is str:
            widget = QLineEdit()
            widget.editingFinished.connect(lambda: self._take(widget.text()))
        else:
            widget = self._number()
        widget.setFixedWidth(_WIDTH)
        widget.setMinimumHeight(28)
        return widget

    def _keys(self) -> QKeySequenceEdit:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        line = edit.findChild(QLineEdit)
        if line is not None:
            line.setProperty("kind", "field")
        edit.keySequenceChanged.connect(
            lambda keys: self._take(keys.toString(QKeySequence.SequenceFormat.PortableText))
        )
        return edit

    def _list(self) -> QComboBox:
        box = QComboBox()
        box.addItems([""] * len(self._setting.allowed))
        box.currentIndexChanged.connect(lambda at: self._take(self._setting.allowed[at]))
        return box

    def _number(self) -> QSpinBox | QDoubleSpinBox:
        setting = self._setting
        assert setting.lowest is not None and setting.highest is not None, setting.key
        box: QSpinBox | QDoubleSpinBox
        if setting.kind is int:
            box = QSpinBox()
            box.setRange(int(setting.lowest), int(setting.highest))
            box.setSingleStep(int(setting.step))
        else:
            box = QDoubleSpinBox()
            box.setDecimals(1)
            box.setRange(setting.lowest, setting.highest)
            box.setSingleStep(setting.step)
        box.setKeyboardTracking(False)  # half a number is not a choice
        box.valueChanged.connect(self._take)
        return box

    def _take(self, value: object) -> None:
        if isinstance(value, float):
            value = round(value, 4)
        if self._setting.accepts(value):
            self._settings.set(self._setting.key, value)
