"""What starts a capture while another program is in front: the hotkey and the tray. GUI thread;
`app.application` makes it once the window is drawn, and owns it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.capture.hotkeys import Hotkey, make_hotkey
from app.capture_request import CaptureRequest
from app.errors import UserError
from app.theme import Theme
from app.translations import translated
from app.windows.background import Background
from app.windows.capture.tray import Tray


class WaysIn(QObject):
    """Joins both into one signal."""

    capture_wanted = Signal(object)  # CaptureRequest
    show_wanted = Signal()
    quit_wanted = Signal()
    note_changed = Signal(str)  # what there is to say about the hotkey; "" where it is held as it was chosen

    def __init__(
        self, theme: Theme, parent: QObject | None = None, make: Callable[[QObject], Hotkey] = make_hotkey
    ) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self.hotkey = make(self)
        self.hotkey.pressed.connect(lambda: self.capture_wanted.emit(CaptureRequest("region")))
        self.hotkey.failed.connect(self._tell)
        self.hotkey.bound.connect(self._tell_keys)
        self.tray = Tray(theme, self)
        self.tray.capture_wanted.connect(lambda what: self.capture_wanted.emit(CaptureRequest(what)))
        self.tray.show_wanted.connect(self.show_wanted)
        self.tray.quit_wanted.connect(self.quit_wanted)

    def set_keys(self, keys: str) -> None:
        """Takes the hotkey `keys`, "" for none; `note_changed` follows, without waiting here."""
        if self.hotkey.blocks:
            self._background.run(lambda: self.hotkey.set_keys(keys), self._take_result)
        else:
            self._take_result(self.hotkey.set_keys(keys))

    def close(self) -> None:
        """Gives the keys back and takes the icon away."""
        self._background.close()
        self.hotkey.close()
        self.tray.close()

    def _take_result(self, problem: UserError | None) -> None:
        if problem is None:
            self.note_changed.emit("")
        else:
            self._tell(problem)

    def _tell(self, error: UserError) -> None:
        self.note_changed.emit(self._with_command(str(translated(error))))

    def _tell_keys(self, keys: str) -> None:
        """The desktop says which keys the person chose there."""
        if keys:
            self.note_changed.emit(self.tr("The desktop has it on {keys}.").format(keys=keys))
        else:
            self.note_changed.emit(self._with_command(self.tr("No keys are chosen in the desktop.")))

    def _with_command(self, words: str) -> str:
        command = self.hotkey.command_to_bind()
        if not command or command in words:
            return words
        return " ".join((words, self.tr("Command to bind: {command}").format(command=command)))
