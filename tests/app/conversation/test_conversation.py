"""Turns: one runs at a time, ended ones stay ended, follow-ups build on the same place."""

from dataclasses import replace

from app.conversation.conversation import Conversation, Stage
from app.conversation.question import Answer, Place, Question
from app.documents.region import Region
from app.errors import UserError

PAGE = Place("invoice.pdf", 0)
REGION = replace(PAGE, region=Region(0, 10, 10, 50, 20))
DONE = Answer("934.20", "stop", 84.0)


def test_text_gathers_until_the_answer_replaces_it(qtbot):
    conversation = Conversation()
    turn = conversation.begin(Question("total?", PAGE))
    conversation.add_text(turn.id, "934")
    conversation.add_text(turn.id, ".2")
    assert turn.text == "934.2"
    with qtbot.waitSignal(conversation.turn_ended):
        conversation.finish(turn.id, DONE)
    assert turn.text == "934.20"
    assert turn.stage is Stage.DONE
    assert conversation.running is None


def test_a_new_question_stops_the_one_before(qtbot):
    conversation = Conversation()
    first = conversation.begin(Question("one", PAGE))
    conversation.add_text(first.id, "half")
    second = conversation.begin(Question("two", PAGE))
    assert first.stage is Stage.STOPPED
    assert first.text == "half"
    assert conversation.running is second


def test_what_comes_late_changes_nothing(qtbot):
    conversation = Conversation()
    turn = conversation.begin(Question("one", PAGE))
    conversation.stop()
    with qtbot.assertNotEmitted(conversation.text_added), qtbot.assertNotEmitted(conversation.stage_changed):
        conversation.add_text(turn.id, "late")
        conversation.finish(turn.id, DONE)
        conversation.fail(turn.id, UserError("no"))
        conversation.set_stage(turn.id, Stage.THINKING)
        conversation.add_text(99, "unknown")
    assert turn.stage is Stage.STOPPED
    assert turn.text == ""


def test_the_part_of_the_page_that_is_looked_at_is_told_while_the_turn_runs(qtbot):
    conversation = Conversation()
    turn = conversation.begin(Question("one", PAGE))
    with qtbot.waitSignal(conversation.stage_changed):
        conversation.set_part(turn.id, 2, 5)
    assert turn.part == (2, 5)
    conversation.stop()
    conversation.set_part(turn.id, 3, 5)
    assert turn.part == (2, 5)


def test_an_answer_that_the_engine_cancelled_counts_as_stopped(qtbot):
    conversation = Conversation()
    turn = conversation.begin(Question("one", PAGE))
    conversation.finish(turn.id, Answer("par", "cancelled", 0.0))
    assert turn.stage is Stage.STOPPED


def test_a_failed_turn_keeps_its_error(qtbot):
    conversation = Conversation()
    turn = conversation.begin(Question("one", PAGE))
    conversation.fail(turn.id, UserError("It broke.", "Ask again."))
    assert turn.stage is Stage.FAILED
    assert turn.error is not None
    assert turn.error.advice == "Ask again."


def test_follow_ups_build_on_finished_answers_about_the_same_place_only(qtbot):
    conversation = Conversation()
    for text, place in (("a", PAGE), ("b", REGION), ("c", PAGE)):
        conversation.finish(conversation.begin(Question(text, place)).id, DONE)
    conversation.begin(Question("stopped", PAGE))
    question = Question("next", PAGE)
    assert conversation.earlier(question, 5) == (("a", "934.20"), ("c", "934.20"))
    assert conversation.earlier(question, 1) == (("c", "934.20"),)
    assert conversation.earlier(question, 0) == ()
