"""Which answers are shown with a doubt."""

from __future__ import annotations

import pytest

from app.conversation.question import DOUBTFUL_BELOW, Answer


@pytest.mark.parametrize(
    ("answer", "doubtful"),
    [
        (Answer("42", "stop", 9.0, confidence=DOUBTFUL_BELOW - 0.01), True),
        (Answer("42", "stop", 9.0, confidence=DOUBTFUL_BELOW), False),
        (Answer("42", "stop", 9.0, confidence=0.0), True),
        (Answer("42", "stop", 9.0), False),
        (Answer(" \n", "stop", 9.0, confidence=0.1), False),
        (Answer("a a a", "loop", 9.0, confidence=0.1), False),
        (Answer("a b c", "length", 9.0, confidence=0.1), True),
    ],
)
def test_an_answer_is_doubtful_below_the_threshold_where_there_is_something_to_doubt(answer, doubtful):
    assert answer.is_doubtful is doubtful
