"""The time that a job will still take, and the memory that a model will."""

import json

import pytest

from app.inference.memory_estimate import estimated_bytes, free_bytes
from app.inference.time_left import TimeLeft


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_in_the_first_second_nothing_is_said(clock):
    left = TimeLeft(clock)
    assert left.update(0, 1000) is None
    clock.now += 0.5
    assert left.update(100, 1000) is None


def test_at_a_steady_pace_the_rest_takes_as_long_as_the_part_before(clock):
    left = TimeLeft(clock)
    for done in range(0, 500, 50):
        seconds = left.update(done, 1000)
        clock.now += 1
    assert seconds == pytest.approx((1000 - 450) / 50)


def test_what_was_there_before_counts_for_nothing(clock):
    left = TimeLeft(clock)
    left.update(900_000, 1_000_000)  # a download that goes on
    clock.now += 2
    assert left.update(900_100, 1_000_000) == pytest.approx(99_900 / 50)


def test_only_the_last_seconds_count(clock):
    left = TimeLeft(clock)
    for done in range(0, 3000, 100):  # fast at first
        left.update(done, 100_000)
        clock.now += 1
    for step in range(40):
        seconds = left.update(3000 + step * 10, 100_000)
        clock.now += 1
    assert seconds == pytest.approx((100_000 - 3390) / 10, rel=0.1)


def test_a_job_that_stands_still_or_begins_anew_is_not_guessed_about(clock):
    left = TimeLeft(clock)
    left.update(500, 1000)
    clock.now += 5
    assert left.update(500, 1000) is None
    assert left.update(0, 1000) is None


@pytest.mark.parametrize(("precision", "times"), [("bf16", 1.0), ("fp32", 2.0), ("auto", 1.0)])
def test_memory_follows_the_size_of_the_files_and_the_precision(precision, times):
    small, large = estimated_bytes(0, precision), estimated_bytes(4_000_000_000, precision)
    assert large - small == pytest.approx(4_000_000_000 * times)


def test_packed_weights_need_less():
    sizes = [estimated_bytes(4_000_000_000, precision) for precision in ("bf16", "int8", "int4")]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 3


def test_a_checkpoint_in_32_bits_needs_half_of_its_files_in_bf16(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"torch_dtype": "float32"}))
    plain, known = (estimated_bytes(4_000_000_000, "bf16", folder) for folder in (None, tmp_path))
    assert plain - known == pytest.approx(2_000_000_000)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"torch_dtype": 5}'])
def test_a_config_that_says_nothing_useful_changes_nothing(tmp_path, text):
    (tmp_path / "config.json").write_text(text)
    assert estimated_bytes(1000, "bf16", tmp_path) == estimated_bytes(1000, "bf16")


def test_some_memory_is_free():
    assert free_bytes() > 0
