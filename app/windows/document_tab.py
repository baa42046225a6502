"""One tab: a document, the view of its pages, and the conversation about it. GUI thread.

`MainWindow` puts the widgets of the tab in front into its columns and sends it the commands; a tab knows
neither the other tabs nor the window.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from app.conversation.conversation import Conversation
from app.conversation.question import Place
from app.documents.document import Document
from app.documents.region import Region
from app.errors import PasswordNeeded, UserError
from app.resource_files import Sample
from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.conversation_panel import ConversationPanel
from app.windows.document_opener import DocumentOpener
from app.windows.notice import Notice
from app.windows.services import Services
from app.windows.tab_questions import TabQuestions

log = logging.getLogger(__name__)


class DocumentTab(QObject):
    """A document and what is done with it; without one it shows the way in."""

    changed = Signal()  # name, page, zoom or region: the header and the status line look again
    document_opened = Signal(object)
    open_wanted = Signal()
    open_failed = Signal(object)  # UserError, where there is no document to go back to; None: called off

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._document: Document | None = None
        self._opening: Path | None = None
        self._is_in_front = False
        self.opener = DocumentOpener(services.reader, self)
        self.pages = QWidget()
        self.viewport = Viewport(services.theme)
        self.pill = LatencyPill(services.theme, self.viewport.viewport())
        self.notice = Notice(services.theme, self.viewport)
        conversation = Conversation(self)
        self.panel = ConversationPanel(conversation, services.theme)
        self.questions = TabQuestions(self, conversation, services)
        self._lay_out()
        self._join()
        self.questions.join()
        self._show_document(None)

    # -- what it is ------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is open."""
        return self._document

    @property
    def conversation(self) -> Conversation:
        """The conversation that is on show."""
        return self.questions.conversation

    @property
    def path(self) -> Path | None:
        """The file of the tab, also while it is being opened."""
        if self._opening is not None:
            return self._opening
        return self._document.path if self._document is not None else None

    @property
    def name(self) -> str:
        """What the tab is called; empty without a document."""
        return self.path.name if self.path is not None else ""

    @property
    def is_empty(self) -> bool:
        """Whether a document can be opened here without taking another's place."""
        return self.path is None and not self.conversation.turns

    # -- commands --------------------------------------------------------------------------------------

    def open_file(self, path: Path, password: str | None = None) -> None:
        """Opens a document in place of the one there is; it appears when it has been read."""
        self.notice.hide()
        self._opening = path
        self.viewport.show_opening(True)
        self._show_welcome()
        self.opener.open(path, password)
        self.changed.emit()

    def stop(self) -> None:
        """Ends the answer that is running, else clears the region."""
        if not self.questions.stop():
            self.viewport.select_region(None)

    def ask_example(self) -> None:
        """The sample's own question about its own region."""
        sample = self._services.sample(self.path)
        if sample is not None:
            self.viewport.select_region(_region_of(sample))
            self.questions.ask(sample.question)

    def come_to_front(self, in_front: bool) -> None:
        """Only the tab in front has its page read ahead."""
        self._is_in_front = in_front
        if in_front:
            self.encode_ahead()
            self.place_pill()

    def encode_ahead(self) -> None:
        """Lets the engine read what is looked at, before anything is asked about it."""
        is_free = self.conversation.running is None and self._services.settings.get("encode_ahead")
        if self._document is not None and self._is_in_front and is_free:
            region = self.viewport.region
            page = region.page if region is not None else self.viewport.current_page
            self._services.engine.encode_ahead(self._document, page, region)

    def place_pill(self) -> None:
        """Puts the latency pill where it covers nothing that is asked about."""
        wanted = self.pill.has_something_to_say and self._services.settings.get("show_latency")
        page: QRect = self.viewport.page_area()
        self.pill.setVisible(wanted and page.height() > 80)
        if not self.pill.isVisible():
            self.pill.card.hide()
            return
        self.pill.place(page, self.viewport.region_area())
        self.pill.raise_()

    def close(self) -> None:
        """Ends what runs for this tab; its widgets go with their window."""
        self.questions.close()
        self.viewport.close_renderer()
        if self._document is not None:
            self._document.close()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.viewport, 1)

    def _join(self) -> None:
        self.opener.opened.connect(self._show_document)
        self.opener.failed.connect(self._show_open_error)
        self.viewport.page_changed.connect(self._show_place)
        self.viewport.region_changed.connect(self._show_place)
        self.viewport.zoom_changed.connect(lambda _: self.changed.emit())
        self.viewport.view_moved.connect(self.place_pill)
        self.viewport.view_rested.connect(self.encode_ahead)
        self.pill.resized.connect(self.place_pill)
        self.panel.welcome.example_chosen.connect(self.ask_example)
        self.panel.welcome.open_clicked.connect(self.open_wanted)
        self.panel.composer.region_cleared.connect(lambda: self.viewport.select_region(None))
        self.panel.place_clicked.connect(self._go_to)

    # -- the document ----------------------------------------------------------------------------------

    def _show_document(self, document: Document | None) -> None:
        before, self._document, self._opening = self._document, document, None
        if before is not None:
            self.questions.stop()
        self.viewport.show_document(document)
        if before is not None:
            before.close()
        self.pill.forget()
        self._show_welcome()
        self._show_place()
        if document is not None:
            self._services.recent.remember(document.path)
            self.document_opened.emit(document)

    def _show_open_error(self, path: Path, error: UserError) -> None:
        self._opening = None
        self.viewport.show_opening(False)
        self._show_welcome()
        self.changed.emit()
        if isinstance(error, PasswordNeeded):
            self._ask_password(path, error)
        elif self._document is None:
            self.open_failed.emit(error)
        else:
            self.tell_open_error(error)

    def tell_open_error(self, error: UserError) -> None:
        """A document could not be opened, here or in a tab that is gone."""
        self.notice.tell(error, self.tr("Open another…"), self.open_wanted.emit)

    def _ask_password(self, path: Path, error: PasswordNeeded) -> None:
        password, given = QInputDialog.getText(
            self.pages.window(),
            self.tr("Password"),
            f"{error.what} {error.advice}".strip(),
            QLineEdit.EchoMode.Password,
        )
        if given:
            self.open_file(path, password)
        elif self._document is None:
            self.open_failed.emit(None)

    def _show_welcome(self) -> None:
        sample = self._services.sample(self.path) if self._opening is None else None
        self.panel.welcome.show_state(
            has_document=self.path is not None, example=sample.question if sample is not None else None
        )

    def _show_place(self, _: object = None) -> None:
        region, page = self.viewport.region, self.viewport.current_page
        if self._document is None:
            words = ""
        elif region is not None:
            words = self.tr("p. {page}, region").format(page=region.page + 1)
        else:
            words = self.tr("p. {page}, whole page").format(page=page + 1)
        self.panel.composer.show_place(words, is_region=region is not None)
        self.place_pill()
        self.changed.emit()

    def _go_to(self, place: Place) -> None:
        if self._document is None:
            gone = UserError(f"{place.document_name} is not open.", "Open it to go to this place.")
            self.notice.tell(gone)
            return
        if place.page != self.viewport.current_page:
            self.viewport.go_to_page(place.page)
        self.viewport.select_region(place.region)


def _region_of(sample: Sample) -> Region | None:
    return Region(sample.page, *sample.region) if sample.region is not None else None
