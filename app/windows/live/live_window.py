"""The window of a live region: its picture, what is asked of it, the answers, and what watching costs. GUI
thread. Made by the program's window; it owns its `LiveSession`, and with it the watcher.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from app.capture.live_log import LogEntry, save
from app.capture.live_watcher import LiveWatcher
from app.capture.screens import Area
from app.errors import UserError
from app.viewport.times import format_ms
from app.windows.background import Background
from app.windows.kept_place import keep_place, restore_place
from app.windows.live.live_alert_row import LiveAlertRow
from app.windows.live.live_answer import LiveAnswer
from app.windows.live.live_layout import column_in, percent, row_of, thin_line
from app.windows.live.live_log_file import ask_log_path
from app.windows.live.live_log_view import LiveLogView
from app.windows.live.live_picture import LivePicture
from app.windows.live.live_question import LiveQuestion
from app.windows.live.live_session import LiveSession, LiveStage
from app.windows.notice import Notice
from app.windows.services import Services

_FIGURES_EVERY_MS = 1000
LOWEST_HZ, HIGHEST_HZ = 0.2, 15.0


class LiveWindow(QWidget):
    """Starts watching when it is made; closing it ends the watching and forgets what was seen."""

    closed = Signal()
    area_wanted = Signal()  # another region is to be chosen
    called = Signal(str, str)  # a title and what the answer says: for a desktop notification

    def __init__(
        self,
        watcher: LiveWatcher,
        services: Services,
        camera: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Args: camera: the name of the camera that is watched; "" for a region of the screen."""
        super().__init__(parent, Qt.WindowType.Window)
        self._camera = camera
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "panel")
        self._theme = services.theme
        self.session = LiveSession(watcher, services.engine, services.settings, self)
        self._background = Background(self)
        self.picture, self.answer = LivePicture(self._theme), LiveAnswer()
        self._settings = services.settings
        self.question = LiveQuestion(services.quick_actions, services.engine, services.settings, self._theme)
        self.log = LiveLogView(self.session.log, self._theme)
        self.alert = LiveAlertRow(self._theme)
        self.state, self.size_label, self.log_title = QLabel(), QLabel(), QLabel()
        self.figures, self.rate_label = QLabel(), QLabel()
        self.rate = QDoubleSpinBox()
        self.pause_button, self.again_button, self.area_button = QToolButton(), QToolButton(), QToolButton()
        self.pin_button = QToolButton()
        self.export_button, self.clear_button = QPushButton(), QPushButton()
        self._ticker = QTimer(self, interval=_FIGURES_EVERY_MS)
        self._arrange()
        self.notice = Notice(self._theme, self)
        self._connect()
        self._recolour()
        self.retranslate()
        self.resize(460, 820)
        restore_place(self, services.settings, "live_geometry")
        self.question.begin()
        self.question.field.setFocus()
        watcher.set_rate(self.rate.value())
        watcher.start()

    # -- commands --------------------------------------------------------------------------------------

    def toggle_pause(self) -> None:
        """Pauses, or goes on."""
        if self.session.is_paused:
            self.notice.hide()
            self.session.resume()
        else:
            self.session.pause()

    def watch(self, area: Area) -> None:
        """Another region, chosen after `area_wanted`."""
        self.notice.hide()
        self.session.set_area(area)

    def export_log(self) -> None:
        """Asks for a file and writes the log."""
        entries = self.session.log.entries
        path = ask_log_path(self) if entries else None
        if path is not None:
            self._background.run(lambda: save(entries, path), lambda _: None, self.notice.tell)

    # -- building --------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.state.setProperty("kind", "figure")
        for label in (self.size_label, self.figures):
            label.setProperty("kind", "small")
        self.figures.setWordWrap(True)
        self.log_title.setProperty("kind", "document")
        for button in (self.export_button, self.clear_button):
            button.setProperty("kind", "quiet")
        for tool in (self.pin_button, self.area_button, self.again_button, self.pause_button):
            tool.setIconSize(QSize(18, 18))
        self.pin_button.setCheckable(True)
        self.area_button.setVisible(not self._camera)
        self.rate.setRange(LOWEST_HZ, HIGHEST_HZ)
        self.rate.setDecimals(1)
        self.rate.setValue(self._settings.get("live_rate_hz"))
        self.rate_label.setBuddy(self.rate)
        head = row_of(self.state, self.size_label, None, self.pin_button, self.area_button)
        head.layout().addWidget(self.again_button)  # type: ignore[union-attr]
        head.layout().addWidget(self.pause_button)  # type: ignore[union-attr]
        asking = row_of(self.question, margins=(16, 8, 16, 4))
        said = QWidget()
        column = column_in(said)
        column.addWidget(asking)
        column.addWidget(self.answer, 1)
        logged = QWidget()
        column = column_in(logged)
        column.addWidget(thin_line())
        column.addWidget(row_of(self.log_title, None, self.clear_button, self.export_button))
        column.addWidget(self.log, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=8)
        self.splitter.setProperty("kind", "plain")
        for part, share in ((self.picture, 2), (said, 3), (logged, 3)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, share)
        self.splitter.setSizes([190, 240, 240])
        column = column_in(self)
        column.addWidget(head)
        column.addWidget(self.splitter, 1)
        column.addWidget(thin_line())
        column.addWidget(row_of(self.alert, margins=(16, 8, 16, 0)))
        column.addWidget(row_of(self.rate_label, self.rate, None, margins=(16, 8, 16, 0)))
        column.addWidget(row_of(self.figures, margins=(16, 8, 16, 12)))
        self.setMinimumSize(360, 520)

    def _connect(self) -> None:
        session, watcher = self.session, self.session.watcher
        watcher.frame_shown.connect(self._show_frame)
        session.stage_changed.connect(self._show_stage)
        session.answer_begun.connect(self.answer.begin)
        session.text_added.connect(self.answer.add_text)
        session.ended.connect(self._show_entry)
        session.called.connect(self._call)
        session.stopped_for.connect(self._show_trouble)
        session.log.cleared.connect(self._show_log_state)
        self.question.asked.connect(session.set_question)
        self.alert.changed.connect(session.alerts.set_rule)
        self.rate.valueChanged.connect(self._set_rate)
        self.pause_button.clicked.connect(self.toggle_pause)
        self.again_button.clicked.connect(session.ask_again)
        self.area_button.clicked.connect(self.area_wanted)
        self.pin_button.toggled.connect(self._stay_on_top)
        self.export_button.clicked.connect(self.export_log)
        self.clear_button.clicked.connect(session.log.clear)
        self._ticker.timeout.connect(self._show_stage)  # battery and pace are told by nobody
        self._theme.changed.connect(self._recolour)
        for keys, act in (
            ("Ctrl+P", self.toggle_pause), ("F5", session.ask_again), ("Ctrl+E", self.export_log),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def retranslate(self) -> None:
        """Every text, in the language of now."""
        self.setWindowTitle(self._camera or self.tr("Live region"))
        self.picture.waiting_words = self.tr("Waiting for the first picture")
        self.picture.setAccessibleName(
            self.tr("The camera's picture as it is now")
            if self._camera
            else self.tr("The region as it is now")
        )
        self.answer.hint.setText(self.tr("The answer comes once the picture has stood still for a moment."))
        self.log_title.setText(self.tr("Answers so far"))
        self.log.setAccessibleName(self.tr("Answers so far"))
        self.export_button.setText(self.tr("Export…"))
        self.export_button.setToolTip(self.tr("Save the answers as Markdown or CSV (Ctrl+E)"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Forget the answers so far"))
        self.rate_label.setText(self.tr("Look"))
        self.rate.setSuffix(self.tr(" times a second"))
        self.rate.setAccessibleName(self.tr("Frames a second"))
        for button, words in (
            (self.pin_button, self.tr("Stay on top")),
            (self.area_button, self.tr("Choose another region")),
            (self.again_button, self.tr("Ask again about the picture as it is (F5)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._show_stage()
        self._show_log_state()

    # -- what is shown ---------------------------------------------------------------------------------

    def _show_frame(self, image: QImage) -> None:
        self.picture.show_image(image)
        self.size_label.setText(f"{image.width()} × {image.height()} px")

    def _show_stage(self) -> None:
        stage, watcher = self.session.stage, self.session.watcher
        words = {
            LiveStage.WATCHING: self.tr("Watching"),
            LiveStage.READING: self.tr("Reading…"),
            LiveStage.ANSWERING: self.tr("Answering…"),
            LiveStage.PAUSED: self.tr("Paused"),
        }
        slowed = stage is LiveStage.WATCHING and watcher.is_slowed
        self.state.setText(self.tr("Watching, slowly on battery") if slowed else words[stage])
        paused = stage is LiveStage.PAUSED
        self.picture.set_faded(paused)
        tip = self.tr("Go on (Ctrl+P)") if paused else self.tr("Pause (Ctrl+P)")
        self.pause_button.setToolTip(tip)
        self.pause_button.setAccessibleName(tip)
        self.pause_button.setIcon(self._theme.icon("play" if paused else "pause"))
        self._show_figures()

    def _show_figures(self) -> None:
        parts = []
        if self.session.ttft_ms is not None:
            parts.append(self.tr("TTFT {time}").format(time=format_ms(self.session.ttft_ms)))
        if not self.session.is_paused:
            figures = self.session.watcher.figures
            rate = QLocale().toString(figures.frames_per_s, "f", 1)
            parts.append(self.tr("{rate} a second").format(rate=rate))
            parts.append(self.tr("watching {share}").format(share=percent(figures.cpu_share)))
        parts.append(self.tr("answering {share}").format(share=percent(self.session.engine_share)))
        self.figures.setText(" · ".join(parts))

    def _show_entry(self, entry: LogEntry) -> None:
        self.answer.show_entry(entry)
        self._show_log_state()

    def _show_log_state(self) -> None:
        has_some = bool(self.session.log.entries)
        self.export_button.setEnabled(has_some)
        self.clear_button.setEnabled(has_some)

    def _show_trouble(self, error: UserError) -> None:
        self.notice.tell(error, self.tr("Resume"), self.session.resume)

    def _call(self, entry: LogEntry) -> None:
        QApplication.alert(self)
        self.called.emit(self.windowTitle(), entry.answer)

    def _stay_on_top(self, stays: bool) -> None:
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, stays)
        self.show()

    def _recolour(self) -> None:
        icons = ((self.pin_button, "pin"), (self.area_button, "square-dashed"))
        for button, name in (*icons, (self.again_button, "refresh-cw")):
            button.setIcon(self._theme.icon(name))
        self._show_stage()

    def _set_rate(self, rate_hz: float) -> None:
        self._settings.set("live_rate_hz", rate_hz)
        self.session.watcher.set_rate(rate_hz)

    # -- events ----------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._follow_visibility()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_visibility()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow_visibility()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        keep_place(self, self._settings, "live_geometry")
        self._ticker.stop()
        self.session.close()
        self._background.close()
        self.closed.emit()

    def _follow_visibility(self) -> None:
        is_hidden = not self.isVisible() or self.isMinimized()
        self.session.watcher.set_hidden(is_hidden)
        if is_hidden:
            self._ticker.stop()
        else:
            self._ticker.start()
