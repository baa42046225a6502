"""Quick actions come back as they were left, and a damaged file costs nothing but itself."""

import json

import pytest
from PySide6.QtCore import QLocale

from app.conversation.quick_actions import (
    QuickAction,
    QuickActions,
    built_in_titles,
    default_actions,
    new_action,
)
from training.documents.questions import READ_QUESTIONS


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "prompts.json"


def test_the_built_in_ones_have_titles_and_prompts():
    actions = default_actions()
    assert [action.id for action in actions] == list(built_in_titles())
    assert [action.shown_title for action in actions][:3] == ["Explain", "Summarise", "Read the text"]
    assert all(action.prompt for action in actions)


def test_reading_is_asked_for_in_the_words_the_small_model_was_trained_on():
    read = next(action for action in default_actions() if action.id == "read")
    assert read.question() in READ_QUESTIONS


def test_the_language_to_translate_into_is_filled_in():
    action = QuickAction("t", "Into {language}, {not this}.")
    assert action.question("German") == "Into German, {not this}."


@pytest.mark.parametrize(
    ("locale", "name"), [("de_DE", "German"), ("zh_CN", "Simplified Chinese"), ("C", "English")]
)
def test_the_language_is_that_of_the_window(locale, name):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert QuickAction("t", "{language}").question() == name
    finally:
        QLocale.setDefault(before)


def test_a_new_list_is_told_of_and_comes_back(path, qtbot):
    kept = QuickActions(path)
    added = new_action("Sum", "Add up the amounts: 1 + 1 = «2».")
    with qtbot.waitSignal(kept.changed):
        assert kept.replace((added, *kept.actions[:2]))
    again = QuickActions(path)
    assert again.actions == kept.actions
    assert again.action(added.id) == added
    assert again.action("describe") is None
    assert not path.with_suffix(".part").exists()


def test_the_same_list_is_no_news(path, qtbot):
    kept = QuickActions(path)
    with qtbot.assertNotEmitted(kept.changed):
        assert kept.replace(kept.actions)
    assert not path.exists()


def test_a_list_may_be_empty_and_prompts_may_not(path):
    kept = QuickActions(path)
    kept.replace([QuickAction("x", "  \n", "Empty")])
    assert QuickActions(path).actions == ()


@pytest.mark.warns
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"schema": 1}',
        b'{"schema": 99, "actions": []}',
        b'{"schema": 1, "actions": 5}',
        b'{"schema": 1, "actions": [{"id": "a"}]}',
        b'{"schema": 1, "actions": [{"id": "a", "prompt": 5}]}',
        b'{"schema": 1, "actions": ["a"]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_put_aside_and_the_built_in_ones_are_used(path, content, caplog):
    path.parent.mkdir()
    path.write_bytes(content)
    assert QuickActions(path).actions == default_actions()
    assert path.with_suffix(".bad").read_bytes() == content
    assert not path.exists()
    assert "could not be read" in caplog.text


@pytest.mark.warns
def test_what_cannot_be_kept_is_said_and_still_used(tmp_path, caplog):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    kept = QuickActions(blocked / "prompts.json")
    assert not kept.replace(kept.actions[:1])
    assert len(kept.actions) == 1
    assert "could not be kept" in caplog.text
    assert kept.actions[0].prompt not in caplog.text, "what people ask is not for the log"
    assert not kept.replace(kept.actions), "it is still not on disk"
    blocked.unlink()
    assert kept.replace(kept.actions)
    assert QuickActions(blocked / "prompts.json").actions == kept.actions


def test_ids_are_unique_and_sizes_bounded(path):
    path.parent.mkdir()
    entry = {"id": "a", "prompt": "p" * 9000, "title": "t" * 900}
    path.write_text(json.dumps({"schema": 1, "actions": [entry, entry, {**entry, "id": "b"}]}))
    actions = QuickActions(path).actions
    assert [action.id for action in actions] == ["a", "b"]
    assert len(actions[0].prompt) == 4000
    assert len(actions[0].title) == 60
