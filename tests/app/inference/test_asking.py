"""From the conversation to the engine and back: what a question carries, what comes of it, asking again."""

import threading

import pytest

from app.conversation.conversation import Conversation, Stage
from app.documents.region import Region
from app.inference.asking import Asking
from app.settings import Settings


@pytest.fixture
def settings():
    return Settings(None)


@pytest.fixture
def conversation(qapp):
    return Conversation()


@pytest.fixture
def asking(conversation, loaded, settings):
    return Asking(conversation, loaded, settings)


def answered(asking, qtbot, *arguments, **keywords):
    """Asks and waits for the end of the turn."""
    with qtbot.waitSignal(asking.conversation.turn_ended):
        return asking.ask(*arguments, **keywords)


def test_an_answer_arrives_in_its_turn_with_the_picture(asking, engine, document, qtbot):
    engine.enqueue("934", ".20")
    turn = answered(asking, qtbot, "What is the total?", document, 1, None)
    assert (turn.stage, turn.text) == (Stage.DONE, "934.20")
    assert turn.picture is not None and turn.picture.startswith(b"\x89PNG")
    assert turn.question.place.page == 1


def test_a_region_names_the_page_and_the_place_how_the_document_was_turned(asking, document, qtbot):
    turned = document.turned(1)
    turn = answered(asking, qtbot, "What?", turned, 0, Region(2, 10, 10, 100, 50), action="read")
    turned.close()
    assert (turn.question.place.page, turn.question.place.rotation) == (2, 1)
    assert turn.question.action == "read"


def test_an_empty_question_fails_with_a_sentence(asking, document, qtbot):
    turn = asking.ask("  ", document, 0, None)
    assert turn.stage is Stage.FAILED
    assert turn.error is not None and turn.error.what == "The question is empty."


@pytest.mark.parametrize(
    ("setting", "trained", "told"), [(-1, 0, 0), (-1, 2, 2), (-1, 6, 3), (0, 6, 0), (1, 0, 1), (50, 0, 3)]
)
def test_the_model_is_told_of_as_many_earlier_questions_as_it_or_the_setting_wants(
    asking, settings, engine, loaded, document, qtbot, setting, trained, told
):
    settings.set("follow_ups", setting)
    engine.follow_ups = trained
    with qtbot.waitSignals([loaded.ready, loaded.idle]):
        loaded.load("fake-model")
    for number in range(4):
        answered(asking, qtbot, f"Question {number}?", document, 0, None)
    question, history = engine.asked[-1]
    assert question == "Question 3?"
    assert [earlier for earlier, _ in history] == [f"Question {number}?" for number in range(3 - told, 3)]


def test_a_new_question_stops_the_one_that_runs(asking, engine, document, qtbot):
    engine.piece_gate = threading.Semaphore(0)
    first = asking.ask("First?", document, 0, None)
    second = asking.ask("Second?", document, 0, None)
    with qtbot.waitSignal(asking.conversation.turn_ended):
        engine.piece_gate.release(10)
    assert (first.stage, second.stage) == (Stage.STOPPED, Stage.DONE)


def test_asking_again_replaces_the_turn_and_those_after_it(asking, conversation, engine, document, qtbot):
    first, second, _ = (answered(asking, qtbot, text, document, 0, None) for text in ("a?", "b?", "c?"))
    with qtbot.waitSignal(conversation.turn_ended):
        again = asking.regenerate(second, document)
    assert [turn.question.text for turn in conversation.turns] == ["a?", "b?"]
    assert conversation.turns == (first, again)


def test_asking_in_other_words_keeps_the_place(asking, conversation, document, qtbot):
    region = Region(1, 10, 10, 100, 50)
    turn = answered(asking, qtbot, "Waht?", document, 1, region)
    with qtbot.waitSignal(conversation.turn_ended):
        again = asking.regenerate(turn, document, "What?")
    assert (again.question.text, again.question.place) == ("What?", turn.question.place)


def test_two_conversations_on_one_engine_hear_only_of_their_own(asking, loaded, settings, document, qtbot):
    other = Asking(Conversation(), loaded, settings)
    mine, theirs = asking.ask("Mine?", document, 0, None), other.ask("Theirs?", document, 1, None)
    qtbot.waitUntil(lambda: {mine.stage, theirs.stage} == {Stage.DONE})
    assert len(asking.conversation.turns) == len(other.conversation.turns) == 1


def test_going_on_with_another_conversation_stops_the_old_one(asking, conversation, engine, document, qtbot):
    turn = asking.ask("First?", document, 0, None)
    fresh = Conversation()
    asking.set_conversation(fresh)
    assert turn.stage is Stage.STOPPED
    assert answered(asking, qtbot, "Second?", document, 0, None).id in {turn.id for turn in fresh.turns}


@pytest.mark.parametrize(
    ("action", "tasks", "words"),
    [
        ("summarise", ("read", "find"), "fake-model can read and find; it was not trained to summarise."),
        ("translate", ("read",), "fake-model can read; it was not trained to translate."),
        ("read", ("read", "find"), None),
        ("", ("read", "find"), None),
        ("3f2a-made-by-a-person", ("read", "find"), None),
        ("summarise", None, None),
    ],
)
def test_a_quick_action_that_the_model_was_not_trained_for_says_so(
    asking, engine, loaded, document, qtbot, action, tasks, words
):
    engine.tasks = tasks
    with qtbot.waitSignals([loaded.ready, loaded.idle]):
        loaded.load("fake-model")
    turn = answered(asking, qtbot, "Summarise this.", document, 0, None, action=action)
    assert turn.answer is not None
    note = turn.answer.note
    assert note is None if words is None else note is not None and note.startswith(words)


def test_a_new_question_goes_on_with_the_load_for_the_old_one(asking, loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.unloaded):
        loaded.unload()
    engine.load_gate, before = threading.Event(), len(engine.loads)
    with qtbot.waitSignal(loaded.loading):
        asking.ask("First?", document, 0, None)
    second = asking.ask("Second?", document, 0, None)
    with qtbot.waitSignal(asking.conversation.turn_ended):
        engine.load_gate.set()
    assert second.stage is Stage.DONE
    assert len(engine.loads) == before + 1
