"""The page's words as a guide to the next letter: what they agree with, and when they tip the balance."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from fastvlm_engine.errors import OptionsError
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.sampling import Sampler
from fastvlm_engine.spelling import MOST_WORDS, Spelling

END = 256
PAGE = ("Invoice", "no.", "48017-A", "(due", "1,385.00", "EUR)")


def token_bytes(token_id):
    return b"" if token_id == END else bytes([token_id])


def spelling(written="", words=PAGE):
    made = Spelling(words, token_bytes)
    for byte in written.encode():
        made.push(byte)
    return made


def agreed(written, words=PAGE):
    made = spelling(written, words)
    return {chr(byte) for byte in range(256) if made.agrees(byte)} | ({"END"} if made.agrees(END) else set())


def logits(**probabilities):
    scores = torch.full((257,), -30.0)
    for name, probability in probabilities.items():
        scores[END if name == "END" else ord(name[-1])] = math.log(probability)
    return scores


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", set()),  # the model alone says where an answer begins
        ("4", {"8"}),
        ("48017", {"-"}),
        ("4801x", set()),  # no word of the page
        ("1,385.0", {"0"}),
        ("Invoice ", {"n"}),  # the word that stands behind it
        ("Invoice\n", {"n"}),
        ("Total ", set()),  # the page has no such word
        ("du", {"e"}),  # without the bracket before it
    ],
)
def test_what_the_words_of_the_page_agree_with(written, expected):
    assert agreed(written) - set(" \t\n\v\f\r") == expected


def test_the_end_and_a_blank_are_agreed_to_where_a_word_ends():
    assert agreed("48017-A") == {"END", *" \t\n\v\f\r"}
    assert "END" not in agreed("48017")
    assert {"END", ",", " "} - agreed("EUR") == {","}


def test_tokens_of_several_letters_and_words():
    pieces = {0: b"1,385", 1: b".00 EUR", 2: b".00 USD", 3: b".00", 4: b" EUR", 5: b""}
    made = Spelling(PAGE, pieces.__getitem__)
    assert not made.agrees(0)
    made.push(0)
    assert [made.agrees(number) for number in range(1, 6)] == [True, False, True, False, False]
    made.push(3)
    assert [made.agrees(number) for number in (4, 5)] == [True, True]


def test_a_doubtful_letter_is_spelled_as_the_page_has_it():
    # GIVEN a model that holds 6 for a little likelier than the 5 that the page has
    sampler = Sampler(GenerationOptions(), 257, (), spelling("1,38"))
    token = sampler.sample(logits(d6=0.6, d5=0.3, d8=0.1))
    # THEN the 5 is taken, and is as likely as both together make it
    assert chr(token.token_id) == "5"
    assert token.probability == pytest.approx(0.3 * math.e**2 / (0.3 * math.e**2 + 0.7), rel=1e-3)
    # THEN the next letter is looked at from there
    assert chr(sampler.sample(logits(d5=0.5, dot=0.1, x=0.4)).token_id) != "."


@pytest.mark.parametrize(
    ("written", "scores", "expected"),
    [
        ("1,38", {"d6": 0.9, "d5": 0.1}, "6"),  # the model is sure: the picture may differ from the words
        ("1,38", {"d6": 0.8, "d5": 0.02}, "6"),  # what the page has is hardly possible
        ("", {"d6": 0.6, "d4": 0.4}, "6"),  # the first letter
        ("ye", {"s": 0.6, "i": 0.4}, "s"),  # an answer that does not stand on the page
    ],
)
def test_the_model_has_the_last_word(written, scores, expected):
    sampler = Sampler(GenerationOptions(), 257, (), spelling(written))
    assert chr(sampler.sample(logits(**scores)).token_id) == expected


@given(st.lists(st.text(max_size=12), max_size=30), st.text(max_size=30), st.integers(0, 256))
def test_any_words_and_any_answer_give_an_opinion(words, answer, token_id):
    assert spelling(answer, tuple(words)).agrees(token_id) in (True, False)


@given(st.lists(st.text(st.characters(exclude_categories=("Z", "C")), min_size=2, max_size=12), min_size=1))
def test_every_word_of_the_page_can_be_written_on_from_its_first_letter(words):
    for word in words:
        made = spelling("", tuple(words))
        data = word.encode()
        made.push(data[0])
        for byte in data[1:]:
            assert made.agrees(byte)
            made.push(byte)
        assert made.agrees(END)


def test_a_hostile_number_of_words_costs_no_more_than_a_page():
    made = Spelling(["a"] * MOST_WORDS + ["zebra"] * 3, token_bytes)
    made.push(ord("z"))
    assert not made.agrees(ord("e"))


def test_half_a_surrogate_pair_in_a_text_layer_is_left_out():
    assert agreed("4", ("4\ud8008",)) == {"8"}


@pytest.mark.parametrize("words", ["Total", ["Total"], (1, 2), None])
def test_words_are_a_tuple_of_texts(words):
    with pytest.raises(OptionsError):
        GenerationOptions(words=words)
