"""An open document and its pages. Used on any thread that may wait for the reader."""

from pathlib import Path

from app.documents.page import Page
from app.documents.reader import DocumentInfo, Reader
from app.errors import UserError


class Document:
    """What `open_document` gives. Closing it is quick and may be done on any thread."""

    def __init__(self, info: DocumentInfo, reader: Reader) -> None:
        self.info = info
        self._reader = reader
        self._pages: dict[int, Page] = {}

    @property
    def path(self) -> Path:
        return self.info.path

    @property
    def name(self) -> str:
        return self.info.path.name

    @property
    def page_count(self) -> int:
        return self.info.page_count

    def page(self, index: int) -> Page:
        """The page with this index, from 0.

        Raises:
            UserError: there is none; the sentence counts from 1, as people do.
        """
        if not 0 <= index < self.page_count:
            pages = "1 page" if self.page_count == 1 else f"{self.page_count} pages"
            raise UserError(
                f"{self.name} has {pages}; there is no page {index + 1}.",
                "Choose page 1." if self.page_count == 1 else f"Choose a page from 1 to {self.page_count}.",
            )
        if index not in self._pages:
            self._pages[index] = Page(self.info, index, self._reader)
        return self._pages[index]

    def close(self) -> None:
        self._reader.close(self.info.id)


def open_document(path: Path, reader: Reader, password: str | None = None) -> Document:
    """Opens a file in the reader process.

    Raises:
        PasswordNeeded: it is encrypted, and there was no password or a wrong one.
        UserError: it cannot be opened, and why.
    """
    return Document(reader.open(path, password), reader)
