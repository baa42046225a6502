"""Hits are counted in the order of the document, whatever the order they are found in."""

from app.documents.region import Rect
from app.windows.navigation.find_hits import FindHits


def hit(y: float, x: float = 10) -> tuple[Rect, ...]:
    return (Rect(x, y, x + 20, y + 10),)


def test_the_first_hit_on_the_readers_page_is_the_one_to_look_at():
    hits = FindHits(anchor_page=3)
    assert hits.add(3, [hit(10), hit(50)])
    assert not hits.add(4, [hit(10)])
    assert hits.current == (3, 0)


def test_numbers_follow_the_document_not_the_search():
    hits = FindHits(anchor_page=3)
    hits.add(3, [hit(10)])
    assert (hits.number, len(hits)) == (1, 1)
    hits.add(0, [hit(10), hit(20)])
    assert (hits.number, len(hits)) == (3, 3)


def test_a_hit_before_the_anchor_is_taken_only_when_there_is_no_other():
    hits = FindHits(anchor_page=2, anchor=Rect(10, 50, 30, 60))
    assert not hits.add(2, [hit(20)])
    assert hits.number == 0
    assert hits.complete()
    assert hits.current == (2, 0)


def test_more_letters_stay_at_the_same_hit():
    hits = FindHits(anchor_page=2, anchor=Rect(10, 50, 30, 60))
    hits.add(2, [hit(20), hit(50), hit(80)])
    assert hits.current == (2, 1)


def test_when_the_hit_is_gone_the_next_below_is_taken():
    hits = FindHits(anchor_page=2, anchor=Rect(10, 50, 30, 60))
    hits.add(2, [hit(20), hit(80)])
    assert hits.current == (2, 1)


def test_steps_go_from_page_to_page_and_round():
    hits = FindHits()
    hits.add(1, [hit(10), hit(20)])
    hits.add(5, [hit(10)])
    went_round = [hits.step(forward=True) for _ in range(3)]
    assert went_round == [False, False, True]
    assert hits.current == (1, 0)
    assert hits.step(forward=False)
    assert hits.current == (5, 0)
    assert not hits.step(forward=False)
    assert hits.current == (1, 1)


def test_a_single_hit_is_its_own_neighbour():
    hits = FindHits()
    hits.add(0, [hit(10)])
    assert hits.step(forward=True)
    assert hits.current == (0, 0)
    assert hits.step(forward=False)
    assert hits.current == (0, 0)


def test_without_hits_there_is_nowhere_to_go():
    hits = FindHits()
    assert not hits.complete()
    assert not hits.step(forward=True)
    assert hits.current_rect is None
    assert hits.number == 0
