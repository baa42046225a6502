"""The settings dialog is the table: each row has a control, applied at once, searched and restored."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QKeySequenceEdit, QLineEdit, QSpinBox

from app.settings import Settings
from app.settings_table import TABLE, Setting
from app.theme import Theme
from app.windows.program.setting_control import SettingControl
from app.windows.program.settings_dialog import SettingsDialog
from app.windows.program.switch import Switch

pytestmark = pytest.mark.gui
SHOWN = [setting for setting in TABLE if setting.label]


@pytest.fixture
def settings():
    return Settings(None)


@pytest.fixture
def dialog(qapp, qtbot, settings):
    made = SettingsDialog(settings, Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    return made


def shown_rows(dialog) -> list[str]:
    return [row.setting.key for group in dialog.groups for row in group.rows if row.isVisible()]


def test_every_setting_with_words_has_a_row_in_a_group_and_no_other(dialog):
    assert shown_rows(dialog) == [setting.key for setting in SHOWN]
    assert all(setting.group for setting in SHOWN)
    assert len({group.title.text() for group in dialog.groups}) == len(dialog.groups)


@pytest.mark.parametrize("setting", [s for s in SHOWN if not s.is_of_model], ids=lambda s: s.key)
def test_a_change_is_applied_at_once_and_told_outside_changes_are_shown(dialog, settings, qtbot, setting):
    row = dialog.row(setting.key)
    widget, before = row.widget, settings.get(setting.key)
    if isinstance(widget, Switch):
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert settings.get(setting.key) is not before
    elif isinstance(widget, QComboBox):
        qtbot.keyClick(widget, Qt.Key.Key_Down)
        assert settings.get(setting.key) == setting.allowed[1]
    elif isinstance(widget, QKeySequenceEdit):
        qtbot.keyClick(widget, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
        assert settings.get(setting.key) == "Ctrl+F9"
    else:
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Up)
        assert settings.get(setting.key) == pytest.approx(before + setting.step)
    settings.set(setting.key, before)
    shown = {
        Switch: lambda: widget.isChecked(),
        QComboBox: lambda: setting.allowed[widget.currentIndex()],
        QSpinBox: lambda: widget.value(),
        QDoubleSpinBox: lambda: widget.value(),
        QKeySequenceEdit: lambda: widget.keySequence().toString(),
    }[type(widget)]()
    assert shown == before


def test_a_hotkey_can_be_cleared_and_what_came_of_it_is_said(dialog, settings, qtbot):
    row = dialog.row("capture_keys")
    row.widget.clear()
    assert settings.get("capture_keys") == ""
    assert not row.note.isVisible()
    dialog.show_note("capture_keys", "Another program already uses it.")
    assert row.note.isVisible() and row.note.text() == "Another program already uses it."
    dialog.show_note("capture_keys", "")
    assert not row.note.isVisible()


def test_a_number_is_taken_when_it_is_complete(dialog, settings, qtbot):
    box = dialog.row("max_new_tokens").widget
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "12")
    assert settings.get("max_new_tokens") == 256
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert settings.get("max_new_tokens") == 12
    assert dialog.isVisible()


def test_a_line_of_text_is_a_field(qapp, qtbot, settings):
    row = Setting("window_geometry", str, "", "Name", "Of something.")
    control = SettingControl(row, settings, Theme(qapp, "light"), settings)
    qtbot.addWidget(control.widget)
    assert isinstance(control.widget, QLineEdit)
    qtbot.keyClicks(control.widget, "abc")
    qtbot.keyClick(control.widget, Qt.Key.Key_Return)
    assert settings.get("window_geometry") == "abc"


def test_the_wheel_never_changes_a_setting_on_the_way(dialog, settings):
    box = dialog.row("answer_zoom").widget
    box.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert settings.get("answer_zoom") == 100


@pytest.mark.parametrize("key", ["model", "device", "precision"])
def test_what_belongs_to_the_model_leads_to_its_dialog(dialog, settings, qtbot, key):
    with qtbot.waitSignal(dialog.models_wanted):
        qtbot.mouseClick(dialog.row(key).button, Qt.MouseButton.LeftButton)
    settings.set("model", "FastVLM-0.5B")
    assert dialog.row("model").button.text() == "FastVLM-0.5B…"


def test_a_search_leaves_the_rows_that_hold_its_words(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "READ ahead memory")
    assert shown_rows(dialog) == ["encoded_pages_mb"]
    dialog.search.setText("deutsch")
    assert shown_rows(dialog) == ["language"]
    dialog.search.setText("privacy")
    assert shown_rows(dialog) == ["private_mode", "update_check"]


def test_a_search_without_a_match_says_so_and_escape_ends_it(dialog, qtbot):
    dialog.search.setText("xyzzy")
    assert shown_rows(dialog) == []
    assert dialog.nothing.isVisible()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(shown_rows(dialog)) == len(SHOWN)
    assert not dialog.nothing.isVisible()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_defaults_come_back_and_what_was_chosen_too(dialog, settings, qtbot):
    settings.set("theme", "dark")
    settings.set("temperature", 0.5)
    settings.set("panel_width", 500)
    assert not dialog.undo_button.isVisible()
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert (settings.get("theme"), settings.get("temperature")) == ("system", 0.0)
    assert settings.get("panel_width") == 500
    qtbot.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert (settings.get("theme"), settings.get("temperature")) == ("dark", 0.5)
    assert not dialog.undo_button.isVisible()


def test_restoring_twice_still_undoes_the_first(dialog, settings, qtbot):
    settings.set("theme", "dark")
    for _ in range(2):
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    assert settings.get("theme") == "dark"


def test_tab_goes_through_all_controls_in_their_order(dialog, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.search)
    reached = []
    for _ in SHOWN:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
    assert reached == [dialog.row(setting.key).widget for setting in SHOWN]
