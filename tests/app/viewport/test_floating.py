"""Where floating cards lie: off what is taken, in the middle where they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.viewport.floating import card_of, covered, free_place, place_beside

PAGE = QRect(20, 0, 800, 700)
SIZE = QSize(240, 56)


@given(x=st.integers(20, 700), y=st.integers(0, 600), width=st.integers(5, 300), height=st.integers(5, 300))
def test_a_region_that_leaves_room_is_never_covered(x, y, width, height):
    region = QRect(x, y, width, height)
    assert not card_of(QRect(free_place(SIZE, PAGE, [region]), SIZE)).intersects(region)


def test_without_a_region_it_is_at_the_top_in_the_middle_of_the_page():
    place = free_place(SIZE, PAGE, [])
    assert place.x() + SIZE.width() / 2 == pytest.approx(PAGE.center().x(), abs=1)
    assert place.y() == 0


@given(x=st.integers(0, 700), y=st.integers(0, 600), width=st.integers(5, 280), height=st.integers(5, 200))
def test_what_belongs_to_an_anchor_stays_inside_the_area_and_off_the_region(x, y, width, height):
    area, region, anchor = QRect(0, 0, 900, 700), QRect(x, y, width, height), QRect(330, 0, 240, 56)
    card = QRect(place_beside(QSize(300, 280), area, anchor, region), QSize(300, 280))
    assert covered(card, [region]) == 0
    assert area.contains(card_of(card))


def test_with_room_it_lies_under_its_anchor_in_the_middle():
    anchor = QRect(330, 0, 240, 56)
    card = card_of(
        QRect(place_beside(QSize(300, 280), QRect(0, 0, 900, 700), anchor, QRect()), QSize(300, 280))
    )
    assert card.center().x() == pytest.approx(anchor.center().x(), abs=1)
    assert card.top() - card_of(anchor).bottom() == pytest.approx(8, abs=1)
