"""A conversation as a file for others: whole, safe to open, there completely or not at all."""

import base64
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from history_files import PLACE, STEPS, answer, png, talk
from hypothesis import given, settings
from hypothesis import strategies as st

from app import saved_file
from app.conversation.conversation import Conversation
from app.conversation.export import export, pictures_folder, safe_name
from app.conversation.export_markdown import tamed
from app.conversation.export_markup import html_of
from app.conversation.exporter import Exporter
from app.conversation.history_rows import KeptConversation
from app.conversation.question import Answer, Question
from app.errors import UserError

NASTY = '<script>alert(1)</script> & "quoted" ![x](http://evil.example/a.png) <img src=http://evil.example/b>'


class Tags(HTMLParser):
    """The tags of a page, with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def of(self, name: str) -> list[dict]:
        return [attributes for tag, attributes in self.tags if tag == name]


def kept(*pairs, **options) -> KeptConversation:
    return KeptConversation.of(talk(*pairs, **options))


def exported(conversation: KeptConversation, path: Path) -> str:
    export(conversation, path)
    return path.read_text(encoding="utf-8")


def test_markdown_has_questions_answers_places_and_pictures(qapp, tmp_path):
    conversation = kept(("What is due?", "| what | sum |\n|---|---|\n| rent | **934.20** |"), picture=png())
    path = tmp_path / "The lease (2026).md"
    text = exported(conversation, path)
    assert text.startswith("# What is due?\n")
    assert "| rent | **934.20** |" in text
    assert "p. 3, region" in text
    assert "84 ms" in text or "85 ms" in text
    (address,) = re.findall(r"!\[[^\]]*\]\(<([^>]+)>\)", text)
    assert address.startswith("The%20lease%20%282026%29-pictures/")
    (picture,) = pictures_folder(path).iterdir()
    assert picture.read_bytes() == png()
    assert address.endswith(picture.name)


def test_markdown_loads_nothing_and_shows_what_was_typed(qapp, tmp_path):
    text = exported(kept((f"# {NASTY}\n1. one\n- two *not bold*", NASTY)), tmp_path / "a.md")
    assert not re.search(r"(?<!\\)<(script|img)", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert r"\*not bold\*" in text
    assert r"**1\. one**" in text


def test_an_unfinished_code_block_does_not_swallow_what_follows():
    assert tamed("Look:\n```python\nx = '<b>'") == "Look:\n```python\nx = '<b>'\n```"
    assert tamed("`a < b` and a < b") == "`a < b` and a &lt; b"
    assert tamed("~~~\n```\n~~~\n<i>") == "~~~\n```\n~~~\n&lt;i>"


def test_html_is_one_file_without_script_or_anything_from_elsewhere(qapp, tmp_path):
    page = Tags(exported(kept((NASTY, NASTY), ("Two?", "2"), picture=png()), tmp_path / "a.html"))
    assert page.of("script") == []
    assert {attributes["src"][:22] for attributes in page.of("img")} == {"data:image/png;base64,"}
    assert base64.b64decode(page.of("img")[0]["src"][22:]) == png()
    assert page.of("link") == page.of("iframe") == page.of("a") == []
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "default-src 'none'" in page.of("meta")[1]["content"]
    assert page.text.count("alert(1)") >= 3
    assert list(tmp_path.iterdir()) == [tmp_path / "a.html"]


def test_html_has_tables_lists_code_and_links(qapp, tmp_path):
    markdown = (
        "Text with **bold** and `a<b`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n  - inner\n- two\n\n"
        "3. three\n\n```\nx < y\n```\n\n> said\n\n[site](https://example.org/?a=1&b=2) [bad](javascript:x)"
    )
    text = exported(kept(("Show?", markdown)), tmp_path / "a.html")
    for part in (
        "<strong>bold</strong>",
        "<code>a&lt;b</code>",
        "<th>a</th>",
        "<td>2</td>",
        "<li>one<ul><li>inner</li></ul></li>",
        '<ol start="3"><li>three</li></ol>',
        "<pre><code>x &lt; y</code></pre>",
        "<blockquote><p>said</p></blockquote>",
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">site</a>',
        "[bad](javascript:x)",
    ):
        assert part in text.replace("\n", ""), part


@settings(max_examples=150, deadline=None)
@given(st.text('ab|-*`>#1.)[](!<~\\\n &"', max_size=80) | st.text(max_size=40))
def test_any_answer_makes_html_without_tags_of_its_own(text):
    page = Tags(html_of(f"{text}<evil on=1>\n{text}"))
    assert "evil" not in {tag for tag, _ in page.tags}
    allowed = "p br strong em s code pre ul ol li table thead tbody tr th td h3 h4 h5 h6 hr blockquote a"
    assert {tag for tag, _ in page.tags} <= set(allowed.split())


def test_json_is_complete(qapp, tmp_path):
    conversation = Conversation(document=Path("/papers/lease.pdf"))
    talk(("What is due?", "934.20"), conversation=conversation, picture=png())
    broken = conversation.begin(Question("Again?", PLACE, "explain"))
    conversation.fail(broken.id, UserError("It broke.", "Ask again."))
    data = json.loads(exported(KeptConversation.of(conversation), tmp_path / "a.json"))
    assert (data["format"], data["version"], data["key"]) == ("docent-conversation", 1, conversation.key)
    assert data["document"] == {"name": "lease.pdf", "path": str(Path("/papers/lease.pdf"))}
    first, second = data["turns"]
    assert first["place"] == {
        "document": "lease.pdf",
        "page": 3,
        "quarter_turns": 1,
        "region": {"x": 10, "y": 20, "width": 200, "height": 80},
    }
    assert first["facts"]["steps_ms"] == STEPS
    assert first["facts"]["model"] == "docent-nano"
    assert base64.b64decode(first["picture"]["base64"]) == png()
    assert second["error"] == {"what": "It broke.", "advice": "Ask again."}
    assert (second["action"], second["picture"], second["facts"]) == ("explain", None, None)


def test_json_has_no_infinity(qapp, tmp_path):
    conversation = Conversation()
    turn = conversation.begin(Question("One?", PLACE))
    conversation.finish(turn.id, Answer("1", "stop", float("nan"), tokens_per_second=float("inf")))
    (only,) = json.loads(exported(KeptConversation.of(conversation), tmp_path / "a.json"))["turns"]
    assert only["facts"]["ttft_ms"] is None
    assert only["facts"]["tokens_per_second"] is None


def test_notes_are_exported(qapp, tmp_path):
    conversation = Conversation()
    cut = conversation.begin(Question("One?", PLACE))
    conversation.finish(cut.id, answer("Too lo", "length"))
    stopped = conversation.begin(Question("Two?", PLACE))
    conversation.add_text(stopped.id, "Half an ans")
    conversation.stop()
    for suffix in ("md", "html"):
        text = exported(KeptConversation.of(conversation), tmp_path / f"a.{suffix}")
        assert "cut at its longest length" in text
        assert "stopped here" in text
        assert "Half an ans" in text


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_what_fails_leaves_what_was_there(qapp, tmp_path, monkeypatch, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_text("before")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saved_file.os, "fsync", full)
    with pytest.raises(UserError, match="full"):
        export(kept(("One?", "1"), picture=png()), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_exporting_twice_keeps_the_pictures_once(qapp, tmp_path):
    conversation = kept(("One?", "1"), ("Two?", "2"), picture=png())
    for _ in range(2):
        export(conversation, tmp_path / "a.md")
    assert len(list(pictures_folder(tmp_path / "a.md").iterdir())) == 1


def test_a_name_without_a_kind_and_a_folder_that_is_none_are_said(qapp, tmp_path):
    with pytest.raises(UserError, match=r"\.md"):
        export(kept(("One?", "1")), tmp_path / "a.docx")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="another folder"):
        export(kept(("One?", "1")), tmp_path / "file" / "a.md")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What is due?", "What is due"),
        ("../../etc/passwd", "etc passwd"),
        ("a/b\\c:d*e", "a b c d e"),
        ("CON", "CON_"),
        ("lpt1.txt", "lpt1.txt_"),
        ("...", "conversation"),
        ("", "conversation"),
        ("trailing. ", "trailing"),
        ("tab\tnew\nline\0", "tab new line"),
        ("\u202eexe.txt", "exe.txt"),
        ("合同什么时候到期？", "合同什么时候到期？"),
        ("x" * 500, "x" * 80),
    ],
)
def test_titles_become_names_that_every_system_takes(title, name):
    assert safe_name(title) == name


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_title_makes_a_file(tmp_path_factory, title):
    name = safe_name(title)
    assert 0 < len(os.fsencode(name)) <= 200
    path = tmp_path_factory.getbasetemp() / f"{name}.md"
    path.write_bytes(b"")
    path.unlink()


def test_the_exporter_writes_on_a_thread_and_tells(qtbot, qapp, tmp_path):
    exporter = Exporter()
    with qtbot.waitSignal(exporter.exported) as told:
        exporter.export(kept(("One?", "1")), tmp_path / "a.html")
    assert told.args == [tmp_path / "a.html"]
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.export(kept(("One?", "1")), tmp_path / "a.docx")
    assert "a.docx" in told.args[0].what
    exporter.close()
