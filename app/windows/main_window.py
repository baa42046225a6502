"""The window: pages on the left, the conversation on the right, a quiet bar above and below. GUI thread.

Owns which document is open. Everything it needs is given to it by `app.application`; it starts no engine
itself.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app import NAME, __version__
from app.conversation.conversation import ENDED, Conversation, Turn
from app.conversation.question import Answer, Place
from app.documents.document import Document
from app.documents.reader import Reader
from app.documents.region import Region
from app.errors import PasswordNeeded, UserError
from app.inference.asking import Asking
from app.inference.engine_client import EngineClient
from app.inference.engine_worker import EngineFacts
from app.resource_files import Sample
from app.settings import Settings
from app.theme import Theme
from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.actions import Actions
from app.windows.bars import HeaderBar, StatusLine, machine_words
from app.windows.conversation_panel import ConversationPanel
from app.windows.document_opener import DocumentOpener
from app.windows.notice import Notice

log = logging.getLogger(__name__)
_FILTER = "*.pdf *.png *.jpg *.jpeg *.webp *.tif *.tiff *.gif *.bmp *.epub *.xps *.cbz *.svg *.txt"


class MainWindow(QMainWindow):
    """Shows one document and the conversation about it."""

    document_opened = Signal(object)
    closed = Signal()

    def __init__(
        self,
        reader: Reader,
        engine: EngineClient,
        settings: Settings,
        theme: Theme,
        samples: Sequence[Sample] = (),
    ) -> None:
        super().__init__()
        self._engine, self._settings, self._theme, self._samples = engine, settings, theme, samples
        self._document: Document | None = None
        self.conversation = Conversation(self)
        self._asking = Asking(self.conversation, engine, settings, self)
        self.opener = DocumentOpener(reader, self)
        self.actions_by_name = Actions(theme, self)
        self.addActions(self.actions_by_name.all())
        self.viewport = Viewport(theme)
        self.pill = LatencyPill(theme, self.viewport.viewport())
        self.notice = Notice(theme, self.viewport)
        self.panel = ConversationPanel(self.conversation, theme)
        self.header = HeaderBar(self.actions_by_name, theme)
        self.status = StatusLine(theme)
        self._lay_out()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self._restore_state()
        self._show_document(None)
        self.viewport.setFocus()

    @property
    def document(self) -> Document | None:
        """The document that is open."""
        return self._document

    # -- commands --------------------------------------------------------------------------------------

    def open_file(self, path: Path, password: str | None = None) -> None:
        """Opens a document in place of the one there is; it appears when it has been read."""
        self.notice.hide()
        self.header.name.show_text(path.name)
        self.viewport.show_opening(True)
        self._show_welcome(is_opening=True)
        self.opener.open(path, password)

    def ask(self, text: str) -> Turn | None:
        """Asks about the region, or the page that is seen most of; None without a document."""
        if self._document is None:
            self.notice.tell(
                UserError("There is no document open.", "Open one first."), self.tr("Open…"), self.choose_file
            )
            return None
        turn = self._asking.ask(text, self._document, self.viewport.current_page, self.viewport.region)
        self.panel.composer.box.clear()
        return turn

    def ask_example(self) -> None:
        """The sample's own question about its own region."""
        sample = self._sample()
        if sample is not None:
            self.viewport.select_region(_region_of(sample))
            self.ask(sample.question)

    def stop(self) -> None:
        """Ends the answer that is running, else clears the region."""
        if not self._asking.stop():
            self.viewport.select_region(None)

    def choose_file(self) -> None:
        """The system's own dialog."""
        folder = str(self._document.path.parent) if self._document is not None else str(Path.home())
        kinds = self.tr("Documents and pictures ({patterns});;All files (*)").format(patterns=_FILTER)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open a document"), folder, kinds)
        if chosen:
            self.open_file(Path(chosen))

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.viewport)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setCollapsible(0, False)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _join(self) -> None:
        for name, command in {
            "open": self.choose_file,
            "sample": self._open_sample,
            "quit": self.close,
            "zoom_in": self.viewport.zoom_in,
            "zoom_out": self.viewport.zoom_out,
            "actual_size": lambda: self.viewport.set_zoom(1.0),
            "fit_width": self.viewport.fit_width,
            "next_page": lambda: self.viewport.go_to_page(self.viewport.current_page + 1),
            "previous_page": lambda: self.viewport.go_to_page(self.viewport.current_page - 1),
            "focus_question": self.panel.composer.box.setFocus,
            "stop": self.stop,
            "about": self._about,
        }.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, command=command: command())
        latency = self.actions_by_name["show_latency"]
        latency.setChecked(self._settings.get("show_latency"))
        latency.toggled.connect(lambda shown: self._settings.set("show_latency", shown))
        latency.toggled.connect(lambda _: self._place_pill())
        self.opener.opened.connect(self._show_document)
        self.opener.failed.connect(self._show_open_error)
        self.viewport.page_changed.connect(lambda _: self._show_place())
        self.viewport.region_changed.connect(lambda _: self._show_place())
        self.viewport.zoom_changed.connect(self._show_zoom)
        self.viewport.view_moved.connect(self._place_pill)
        self.viewport.view_rested.connect(self._encode_ahead)
        self.pill.resized.connect(self._place_pill)
        composer = self.panel.composer
        composer.submitted.connect(self.ask)
        composer.stop_clicked.connect(self._asking.stop)
        composer.region_cleared.connect(lambda: self.viewport.select_region(None))
        self.panel.welcome.example_chosen.connect(self.ask_example)
        self.panel.welcome.open_clicked.connect(self.choose_file)
        self.panel.place_clicked.connect(self._go_to)
        self.panel.ask_again.connect(self.ask)
        self.panel.link_clicked.connect(self._offer_link)
        self.conversation.turn_added.connect(self._show_stage)
        self.conversation.stage_changed.connect(self._show_stage)
        self._engine.first_token.connect(lambda _, milliseconds: self.pill.set_ttft(milliseconds))
        self._engine.answer_finished.connect(self._show_answer)
        self._engine.loading.connect(self._show_loading)
        self._engine.ready.connect(self._show_ready)
        self._engine.load_failed.connect(self._show_load_error)

    # -- the document ----------------------------------------------------------------------------------

    def _show_document(self, document: Document | None) -> None:
        before, self._document = self._document, document
        if before is not None:
            self._asking.stop()
        self.viewport.show_document(document)
        if before is not None:
            before.close()
        self.pill.forget()
        name = document.name if document is not None else ""
        self.header.name.show_text(name)
        self.setWindowTitle(f"{name} — {NAME}" if name else NAME)
        self._show_welcome()
        self._show_place()
        self._show_zoom()
        if document is not None:
            self.panel.composer.box.setFocus()
            self.document_opened.emit(document)

    def _show_open_error(self, path: Path, error: UserError) -> None:
        self.viewport.show_opening(False)
        self._show_welcome()
        self.header.name.show_text(self._document.name if self._document is not None else "")
        if isinstance(error, PasswordNeeded):
            self._ask_password(path, error)
        else:
            self.notice.tell(error, self.tr("Open another…"), self.choose_file)

    def _ask_password(self, path: Path, error: PasswordNeeded) -> None:
        password, given = QInputDialog.getText(
            self, self.tr("Password"), f"{error.what} {error.advice}".strip(), QLineEdit.EchoMode.Password
        )
        if given:
            self.open_file(path, password)

    def _sample(self) -> Sample | None:
        """The sample that is open, if one is."""
        path = self._document.path if self._document is not None else None
        return next((sample for sample in self._samples if sample.path == path), None)

    def _open_sample(self) -> None:
        if self._samples:
            self.open_file(self._samples[0].path)

    def _show_welcome(self, is_opening: bool = False) -> None:
        sample = self._sample() if not is_opening else None
        self.panel.welcome.show_state(
            has_document=self._document is not None or is_opening,
            example=sample.question if sample is not None else None,
        )

    def _show_zoom(self) -> None:
        self.status.show_zoom(self.viewport.zoom if self._document is not None else None)

    def _show_place(self) -> None:
        document, region, page = self._document, self.viewport.region, self.viewport.current_page
        self.status.show_page(page, document.page_count if document is not None else 0)
        if document is None:
            words = ""
        elif region is not None:
            words = self.tr("p. {page}, region").format(page=region.page + 1)
        else:
            words = self.tr("p. {page}, whole page").format(page=page + 1)
        self.panel.composer.show_place(words, is_region=region is not None)
        self._place_pill()

    def _go_to(self, place: Place) -> None:
        if self._document is None or self._document.name != place.document_name:
            gone = UserError(
                f"{place.document_name} is not open any more.", "Open it again to go to this place."
            )
            self.notice.tell(gone)
            return
        if place.page != self.viewport.current_page:
            self.viewport.go_to_page(place.page)
        self.viewport.select_region(place.region)

    def _encode_ahead(self) -> None:
        if self._document is not None and self.conversation.running is None:
            region = self.viewport.region
            page = region.page if region is not None else self.viewport.current_page
            self._engine.encode_ahead(self._document, page, region)

    # -- the engine ------------------------------------------------------------------------------------

    def _show_loading(self, step: str, share: float) -> None:
        self.status.show_loading(self._settings.get("model"), step, share)

    def _show_ready(self, facts: EngineFacts) -> None:
        self.pill.set_machine(f"{facts.model}   {machine_words(facts)}")
        self.status.show_ready(facts, busy=self.conversation.running is not None)
        self._encode_ahead()

    def _show_load_error(self, error: UserError) -> None:
        self.status.show_error(error)
        self.notice.tell(error, self.tr("Try again"), self.load_model)

    def load_model(self) -> None:
        """Loads the model that the settings name."""
        settings = self._settings
        self.status.show_loading(settings.get("model"), "", 0.0)
        self._engine.load(settings.get("model"), settings.get("device"), settings.get("precision"))

    def _show_stage(self, turn_id: int) -> None:
        turn = self.conversation.turn(turn_id)
        self.pill.set_stage(turn.stage)
        if self._engine.facts is not None:
            self.status.show_ready(self._engine.facts, busy=turn.stage not in ENDED)

    def _show_answer(self, _turn_id: int, answer: Answer) -> None:
        if answer.finish != "cancelled":
            self.pill.set_answer(answer)

    def _place_pill(self) -> None:
        wanted = self.pill.has_something_to_say and self._settings.get("show_latency")
        page: QRect = self.viewport.page_area()
        self.pill.setVisible(wanted and page.height() > 80)
        if not self.pill.isVisible():
            self.pill.card.hide()
            return
        self.pill.place(page, self.viewport.region_area())
        self.pill.raise_()

    # -- the window ------------------------------------------------------------------------------------

    def _offer_link(self, url: QUrl) -> None:
        text = self.tr("Open this address in the browser?")
        answer = QMessageBox.question(self, self.tr("Open a link"), f"{text}\n\n{url.toDisplayString()}")
        if answer == QMessageBox.StandardButton.Yes and url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _about(self) -> None:
        text = self.tr(
            "Reads pages and pictures on your own machine. AGPL-3.0-or-later. Icons: Lucide (ISC)."
        )
        QMessageBox.about(self, self.tr("About Docent"), f"{NAME} {__version__}\n\n{text}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set("window_geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        if self.panel.width() >= 240:
            self._settings.set("panel_width", min(self.panel.width(), 1600))
        self._asking.stop()
        self.viewport.close_renderer()
        super().closeEvent(event)
        self.closed.emit()

    def _restore_state(self) -> None:
        self.resize(1280, 800)
        kept = self._settings.get("window_geometry")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))
        width = self._settings.get("panel_width")
        self.splitter.setSizes([max(self.width() - width, 240), width])


def _region_of(sample: Sample) -> Region | None:
    return Region(sample.page, *sample.region) if sample.region is not None else None


def _dropped_file(urls: Sequence[QUrl]) -> Path | None:
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return local[0] if local else None
