"""The window with everything that works on it: commands, dialogs and the session. GUI thread.

`app.application` makes one; the parts know the window, the window does not know them.
"""

from __future__ import annotations

from app.windows.capture.captures import Captures
from app.windows.capture.live_region import LiveRegion
from app.windows.commands import Commands
from app.windows.dialogs import Dialogs
from app.windows.main_window import MainWindow
from app.windows.services import Services
from app.windows.session import Session


class Desk:
    """One window and its parts; they end with it."""

    def __init__(self, services: Services) -> None:
        self.window = MainWindow(services)
        self.dialogs = Dialogs(self.window, services)
        self.session = Session(self.window, services)
        self.captures = Captures(self.window, services)
        self.live_region = LiveRegion(self.window, self.captures, services)
        self.commands = Commands(self.window, self.dialogs, self.captures, self.live_region, services)
        self.window.picture_pasted.connect(self.captures.open_pasted)
        self.dialogs.open_conversation.connect(self.session.open_conversation)
        self.commands.show_state()
