"""The session's times: medians and p95 of cold and warm answers apart, and all of it as JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation.question import Answer
from app.conversation.session_timings import SessionTimings, warmth

ANSWER = Answer(
    "Top secret words",
    "stop",
    84.04,
    {"wait": 0.0, "render": 5.0, "vision": 50.126},
    31.0,
    80,
    24,
    7,
    model="docent-nano",
    device="cpu",
    precision="bf16",
)


def timings_of(*times: float, cached: bool = False) -> SessionTimings:
    timings = SessionTimings()
    for time in times:
        timings.add(replace(ANSWER, ttft_ms=time, cached=cached))
    return timings


@pytest.mark.parametrize(
    ("cached", "read_ahead", "word"), [(False, False, "cold"), (True, True, "warm"), (True, False, "cached")]
)
def test_a_picture_is_read_for_the_answer_or_ahead_or_for_an_earlier_one(cached, read_ahead, word):
    assert warmth(replace(ANSWER, cached=cached, read_ahead=read_ahead)) == word


def test_before_the_first_answer_nothing_is_usual():
    assert (SessionTimings().cold, SessionTimings().warm) == (None, None)


def test_cold_and_warm_answers_are_counted_apart():
    timings = timings_of(100.0, 200.0, 300.0)
    timings.add(replace(ANSWER, ttft_ms=10.0, cached=True))
    assert timings.cold is not None and timings.warm is not None
    assert (timings.cold.count, timings.cold.median_ms, timings.cold.p95_ms) == (3, 200.0, 300.0)
    assert (timings.warm.count, timings.warm.median_ms) == (1, 10.0)


def test_of_twenty_answers_the_slowest_lies_beyond_the_p95():
    spread = timings_of(*[float(time) for time in range(1, 21)]).cold
    assert spread is not None and (spread.median_ms, spread.p95_ms) == (10.5, 19.0)


@given(st.lists(st.floats(0.1, 1e6), min_size=1, max_size=60))
def test_the_p95_is_a_time_that_was_measured_and_no_less_than_the_median(times):
    spread = timings_of(*times).cold
    assert spread is not None
    assert spread.p95_ms in times
    assert min(times) <= spread.median_ms <= spread.p95_ms <= max(times)


def test_an_answer_stopped_before_its_first_token_has_no_time():
    timings = SessionTimings()
    timings.add(replace(ANSWER, ttft_ms=0.0, finish="cancelled"))
    assert timings.count == 0


def test_json_has_every_answers_steps_machine_and_versions_but_no_words():
    timings = SessionTimings(now=lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    timings.add(ANSWER)
    text = timings.as_json()
    values = json.loads(text)
    (answer,) = values["answers"]
    assert answer["at"] == "2026-01-02T03:04:05.000+00:00"
    assert (answer["model"], answer["device"], answer["precision"]) == ("docent-nano", "cpu", "bf16")
    assert (answer["picture"], answer["ttft_ms"], answer["steps_ms"]["vision"]) == ("cold", 84.04, 50.13)
    assert values["ttft_ms"] == {"cold": {"answers": 1, "median": 84.04, "p95": 84.04}, "warm": None}
    assert values["program"]["torch"] and values["program"]["python"] and values["program"]["version"]
    assert "secret" not in text
