"""Whose turn it is at the reader: the most urgent first, equals in the order they came."""

import threading

import pytest

from app.documents.urgency import Gate, Urgency


def test_the_most_urgent_waiter_goes_first_and_equals_in_order(monkeypatch):
    gate, order, queued = Gate(), [], threading.Semaphore(0)

    class Announced(threading.Event):
        def wait(self, timeout=None):
            queued.release()
            return super().wait(timeout)

    monkeypatch.setattr("app.documents.urgency.Event", Announced)

    def go(name, urgency):
        with gate.passed(urgency):
            order.append(name)

    wanted = [
        ("search", Urgency.SEARCHING),
        ("words", Urgency.READING),
        ("tile 1", Urgency.DRAWING),
        ("tile 2", Urgency.DRAWING),
        ("end", Urgency.ENDING),
    ]
    with gate.passed(Urgency.DRAWING):
        threads = []
        for name, urgency in wanted:
            threads.append(threading.Thread(target=go, args=(name, urgency)))
            threads[-1].start()
            assert queued.acquire(timeout=20)
    for thread in threads:
        thread.join(10)
    assert order == ["end", "tile 1", "tile 2", "words", "search"]


def test_the_gate_opens_again_after_an_exception():
    gate = Gate()
    with pytest.raises(ZeroDivisionError), gate.passed(Urgency.DRAWING):
        raise ZeroDivisionError
    with gate.passed(Urgency.SEARCHING):
        pass


def test_a_waiter_that_is_interrupted_leaves_the_queue(monkeypatch):
    gate = Gate()

    class Interrupted(threading.Event):
        def wait(self, timeout=None):
            raise KeyboardInterrupt

    with gate.passed(Urgency.DRAWING):
        monkeypatch.setattr("app.documents.urgency.Event", Interrupted)
        with pytest.raises(KeyboardInterrupt), gate.passed(Urgency.DRAWING):
            pass
    with gate.passed(Urgency.DRAWING):
        pass
