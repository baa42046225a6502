"""Work off the GUI thread whose results come back to it."""

import threading

import pytest

from app.errors import UserError
from app.windows.background import Background

pytestmark = pytest.mark.gui


def test_results_come_back_to_the_gui_thread_in_order(qtbot):
    background = Background()
    got: list[tuple[int, bool]] = []
    gui = threading.current_thread()
    for number in range(3):
        background.run(
            lambda number=number: number, lambda n: got.append((n, threading.current_thread() is gui))
        )
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == [(0, True), (1, True), (2, True)]
    background.close()


@pytest.mark.warns
@pytest.mark.parametrize("error", [UserError("It broke.", "Do this."), ValueError("inside")])
def test_failures_are_sentences(qtbot, error):
    background = Background()
    told: list[UserError] = []

    def work() -> None:
        raise error

    background.run(work, lambda _: pytest.fail("there is no result"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].what
    assert told[0].advice
    background.close()


def test_closing_forgets_what_has_not_begun(qtbot):
    background = Background()
    gate, done = threading.Event(), []
    background.run(gate.wait, lambda _: done.append("first"))
    background.run(lambda: done.append("second"), lambda _: None)
    threading.Timer(0.05, gate.set).start()
    background.close()
    assert done == []
    background.run(lambda: done.append("late"), lambda _: None)
    assert not [thread for thread in threading.enumerate() if thread.name == "tab-background"]
