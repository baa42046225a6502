"""The quiet edges of the window: the bar above with the menu and the tabs, the status line below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStatusBar, QToolButton, QWidget

from app.errors import UserError
from app.inference.engine_worker import EngineFacts
from app.theme import Theme, figure_font
from app.windows.actions import Actions


class HeaderBar(QWidget):
    """Menu, tabs, and the few commands that are needed all the time."""

    def __init__(self, actions: Actions, tabs: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(45)
        self.menu = QMenu(self)
        actions.fill(self.menu)
        self.menu_button = QToolButton()
        self.menu_button.setMenu(self.menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.menu_button)
        row.addWidget(tabs, 1)
        row.addWidget(_button(actions["open"]))
        row.addSpacing(8)
        for name in ("zoom_out", "zoom_in", "fit_width"):
            row.addWidget(_button(actions[name]))
        theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self.menu_button.setIcon(self._theme.icon("menu"))
        self.menu_button.setIconSize(QSize(20, 20))


class StatusLine(QStatusBar):
    """Model, device and state at the left; page, zoom and the promise at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setSizeGripEnabled(False)
        self.engine, self.page, self.zoom, self.private = QLabel(), QLabel(), QLabel(), QLabel()
        for label in (self.page, self.zoom):
            label.setFont(figure_font(label.font(), 12))
        self.private.setText(self.tr("nothing sent"))
        self.private.setToolTip(self.tr("Documents, questions and answers stay on this computer."))
        self.addWidget(self.engine, 1)
        for label in (self.page, self.zoom, self.private):
            self.addPermanentWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if 0 < self._share < 1:
            painter = QPainter(self)
            painter.fillRect(0, 0, round(self.width() * self._share), 2, self._theme.colour("accent"))
            painter.end()

    def show_loading(self, model: str, step: str, share: float) -> None:
        """A model is on its way into memory."""
        self._share = share
        part = f" {share * 100:.0f} %" if 0 < share < 1 else ""
        self._say(f"{model} · {step or self.tr('loading')}{part}", "muted")

    def show_ready(self, facts: EngineFacts, busy: bool) -> None:
        """The model is there."""
        self._share = 0.0
        state = self.tr("answering") if busy else self.tr("ready")
        self._say(f"{facts.model} · {machine_words(facts)} · {state}", "muted")
        self.engine.setToolTip(facts.device_reason)

    def show_error(self, error: UserError) -> None:
        """The model is not to be had."""
        self._share = 0.0
        self._say(error.what, "error")

    def show_page(self, page: int, count: int) -> None:
        """Counted from 0."""
        self.page.setText(f"{page + 1} / {count}" if count else "")
        self.page.setAccessibleName(self.tr("Page {page} of {count}").format(page=page + 1, count=count))

    def show_zoom(self, zoom: float | None) -> None:
        """1.0 is 100 %; None without a document."""
        self.zoom.setText("" if zoom is None else f"{zoom * 100:.0f} %")

    def _say(self, words: str, kind: str) -> None:
        self.engine.setText(words)
        self.update()
        if self.engine.property("kind") != kind:
            self.engine.setProperty("kind", kind)
            self.engine.style().polish(self.engine)


def machine_words(facts: EngineFacts) -> str:
    """ "CPU, bf16"."""
    device = facts.device.upper() if facts.device in ("cpu", "mps") else facts.device.replace("cuda", "CUDA")
    return f"{device}, {facts.precision}"


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setAccessibleName(action.text().rstrip("…"))
    return button
