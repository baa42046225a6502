"""The latency pill says what happens and how long it took, keeps off the region, and opens its card."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from app.conversation.conversation import Stage
from app.conversation.question import Answer
from app.conversation.session_timings import SessionTimings
from app.theme import Theme
from app.viewport.floating import card_of
from app.viewport.overlay import LatencyPill

PAGE = QRect(20, 0, 800, 700)
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
    model="docent-nano",
    device="cpu",
    precision="bf16",
)


@pytest.fixture
def timings():
    return SessionTimings()


@pytest.fixture
def pill(qapp, qtbot, timings):
    page = QWidget()
    page.resize(900, 700)
    qtbot.addWidget(page)
    made = LatencyPill(Theme(qapp, "light"), page, timings)
    page.show()
    made.show()
    made.place(PAGE, QRect())
    return made


def answer_question(pill, answer=ANSWER):
    """All that happens to the pill in the course of a question."""
    for stage in (Stage.WAITING, Stage.READING, Stage.THINKING):
        pill.set_stage(stage)
    pill.set_ttft(answer.ttft_ms)
    pill.set_stage(Stage.ANSWERING)
    pill.set_answer(answer)
    pill.set_stage(Stage.DONE)


def test_before_the_first_question_it_is_small_and_idle(pill):
    assert pill.accessibleName() == "Latency: idle"
    answer_question(pill)
    pill.forget()
    assert pill.accessibleName() == "Latency: idle"


def test_it_counts_while_thinking_and_then_shows_the_first_tokens_time(pill):
    pill.set_stage(Stage.WAITING)
    pill.set_stage(Stage.READING)
    assert "reading" in pill.accessibleName()
    pill.set_ttft(86.0)
    pill.set_stage(Stage.ANSWERING)
    assert "answering 86 ms" in pill.accessibleName()
    pill.set_answer(ANSWER)
    pill.set_stage(Stage.DONE)
    assert "answered 84 ms TTFT · cold" in pill.accessibleName()


def test_of_several_parts_of_a_page_it_says_which_one_is_looked_at(pill):
    pill.set_stage(Stage.WAITING)
    pill.set_stage(Stage.READING, (1, 4))
    assert "part 1 of 4" in pill.accessibleName()
    pill.set_stage(Stage.ANSWERING, (1, 4))
    assert "answering" in pill.accessibleName()
    pill.set_stage(Stage.ANSWERING, (3, 4))
    assert "part 3 of 4" in pill.accessibleName(), "it goes on while the text is told"
    pill.set_stage(Stage.DONE, (4, 4))
    assert "answered" in pill.accessibleName()


def test_some_time_after_the_answer_it_is_idle_and_keeps_the_time(pill, qtbot):
    answer_question(pill)
    qtbot.waitUntil(lambda: "idle 84 ms TTFT · cold" in pill.accessibleName(), timeout=6000)


@pytest.mark.parametrize(("stage", "word"), [(Stage.FAILED, "failed"), (Stage.STOPPED, "stopped")])
def test_a_question_that_came_to_nothing_says_so(pill, stage, word):
    pill.set_stage(Stage.WAITING)
    pill.set_stage(stage)
    assert pill.accessibleName() == f"Latency: {word}"


def test_it_grows_for_a_new_time_and_shrinks_again(pill, qtbot):
    pill.set_stage(Stage.WAITING)
    small = pill.sizeHint().height()
    pill.set_ttft(86.0)
    qtbot.waitUntil(lambda: pill.sizeHint().height() > small + 15)
    qtbot.waitUntil(lambda: pill.sizeHint().height() == small, timeout=6000)


def test_where_less_motion_is_wanted_it_grows_at_once(pill):
    class Still(QProxyStyle):
        def styleHint(self, hint, option=None, widget=None, returned=None):
            if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(hint, option, widget, returned)

    style = Still()
    pill.setStyle(style)
    small = pill.sizeHint().height()
    pill.set_ttft(86.0)
    assert pill.sizeHint().height() > small + 15
    pill.setStyle(None)


@pytest.mark.parametrize(
    ("cached", "read_ahead", "word"), [(False, False, "cold"), (True, True, "warm"), (True, False, "cached")]
)
def test_it_says_whether_the_page_was_read_before(pill, cached, read_ahead, word):
    answer_question(pill, replace(ANSWER, cached=cached, read_ahead=read_ahead))
    assert pill.accessibleName().endswith(f"TTFT · {word}")


# -- place ---------------------------------------------------------------------------------------------


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    x=st.integers(-50, 900),
    y=st.integers(-50, 700),
    width=st.integers(5, 900),
    height=st.integers(5, 700),
    is_grown=st.booleans(),
)
def test_the_pill_never_covers_the_region(pill, x, y, width, height, is_grown):
    region = QRect(x, y, width, height)
    pill.set_stage(Stage.WAITING)
    pill._set_grown(float(is_grown))
    pill.show()
    pill.place(PAGE, region)
    assert not pill.isVisible() or not card_of(pill.geometry()).intersects(region)


def test_a_region_over_everything_hides_it_and_a_smaller_one_does_not(pill):
    pill.place(PAGE, QRect(0, 0, 900, 700))
    assert not pill.isVisible()
    pill.show()
    pill.place(PAGE, QRect(0, 200, 900, 200))
    assert pill.isVisible()


def test_the_steps_lie_beside_the_region_not_on_it(pill, qtbot):
    answer_question(pill)
    pill.setChecked(True)
    for region in (QRect(500, 200, 250, 150), QRect(60, 120, 300, 200), QRect(300, 300, 200, 100)):
        pill.place(PAGE, region)
        card = card_of(pill.card.geometry())
        assert not card.intersects(region)
        assert not card.intersects(card_of(pill.geometry()))
        assert pill.parentWidget().rect().contains(card)


# -- the card ------------------------------------------------------------------------------------------


def test_a_click_opens_and_closes_the_steps(pill, qtbot):
    answer_question(pill)
    pill.place(PAGE, QRect())
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert pill.card.isVisible()
    for words in ("vision tower 50 ms", "projector 4.0 ms", "prefill 22 ms", "first token 1.0 ms"):
        assert words in pill.card.accessibleDescription()
    assert "waiting" not in pill.card.accessibleDescription(), "a wait of under a millisecond is none"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert not pill.card.isVisible()


def test_the_card_says_what_gave_the_answer_and_how_fast(pill):
    answer_question(pill)
    said = pill.card.accessibleDescription()
    for words in ("answering 31 tokens/s", "image tokens 80", "prompt tokens 24", "docent-nano · CPU · bf16"):
        assert words in said


def test_the_card_says_what_is_usual_in_this_session(pill, timings):
    for time, cached in ((100.0, False), (200.0, False), (8.0, True)):
        timings.add(replace(ANSWER, ttft_ms=time, cached=cached))
    answer_question(pill)
    said = pill.card.accessibleDescription()
    assert "cold 2 150 ms 200 ms" in said
    assert "warm 1 8.0 ms 8.0 ms" in said


def test_before_the_first_answer_the_card_says_what_it_is_for(pill, qtbot):
    pill.set_machine("docent-nano · CPU · bf16")
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert pill.card.isVisible()
    assert pill.card.accessibleDescription() == "docent-nano · CPU · bf16"


def test_the_card_is_as_high_as_what_it_shows(pill, qtbot):
    answer_question(pill)
    pill.setChecked(True)
    full = pill.card.height()
    assert full == pill.card.sizeHint().height()
    pill.forget()
    pill.setChecked(True)
    qtbot.waitUntil(lambda: pill.card.height() < full)


def test_a_new_question_closes_the_steps_of_the_last(pill):
    answer_question(pill)
    pill.setChecked(True)
    pill.set_stage(Stage.WAITING)
    assert not pill.card.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_open_the_card_and_esc_closes_it_before_the_window_hears_of_it(pill, qtbot, key):
    window = pill.window()
    action = QAction(window, shortcut="Esc")
    window.addAction(action)
    stopped = []
    action.triggered.connect(lambda: stopped.append(True))
    window.activateWindow()
    pill.setFocus()
    qtbot.keyClick(pill, key)
    assert pill.card.isVisible()
    qtbot.keyClick(pill, Qt.Key.Key_Escape)
    assert not pill.card.isVisible()
    assert stopped == []
    qtbot.keyClick(pill, Qt.Key.Key_Escape)
    assert len(stopped) == 1, "with the card closed the key is the window's"


def test_esc_in_the_card_gives_the_keyboard_back_to_the_pill(pill, qtbot):
    answer_question(pill)
    pill.window().activateWindow()
    pill.setChecked(True)
    pill.card.copy_button.setFocus()
    qtbot.keyClick(pill.card.copy_button, Qt.Key.Key_Escape)
    assert not pill.card.isVisible()
    assert pill.hasFocus()


def test_copy_puts_the_session_on_the_clipboard_as_json_and_says_so(pill, timings, qtbot):
    timings.add(ANSWER)
    answer_question(pill)
    pill.setChecked(True)
    qtbot.mouseClick(pill.card.copy_button, Qt.MouseButton.LeftButton)
    copied = json.loads(QGuiApplication.clipboard().text())
    assert copied["answers"][0]["ttft_ms"] == 84.0
    assert pill.card.copy_button.text() == "Copied"
    qtbot.waitUntil(lambda: pill.card.copy_button.text() == "Copy as JSON")


def test_the_card_goes_with_the_pill(pill):
    pill.setChecked(True)
    pill.hide()
    assert not pill.card.isVisible()
    pill.show()
    assert not pill.isChecked()


def test_out_of_sight_nothing_runs_and_the_clock_goes_on_when_it_is_back(pill):
    pill.set_stage(Stage.WAITING)
    pill.set_stage(Stage.READING)
    pill.hide()
    assert not [timer for timer in pill.findChildren(QTimer) if timer.isActive()]
    pill.show()
    assert [timer for timer in pill.findChildren(QTimer) if timer.isActive()]
    pill.hide()
    pill.set_ttft(86.0)
    pill.set_stage(Stage.ANSWERING)
    pill.show()
    assert pill.accessibleName() == "Latency: answering 86 ms TTFT"
