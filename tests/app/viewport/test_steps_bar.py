"""The stacked bar: each step as wide as it took long, none too thin to be seen; times in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.viewport.steps_bar import widths
from app.viewport.times import format_ms, machine_words

TIMES = st.one_of(st.just(0.0), st.floats(0.001, 1e5))


@given(st.lists(TIMES, min_size=1, max_size=7), st.floats(100, 400))
def test_the_parts_fill_the_bar_and_every_time_is_seen(times, room):
    parts = widths(times, room)
    if sum(times) > 0:
        assert sum(parts) == pytest.approx(room)
    assert all((part > 1.5) == (time > 0) for part, time in zip(parts, times, strict=True) if sum(times) > 0)


def test_parts_are_in_proportion():
    assert widths([30.0, 10.0], 407.0) == pytest.approx([303.5, 103.5])


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0 ms"), (0.42, "0.4 ms"), (9.94, "9.9 ms"), (84.4, "84 ms"), (999.4, "999 ms"), (1240, "1.2 s")],
)
def test_times_under_a_second_are_in_ms_and_above_have_one_decimal(milliseconds, words):
    assert format_ms(milliseconds) == words


def test_a_machine_is_model_device_and_precision():
    assert machine_words("docent-nano", "cpu", "bf16") == "docent-nano · CPU · bf16"
    assert machine_words("docent-nano", "", "") == "docent-nano"
