"""Makes every picture of the program in the documents, from the program as it is: the real window, reader
process, engine thread and bundled model, drawn offscreen, each scene in light and in dark.

`python3 dev.py screenshots` runs it (GUI thread; a minute). It shows nothing on the screen, keeps its
settings and history in a folder that it removes, and needs no network. The times in the pictures are those of
the machine it ran on: run it on one that does nothing else.

    python docs/make_screenshots.py [--into FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QDialog, QWidget

    from app.application import Application
    from app.windows.document_tab import DocumentTab
    from app.windows.live.live_window import LiveWindow

ROOT = Path(__file__).resolve().parent.parent
LARGEST_BYTES = 120_000
WIDTH, HEIGHT = 1200, 750
SCREEN = {
    "name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip
THEMES = ("light", "dark")
LIMIT_S = 120.0
SETTLE_S, TURN_MS = 0.5, 20
COLOURS = (256, 192, 128, 96, 64)  # fewer until a picture is small enough
DIALOG_SIZES = {"settings": (760, 700), "models": (820, 460), "history": (940, 620), "shortcuts": (980, 720)}


def main() -> int:
    parser = argparse.ArgumentParser(description="Makes the screenshots of the documents.")
    parser.add_argument(
        "--into", type=Path, default=ROOT / "docs" / "images", help="the folder that gets them"
    )
    into = parser.parse_args().into
    with tempfile.TemporaryDirectory() as own, only_here(Path(own)):
        studio = Studio(into, Path(own))
        try:
            studio.photograph_all()
        finally:
            studio.close()
        print(f"{studio.count} pictures in {into}", flush=True)
        studio.application.leave_threads(0)
    return 0


@contextmanager
def only_here(folder: Path) -> Iterator[None]:
    """A screen that nobody sees, one pixel for a point, and folders that are gone afterwards."""
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCREEN_SCALE_FACTORS", "QT_SCALE_FACTOR"):
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    for name in ("DATA", "CONFIG", "CACHE", "LOG", "MODELS"):
        os.environ[f"DOCENT_{name}_DIR"] = str(folder / name.lower())
    yield


class Studio:
    """One running program, and the scenes that are taken of it."""

    def __init__(self, into: Path, own: Path) -> None:
        from app.application import Application, qt_application

        qt = qt_application()
        qt.setCursorFlashTime(0)
        self.into, self.own, self.count = into, own, 0
        self.application: Application = Application(qt)
        self.settings = self.application.settings
        self.desk, self.window = self.application.desk, self.application.window
        self.settings.set("language", "en")
        self.settings.set("capture_keys", "")  # nothing is taken from the desktop
        self.settings.set("unload_after_minutes", 0)

    def close(self) -> None:
        self.application.close()

    def photograph_all(self) -> None:
        """Every scene, in an order in which each finds what it needs: the first ones fill the history."""
        self._start()
        self._answers()
        self._other_documents()
        self._report()
        self._dialogs()
        self._live_region()

    # -- the scenes ------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.window.resize(WIDTH, HEIGHT)
        self.application.show([])
        self.wait(lambda: self.application.engine.facts is not None, "the model")
        self.wait(lambda: self.window.document is not None, "the sample document")
        self.settle(1.0)
        self.shoot("guide/start", self._window_picture)
        self._capture_overlay()

    def _answers(self) -> None:
        window = self.window
        window.tab.ask_example()
        self._await_answer()
        self.window.resize(1280, 800)
        window.pill.setChecked(True)
        self.settle(1.0)
        self.shoot("window", self._fresh_window_picture)
        self.shoot("guide/latency", self._pill_picture)
        window.pill.setChecked(False)
        self.window.resize(WIDTH, HEIGHT)
        window.tab.questions.ask("What is the VAT?")
        self._await_answer()
        self.settle(1.0)
        self.shoot("guide/answer", self._window_picture)
        panel = window.panel
        panel.composer.preview_wanted.emit()
        self.wait(lambda: panel.seen.picture.isVisible(), "what the model sees")
        self.shoot("guide/seen", lambda: self._with_popup(panel.seen))
        panel.seen.hide()
        window.tab.find_bar.open_with("total")
        self.settle(1.0)
        self.shoot("guide/find", self._window_picture)
        window.tab.find_bar.dismiss()

    def _other_documents(self) -> None:
        """A question about each other sample, which also fills the history."""
        for sample in self.application.samples[1:4]:
            tab = self.window.open_file(sample.path)
            self.wait(lambda tab=tab: tab.document is not None, sample.path.name)  # type: ignore[misc]
            tab.ask_example() if sample.region else tab.questions.ask(sample.question)
            self._await_answer()
        self.settle(1.0)
        self.shoot("guide/page", self._window_picture)

    def _report(self) -> None:
        """A document of several pages with an outline, joined from pages of the tests."""
        from screenshot_props import write_report

        path = self.own / "annual report.pdf"
        write_report(path)
        tab = self.window.open_file(path)
        self.wait(lambda: tab.document is not None, "the report")
        self.settings.set("side_panel_shown", True)
        self.settle()
        tab.viewport.fit_page()
        self.settle(2.0)
        self.shoot("guide/side-panel", self._window_picture)
        self.settings.set("side_panel_shown", False)

    def _dialogs(self) -> None:
        for name, (width, height) in DIALOG_SIZES.items():
            getattr(self.desk.dialogs, name)()
            dialog = self._dialog()
            dialog.resize(width, height)
            self.wait(lambda dialog=dialog: not looks_for_devices(dialog), "the devices")  # type: ignore[misc]
            self.settle()
            leave_out_folders(dialog)
            self.shoot(f"guide/{name}", lambda dialog=dialog: dialog.grab().toImage())  # type: ignore[misc]
            dialog.close()
            self.settle()

    def _capture_overlay(self) -> None:
        """Over a made-up desktop: offscreen there is no real one."""
        from PySide6.QtCore import QPointF, Qt
        from screenshot_props import made_up_desktop

        from app.capture.captured import Mode
        from app.capture.frozen_screen import freeze
        from app.capture.screens import Area, Screen
        from app.capture.selection_overlay import SelectionOverlay

        desktop = made_up_desktop(self._window_picture(), WIDTH, HEIGHT)
        (frozen,) = freeze(
            desktop, (0, 0), [Screen("one", Area(0, 0, desktop.width(), desktop.height()), (0, 0), 1.0)]
        )
        overlay = SelectionOverlay(frozen, [], Mode.REGION, self.application.theme)
        overlay.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        overlay.resize(desktop.size())
        overlay.show()
        overlay.selection.press(330, 262)
        overlay.point_at(QPointF(862, 410))
        self.settle()
        self.shoot("guide/capture", lambda: overlay.grab().toImage())
        overlay.blockSignals(True)
        overlay.close()
        overlay.deleteLater()

    def _live_region(self) -> None:
        """The live region's window over a screen that plays three pictures."""
        from screenshot_props import PlayedScreen

        from app.capture.frame_changes import Patience
        from app.capture.live_watcher import LiveWatcher
        from app.capture.screens import Area
        from app.windows.live.live_window import LiveWindow

        screen = PlayedScreen()
        self.settings.set("live_question", "What is the total?")
        watcher = LiveWatcher(
            screen, Area(0, 0, 640, 240), patience=Patience(0.1, 0.3, 5.0), on_battery=lambda: False
        )
        window: LiveWindow = LiveWindow(watcher, self.application.desk.window._services)
        window.show()
        for number, amount in enumerate(("451.00", "572.00", "618.20")):
            screen.amount = amount
            self.wait(lambda wanted=number + 1: window.log.model().rowCount() >= wanted, amount)  # type: ignore[misc]
            self.settle(1.2)
        window.resize(480, 800)
        self.settle(1.5)
        self.shoot("guide/live", lambda: window.grab().toImage())
        window.close()
        self.settle()

    # -- how they are taken ----------------------------------------------------------------------------

    def shoot(self, name: str, draw: Callable[[], QImage]) -> None:
        """The scene in every theme."""
        for theme in THEMES:
            self.settings.set("theme", theme)
            self.settle()
            keep(draw(), self.into / f"{name}-{theme}.png")
            self.count += 1
        self.settings.set("theme", "light")
        self.settle()

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Lets the program go on until it is so."""
        end = time.monotonic() + LIMIT_S
        while not is_so():
            if time.monotonic() > end:
                raise SystemExit(f"error: {what} did not come within {LIMIT_S:.0f} s")
            self._turn()

    def settle(self, seconds: float = SETTLE_S) -> None:
        """Lets animations end, and what was begun be drawn."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._turn()

    def _turn(self) -> None:
        """A loop of its own: without one, what is to be deleted later never is."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(TURN_MS, loop.quit)
        loop.exec()

    def _await_answer(self) -> None:
        from app.conversation.conversation import Stage

        tab: DocumentTab = self.window.tab
        self.wait(lambda: bool(tab.conversation.turns) and tab.conversation.running is None, "an answer")
        turn = tab.conversation.turns[-1]
        if turn.stage is not Stage.DONE:
            raise SystemExit(f"error: {turn.question.text} was not answered: {turn.error}")

    def _dialog(self) -> QDialog:
        from PySide6.QtWidgets import QDialog

        shown = [w for w in self.application.qt.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return shown[0]

    def _window_picture(self) -> QImage:
        return self.window.grab().toImage()

    def _fresh_window_picture(self) -> QImage:
        """The window with its pill as it is just after an answer."""
        turn = self.window.conversation.turns[-1]
        assert turn.answer is not None
        self.window.pill.set_stage(turn.stage, turn.part)
        self.window.pill.set_answer(turn.answer)
        self.settle(0.4)
        return self._window_picture()

    def _pill_picture(self) -> QImage:
        """The pill and its card, with a margin of the page around them."""
        from PySide6.QtCore import QPoint, QRect

        area = QRect()
        widget: QWidget
        for widget in (self.window.pill, self.window.pill.card):
            area = area.united(QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size()))
        return self._window_picture().copy(area.adjusted(-24, -8, 24, 16))

    def _with_popup(self, popup: QWidget) -> QImage:
        """The window with a popup over it: a grab of the one has not the other."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QPainter

        picture = self._window_picture()
        at = popup.pos() - self.window.mapToGlobal(QPoint(0, 0))
        at.setX(min(at.x(), picture.width() - popup.width() - 12))  # as at the right edge of a screen
        painter = QPainter(picture)
        painter.drawPixmap(at, popup.grab())
        painter.end()
        return picture


def looks_for_devices(dialog: QDialog) -> bool:
    """Whether the model dialog does not know yet where a model could run."""
    from PySide6.QtWidgets import QLabel

    return any(label.text().startswith("Looking for devices") for label in dialog.findChildren(QLabel))


def leave_out_folders(dialog: QDialog) -> None:
    """Where the repository of whoever runs this lies is not for the documents."""
    from PySide6.QtWidgets import QLabel

    for label in dialog.findChildren(QLabel):
        if str(ROOT) in label.text():
            label.setText(label.text().replace(str(ROOT), "…"))


def keep(image: QImage, path: Path) -> None:
    """Writes a picture with as many colours as its size allows."""
    from PIL import Image
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in COLOURS:
        out = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST_BYTES:
            break
    else:
        raise SystemExit(f"error: {path.name} takes {out.tell()} bytes with {COLOURS[-1]} colours")
    path.write_bytes(out.getvalue())


if __name__ == "__main__":
    sys.exit(main())
