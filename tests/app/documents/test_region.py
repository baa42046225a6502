"""Regions: what makes one, and what a page leaves of it."""

import math

import pytest

from app.documents.region import Rect, Region
from app.errors import UserError


@pytest.mark.parametrize("sides", [(0, 10), (10, 0), (-5, 10), (10, -1)])
def test_an_empty_region_cannot_be_made(sides):
    with pytest.raises(UserError, match="empty"):
        Region(0, 10, 10, *sides)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_none_make_no_region(odd):
    with pytest.raises(UserError, match="plain numbers"):
        Region(0, odd, 10, 20, 20)


def test_a_region_is_clipped_to_its_page():
    assert Region(0, -10, 280, 100, 100).clipped_to(400, 300) == Rect(0, 280, 90, 300)


@pytest.mark.parametrize("corner", [(400, 10), (10, 300), (-60, 10), (10, -60), (399.8, 10)])
def test_a_region_beside_the_page_is_refused(corner):
    with pytest.raises(UserError, match=r"outside the page.*400 wide and 300 high"):
        Region(0, *corner, 50, 50).clipped_to(400, 300)


def test_rectangles_that_do_not_meet_have_an_empty_intersection():
    assert Rect(0, 0, 10, 10).intersection(Rect(20, 0, 30, 10)).is_empty
    assert not Rect(0, 0, 10, 10).intersection(Rect(5, 5, 30, 10)).is_empty


def test_a_region_parses_from_four_numbers():
    assert Region.parse("1,2.5,30,40", 3) == Region(3, 1, 2.5, 30, 40)
    for malformed in ("1,2,3", "1,2,3,4,5", "a,b,c,d", ""):
        with pytest.raises(ValueError):
            Region.parse(malformed, 0)
