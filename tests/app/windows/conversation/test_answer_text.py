"""Answers are Markdown that is parsed block by block while it comes, keeps what the reader selected, and
loads nothing, however much it asks for it.
"""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication, QToolButton

from app.windows.conversation.answer_text import AnswerText
from app.windows.conversation.markdown_blocks import blocks_of

pytestmark = pytest.mark.gui
ANSWER = """# Lease

Either party may **end** it, see [section 14](https://example.org).

- one with `code`
- two
  - inner

1. first

2. second

| Item | Price |
|---|--:|
| *Lamp* | 45.00 |

```
def f():

    return 1
```

> said

---

### End

The end."""


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


def stream(answer, text: str, size: int = 8) -> None:
    for start in range(0, len(text), size):
        answer.add_text(text[start : start + size])


def shape(answer) -> list[tuple]:
    """What stands in the document and how, block by block."""
    found = []
    block = answer.document().begin()
    while block.isValid():
        own, items = block.blockFormat(), block.textList()
        letters = []
        iterator = block.begin()
        while not iterator.atEnd():
            part = iterator.fragment()
            look = part.charFormat()
            style = (look.fontWeight(), look.fontItalic(), look.fontFixedPitch(), look.anchorHref())
            letters.append((part.text(), *style))
            iterator += 1
        listed = (items.itemNumber(block), items.format().style(), items.format().indent()) if items else None
        margins = own.topMargin(), own.bottomMargin(), own.leftMargin(), own.lineHeight()
        found.append((own.headingLevel(), own.indent(), margins, listed, letters))
        block = block.next()
    return found


def words_of(document: QTextDocument) -> list[str]:
    return document.toPlainText().split()


def test_a_finished_block_becomes_markdown_while_the_rest_is_plain(answer):
    answer.add_text("**Two** it")
    assert answer.toPlainText() == "**Two** it"
    answer.add_text("ems:\n\n| Item | Pri")
    assert answer.toPlainText() == "Two items:\n| Item | Pri"
    answer.add_text("ce |\n|---|---|\n| Lamp | 45.00 |\n")
    assert "|---|" in answer.toPlainText()
    answer.set_final("**Two** items:\n\n| Item | Price |\n|---|---|\n| Lamp | 45.00 |\n")
    assert "|" not in answer.toPlainText()
    tables = [frame for frame in answer.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(2, 2)]


@pytest.mark.parametrize("size", [1, 9, 40, 100_000])
def test_each_finished_block_is_parsed_once_whatever_the_pieces(answer, size):
    text = "\n\n".join([ANSWER] * 40)
    assert len(text) > 8000
    stream(answer, text, size)
    answer.set_final(text)
    assert answer.writer.parses == len(blocks_of(text))
    assert answer.writer.parses > 200


@pytest.mark.parametrize("size", [1, 7, 40])
def test_streamed_and_whole_look_the_same(answer, qtbot, size):
    stream(answer, ANSWER, size)
    answer.set_final(ANSWER)
    whole = AnswerText()
    qtbot.addWidget(whole)
    whole.resize(answer.size())
    whole.show()
    whole.set_final(ANSWER)
    assert shape(answer) == shape(whole)
    assert answer.height() == whole.height()


def test_block_by_block_says_what_one_parse_of_the_whole_says(answer):
    stream(answer, ANSWER)
    answer.set_final(ANSWER)
    parsed = QTextDocument()
    parsed.setMarkdown(
        ANSWER,
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML,
    )
    assert words_of(answer.document()) == words_of(parsed)
    ours, theirs = shape(answer), []
    block = parsed.begin()
    while block.isValid():
        theirs.append(block.blockFormat().headingLevel())
        block = block.next()
    assert [row[0] for row in ours if row[0]] == [level for level in theirs if level]


NASTY = [
    (
        "---\n\n# Head\n\n---\n\n| a | b |\n|---|---|\n| 1 |  |\n\n> | c | d |\n> |---|---|\n> |  |  |\n\nz",
        "Head a b 1 c d z",
    ),
    (
        "- | a | b |\n  |---|---|\n  | 1 | 2 |\n- ```\n  code\n  ```\n\n- a **b** ![c](http://x/y)\n- \n\nz",
        "a b 1 2 code a b c z",
    ),
    ("> ```\n> code\n> ```\n\n```\nmore\n```\n\n~~~", "code more"),
    ("\n\n- \n\n1.\n\n- [ ] to do\n- [x] done\n\nno\n\n    code", "to do done no code"),
    ("```\nnever closed\n\nand on", "never closed and on"),
]
PARTS = [
    "\n",
    "\n\n",
    "- a",
    "  - b",
    "1. x",
    "```\n",
    "# H",
    "> q",
    "    code",
    "text",
    "**bold**",
    "---",
    "- ",
]
PARTS += [
    "![p](http://x/y)",
    "[r]: http://r\n",
    "[r]",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "- ```\n  c\n  ```\n",
]


def assert_streams_as_it_stands(text: str, size: int) -> None:
    streamed, whole = AnswerText(), AnswerText()
    for each in (streamed, whole):
        each.resize(300, 20)
    stream(streamed, text, size)
    streamed.set_final(text)
    whole.set_final(text)
    assert shape(streamed) == shape(whole)
    for each in (streamed, whole):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(("text", "words"), NASTY)
def test_odd_answers_lose_nothing_and_look_the_same_however_they_come(answer, text, words):
    for size in (1, 5, 1000):
        assert_streams_as_it_stands(text, size)
    answer.set_final(text)
    assert " ".join(answer.toPlainText().split()) == words


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS), max_size=12), st.integers(1, 9))
def test_any_answer_looks_the_same_however_it_comes(qapp, parts, size):
    assert_streams_as_it_stands("\n".join(parts), size)


def test_a_link_defined_at_the_end_works_in_the_first_line(answer):
    text = "see [the lease][1]\n\nmore\n\n[1]: https://example.org/lease"
    stream(answer, text)
    answer.set_final(text)
    assert answer.toPlainText().split("\n")[0] == "see the lease"
    assert ("the lease", 400, False, False, "https://example.org/lease") in shape(answer)[0][4]


def test_lines_that_were_read_stay_lines(answer):
    text = "Total\n934.20\nDue 14. March"
    stream(answer, text)
    answer.set_final(text)
    assert answer.toPlainText() == text


def select(answer, words: str) -> None:
    cursor = answer.document().find(words)
    assert cursor.hasSelection()
    answer.setTextCursor(cursor)


def test_a_selection_survives_while_text_streams(answer):
    answer.add_text("One **bold** word\n\nand the next")
    select(answer, "bold")
    stream(answer, " paragraph\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nend")
    assert answer.textCursor().selectedText() == "bold"
    answer.set_final("One **bold** word\n\nand the next paragraph\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nend")
    assert answer.textCursor().selectedText() == "bold"


def test_a_selection_in_the_part_that_is_not_finished_survives_too(answer):
    answer.add_text("First.\n\n1. take **the** [next step](http://x/y) now")
    select(answer, "now")
    answer.add_text("\n\nAfter")
    assert answer.textCursor().selectedText() == "now"
    select(answer, "Afte")
    answer.set_final("First.\n\n1. take **the** [next step](http://x/y) now\n\nAfter")
    assert answer.textCursor().selectedText() == "Afte"


def test_a_selection_up_to_the_end_does_not_grow(answer):
    answer.add_text("First words")
    answer.selectAll()
    answer.add_text(" and more\n\nand")
    assert answer.textCursor().selectedText() == "First words"


def test_new_colours_and_another_size_keep_the_text(answer, qapp):
    stream(answer, ANSWER)
    answer.set_final(ANSWER)
    before = answer.toPlainText()
    height = answer.height()
    answer.setStyleSheet("font-size: 30px")
    assert answer.toPlainText() == before
    assert answer.height() > 1.5 * height


def test_a_table_is_copied_for_a_spreadsheet(answer, qtbot):
    answer.set_final("text\n\n| Item | Price |\n|---|--:|\n| **Lamp** | 45.00 |\n\nend")
    table = answer.document().rootFrame().childFrames()[0]
    inside = answer.document().documentLayout().frameBoundingRect(table).center().toPoint()
    qtbot.mouseMove(answer.viewport(), QPoint(2, 2))
    qtbot.mouseMove(answer.viewport(), inside)
    button = answer.findChild(QToolButton)
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Item\tPrice\nLamp\t45.00"
    assert "<table" in data.html()


def test_code_is_copied_without_its_fence(answer, qtbot):
    answer.set_final("text\n\n```python\ndef f():\n\n    return 1\n```\n\nend")
    frame = answer.document().rootFrame().childFrames()[0]
    inside = answer.document().documentLayout().frameBoundingRect(frame).center().toPoint()
    qtbot.mouseMove(answer.viewport(), QPoint(2, 2))
    qtbot.mouseMove(answer.viewport(), inside)
    button = answer.findChild(QToolButton)
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "def f():\n\n    return 1"
    qtbot.mouseMove(answer.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: not button.isVisible())


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
