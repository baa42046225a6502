"""One tab: a document, the view of its pages, and the conversation about it. GUI thread.

`MainWindow` puts the widgets of the tab in front into its columns and sends it the commands; a tab knows
neither the other tabs nor the window.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.conversation.conversation import Conversation
from app.conversation.question import Place
from app.documents.document import Document
from app.documents.region import Region
from app.errors import PasswordNeeded, UserError
from app.recent_files import OpenTab
from app.resource_files import Sample
from app.viewport.overlay import LatencyPill
from app.viewport.view_state import ViewState
from app.viewport.viewport import Viewport
from app.windows.background import Background
from app.windows.conversation.conversation_panel import ConversationPanel
from app.windows.document_opener import DocumentOpener
from app.windows.document_watch import DocumentWatch
from app.windows.navigation.find_bar import FindBar
from app.windows.navigation.side_panel import SidePanel
from app.windows.notice import Notice
from app.windows.password_dialog import PasswordDialog
from app.windows.services import Services
from app.windows.tab_parts import TabParts
from app.windows.tab_questions import TabQuestions

log = logging.getLogger(__name__)


class DocumentTab(QObject):
    """A document and what is done with it; without one it shows the way in."""

    changed = Signal()  # name, page, zoom or region: the header and the status line look again
    document_opened = Signal(object)
    open_wanted = Signal()
    sample_wanted = Signal()
    open_failed = Signal(object)  # UserError, where there is no document to go back to; None: called off

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._document: Document | None = None
        self._opening: Path | None = None
        self._view: ViewState | None = None  # where the document that is being opened will be shown
        self._waits_for_front = False
        self._is_in_front = False
        self.trail = (False, False)  # whether the view can go back, and forward
        self.opener = DocumentOpener(services.reader, self)
        self.background = Background(self)
        self._watch = DocumentWatch(self)
        self.side_panel = SidePanel(services.theme)
        self.pages = QWidget()
        self.viewport = Viewport(services.theme)
        self.find_bar = FindBar(services.theme, self.viewport)
        self.pill = LatencyPill(services.theme, self.viewport.viewport(), services.engine.timings)
        self.notice = Notice(services.theme, self.viewport)
        conversation = Conversation(self)
        self.panel = ConversationPanel(
            conversation, services.theme, services.settings, quick_actions=services.quick_actions
        )
        parts = TabParts(self.viewport, self.panel, self.pill, self.notice, self.background)
        self.questions = TabQuestions(parts, conversation, services, self)
        self._lay_out()
        self._join()
        self.viewport.set_inverted(services.settings.get("invert_pages"))
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
        path = self.path or self.conversation.document
        return path.name if path is not None else ""

    @property
    def is_empty(self) -> bool:
        """Whether a document can be opened here without taking another's place."""
        return self.path is None and not self.conversation.turns

    def view(self) -> dict[str, Any]:
        """Where the reader is, to come back to."""
        if self._document is not None:
            return self.viewport.view_state().as_dict()
        return self._view.as_dict() if self._view is not None else {}

    def to_reopen(self) -> OpenTab:
        """What brings a tab that has a document back, now or after the next start."""
        assert self.path is not None
        key = self.conversation.key if self.conversation.turns else ""
        return OpenTab(self.path, key, self.view())

    # -- the document ----------------------------------------------------------------------------------

    def open_file(
        self,
        path: Path,
        view: Mapping[str, Any] | None = None,
        *,
        password: str | None = None,
        waits_for_front: bool = False,
    ) -> None:
        """Opens a document in place of the one there is; it appears when it has been read.

        `waits_for_front`: only once the tab comes to the front, so that a start with many tabs is quick.
        """
        self.notice.hide()
        self._opening = path
        known = view if view is not None else self._services.recent.view_of(path)
        self._view = ViewState.from_dict(known) if known else None
        self.viewport.show_opening(True)
        self._show_welcome()
        self._waits_for_front = waits_for_front
        if not waits_for_front:
            self.opener.open(path, password)
        self.changed.emit()

    def rotate(self, quarter_turns: int) -> None:
        """Turns all pages clockwise; what the model sees turns with them."""
        if self._document is not None:
            self._replace(self._document.turned(quarter_turns))

    def go_to(self, place: Place) -> None:
        """Shows the page or region that a question was about."""
        if self._document is None:
            gone = UserError(f"{place.document_name} is not open.", "Open it to go to this place.")
            self.notice.tell(gone)
            return
        page = min(place.page, self._document.page_count - 1)
        region = place.region
        if region is not None and page == place.page:
            turns = (self._document.rotation - place.rotation) % 4
            size = self._document.page_sizes[page]
            before = size if turns % 2 == 0 else (size[1], size[0])
            region = region.turned(turns, *before)
        self.viewport.show_place(page, region if page == place.page else None)

    def come_to_front(self, in_front: bool) -> None:
        """Only the tab in front has its page read ahead."""
        self._is_in_front = in_front
        self.questions.set_in_front(in_front)
        if not in_front:
            return
        if self._waits_for_front and self._opening is not None:
            self._waits_for_front = False
            self.opener.open(self._opening, None)
        self.place_pill()

    def place_pill(self) -> None:
        """Puts the latency pill where it covers nothing that is asked about."""
        wanted = self._document is not None and self._services.settings.get("show_latency")
        page: QRect = self.viewport.page_area()
        self.pill.setVisible(wanted and page.height() > 80)
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
        elif key == "private_mode":
            self.questions.keep(not value)

    def retranslate(self) -> None:
        """The words again, in the language of now."""
        self._show_welcome()
        self._show_place()

    def stop(self) -> None:
        """Lets everything that runs for this tab end, without waiting for it; a tab is closed so."""
        self.questions.close()
        self.panel.seen.hide()  # a window of its own
        self._watch.stop()
        self.find_bar.stop_finder()
        self.side_panel.stop()
        self.background.stop()
        self.viewport.stop_renderer()
        if self._document is not None:
            self._document.close()

    def close(self) -> None:
        """Waits for it: at the end of the program, when the reader has been shut down."""
        self.stop()
        self.opener.close()
        self._watch.close()
        self.find_bar.close_finder()
        self.side_panel.close()
        self.background.close()
        self.viewport.close_renderer()

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.viewport, 1)
        self.find_bar.hide()

    def _join(self) -> None:
        self.opener.opened.connect(self._show_document)
        self.opener.failed.connect(self._show_open_error)
        self._watch.changed.connect(self._reload)
        self._watch.vanished.connect(self._tell_vanished)
        self._watch.returned.connect(self._take_back)
        self.questions.changed.connect(self.changed)
        self.questions.open_wanted.connect(self.open_wanted)
        self.questions.turn_wanted.connect(self.rotate)
        self.viewport.page_changed.connect(self.side_panel.set_current_page)
        self.viewport.page_changed.connect(self.find_bar.set_current_page)
        self.viewport.page_changed.connect(self._show_place)
        self.viewport.region_changed.connect(self._show_place)
        self.viewport.zoom_changed.connect(lambda _: self.changed.emit())
        self.viewport.view_moved.connect(self.place_pill)
        self.viewport.trail_changed.connect(self._take_trail)
        self.viewport.tool_changed.connect(lambda _: self.changed.emit())
        self.pill.resized.connect(self.place_pill)
        self.side_panel.page_chosen.connect(lambda page: self.viewport.go_to(page, None))
        self.side_panel.outline_chosen.connect(lambda entry: self.viewport.go_to(entry.page, entry.top))
        self.find_bar.hits_changed.connect(self.viewport.set_hits)
        self.find_bar.jump.connect(self.viewport.reveal)
        self.panel.welcome.example_chosen.connect(self.ask_example)
        self.panel.welcome.open_clicked.connect(self.open_wanted)
        self.panel.welcome.sample_clicked.connect(self.sample_wanted)
        self.panel.welcome.file_chosen.connect(self.open_file)
        self.panel.region_cleared.connect(lambda: self.viewport.select_region(None))
        self.panel.place_clicked.connect(self.go_to)

    def ask_example(self) -> None:
        """The sample's own question about its own region."""
        sample = self._services.sample(self.path)
        if sample is not None:
            self.viewport.select_region(_region_of(sample))
            self.questions.ask(sample.question)

    # -- opening, reloading, turning -------------------------------------------------------------------

    def _show_document(self, document: Document | None) -> None:
        before, self._document, self._opening = self._document, document, None
        view, self._view = self._view, None
        if document is not None and view is not None and view.rotation:
            self._document = document.turned(view.rotation)
            document.close()
            document = self._document
        if before is not None:
            self.questions.stop()
        self.viewport.show_document(document, view)
        self._show_elsewhere()
        if before is not None:
            before.close()
        self.pill.forget()
        self._show_welcome()
        self._show_place()
        if document is not None:
            self.document_opened.emit(document)

    def _reload(self) -> None:
        if self._document is not None:
            self.background.run(self._document.reopened, self._show_again, self._tell_unreadable)

    def _show_again(self, document: Document) -> None:
        self._replace(document)
        self.notice.hide()

    def _replace(self, document: Document) -> None:
        """The same file anew, or turned: place and zoom stay."""
        before, self._document = self._document, document
        self.viewport.replace_document(document)
        self._show_elsewhere()
        self._show_place()
        if before is not None:
            before.close()

    def _show_elsewhere(self) -> None:
        self.questions.take_document(self._document)
        self.side_panel.show_document(self._document)
        self.find_bar.show_document(self._document)
        self._watch.watch(self._document)

    def _take_back(self) -> None:
        """The file is where it was, as it was: pages that could not be drawn meanwhile can be now."""
        self.notice.hide()
        self.side_panel.reload()

    def _tell_unreadable(self, _: UserError) -> None:
        self.notice.tell(
            UserError(f"{self.name} has changed and cannot be read.", "The pages are shown as they were.")
        )

    def _tell_vanished(self) -> None:
        self.notice.tell(
            UserError(f"{self.name} is not where it was.", "What was read of it stays on screen.")
        )

    def _show_open_error(self, path: Path, error: UserError) -> None:
        if isinstance(error, PasswordNeeded):
            self._ask_password(path, error)
            return
        self._give_up_opening()
        if self._document is None:
            self.open_failed.emit(error)
        else:
            self.tell_open_error(error)

    def _ask_password(self, path: Path, error: PasswordNeeded) -> None:
        dialog = PasswordDialog(error, self._services.theme, self.pages.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda password: self.open_file(path, password=password))
        dialog.rejected.connect(self._give_up_opening)
        if self._document is None:
            dialog.rejected.connect(lambda: self.open_failed.emit(None))
        dialog.open()

    def _give_up_opening(self) -> None:
        self._opening = None
        self.viewport.show_opening(False)
        self._show_welcome()
        self.changed.emit()

    # -- what the reader sees of it --------------------------------------------------------------------

    def _show_welcome(self) -> None:
        sample = self._services.sample(self.path) if self._opening is None else None
        self.panel.welcome.show_state(
            has_document=self.path is not None,
            example=sample.question if sample is not None else None,
            files=self._services.recent.files(),
        )

    def _take_trail(self, back: bool, forward: bool) -> None:
        self.trail = (back, forward)
        self.changed.emit()

    def _show_place(self, _: object = None) -> None:
        region, page = self.viewport.region, self.viewport.current_page
        if self._document is None:
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
