"""What comes in by drop or paste."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from app.windows.incoming import files_in, kept_picture, picture_in

pytestmark = pytest.mark.gui


def picture(colour: QColor, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    image = QImage(40, 30, form)
    image.fill(colour)
    return image


def test_files_win_over_the_picture_that_comes_with_them(qapp, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/b.pdf")])
    data.setImageData(picture(QColor("red")))
    assert files_in(data) == [tmp_path / "a.pdf"]
    assert picture_in(data) is None


@pytest.mark.parametrize(
    ("colour", "form", "seen"),
    [
        ((51, 102, 153, 255), QImage.Format.Format_RGB32, (51, 102, 153)),
        ((0, 0, 0, 0), QImage.Format.Format_ARGB32, (255, 255, 255)),
        ((70, 70, 70, 255), QImage.Format.Format_Grayscale8, (70, 70, 70)),
        ((51, 102, 153, 255), QImage.Format.Format_RGBX64, (51, 102, 153)),
    ],
    ids=["colour", "transparent", "grey", "16 bits a channel"],
)
def test_a_picture_becomes_a_document_in_memory(qapp, colour, form, seen):
    data = QMimeData()
    data.setImageData(picture(QColor(*colour), form))
    document = kept_picture(picture_in(data), "Clipboard 14:03").opened()
    assert (document.name, document.page_sizes, document.file) == ("Clipboard 14:03", ((40.0, 30.0),), None)
    assert document.page(0).render().getpixel((20, 15)) == seen


def test_text_opens_nothing(qapp):
    data = QMimeData()
    data.setText("just words")
    assert files_in(data) == [] and picture_in(data) is None
