"""The log of a live region as files, and when it calls."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from app.capture.live_alerts import AlertKind, AlertRule, Alerts
from app.capture.live_log import MOST_ENTRIES, LiveLog, LogEntry, csv_text, save, thumbnail_of
from app.errors import UserError

pytestmark = pytest.mark.gui


def entry(answer="42 units", question="How many?", ttft_ms=84.4):
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return LogEntry(
        datetime(2026, 3, 1, 14, 2, 11, tzinfo=UTC), question, answer, ttft_ms, thumbnail_of(image)
    )


def test_a_thumbnail_is_small_and_keeps_its_shape():
    picture = QImage.fromData(entry().thumbnail)
    assert (picture.width(), picture.height()) == (170, 128)


def test_markdown_has_every_answer_and_its_picture(tmp_path):
    save([entry(), entry("<b>43</b> ![x](http://x)")], tmp_path / "my log.md")
    text = (tmp_path / "my log.md").read_text()
    assert "42 units" in text and "TTFT 84 ms" in text and "my%20log-pictures/0002.png" in text
    assert "<b>" not in text and text.count("How many") == 1
    assert sorted(file.name for file in (tmp_path / "my log-pictures").iterdir()) == ["0001.png", "0002.png"]


def test_csv_can_be_read_back_and_calculates_nothing(tmp_path):
    save(
        [
            entry('He said "no",\nthen left'),
            entry("=HYPERLINK(1)"),
            entry("-5", ttft_ms=None),
            *(entry(f"{sign}SUM(A1)") for sign in "+-@"),
        ],
        tmp_path / "a.csv",
    )
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["answer"] for row in rows] == ['He said "no",\nthen left', "'=HYPERLINK(1)", "-5"] + [
        f"'{sign}SUM(A1)" for sign in "+-@"
    ]
    assert [row["ttft_ms"] for row in rows] == ["84", "84", "", "84", "84", "84"]
    assert datetime.fromisoformat(rows[0]["time"]) == entry().taken_at


@given(st.text())
def test_whatever_the_model_says_is_one_cell(answer):
    text = csv_text([LogEntry(datetime.now(UTC), "q", answer, 1.0, b"")])
    ((_, _, cell, _),) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert cell.removeprefix("'") == answer.removeprefix("'")


def test_a_file_of_no_known_kind_and_a_folder_that_is_not_there_are_told(tmp_path):
    with pytest.raises(UserError, match="what kind of file"):
        save([entry()], tmp_path / "log.txt")
    for name in ("log.md", "log.csv"):
        with pytest.raises(UserError, match="could not be saved"):
            save([entry()], tmp_path / "nowhere" / name)


def test_the_log_does_not_grow_for_ever(qapp):
    log, heard = LiveLog(), []
    log.added.connect(heard.append)
    for number in range(MOST_ENTRIES + 20):
        log.add(LogEntry(datetime.now(UTC), "q", str(number), None, b""))
    assert len(log.entries) == MOST_ENTRIES and log.entries[-1].answer == heard[-1].answer
    log.clear()
    assert log.entries == ()


def heard(rule, *answers):
    alerts = Alerts(rule)
    return [alerts.calls_for(answer) for answer in answers]


def test_contains_calls_when_it_becomes_true():
    rule = AlertRule(AlertKind.CONTAINS, " Build  FAILED ")
    answers = ("ok", "The build failed.", "the build\nfailed again", "ok", "build failed")
    assert heard(rule, *answers) == [False, True, False, False, True]
    assert heard(AlertRule(AlertKind.CONTAINS, "  "), "", "x") == [False, False]


def test_changes_calls_when_another_thing_is_said():
    rule = AlertRule(AlertKind.CHANGES)
    assert heard(rule, "12", "12.", "12 ", "13", "12") == [False, False, False, True, True]
    assert heard(AlertRule(), "12", "13") == [False, False]


def test_after_another_question_the_first_answer_is_no_change():
    alerts = Alerts(AlertRule(AlertKind.CHANGES))
    alerts.calls_for("12")
    alerts.forget()
    assert not alerts.calls_for("a chart")
