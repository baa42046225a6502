"""Walks through windows as a screen reader or a translator would: every control, every text that is seen or
heard. Used by the tests of accessible names and of the pseudo-locale.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar,
    QTextEdit,
)  # fmt: skip
# Parts of Qt's own controls: they are named and reached with the control they belong to.
_INSIDE = {"qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button"}
_INSIDE_CLASSES = {"QLineEditIconButton", "QComboBoxPrivateContainer", "QComboBoxListView", "QTabBarPrivate"}
_LEAST_TARGET = 24


def top_levels() -> list[QWidget]:
    """The windows and dialogs on screen; menus are walked with their buttons."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and not isinstance(widget, QMenu) and not _is_inside(widget)
    ]


def controls(window: QWidget) -> list[QWidget]:
    """Every control on screen that a person can use, and whatever else takes the focus."""
    found = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [
        widget
        for widget in found
        if widget.isVisible() and not _is_inside(widget) and not _is_plain_text(widget)
    ]


def complaints(window: QWidget) -> list[str]:
    """What a person without a mouse, without sight or with an unsteady hand would stumble over."""
    found: list[str] = []
    for widget in controls(window):
        name = where(widget)
        if not spoken_name(widget):
            found.append(f"{name} has no accessible name")
        if _is_icon_only(widget) and not widget.toolTip():
            found.append(f"{name} shows an icon without a tooltip")
        if widget.isEnabled() and not _is_reached(widget):
            found.append(f"{name} is not reached by Tab")
        if (
            isinstance(widget, QAbstractButton | QComboBox)
            and min(widget.width(), widget.height()) < _LEAST_TARGET
        ):
            found.append(f"{name} is a target of {widget.width()} x {widget.height()} px")
    return found


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says for the control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else widget.accessibleName()


def where(widget: QWidget) -> str:
    """The control, told by its classes from the outside in."""
    path: list[str] = []
    current: QWidget | None = widget
    while current is not None:
        name = current.objectName()
        path.append(type(current).__name__ + (f"#{name}" if name else ""))
        current = current.parentWidget()
    shown = [part for part in reversed(path) if not part.startswith(("QWidget", "QStackedWidget"))]
    return " > ".join(shown[-4:]) + f" {spoken_name(widget)!r}"


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a window with where it is; hidden parts too, as they are shown at some time."""
    for widget in (window, *window.findChildren(QWidget)):
        if _is_inside(widget):
            continue
        for kind, text in _texts_of(widget):
            if text.strip():
                yield f"{where(widget)} {kind}", text
    for menu in set(_menus(window)):
        yield from menu_texts(menu)


def menu_texts(menu: QMenu) -> Iterator[tuple[str, str]]:
    """A menu's title and entries, and those of the menus in it."""
    yield f"menu {menu.title()!r} title", menu.title()
    for action in menu.actions():
        if not action.isSeparator():
            yield from _action_texts(action)
        if action.menu() is not None:
            yield from menu_texts(action.menu())


def _texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", widget.windowTitle() if widget.isWindow() else ""
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield "title", widget.title()
    if isinstance(widget, QSpinBox):
        yield "suffix", widget.suffix()
        yield "lowest", widget.specialValueText()
    if isinstance(widget, QComboBox):
        for at in range(widget.count()):
            yield f"item {at}", widget.itemText(at)
    if isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield f"tab {at}", widget.tabText(at)
            yield f"tooltip of tab {at}", widget.tabToolTip(at)


def _action_texts(action: QAction) -> Iterator[tuple[str, str]]:
    for kind, text in (("text", action.text()), ("tooltip", action.toolTip())):
        if text:
            yield f"action {action.objectName() or action.text()} {kind}", text


def _menus(window: QWidget) -> Iterator[QMenu]:
    for button in window.findChildren(QToolButton):
        if button.menu() is not None:
            yield button.menu()


def _is_icon_only(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or widget.icon().isNull():
        return False
    style = widget.toolButtonStyle() if isinstance(widget, QToolButton) else None
    return style == Qt.ToolButtonStyle.ToolButtonIconOnly or not widget.text()


def _is_reached(widget: QWidget) -> bool:
    """By Tab; the buttons on tabs have the shortcut of their command instead, as everywhere."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget.parent(), QTabBar)


def _is_plain_text(widget: QWidget) -> bool:
    """Text that is only to be read, as part of something that has a name."""
    return isinstance(widget, QTextEdit) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def _is_inside(widget: QWidget) -> bool:
    return widget.objectName() in _INSIDE or widget.metaObject().className() in _INSIDE_CLASSES
