"""The document of a tab: opened, watched on disk, read anew when it changes, turned. GUI thread; the work is
done on others. `DocumentTab` owns it and shows what it tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.documents.document import Document, open_document
from app.documents.held_picture import KeptPicture
from app.errors import PasswordNeeded, UserError
from app.viewport.view_state import ViewState
from app.windows.background import Background
from app.windows.document_opener import DocumentOpener
from app.windows.document_watch import DocumentWatch
from app.windows.password_dialog import PasswordDialog
from app.windows.services import Services


class TabDocument(QObject):
    """One document at a time; the one before is closed when the next one is there."""

    opened = Signal(object, object)  # Document, and the ViewState to show it in, or None
    replaced = Signal(object)  # Document: the same file, changed or turned
    saved = Signal(object)  # Document: the picture in memory is a file now
    opening_changed = Signal()
    not_saved = Signal(object)  # UserError
    failed = Signal(object)  # UserError; None: the password was not given
    unreadable = Signal()  # the file has changed, and cannot be read any more
    vanished = Signal()
    returned = Signal()

    def __init__(self, services: Services, background: Background, window: QWidget, parent: QObject) -> None:
        """`window` is what a dialog stands before."""
        super().__init__(parent)
        self._services, self._background, self._window = services, background, window
        self.document: Document | None = None
        self.opening: Path | None = None
        self.picture: KeptPicture | None = None
        """What is open, while it has no file."""
        self._view: ViewState | None = None  # of the document that is being opened
        self._waits = False
        self.opener = DocumentOpener(services.reader, self)
        self._watch = DocumentWatch(self)
        self.opener.opened.connect(self._take)
        self.opener.failed.connect(self._take_failure)
        self._watch.changed.connect(self._reopen)
        self._watch.vanished.connect(self.vanished)
        self._watch.returned.connect(self.returned)

    @property
    def path(self) -> Path | None:
        """The file, also while it is being opened; None for a picture without one."""
        if self.opening is not None:
            return self.opening
        return self.document.file if self.document is not None else None

    def kept_view(self) -> dict[str, Any]:
        """Where a document that has not been opened yet will be shown."""
        return self._view.as_dict() if self._view is not None else {}

    def open(
        self, path: Path, view: Mapping[str, Any] | None, *, password: str | None = None, waits: bool = False
    ) -> None:
        """Opens a file; with `waits` not before `go_on`."""
        self.opening, self._waits = path, waits
        known = view if view is not None else self._services.recent.view_of(path)
        self._view = ViewState.from_dict(known) if known else None
        if not waits:
            self.opener.open(path, password)
        self.opening_changed.emit()

    def open_picture(self, picture: KeptPicture, view: Mapping[str, Any] | None) -> None:
        """Opens a picture that has no file, at once.

        Raises:
            UserError: it is too large.
        """
        document = picture.opened()
        self._view = ViewState.from_dict(view) if view else None
        self._take(document, picture)

    def save_picture(self, path: Path) -> None:
        """Makes the picture a file; `saved` or `not_saved` follows, and it stays as it is until then."""
        picture, reader = self.picture, self._services.reader
        if picture is None:
            return

        def saved() -> Document:
            picture.save(path)
            return open_document(path, reader)

        self._background.run(saved, self._take_saved, self.not_saved.emit)

    def go_on(self) -> None:
        """Opens what was told to wait."""
        if self._waits and self.opening is not None:
            self._waits = False
            self.opener.open(self.opening, None)

    def turn(self, quarter_turns: int) -> None:
        """Turns all pages clockwise; what the model sees turns with them."""
        if self.document is not None:
            self._replace(self.document.turned(quarter_turns))

    def stop(self) -> None:
        """Ends what runs, without waiting for it."""
        self._watch.stop()
        if self.document is not None:
            self.document.close()

    def close(self) -> None:
        """Waits for what ran, within a limit."""
        self.opener.close()
        self._watch.close()

    # -- what becomes of it ----------------------------------------------------------------------------

    def _take(self, document: Document, picture: KeptPicture | None = None) -> None:
        before, view = self.document, self._view
        self.opening = self._view = None
        if view is not None and view.rotation:
            turned = document.turned(view.rotation)
            document.close()
            document = turned
        self.document, self.picture = document, picture
        self._watch.watch(document if document.file is not None else None)
        self.opened.emit(document, view)
        if before is not None:
            before.close()

    def _replace(self, document: Document) -> None:
        before, self.document = self.document, document
        self._watch.watch(document if document.file is not None else None)
        self.replaced.emit(document)
        if before is not None:
            before.close()

    def _take_saved(self, document: Document) -> None:
        assert self.document is not None
        turned = document.turned(self.document.rotation)
        document.close()
        self.picture = None
        self._replace(turned)
        self.saved.emit(turned)

    def _reopen(self) -> None:
        if self.document is not None:
            self._background.run(self.document.reopened, self._replace, lambda _: self.unreadable.emit())

    def _take_failure(self, path: Path, error: UserError) -> None:
        if isinstance(error, PasswordNeeded):
            self._ask_password(path, error)
        else:
            self._give_up(error)

    def _ask_password(self, path: Path, error: PasswordNeeded) -> None:
        view = self.kept_view()
        dialog = PasswordDialog(error, self._services.theme, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda password: self.open(path, view, password=password))
        dialog.rejected.connect(lambda: self._give_up(None))
        dialog.open()

    def _give_up(self, error: UserError | None) -> None:
        self.opening = self._view = None
        self.opening_changed.emit()
        self.failed.emit(error)
