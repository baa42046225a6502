"""The stopwatch."""

from __future__ import annotations

import pytest

from fastvlm_engine import metrics
from fastvlm_engine.metrics import Stopwatch


@pytest.fixture
def clock(monkeypatch):
    """Seconds that only the test moves on."""
    now = [100.0]
    monkeypatch.setattr(metrics.time, "perf_counter", lambda: now[0])
    return now


def test_times_of_one_step_add_up_and_steps_stay_apart(clock):
    watch = Stopwatch()
    for seconds in (0.25, 0.5):
        with watch.measure("vision"):
            clock[0] += seconds
    with watch.measure("prefill"):
        clock[0] += 1
    assert (watch.ms("vision"), watch.ms("prefill"), watch.ms("decode")) == (750.0, 1000.0, 0.0)


def test_time_of_a_step_that_failed_counts(clock):
    watch = Stopwatch()
    with pytest.raises(KeyError), watch.measure("vision"):
        clock[0] += 0.5
        raise KeyError
    assert watch.ms("vision") == 500.0


def test_the_device_is_waited_for_at_both_ends_of_a_step(monkeypatch):
    waited = []
    monkeypatch.setattr(metrics, "synchronize", waited.append)
    with Stopwatch("cuda").measure("vision"):
        assert waited == ["cuda"]
    assert waited == ["cuda", "cuda"]
