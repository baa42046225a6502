"""Whatever happens, the log holds no word of a document, a question or an answer."""

import logging

import pytest
from pdf_files import write_pdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import log_setup

pytestmark = pytest.mark.gui
IN_PAGE, IN_QUESTION, IN_ANSWER, IN_ERROR = "quagmire", "zephyr", "obelisk", "halcyon"


@pytest.fixture
def log(tmp_path):
    """The log as the program writes it."""
    level = logging.getLogger().level
    path = log_setup.start_log(tmp_path / "log")
    yield path
    log_setup.stop_log()
    logging.getLogger().setLevel(level)


def ask(qtbot, window, text: str) -> None:
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.panel.composer.box.setPlainText(text)
        qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)


def words_in(log) -> list[str]:
    text = log.read_text(encoding="utf-8").casefold()
    return [word for word in (IN_PAGE, IN_QUESTION, IN_ANSWER, IN_ERROR) if word in text]


@pytest.fixture
def pdf(tmp_path):
    return write_pdf(tmp_path / "three.pdf", [f"The {IN_PAGE} is due", "Second", "Third"])


def test_a_question_an_answer_a_search_and_a_copy_leave_no_trace(log, window, fake_engine, qtbot):
    fake_engine.enqueue(f"The {IN_ANSWER} ", "is here. [a](http://obelisk.example)")
    ask(qtbot, window, f"What about the {IN_QUESTION}?")
    window.actions_by_name["find"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), IN_PAGE)
    window.actions_by_name["copy_conversation"].trigger()
    logging.getLogger("app").info("the end")
    assert "the end" in log.read_text(encoding="utf-8")
    assert words_in(log) == []


@pytest.mark.warns
def test_an_engine_that_fails_with_the_question_in_its_error_leaves_none_either(
    log, window, fake_engine, qtbot
):
    fake_engine.failure = ValueError(f"cannot make tokens of {IN_QUESTION}: {IN_ERROR}")
    ask(qtbot, window, f"What about the {IN_QUESTION}?")
    assert "ValueError (message left out)" in log.read_text(encoding="utf-8")
    assert words_in(log) == []
