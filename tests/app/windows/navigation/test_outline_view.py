"""The outline: a tree in the order of the document, walked by keys, with the section on screen marked."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.documents.links import OutlineEntry
from app.theme import Theme
from app.windows.navigation.outline_model import PAGE, OutlineModel
from app.windows.navigation.outline_view import OutlineView

BOOK = (
    OutlineEntry("One", 0, 0, None),
    OutlineEntry("One.One", 1, 1, None),
    OutlineEntry("One.Two", 1, 1, 300.0),
    OutlineEntry("Two", 0, 5, None),
    OutlineEntry("Two.One", 1, 5, None),
    OutlineEntry("Two.One.One", 2, 8, None),
)


@pytest.fixture
def outline(qapp, qtbot):
    view = OutlineView(Theme(qapp, "light"))
    qtbot.addWidget(view)
    view.resize(240, 400)
    view.show()
    view.show_entries(BOOK)
    return view


def titles(model: OutlineModel, parent: QModelIndex | None = None) -> list:
    """The tree as nested lists."""
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        below = titles(model, index)
        found.append([index.data(), *below] if below else index.data())
    return found


def test_levels_become_a_tree(outline):
    QAbstractItemModelTester(outline.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert titles(outline.model()) == [["One", "One.One", "One.Two"], ["Two", ["Two.One", "Two.One.One"]]]


def test_levels_that_skip_or_start_deep_still_make_a_tree(qapp):
    model = OutlineModel(Theme(qapp, "light"))
    model.set_entries(
        (OutlineEntry("a", 3, 0, None), OutlineEntry("b", 1, 0, None), OutlineEntry("c", 4, 0, None))
    )
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert titles(model) == ["a", ["b", "c"]]


def test_pages_stand_beside_the_titles_as_people_count(outline):
    model = outline.model()
    assert model.index(1, PAGE).data() == "6"
    assert "page 6" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_title_of_several_lines_is_shown_as_one(qapp):
    model = OutlineModel(Theme(qapp, "light"))
    model.set_entries((OutlineEntry("The end\r\nof it\tall", 0, 0, None),))
    assert model.index(0, 0).data() == "The end of it all"


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (0, "One"),
        (1, "One.One"),
        (3, "One.Two"),
        (5, "Two"),
        (7, "Two.One"),
        (8, "Two.One.One"),
        (99, "Two.One.One"),
    ],
)
def test_the_section_of_the_page_is_marked(outline, page, section):
    outline.set_current_page(page)
    assert outline.marked.title == section


def test_before_the_first_section_nothing_is_marked(outline):
    outline.show_entries((OutlineEntry("Late", 0, 7, None),))
    outline.set_current_page(2)
    assert outline.marked is None


def test_a_folded_section_is_marked_by_what_it_is_folded_into(outline):
    outline.set_current_page(8)
    outline.collapse(outline.model().index(1, 0))
    assert outline.marked.title == "Two"
    outline.expand(outline.model().index(1, 0))
    assert outline.marked.title == "Two.One.One"


def test_a_click_chooses_and_the_chosen_one_is_marked_among_others_of_its_page(qtbot, outline):
    second = outline.model().index(1, 0, outline.model().index(0, 0))
    with qtbot.waitSignal(outline.chosen) as chosen:
        QTest.mouseClick(
            outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(second).center()
        )
    assert chosen.args == [BOOK[2]]
    outline.set_current_page(1)
    assert outline.marked.title == "One.Two"
    outline.set_current_page(0)
    outline.set_current_page(1)
    assert outline.marked.title == "One.One"


def test_keys_walk_the_tree_and_enter_goes(qtbot, outline):
    chosen: list[OutlineEntry] = []
    outline.chosen.connect(chosen.append)
    outline.setFocus()
    outline.setCurrentIndex(outline.model().index(0, 0))
    QTest.keyClick(outline, Qt.Key.Key_Left)  # closes the first chapter
    QTest.keyClick(outline, Qt.Key.Key_Down)
    assert chosen == []
    QTest.keyClick(outline, Qt.Key.Key_Return)
    assert chosen == [BOOK[3]]


def test_the_same_outline_read_anew_stays_as_it_was_opened(outline):
    outline.collapseAll()
    outline.expand(outline.model().index(1, 0))
    outline.show_entries(BOOK)
    assert not outline.isExpanded(outline.model().index(0, 0))
    assert outline.isExpanded(outline.model().index(1, 0))


def test_a_long_outline_begins_folded(outline):
    outline.show_entries(())
    outline.show_entries(tuple(OutlineEntry(f"Section {n}", n % 10 > 0, n, None) for n in range(1000)))
    assert not outline.isExpanded(outline.model().index(0, 0))
    outline.set_current_page(555)
    assert outline.marked.title == "Section 550"
