"""What is shown: documents, jumps, marks, failures, and what happens when the file or the screen changes."""

import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QApplication

from app.documents.document import open_document
from app.documents.page import Page
from app.documents.region import Rect, Region
from app.errors import UserError
from app.viewport import motion
from app.viewport.view_state import ViewState

pytestmark = pytest.mark.gui


def grabbed(view) -> QImage:
    return view.viewport().grab().toImage()


def colour_at(view, page: int, x: float, y: float) -> str:
    layout = view.page_layout
    spot = layout.page_rect(page).topLeft() - view.seen().topLeft()
    point = QPoint(round(spot.x() + x * layout.scale), round(spot.y() + y * layout.scale))
    return grabbed(view).pixelColor(point).name()


# Documents and places


def test_a_document_comes_back_where_it_was_left(view, empty_view, document):
    view.set_zoom(1.7)
    view.go_to(2, 150.0)
    state = view.view_state()
    view.show_document(None)
    assert view.document is None
    view.show_document(document, ViewState.from_dict(state.as_dict()))
    assert view.view_state() == state
    assert (view.current_page, view.zoom) == (2, 1.7)


def test_a_document_without_a_place_begins_at_its_top_fitted_to_the_width(view, document):
    view.set_zoom(3.0)
    view.go_to_page(2)
    view.show_document(document)
    assert view.seen().top() == 0
    assert view.fit == "width"


def test_a_changed_file_keeps_place_zoom_and_what_is_left_of_the_region(view, reader, written, qtbot):
    view.set_zoom(1.5)
    view.go_to(1, 60.0)
    view.select_region(Region(1, 50, 60, 100, 80))
    before = view.view_state()
    again = open_document(written("again.pdf", word="contract"), reader)
    with qtbot.waitSignal(view.page_drawn):
        view.replace_document(again)
    assert view.view_state() == before
    assert view.region == Region(1, 50, 60, 100, 80)
    assert view.document is again
    shorter = open_document(written("shorter.pdf", pages=1), reader)
    view.replace_document(shorter)
    assert view.region is None
    assert view.current_page == 0
    view.show_document(None)


def test_turning_keeps_the_page_and_turns_the_region_with_it(view, document, qtbot):
    view.go_to(1, 200.0)
    view.select_region(Region(1, 50, 60, 100, 80))
    turned = document.turned(1)
    view.replace_document(turned)
    assert view.current_page == 1
    assert view.view_state().rotation == 1
    assert view.region == Region(1, 50, 60, 100, 80).turned(1, 400, 500)
    assert view.page_layout.page_rect(1).width() > view.page_layout.page_rect(1).height()
    back = turned.turned(-1)
    view.replace_document(back)
    assert view.region.x == pytest.approx(50)
    view.show_document(None)
    turned.close()
    back.close()


def test_late_text_of_another_document_is_not_taken(view, reader, written, qtbot):
    other = open_document(written("other.pdf", word="invoice"), reader)
    view.select_page_text()
    view.show_document(other)
    view.select_page_text()
    qtbot.waitUntil(lambda: "invoice" in view.selected_text())
    assert "lease" not in view.selected_text()
    view.show_document(None)
    other.close()


def test_a_view_that_is_hidden_keeps_small_pictures_only_and_is_sharp_again_when_shown(view, qtbot):
    view.hide()
    kept = [key for key, _ in view._painter._tiles.all_tiles()]
    assert all(key == view._painter._standin(key.page) for key in kept)
    with qtbot.waitSignal(view.page_drawn):
        view.show()


def test_closing_ends_both_threads(view):
    view.close_renderer()
    names = {thread.name for thread in threading.enumerate()}
    assert not {"page-renderer", "page-content"} & names


# Jumps


def test_jumps_are_undone_and_scrolling_is_not(view):
    told = []
    view.trail_changed.connect(lambda back, forward: told.append((back, forward)))
    view.go_to(2)
    view.scroll_by(0, 50)
    left = view.view_state()
    view.go_to(3, 100.0)
    view.back()
    assert view.view_state() == left
    view.back()
    assert view.current_page == 0
    view.back()
    assert told[-1] == (False, True)
    view.forward()
    assert view.view_state() == left


def test_a_place_of_an_answer_is_marked_and_lights_up(view, qtbot):
    region = Region(2, 60, 200, 200, 100)
    view.show_place(2, region)
    assert view.region == region
    assert view.viewport().rect().contains(view.region_area())
    lit = colour_at(view, 2, 150, 250)
    assert lit != "#ffffff"
    qtbot.waitUntil(lambda: colour_at(view, 2, 150, 250) == "#ffffff")
    view.back()
    assert view.current_page == 0


def test_with_less_motion_the_light_goes_without_fading(view, qtbot, monkeypatch):
    strengths = []
    monkeypatch.setattr(motion, "duration_for", lambda widget, milliseconds: 0)
    monkeypatch.setattr("app.viewport.page_marks.duration_for", lambda widget, milliseconds: 0)
    view._marks.changed.connect(lambda: strengths.append(view._marks._strength))
    view.show_place(1, None)
    qtbot.waitUntil(lambda: strengths[-1] == 0.0)
    assert set(strengths) <= {0.0, 1.0}
    assert view.region is None
    assert view.current_page == 1


# Marks


def test_all_hits_are_marked_and_the_current_one_is_stronger_and_in_sight(view, document, qtbot):
    hits = {page: document.search(page, "party") for page in range(4)}
    view.set_hits(hits, (3, 0))
    assert view.current_page == 3
    box = hits[3][0][0]
    edge = (box.x0 + 1.0, box.y0 + 1.0)
    current = colour_at(view, 3, *edge)
    view.set_hits(hits, (0, 0))
    view.reveal(3, box)
    other = colour_at(view, 3, *edge)
    view.set_hits({}, None)
    assert len({current, other, colour_at(view, 3, *edge), "#ffffff"}) == 3
    assert colour_at(view, 3, *edge) == "#ffffff"


def test_a_current_hit_in_sight_does_not_move_the_view(view, document):
    hits = {0: document.search(0, "party")}
    view.set_hits(hits, (0, 0))
    assert view.seen().top() == 0


def test_evidence_is_marked_until_it_is_cleared(view):
    view.set_evidence(0, [Rect(200, 200, 300, 220)])
    assert colour_at(view, 0, 250, 210) != "#ffffff"
    view.set_evidence(0, [])
    assert colour_at(view, 0, 250, 210) == "#ffffff"


def test_inverted_pages_are_dark_and_their_marks_leave_print_readable(view, qtbot):
    view.set_inverted(True)
    qtbot.waitUntil(lambda: colour_at(view, 0, 350, 30) == "#1c1f21")
    view.set_evidence(0, [Rect(200, 200, 300, 220)])
    assert colour_at(view, 0, 250, 210) not in ("#1c1f21", "#ffffff")
    view.set_inverted(False)
    qtbot.waitUntil(lambda: colour_at(view, 0, 350, 30) == "#ffffff")


# Failures


@pytest.fixture
def broken_page(monkeypatch):
    """The second page cannot be drawn as long as it is in here."""
    pages = {1}
    render = Page.render

    def maybe(self, *arguments, **options):
        if self.index in pages:
            raise UserError("This page is damaged.", "Look at the others.")
        return render(self, *arguments, **options)

    monkeypatch.setattr(Page, "render", maybe)
    return pages


def test_a_page_that_cannot_be_drawn_says_so_and_is_drawn_on_a_click(view, broken_page, document, qtbot):
    view.show_document(document)
    view.go_to_page(1)
    qtbot.waitUntil(lambda: view._failures.card(1) is not None)
    card = view._failures.card(1)
    assert card.what.text() == "This page is damaged."
    assert card.button.accessibleName() or card.button.text() == "Try again"
    assert view._failures.card(0) is None
    broken_page.clear()
    with qtbot.waitSignal(view.page_drawn):
        qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert view._failures.card(1) is None
    assert view.viewport().rect().contains(view.page_area())


def test_a_failed_page_out_of_sight_has_no_card(view, broken_page, document, qtbot):
    view.show_document(document)
    view.go_to_page(1)
    qtbot.waitUntil(lambda: view._failures.card(1) is not None)
    view.go_to_page(3)
    assert view._failures.card(1) is None
    view.go_to_page(1)
    assert view._failures.card(1) is not None


def test_words_follow_the_language(view):
    view.setAccessibleName("")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "Pages"


def test_who_comes_by_the_keyboard_sees_where_the_focus_is(view, qtbot):
    accent = view._theme.colour("accent").name()
    for reason, shown in {
        Qt.FocusReason.TabFocusReason: True,
        Qt.FocusReason.MouseFocusReason: False,
    }.items():
        QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert (grabbed(view).pixelColor(1, 300).name() == accent) is shown


def test_hidden_in_the_middle_of_a_drag_and_a_flash_nothing_goes_on(view, hand):
    hand.press(hand.at(0, 60, 80))
    hand.move(QPoint(300, view.viewport().height() + 90))
    view.show_place(1, None)
    view.hide()
    assert view._marks._flash is None
    assert not view._pointer.is_dragging
    assert not view._rest.isActive()
