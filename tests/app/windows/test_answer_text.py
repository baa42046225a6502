"""Answers are text that loads nothing, however much they ask for it."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextTable

from app.windows.answer_text import AnswerText

pytestmark = pytest.mark.gui


@pytest.fixture
def answer(qtbot):
    made = AnswerText()
    qtbot.addWidget(made)
    made.resize(360, 40)
    made.show()
    return made


@pytest.mark.parametrize("text", ["14. March 2026", "* 20", "# 12", "1,234.50", "a_b_c", "> 3 kg", "- 5 °C"])
def test_a_single_line_stays_as_it_was_read(answer, text):
    answer.add_text(text)
    answer.set_final(text)
    assert answer.toPlainText() == text


def test_tables_and_marks_become_markdown_at_the_end_only(answer):
    text = "**Two** items:\n\n| Item | Price |\n|---|---|\n| Lamp | 45.00 |\n"
    answer.add_text(text)
    assert "**Two**" in answer.toPlainText()
    answer.set_final(text)
    assert "**" not in answer.toPlainText()
    tables = [frame for frame in answer.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(2, 2)]


def test_html_in_an_answer_stays_text(answer):
    answer.set_final("see\n\n<b>bold</b> <img src='http://127.0.0.1:9/x.png'>")
    assert "<b>bold</b>" in answer.toPlainText()


def test_a_picture_named_by_an_answer_is_never_fetched(answer, qtbot, tmp_path):
    # GIVEN a server that would notice, and a picture on disk
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            return

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    local = tmp_path / "secret.png"
    QImage(50, 40, QImage.Format.Format_RGB32).save(str(local))
    # WHEN an answer names both and is painted
    url = f"http://127.0.0.1:{server.server_port}/x.png"
    answer.set_final(f"look\n\n![remote]({url})\n\n![local]({local.as_uri()})\n\n![plain]({local})")
    shown = answer.grab()
    server.shutdown()
    thread.join()
    server.server_close()
    # THEN nobody was asked and nothing but a blank stands there
    assert asked == []
    assert not shown.isNull()
    for name in (url, local.as_uri(), str(local)):
        picture = answer.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert (picture.width(), picture.height()) == (1, 1)


def test_it_is_as_high_as_its_text(answer, qtbot):
    heights = []
    for lines in (1, 10):
        answer.set_final("\n\n".join(["A line of text."] * lines))
        heights.append(answer.height())
    assert heights[1] > 5 * heights[0]
    assert answer.verticalScrollBar().maximum() == 0
