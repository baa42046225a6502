"""What was asked is there again: followed, found, loaded, deleted, taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from history_files import (
    PLACE,
    STEPS,
    answer,
    bytes_below,
    fill,
    is_sound,
    load,
    png,
    search,
    talk,
    titles,
)

from app.conversation.conversation import Conversation, Stage
from app.conversation.history import History
from app.conversation.history_file import copies_of
from app.conversation.history_rows import KeptConversation
from app.conversation.question import Place, Question
from app.errors import UserError


@pytest.fixture
def reopened(history, history_path, qapp):
    """Ends the program, as it were, and starts it again."""
    opened = []

    def open_again() -> History:
        assert (opened[-1] if opened else history).close(10)
        opened.append(History(history_path))
        return opened[-1]

    yield open_again
    for kept in opened:
        kept.close(10)


def followed(history: History, *pairs, **options) -> Conversation:
    conversation = talk(*pairs, **options)
    history.follow(conversation)
    return conversation


def test_a_conversation_comes_back_whole(qtbot, history, reopened):
    conversation = Conversation(document=Path("/papers/lease.pdf"))
    history.follow(conversation)
    talk(("What is the notice period?", "Sixty days."), conversation=conversation, picture=png())
    failing = conversation.begin(Question("And the rent?", PLACE, "explain"))
    conversation.fail(failing.id, UserError("It broke.", "Ask again."))
    kept = load(qtbot, reopened(), conversation.key)
    assert kept is not None
    assert (kept.key, kept.title) == (conversation.key, "What is the notice period?")
    first, second = kept.turns
    original = conversation.turns[0]
    assert first.question == original.question
    assert first.answer == answer("Sixty days.")
    assert first.answer.steps_ms == STEPS
    assert (first.key, first.asked_at, first.picture) == (original.key, original.asked_at, png())
    assert first.id not in {turn.id for turn in conversation.turns}
    assert second.stage is Stage.FAILED
    assert (second.error.what, second.error.advice) == ("It broke.", "Ask again.")
    assert second.question.action == "explain"


def test_a_kept_conversation_goes_on(qtbot, history, reopened):
    key = followed(history, ("One?", "First.")).key
    again = reopened()
    kept = load(qtbot, again, key)
    live = Conversation(key=kept.key, document=kept.document, turns=kept.turns)
    again.follow(live)
    talk(("Two?", "Second."), conversation=live)
    assert [turn.text for turn in load(qtbot, again, key).turns] == ["First.", "Second."]
    assert [summary.turn_count for summary in search(qtbot, again)] == [2]


def test_nothing_is_written_before_the_first_question(history, history_path):
    history.follow(Conversation())
    assert history.flush(5)
    assert not history_path.parent.exists()


def test_a_private_conversation_leaves_no_byte(qtbot, history, own_folders, history_path):
    followed(history, ("Where is the cellar?", "Below."))
    talk(("Kryptonite?", "Zanzibar."), picture=png("blue"))
    assert titles(qtbot, history, "Kryptonite") == []
    for folder in (history_path.parent, own_folders):
        assert b"Kryptonite" not in bytes_below(folder)
        assert b"Zanzibar" not in bytes_below(folder)
    assert b"cellar" in bytes_below(history_path.parent)


def test_nothing_is_written_after_it_is_no_longer_followed(qtbot, history):
    conversation = followed(history, ("Before?", "Kept."))
    history.unfollow(conversation)
    talk(("After?", "Private."), conversation=conversation)
    assert [turn.text for turn in load(qtbot, history, conversation.key).turns] == ["Kept."]


def test_pieces_are_written_while_the_answer_streams(qtbot, history):
    conversation = Conversation()
    history.follow(conversation)
    turn = conversation.begin(Question("Long?", PLACE))
    for piece in ("One ", "two ", "three"):
        conversation.add_text(turn.id, piece)
    (kept,) = load(qtbot, history, conversation.key).turns
    assert kept.text == "One two three"
    assert kept.stage is Stage.STOPPED
    conversation.finish(turn.id, answer("One two three four."))
    (kept,) = load(qtbot, history, conversation.key).turns
    assert kept.text == "One two three four."
    assert kept.stage is Stage.DONE


def test_dropped_turns_are_dropped_and_come_back(qtbot, history):
    conversation = followed(history, ("One?", "First."), ("Two?", "Second."), picture=png())
    turns = conversation.turns
    conversation.replace_turns(turns[:1])
    assert [turn.text for turn in load(qtbot, history, conversation.key).turns] == ["First."]
    assert titles(qtbot, history, "Second") == []
    conversation.replace_turns(turns)
    kept = load(qtbot, history, conversation.key).turns
    assert [(turn.text, turn.picture) for turn in kept] == [("First.", png()), ("Second.", png())]
    conversation.replace_turns(())
    assert search(qtbot, history) == []


def test_the_list_is_newest_first_and_comes_in_pages(qtbot, history_path, qapp):
    fill(history_path, 25)
    history = History(history_path)
    pages, last = [], None
    while page := search(qtbot, history, "", limit=10, after=last):
        pages.append([summary.title.split()[1] for summary in page])
        last = page[-1]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert [int(number) for page in pages for number in page] == list(range(25))
    history.close(10)


def test_only_the_newest_of_searches_answers(qtbot, history_path, qapp):
    fill(history_path, 300)
    history = History(history_path)
    answered = []
    history.found.connect(lambda number, _: answered.append(number))
    numbers = [history.search(f"Question {number}") for number in range(50)]
    qtbot.waitUntil(lambda: numbers[-1] in answered)
    assert history.close(10)
    assert len(answered) < len(numbers)


def test_deleted_ones_are_out_of_the_list_and_come_back(qtbot, history):
    conversation = followed(history, ("One?", "First."))
    followed(history, ("Two?", "Second."))
    with qtbot.waitSignal(history.deleted) as told:
        history.delete([conversation.key])
    assert told.args == [(conversation.key,)]
    assert titles(qtbot, history) == ["Two?"]
    assert titles(qtbot, history, "First") == []
    assert load(qtbot, history, conversation.key) is None
    talk(("Meanwhile?", "Asked after."), conversation=conversation)
    history.undelete([conversation.key])
    assert sorted(titles(qtbot, history)) == ["One?", "Two?"]
    assert [turn.text for turn in load(qtbot, history, conversation.key).turns] == ["First.", "Asked after."]


def test_what_is_said_in_a_deleted_conversation_is_not_kept(qtbot, history, history_path, reopened):
    conversation = followed(history, ("One?", "First."))
    history.delete([conversation.key])
    talk(("Kryptonite?", "Zanzibar."), conversation=conversation)
    reopened().flush(5)
    assert b"Zanzibar" not in bytes_below(history_path.parent)


def test_deleted_ones_are_gone_for_good_after_the_end(qtbot, history, history_path, reopened):
    gone = followed(history, ("Kryptonite?", "Zanzibar lies far."), picture=png("blue"))
    followed(history, ("Cellar?", "Below."), picture=png("red"))
    assert history.flush(5)
    assert b"Zanzibar" in bytes_below(history_path.parent)
    history.delete([gone.key])
    again = reopened()
    again.undelete([gone.key])
    assert titles(qtbot, again) == ["Cellar?"]
    left = bytes_below(history_path.parent).lower()
    assert png("red") in bytes_below(history_path.parent)
    for word in (b"zanzibar", b"kryptonite", png("blue").lower()):
        assert word not in left
    assert is_sound(history_path)


def test_deleted_ones_are_purged_at_the_next_start_where_the_end_came_too_soon(
    qtbot, history, history_path, qapp, tmp_path
):
    gone = followed(history, ("Kryptonite?", "Zanzibar."))
    history.delete([gone.key])
    assert history.flush(5)
    killed = tmp_path / "killed" / "history.db"
    killed.parent.mkdir()
    for end in ("", "-wal"):
        (killed.parent / f"history.db{end}").write_bytes(
            (history_path.parent / f"history.db{end}").read_bytes()
        )
    later = History(killed)
    assert search(qtbot, later) == []
    assert later.close(10)
    assert b"anzibar" not in bytes_below(killed.parent)


def test_a_picture_that_two_turns_share_is_kept_once_and_as_long_as_one_needs_it(
    qtbot, history, history_path, reopened
):
    first = followed(history, ("One?", "1"), picture=png("blue"))
    second = followed(history, ("Two?", "2"), picture=png("blue"))
    history.delete([first.key])
    again = reopened()
    assert load(qtbot, again, second.key).turns[0].picture == png("blue")
    assert again.flush(5)
    assert bytes_below(history_path.parent).count(png("blue")) == 1


def test_deleting_everything_leaves_nothing_to_read(qtbot, history, history_path):
    live = followed(history, ("Kryptonite?", "Zanzibar."), picture=png("blue"))
    followed(history, *((f"Kryptonite {number}?", "Zanzibar. " * 50) for number in range(60)))
    assert history.flush(5)
    copies_before = history_path.with_name("history.version-1.backup")
    copies_before.write_bytes(b"Zanzibar")
    history_path.with_name("history.set-aside-2026-01-01-000000.db").write_bytes(b"Zanzibar")
    history.delete_everything()
    talk(("Later Kryptonite?", "Zanzibar again."), conversation=live)
    assert search(qtbot, history) == []
    assert copies_of(history_path) == []
    left = bytes_below(history_path.parent).lower()
    for word in (b"zanzibar", b"kryptonite", png("blue").lower()):
        assert word not in left
    followed(history, ("Afterwards?", "Kept."))
    assert titles(qtbot, history) == ["Afterwards?"]


def test_text_that_is_no_text_is_kept_as_far_as_it_is(qtbot, history):
    conversation = followed(history, ("Half \ud800 and zero \0?", "Answer \udfff \0."))
    (turn,) = load(qtbot, history, conversation.key).turns
    assert turn.text == "Answer ? \ufffd."
    assert turn.question.text == "Half ? and zero \ufffd?"


def test_a_conversation_without_a_file_has_its_documents_name(qtbot, history):
    followed(history, ("One?", "1"), document=None, place=Place("Screenshot", 0))
    (summary,) = search(qtbot, history)
    assert (summary.document, summary.document_name) == (None, "Screenshot")


def test_a_snapshot_does_not_change_with_the_conversation():
    conversation = Conversation()
    turn = conversation.begin(Question("One?", PLACE))
    conversation.add_text(turn.id, "so far")
    kept = KeptConversation.of(conversation)
    conversation.add_text(turn.id, " and on")
    assert kept.turns[0].text == "so far"


def test_without_a_file_nothing_is_kept_and_nothing_breaks(qtbot, qapp):
    history = History(None)
    conversation = followed(history, ("One?", "1"))
    assert not history.follows(conversation)
    assert search(qtbot, history) == []
    assert load(qtbot, history, conversation.key) is None
    history.delete([conversation.key])
    history.delete_everything()
    assert history.flush(1)
    assert history.close()


def test_the_place_of_a_question_is_kept_to_the_point(qtbot, history):
    place = replace(PLACE, rotation=3)
    conversation = followed(history, ("One?", "1"), place=place)
    assert load(qtbot, history, conversation.key).turns[0].question.place == place


def test_of_a_conversation_that_is_open_twice_the_last_one_is_written(qtbot, history):
    first = followed(history, ("One?", "1"))
    kept = load(qtbot, history, first.key)
    second = Conversation(key=kept.key, turns=kept.turns)
    history.follow(second)
    history.unfollow(first)
    assert history.follows(second)
    talk(("Lost?", "in the other window"), conversation=first)
    talk(("Two?", "2"), conversation=second)
    assert [turn.text for turn in load(qtbot, history, first.key).turns] == ["1", "2"]


def test_a_conversation_that_is_gone_is_let_go(qtbot, history):
    parent = Conversation()
    conversation = talk(("One?", "1"), conversation=Conversation(parent))
    history.follow(conversation)
    with qtbot.waitSignal(conversation.destroyed):
        parent.deleteLater()
    history.unfollow(conversation)
    assert titles(qtbot, history) == ["One?"]


def test_no_picture_is_kept_of_a_conversation_without_a_file(qtbot, history, reopened):
    """A capture that is not saved leaves no part of itself on disk."""
    conversation = Conversation()
    history.follow(conversation)
    talk(("What is the total?", "12.00"), conversation=conversation, picture=png())
    (turn,) = load(qtbot, reopened(), conversation.key).turns
    assert (turn.text, turn.picture) == ("12.00", None)
