"""One tab: a document, the view of its pages, and the conversation about it. GUI thread.

`MainWindow` puts the widgets of the tab in front into its columns and sends it the commands; a tab knows
neither the other tabs nor the window. Its document is in `TabDocument`, its questions in `TabQuestions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.conversation.conversation import Conversation
from app.conversation.question import Place
from app.documents.document import Document
from app.documents.held_picture import KeptPicture
from app.documents.region import Region
from app.errors import UserError
from app.recent_files import OpenTab
from app.resource_files import Sample
from app.viewport.overlay import LatencyPill
from app.viewport.view_state import ViewState
from app.viewport.viewport import Viewport
from app.windows.background import Background
from app.windows.conversation.conversation_panel import ConversationPanel
from app.windows.conversation.model_offer import offered_model
from app.windows.navigation.find_bar import FindBar
from app.windows.navigation.side_panel import SidePanel
from app.windows.notice import Notice
from app.windows.services import Services
from app.windows.tab_document import TabDocument
from app.windows.tab_parts import TabParts
from app.windows.tab_questions import TabQuestions
from app.windows.unsaved_bar import UnsavedBar

_LOWEST_PAGE = 80  # pixels of a page on screen that the latency pill wants to stand on


class DocumentTab(QObject):
    """A document and what is done with it; without one it shows the way in."""

    changed = Signal()  # name, page, zoom or region: the header and the status line look again
    document_opened = Signal(object)
    copied = Signal()  # the picture that has no file
    open_wanted = Signal()
    sample_wanted = Signal()
    capture_wanted = Signal()
    model_wanted = Signal(str)  # its name, to be looked at
    open_failed = Signal(object)  # UserError, where there is no document to go back to; None: called off

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._is_in_front = False
        self.trail = (False, False)  # whether the view can go back, and forward
        self.background = Background(self)
        self.side_panel = SidePanel(services.theme)
        self.pages = QWidget()
        self.viewport = Viewport(services.theme)
        self.find_bar = FindBar(services.theme, self.viewport)
        self.unsaved_bar = UnsavedBar()
        self.pill = LatencyPill(services.theme, self.viewport.viewport(), services.engine.timings)
        self.notice = Notice(services.theme, self.viewport)
        conversation = Conversation(self)
        self.panel = ConversationPanel(
            conversation, services.theme, services.settings, quick_actions=services.quick_actions
        )
        parts = TabParts(self.viewport, self.panel, self.pill, self.notice, self.background)
        self.questions = TabQuestions(parts, conversation, services, self)
        self.file = TabDocument(services, self.background, self.pages, self)
        self._lay_out()
        self._join()
        self.viewport.set_inverted(services.settings.get("invert_pages"))
        self._show_opening()
        self._show_place()
        self._show_offer()

    # -- what it is ------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is open."""
        return self.file.document

    @property
    def conversation(self) -> Conversation:
        """The conversation that is on show."""
        return self.questions.conversation

    @property
    def path(self) -> Path | None:
        """The file of the tab, also while it is being opened."""
        return self.file.path

    @property
    def name(self) -> str:
        """What the tab is called; empty without a document."""
        if self.file.picture is not None:
            return self.file.picture.name
        path = self.path or self.conversation.document
        return path.name if path is not None else ""

    @property
    def is_empty(self) -> bool:
        """Whether a document can be opened here without taking another's place."""
        return self.path is None and self.document is None and not self.conversation.turns

    def view(self) -> dict[str, Any]:
        """Where the reader is, to come back to."""
        if self.document is not None:
            return self.viewport.view_state().as_dict()
        return self.file.kept_view()

    def to_reopen(self) -> OpenTab:
        """What brings a tab that has a file back, now or after the next start."""
        assert self.path is not None
        # Also before the first question: who is killed just after asking finds the conversation again.
        return OpenTab(self.path, self.conversation.key, self.view())

    # -- commands --------------------------------------------------------------------------------------

    def open_file(
        self, path: Path, view: Mapping[str, Any] | None = None, *, waits_for_front: bool = False
    ) -> None:
        """Opens a document in place of the one there is; it appears when it has been read.

        `waits_for_front`: only once the tab comes to the front, so that a start with many tabs is quick.
        """
        self.notice.hide()
        self.file.open(path, view, waits=waits_for_front)

    def open_picture(self, picture: KeptPicture, view: Mapping[str, Any] | None = None) -> None:
        """Opens a picture that has no file; too large a one is told."""
        try:
            self.file.open_picture(picture, view)
        except UserError as error:
            self.open_failed.emit(error)

    def rotate(self, quarter_turns: int) -> None:
        """Turns all pages clockwise; what the model sees turns with them."""
        self.file.turn(quarter_turns)

    def go_to(self, place: Place) -> None:
        """Shows the page or region that a question was about."""
        document = self.document
        if document is None:
            self.notice.tell(UserError(f"{place.document_name} is not open.", "Open it to go to this place."))
            return
        page = min(place.page, document.page_count - 1)
        region = place.region if page == place.page else None
        if region is not None:
            turns = (document.rotation - place.rotation) % 4
            width, height = document.page_sizes[page]
            region = region.turned(turns, *((height, width) if turns % 2 else (width, height)))
        self.viewport.show_place(page, region)

    def ask_example(self) -> None:
        """The sample's own question about its own region."""
        sample = self._services.sample(self.path)
        if sample is not None:
            self.viewport.select_region(_region_of(sample))
            self.questions.ask(sample.question)

    def come_to_front(self, in_front: bool) -> None:
        """Only the tab in front has its page read ahead."""
        self._is_in_front = in_front
        self.questions.set_in_front(in_front)
        if in_front:
            self.file.go_on()
            self.place_pill()

    def place_pill(self) -> None:
        """Puts the latency pill where it covers nothing that is asked about."""
        wanted = self.document is not None and self._services.settings.get("show_latency")
        page: QRect = self.viewport.page_area()
        self.pill.setVisible(wanted and page.height() > _LOWEST_PAGE)
        if not self.pill.isVisible():
            self.pill.card.hide()
            return
        self.pill.place(page, self.viewport.region_area())
        self.pill.raise_()

    def tell_open_error(self, error: UserError) -> None:
        """A document could not be opened, here or in a tab that is gone."""
        self.notice.tell(error, self.tr("Open another…"), self.open_wanted.emit)

    def take_setting(self, key: str, value: object) -> None:
        """One of the settings has changed."""
        if key == "show_latency":
            self.place_pill()
        elif key == "invert_pages":
            self.viewport.set_inverted(bool(value))
        elif key in ("model", "larger_model_offered"):
            self._show_offer()
        elif key == "private_mode":
            self.questions.keep(not value)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self._show_place()

    def stop(self) -> None:
        """Lets everything that runs for this tab end, without waiting for it; a tab is closed so."""
        self.questions.close()
        self.panel.seen.hide()  # a window of its own
        self.find_bar.stop_finder()
        self.side_panel.stop()
        self.background.stop()
        self.viewport.stop_renderer()
        self.file.stop()

    def close(self) -> None:
        """Waits for it: at the end of the program, when the reader has been shut down."""
        self.stop()
        self.find_bar.close_finder()
        self.side_panel.close()
        self.background.close()
        self.viewport.close_renderer()
        self.file.close()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.unsaved_bar)
        column.addWidget(self.viewport, 1)
        self.find_bar.hide()

    def _join(self) -> None:
        file, view, panel = self.file, self.viewport, self.panel
        file.opened.connect(self._show_document)
        file.replaced.connect(self._show_replaced)
        file.saved.connect(self._take_saved)
        file.not_saved.connect(self.notice.tell)
        file.opening_changed.connect(self._show_opening)
        file.failed.connect(self._take_failure)
        file.unreadable.connect(self._tell_unreadable)
        file.vanished.connect(self._tell_vanished)
        file.returned.connect(self._take_back)
        self.questions.changed.connect(self.changed)
        self.questions.open_wanted.connect(self.open_wanted)
        self.questions.turn_wanted.connect(self.rotate)
        for follower in (self.side_panel.set_current_page, self.find_bar.set_current_page, self._show_place):
            view.page_changed.connect(follower)
        view.region_changed.connect(self._show_place)
        view.zoom_changed.connect(lambda _: self.changed.emit())
        view.view_moved.connect(self.place_pill)
        view.trail_changed.connect(self._take_trail)
        view.tool_changed.connect(lambda _: self.changed.emit())
        self.pill.resized.connect(self.place_pill)
        self.unsaved_bar.save_wanted.connect(file.save_picture)
        self.unsaved_bar.copied.connect(self.copied)
        self.side_panel.page_chosen.connect(lambda page: view.go_to(page, None))
        self.side_panel.outline_chosen.connect(lambda entry: view.go_to(entry.page, entry.top))
        self.find_bar.hits_changed.connect(view.set_hits)
        self.find_bar.jump.connect(view.reveal)
        panel.welcome.example_chosen.connect(self.ask_example)
        panel.welcome.open_clicked.connect(self.open_wanted)
        panel.welcome.sample_clicked.connect(self.sample_wanted)
        panel.welcome.capture_clicked.connect(self.capture_wanted)
        panel.welcome.file_chosen.connect(self.open_file)
        panel.welcome.offer.model_wanted.connect(self.model_wanted)
        panel.welcome.offer.dismissed.connect(self._dismiss_offer)
        self._services.model_jobs.listed.connect(self._show_offer)
        panel.region_cleared.connect(lambda: view.select_region(None))
        panel.place_clicked.connect(self.go_to)

    # -- what becomes of the document ------------------------------------------------------------------

    def _show_document(self, document: Document, view: ViewState | None) -> None:
        self.questions.stop()
        self.notice.hide()
        self.pill.forget()
        self.viewport.show_document(document, view)
        self._show_elsewhere(document)
        self._show_welcome()
        self.questions.take_document(document)
        self.document_opened.emit(document)

    def _show_replaced(self, document: Document) -> None:
        """The same file anew, or turned: place and zoom stay."""
        self.viewport.replace_document(document)
        self._show_elsewhere(document)
        self.questions.take_document(document)
        self.notice.hide()

    def _take_saved(self, document: Document) -> None:
        self._show_welcome()
        self.document_opened.emit(document)

    def _show_elsewhere(self, document: Document) -> None:
        self.unsaved_bar.show_picture(self.file.picture)
        self.side_panel.show_document(document)
        self.find_bar.show_document(document)
        self._show_place()

    def _show_opening(self) -> None:
        is_opening = self.file.opening is not None
        self.questions.set_opening(is_opening)
        self.viewport.show_opening(is_opening)
        self._show_welcome()
        self.changed.emit()

    def _take_failure(self, error: UserError | None) -> None:
        if self.document is None:
            self.open_failed.emit(error)
        elif error is not None:
            self.tell_open_error(error)

    def _take_back(self) -> None:
        """The file is where it was, as it was: pages that could not be drawn meanwhile can be now."""
        self.notice.hide()
        self.side_panel.reload()

    def _tell_unreadable(self) -> None:
        self.notice.tell(
            UserError(f"{self.name} has changed and cannot be read.", "The pages are shown as they were.")
        )

    def _tell_vanished(self) -> None:
        self.notice.tell(
            UserError(f"{self.name} is not where it was.", "What was read of it stays on screen.")
        )

    # -- what the reader sees of it --------------------------------------------------------------------

    def _show_welcome(self) -> None:
        sample = self._services.sample(self.path) if self.file.opening is None else None
        self.panel.welcome.show_state(
            has_document=self.path is not None or self.document is not None,
            example=sample.question if sample is not None else None,
            files=self._services.recent.files(),
        )

    def _show_offer(self, _: object = None) -> None:
        services = self._services
        offered = offered_model(services.model_jobs.models, services.settings)
        self.panel.welcome.offer.show_model(offered)

    def _dismiss_offer(self) -> None:
        self._services.settings.set("larger_model_offered", False)

    def _take_trail(self, back: bool, forward: bool) -> None:
        self.trail = (back, forward)
        self.changed.emit()

    def _show_place(self, _: object = None) -> None:
        region, page = self.viewport.region, self.viewport.current_page
        if self.document is None:
            words = ""
        elif region is not None:
            words = self.tr("p. {page}, region").format(page=region.page + 1)
        else:
            words = self.tr("p. {page}, whole page").format(page=page + 1)
        picture = self.viewport.region_picture() if region is not None else None
        self.panel.show_place(words, region is not None, picture)
        self.place_pill()
        self.changed.emit()


def _region_of(sample: Sample) -> Region | None:
    return Region(sample.page, *sample.region) if sample.region is not None else None
