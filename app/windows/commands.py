"""Joins the actions of the menus and shortcuts with what they do. GUI thread; made once, by `Desk`.

Most commands go to the tab in front, which is looked up when the command is given.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from app.capture_request import CaptureRequest
from app.windows.capture.captures import Captures
from app.windows.capture.live_region import LiveRegion
from app.windows.dialogs import Dialogs
from app.windows.main_window import MainWindow
from app.windows.services import Services

_DELAY_S = 3.0  # as the action says
_TOOLS = ("region", "text", "pan")


class Commands(QObject):
    """What the actions do."""

    def __init__(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        captures: Captures,
        live_region: LiveRegion,
        services: Services,
    ) -> None:
        super().__init__(window)
        self._captures, self._live_region = captures, live_region
        self._window, self._dialogs, self._services = window, dialogs, services
        self._settings = services.settings
        self._actions = window.actions_by_name
        for name, command in self._plain().items():
            self._actions[name].triggered.connect(lambda _=False, command=command: command())
        self._join_toggles()
        window.state_changed.connect(self.show_state)
        window.page_menu_wanted.connect(self._show_page_menu)
        self._actions.submenu("recent").aboutToShow.connect(self._fill_recent)
        self._actions.submenu("quick_actions").aboutToShow.connect(self._fill_quick_actions)
        self._actions.submenu("cameras").menuAction().setVisible(False)  # until one is found
        self._actions.menu("capture").aboutToShow.connect(self._fill_cameras)

    def show_state(self) -> None:
        """Which commands make sense now, and which are on."""
        tab, actions = self._window.tab, self._actions
        has_document = tab.document is not None
        for name in _OF_DOCUMENTS:
            actions[name].setEnabled(has_document)
        has_turns = bool(tab.conversation.turns)
        for name in ("regenerate", "copy_answer", "copy_conversation", "new_conversation", "export"):
            actions[name].setEnabled(has_turns)
        actions["regenerate"].setEnabled(has_turns and has_document)
        actions["reopen_closed"].setEnabled(self._window.tabs.has_closed)
        actions["unload_model"].setEnabled(self._services.engine.facts is not None)
        actions["load_model"].setEnabled(self._services.engine.facts is None)
        actions[f"tool_{tab.viewport.tool}"].setChecked(True)
        back, forward = tab.trail
        actions["back"].setEnabled(back)
        actions["forward"].setEnabled(forward)

    # -- the table -------------------------------------------------------------------------------------

    def _plain(self) -> dict[str, Callable[[], object]]:
        window = self._window
        dialogs = self._dialogs
        view = lambda: window.tab.viewport  # noqa: E731  # the one in front when the command comes
        panel = lambda: window.tab.panel  # noqa: E731
        return {
            "open": window.choose_files,
            "reopen_closed": window.tabs.reopen_closed,
            "sample": window.open_sample,
            "paste": window.paste,
            "close_tab": window.tabs.close_front,
            "settings": dialogs.settings,
            "quit": window.close,
            "copy": self._copy,
            "copy_flowing": lambda: self._copy_text(view().selected_text(flowing=True)),
            "select_all": lambda: view().select_page_text(),
            "find": lambda: window.tab.find_bar.open_with(view().selected_text(flowing=True)[:200]),
            "find_next": lambda: window.tab.find_bar.find_next(),
            "find_previous": lambda: window.tab.find_bar.find_previous(),
            "capture_region": lambda: self._captures.start(CaptureRequest("region")),
            "capture_window": lambda: self._captures.start(CaptureRequest("window")),
            "capture_screen": lambda: self._captures.start(CaptureRequest("screen")),
            "capture_again": self._captures.again,
            "capture_later": lambda: self._captures.start(CaptureRequest("region", _DELAY_S)),
            "live_region": self._live_region.open,
            "zoom_in": lambda: view().zoom_in(),
            "zoom_out": lambda: view().zoom_out(),
            "actual_size": lambda: view().set_zoom(1.0),
            "fit_width": lambda: view().fit_width(),
            "fit_page": lambda: view().fit_page(),
            "rotate_right": lambda: window.tab.rotate(1),
            "rotate_left": lambda: window.tab.rotate(-1),
            "answers_larger": lambda: panel().zoom_answers(1),
            "answers_smaller": lambda: panel().zoom_answers(-1),
            "next_page": lambda: view().go_to_page(view().current_page + 1),
            "previous_page": lambda: view().go_to_page(view().current_page - 1),
            "first_page": lambda: view().go_to(0, None),
            "last_page": self._go_to_last_page,
            "go_to_page": window.status.page.focus,
            "back": lambda: view().back(),
            "forward": lambda: view().forward(),
            "next_tab": lambda: window.tabs.step(1),
            "previous_tab": lambda: window.tabs.step(-1),
            "next_pane": self._next_pane,
            "focus_question": self._focus_question,
            "stop": self._stop,
            "regenerate": lambda: window.tab.questions.regenerate_last(),
            "copy_answer": lambda: panel().copy_last_answer(),
            "copy_conversation": lambda: panel().copy_all(),
            "new_conversation": self._begin_anew,
            "history": dialogs.history,
            "export": dialogs.export,
            "edit_prompts": dialogs.prompts,
            "models": dialogs.models,
            "load_model": window.model.load,
            "unload_model": self._services.engine.unload,
            "copy_latency": lambda: self._copy_text(self._services.engine.timings.as_json()),
            "shortcuts": dialogs.shortcuts,
            "show_log": dialogs.log,
            "about": dialogs.about,
        }

    def _join_toggles(self) -> None:
        for toggle, setting in {
            "show_latency": "show_latency",
            "invert": "invert_pages",
            "private_mode": "private_mode",
            "side_panel": "side_panel_shown",
            "chat_panel": "panel_shown",
        }.items():
            self._follow_setting(self._actions[toggle], setting)
        self._actions["full_screen"].toggled.connect(self._window.show_full_screen)
        tools = QActionGroup(self)
        for name in _TOOLS:
            action = self._actions[f"tool_{name}"]
            tools.addAction(action)
            action.triggered.connect(lambda _=False, name=name: self._window.tab.viewport.set_tool(name))

    def _follow_setting(self, action: QAction, setting: str) -> None:
        action.setChecked(self._settings.get(setting))
        action.toggled.connect(lambda on: self._settings.set(setting, on))
        self._settings.changed.connect(
            lambda key, value: action.setChecked(value) if key == setting else None
        )

    # -- commands that take more than one call ---------------------------------------------------------

    def _copy(self) -> None:
        """What is selected where the focus is, else on the page: text, or the region as a picture."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPlainTextEdit | QTextEdit | QLineEdit):
            focused.copy()
            return
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            self._copy_text(focused.selectedText())
            return
        viewport = self._window.tab.viewport
        text = viewport.selected_text()
        if text:
            self._copy_text(text)
            return
        picture = viewport.region_picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture)
            self._window.say(self.tr("The region was copied as a picture"))

    def _copy_text(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._window.say(self.tr("Copied"))

    def _go_to_last_page(self) -> None:
        document = self._window.tab.document
        if document is not None:
            self._window.tab.viewport.go_to(document.page_count - 1, None)

    def _focus_question(self) -> None:
        self._settings.set("panel_shown", True)
        self._window.tab.panel.focus_question()

    def _begin_anew(self) -> None:
        self._window.tab.questions.begin_anew()
        self._focus_question()

    def _stop(self) -> None:
        """Esc: the answer, else what was marked on the page, else full screen."""
        tab = self._window.tab
        if tab.questions.stop():
            return
        if tab.viewport.region is not None or tab.viewport.selected_text():
            tab.viewport.clear_marked()
        elif self._window.isFullScreen():
            self._actions["full_screen"].setChecked(False)

    def _next_pane(self) -> None:
        """Pages, conversation, side panel: the next one that is shown gets the focus."""
        tab = self._window.tab
        panes: list[tuple[QWidget, QWidget]] = [
            (tab.pages, tab.viewport),
            (tab.panel, tab.panel.composer.box),
            (tab.side_panel, tab.side_panel),
        ]
        shown = [pane for pane in panes if pane[0].isVisible()]
        focused = QApplication.focusWidget()
        at = next((i for i, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)), -1)
        shown[(at + 1) % len(shown)][1].setFocus()

    # -- menus whose content changes -------------------------------------------------------------------

    def _show_page_menu(self, point: QPoint) -> None:
        """What can be done with the page, the region or the text under the pointer."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in _PAGE_MENU:
            menu.addActions([self._actions[name] for name in group])
            menu.addSeparator()
        menu.addMenu(self._actions.submenu("quick_actions"))
        menu.popup(point)

    def _fill_recent(self) -> None:
        menu = self._actions.submenu("recent")
        menu.clear()
        for path in self._services.recent.files():
            action = menu.addAction(_shown(path))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._window.open_file(path))
        menu.addSeparator()
        forget = menu.addAction(self.tr("Clear the list"))
        forget.setEnabled(bool(self._services.recent.files()))
        forget.triggered.connect(lambda: self._services.recent.forget())

    def _fill_cameras(self) -> None:
        """There is an entry only where a camera is plugged in, and Qt Multimedia is installed to see it."""
        from app.capture.cameras import cameras

        menu = self._actions.submenu("cameras")
        menu.clear()
        for camera in cameras():
            action = menu.addAction(camera.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, camera=camera: self._live_region.open_camera(camera))
        menu.menuAction().setVisible(not menu.isEmpty())

    def _fill_quick_actions(self) -> None:
        menu = self._actions.submenu("quick_actions")
        menu.clear()
        menu.addActions(self._window.tab.panel.sending_actions())


_PAGE_MENU = (
    ("focus_question",),
    ("copy", "copy_flowing", "select_all", "find"),
    ("tool_region", "tool_text", "tool_pan"),
    ("fit_width", "fit_page", "rotate_right", "rotate_left", "invert"),
    ("back", "forward"),
)
_OF_DOCUMENTS = (
    "copy_flowing", "select_all", "find", "find_next", "find_previous", "zoom_in", "zoom_out", "actual_size",
    "fit_width", "fit_page", "rotate_right", "rotate_left", "next_page", "previous_page", "first_page",
    "last_page", "go_to_page",
)  # fmt: skip


def _shown(path: Path) -> str:
    """Name and folder, short enough for a menu."""
    folder = str(path.parent).replace(str(Path.home()), "~", 1)
    folder = folder if len(folder) <= 48 else f"…{folder[-47:]}"
    return f"{path.name}   {folder}".replace("&", "&&")
