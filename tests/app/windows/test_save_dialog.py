"""Where something is to be saved: a suffix where none was written, and nothing replaced unasked."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.windows.save_dialog import ask_save_path

pytestmark = pytest.mark.gui
KINDS = (("Notes (*.md)", ".md"), ("Table (*.csv)", ".csv"))
YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


@pytest.fixture
def ask(qtbot, tmp_path, monkeypatch):
    """Asks; the person gives these names in turn, and these answers about replacing."""

    def asked(*names, replaces=()):
        given, answers = iter(names), iter(replaces)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(given))
        monkeypatch.setattr(QMessageBox, "question", lambda *_: next(answers))
        parent = QWidget()
        qtbot.addWidget(parent)
        return ask_save_path(parent, "Save", tmp_path / "suggested.md", KINDS, also=(".markdown",))

    return asked


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [("a.md", 0, "a.md"), ("a.CSV", 0, "a.CSV"), ("a.markdown", 0, "a.markdown"), ("a", 1, "a.csv"),
     ("a.b", 0, "a.b.md")],
)  # fmt: skip
def test_a_name_gets_the_suffix_of_its_kind_unless_it_has_one(ask, tmp_path, name, kind, expected):
    assert ask((str(tmp_path / name), KINDS[kind][0])) == tmp_path / expected


def test_a_dialog_that_is_cancelled_gives_nothing(ask):
    assert ask(("", "")) is None


def test_a_file_under_the_completed_name_is_not_replaced_unasked(ask, tmp_path):
    (tmp_path / "a.md").write_text("kept")
    first, second = (str(tmp_path / "a"), KINDS[0][0]), (str(tmp_path / "b"), KINDS[0][0])
    assert ask(first, second, replaces=(NO,)) == tmp_path / "b.md"
    assert ask(first, replaces=(YES,)) == tmp_path / "a.md"
