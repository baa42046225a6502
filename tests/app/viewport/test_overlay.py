"""The latency pill says what happens, shows the first token's time, and keeps off the region."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from app.conversation.conversation import Stage
from app.conversation.question import Answer
from app.theme import Theme
from app.viewport.floating import SHADOW
from app.viewport.overlay import LatencyPill, free_place

PAGE = QRect(20, 0, 800, 700)
SIZE = QSize(240, 56)
ANSWER = Answer(
    "934.20",
    "stop",
    84.0,
    {
        "wait": 0.2,
        "render": 5,
        "preprocess": 2,
        "vision": 50,
        "projector": 4,
        "prefill": 22,
        "first_token": 1,
    },
    31.0,
    80,
    24,
    7,
)


@pytest.fixture
def pill(qapp, qtbot):
    page = QWidget()
    page.resize(900, 700)
    qtbot.addWidget(page)
    made = LatencyPill(Theme(qapp, "light"), page)
    page.show()
    made.show()
    return made


@given(x=st.integers(20, 700), y=st.integers(0, 600), width=st.integers(5, 300), height=st.integers(5, 300))
def test_a_region_that_leaves_room_is_never_covered(x, y, width, height):
    region = QRect(x, y, width, height)
    card = QRect(free_place(SIZE, PAGE, [region]), SIZE).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert not card.intersects(region)


def test_without_a_region_it_is_at_the_top_in_the_middle_of_the_page():
    place = free_place(SIZE, PAGE, [])
    assert place.x() + SIZE.width() / 2 == pytest.approx(PAGE.center().x(), abs=1)
    assert place.y() == 0


def test_it_counts_while_thinking_and_then_shows_the_first_tokens_time(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    pill.set_stage(Stage.READING)
    assert "reading" in pill.accessibleName()
    pill.set_ttft(86.0)
    pill.set_stage(Stage.ANSWERING)
    assert "answering 86 ms" in pill.accessibleName()
    pill.set_answer(ANSWER)
    pill.set_stage(Stage.DONE)
    assert "answered 84 ms TTFT · cold" in pill.accessibleName()


def test_it_grows_for_a_new_time_and_shrinks_again(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    small = pill.sizeHint().height()
    pill.set_ttft(86.0)
    qtbot.waitUntil(lambda: pill.sizeHint().height() > small + 15)
    qtbot.waitUntil(lambda: pill.sizeHint().height() == small, timeout=6000)


def test_a_click_opens_and_closes_the_steps(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    pill.set_answer(ANSWER)
    pill.place(PAGE, QRect())
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert pill.card.isVisible()
    for words in ("vision tower 50 ms", "projector 4.0 ms", "prefill 22 ms", "first token 1.0 ms"):
        assert words in pill.card.accessibleDescription()
    assert "waiting" not in pill.card.accessibleDescription(), "a wait of under a millisecond is none"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert not pill.card.isVisible()


def test_a_new_question_closes_the_steps_of_the_last(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    pill.set_answer(ANSWER)
    pill.setChecked(True)
    pill.set_stage(Stage.WAITING)
    assert not pill.card.isVisible()


def test_cached_pages_are_called_warm(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    pill.set_answer(Answer("x", "stop", 9.0, cached=True))
    assert "warm" in pill.accessibleName()


def test_the_steps_lie_beside_the_region_not_on_it(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    pill.set_answer(ANSWER)
    pill.setChecked(True)
    for region in (QRect(500, 200, 250, 150), QRect(60, 120, 300, 200)):
        pill.place(PAGE, region)
        card = pill.card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        assert not card.intersects(region)
        assert not card.intersects(pill.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
