"""Any text can be looked for: words, beginnings, parts, Chinese, signs, and what looks like a query."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from history_files import talk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.conversation.history_file import open_for_reading, open_history
from app.conversation.history_rows import head_row, turn_row
from app.conversation.history_search import listed
from app.conversation.history_store import transaction, write_turns
from app.conversation.history_words import MARK_END, MARK_START, match_expression, readable, searchable, shown

TALKS = {
    "lease": ("What is the notice period?", "Either party may terminate with 60 days' written notice."),
    "power": ("Wie hoch ist die Stromrechnung?", "Die Rechnung über Öl beträgt 84,50 €."),
    "chinese": ("这份合同什么时候到期？", "本租赁合同将于二零二六年十二月三十一日到期。"),
    "mixed": ("What does 发票 mean?", "It is the word for invoice 🎉 (C++ & 100 %_done)."),
    "thai": ("สัญญาเช่าคืออะไร", "It is a lease in Thai; naïve résumé."),
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("words") / "history.db"
    with closing(open_history(path)) as writing, transaction(writing):
        for name, pair in TALKS.items():
            conversation = talk(pair, document=Path(f"/papers/{name}.pdf"))
            rows = [turn_row(turn, 0) for turn in conversation.turns]
            write_turns(writing, head_row(conversation), rows)
    with closing(open_for_reading(path)) as reading:
        yield reading


def found(connection: sqlite3.Connection, text: str) -> set[str]:
    return {Path(summary.document_name).stem for summary in listed(connection, text, 100, None)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("notice", {"lease"}),
        ("NOTICE period", {"lease"}),
        ("period notice termin", {"lease"}),
        ("lease", {"lease", "thai"}),  # a document's name, and a word
        ("lease.pdf", {"lease"}),
        ("resume naive", {"thai"}),
        ("öl", {"power"}),
        ("rechnung", {"power"}),
        ("stromrech", {"power"}),
        ("tromrechn", {"power"}),  # inside a word
        ("合同", {"chinese"}),
        ("同", {"chinese"}),
        ("租赁合同", {"chinese"}),
        ("合同 到期", {"chinese"}),
        ("同合", set()),
        ("发票", {"mixed"}),
        ("发票 invoice", {"mixed"}),
        ("เช่า", {"thai"}),
        ("🎉", {"mixed"}),
        ("C++", {"mixed", "chinese"}),  # the second for its name
        ("(C++ &", {"mixed", "chinese"}),
        ("100 %", {"mixed"}),
        ("%_", {"mixed"}),
        ("€", {"power"}),
        ('"notice', {"lease"}),
        ('"notice period"', {"lease"}),
        ("days'", {"lease"}),
        ("notice AND period", set()),
        ("notice NOT zebra", set()),
        ("NEAR(notice period)", set()),
        ("said:notice", set()),
        ("notice*", {"lease"}),
        ("^notice", {"lease"}),
        ("zebra", set()),
        ("", set(TALKS)),
        ("   ", set(TALKS)),
        ('""', set(TALKS)),
    ],
)
def test_what_is_found(connection, text, names):
    assert found(connection, text) == names


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(), max_size=30) | st.text("\"'*^():+-{}%_!\\ANDORNT ,;中é", max_size=20))
def test_any_text_can_be_looked_for(connection, text):
    assert found(connection, text) <= set(TALKS)


def test_a_very_long_query_is_cut(connection):
    assert found(connection, "notice " * 100_000) == {"lease"}


def test_the_excerpt_shows_what_was_found(connection):
    (summary,) = listed(connection, "written", 10, None)
    start, end = summary.marks[0]
    assert summary.snippet[start:end] == "written"
    (summary,) = listed(connection, "租赁合同", 10, None)
    start, end = summary.marks[0]
    assert summary.snippet[start:end] == "租赁合同"
    (summary,) = listed(connection, "tromrechn", 10, None)
    start, end = summary.marks[0]
    assert summary.snippet[start:end] == "tromrechn"


def test_without_a_search_the_answer_is_shown(connection):
    snippets = {summary.snippet for summary in listed(connection, "", 100, None)}
    assert TALKS["chinese"][1] in snippets


def test_the_separator_is_never_shown():
    marked = searchable("到期 a中b文").replace("到", f"{MARK_START}到{MARK_END}")
    assert shown(marked) == ("到期 a中b文", ((0, 1),))


def test_an_answer_is_listed_without_the_marks_of_markdown():
    table = "# Sums\n\n| a | b |\n|---|:-:|\n| **1** | `x` |\n\na - b -- c"
    assert shown(readable(table))[0] == "Sums a b 1 x a - b -- c"


def test_only_words_with_letters_are_asked_of_the_index():
    assert match_expression(["a", "++", "€"]) == '"a" *'
    assert match_expression(["€"]) == ""
