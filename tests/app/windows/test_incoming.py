"""What comes in by drop or paste."""

import stat

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from app.errors import UserError
from app.paths import cache_dir
from app.windows.incoming import files_to_open, forget_pasted

pytestmark = pytest.mark.gui


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    return image


def test_files_win_over_the_picture_that_comes_with_them(qapp, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf")), QUrl("https://example.org/b.pdf")])
    data.setImageData(picture())
    assert files_to_open(data) == [tmp_path / "a.pdf"]


def test_a_picture_becomes_a_file_that_only_its_owner_reads_and_is_forgotten(qapp):
    data = QMimeData()
    data.setImageData(picture())
    (path,) = files_to_open(data)
    assert QImage(str(path)).size() == picture().size()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    forget_pasted()
    assert not path.parent.exists()


@pytest.mark.warns
def test_a_picture_that_cannot_be_kept_is_an_error_with_advice(qapp):
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("a file where the folder should be")
    data = QMimeData()
    data.setImageData(picture())
    with pytest.raises(UserError, match="could not be kept"):
        files_to_open(data)


def test_text_opens_nothing(qapp):
    data = QMimeData()
    data.setText("just words")
    assert files_to_open(data) == []
