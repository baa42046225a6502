"""Choosing tokens: greedy, temperature, top-p, repetition penalty, seeds, masks, broken numbers."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from fastvlm_engine.errors import CheckpointError, OptionsError
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.sampling import Sampler, keep_top_p


def drawn(logits, count=400, vocabulary=None, banned=(), **options):
    sampler = Sampler(GenerationOptions(**options), vocabulary or len(logits), banned)
    return [sampler.sample(torch.tensor(logits)).token_id for _ in range(count)]


def test_greedy_takes_the_likeliest_and_tells_its_probability():
    token = Sampler(GenerationOptions(), 3).sample(torch.tensor([0.0, math.log(2.0), 0.0]))
    assert token.token_id == 1
    assert token.probability == pytest.approx(0.5)


def test_greedy_takes_the_first_of_equals():
    assert drawn([1.0, 3.0, 3.0, 3.0], count=1) == [1]


def test_rows_beyond_the_vocabulary_are_never_chosen_and_take_no_probability():
    token = Sampler(GenerationOptions(), 2).sample(torch.tensor([0.0, 0.0, 50.0]))
    assert (token.token_id, token.probability) == (0, pytest.approx(0.5))
    assert set(drawn([0.0, 0.0, 50.0], vocabulary=2, temperature=1.0, seed=1)) == {0, 1}


def test_banned_ids_are_never_chosen():
    assert drawn([0.0, 9.0, 1.0], count=1, banned=[1]) == [2]
    assert 1 not in drawn([0.0, 9.0, 1.0], banned=[1], temperature=2.0, seed=3)


def test_same_seed_same_draws_other_seed_other_draws():
    flat = [0.0] * 50
    assert drawn(flat, temperature=1.0, seed=7) == drawn(flat, temperature=1.0, seed=7)
    assert drawn(flat, temperature=1.0, seed=7) != drawn(flat, temperature=1.0, seed=8)


def test_no_seed_draws_anew_each_time():
    flat = [0.0] * 50
    assert drawn(flat, temperature=1.0) != drawn(flat, temperature=1.0)


def test_drawing_leaves_torchs_own_random_numbers_alone():
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    drawn([0.0, 0.0], count=20, temperature=1.0)
    assert torch.equal(torch.rand(3), expected)


def test_draws_follow_the_probabilities():
    draws = drawn([math.log(3.0), 0.0], count=4000, temperature=1.0, seed=0)
    assert draws.count(0) / len(draws) == pytest.approx(0.75, abs=0.04)


def test_low_temperature_is_almost_greedy():
    assert set(drawn([1.0, 2.0, 1.5], temperature=0.001, seed=0)) == {1}


def test_top_p_draws_only_from_the_likeliest():
    logits = [math.log(share) for share in (0.5, 0.3, 0.15, 0.05)]
    assert set(drawn(logits, temperature=1.0, top_p=0.75, seed=0)) == {0, 1}


def test_tiny_top_p_still_leaves_one_token():
    assert set(drawn([0.0, 0.1], temperature=1.0, top_p=1e-9, seed=0)) == {1}


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=30), st.floats(0.01, 1.0))
def test_top_p_keeps_the_smallest_set_that_reaches_the_share(weights, top_p):
    probabilities = torch.tensor(weights, dtype=torch.float64)
    probabilities /= probabilities.sum()
    kept = keep_top_p(probabilities, top_p)
    chosen = kept > 0
    assert torch.equal(kept[chosen], probabilities[chosen])
    assert kept.sum() >= top_p - 1e-9
    assert kept.sum() - kept[chosen].min() < top_p + 1e-9
    assert not (~chosen).any() or probabilities[~chosen].max() <= kept[chosen].min()


def test_repetition_penalty_turns_to_another_token():
    assert drawn([2.0, 1.9, -1.0], count=2, repetition_penalty=1.5) == [0, 1]
    assert drawn([2.0, 1.9, -1.0], count=2) == [0, 0]


def test_repetition_penalty_lowers_negative_scores_too():
    assert drawn([-1.0, -1.1], count=2, repetition_penalty=2.0) == [0, 1]


def test_probability_is_the_models_own_whatever_the_options():
    logits = torch.tensor([0.0, math.log(3.0)])
    sampler = Sampler(GenerationOptions(temperature=5.0, repetition_penalty=2.0, seed=2), 2)
    for _ in range(5):
        token = sampler.sample(logits)
        assert token.probability == pytest.approx([0.25, 0.75][token.token_id])


def test_bf16_logits_are_taken():
    assert (
        Sampler(GenerationOptions(), 2).sample(torch.tensor([1.0, 2.0], dtype=torch.bfloat16)).token_id == 1
    )


@pytest.mark.parametrize("bad", [math.nan, math.inf])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_logits_that_are_no_numbers_are_an_error(bad, temperature):
    sampler = Sampler(GenerationOptions(temperature=temperature), 3)
    with pytest.raises(CheckpointError, match="NaN"):
        sampler.sample(torch.tensor([0.0, bad, 1.0]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_new_tokens": 0},
        {"max_new_tokens": 1.5},
        {"max_new_tokens": True},
        {"temperature": -0.1},
        {"temperature": math.nan},
        {"temperature": "hot"},
        {"top_p": 0.0},
        {"top_p": 1.1},
        {"repetition_penalty": 0.0},
        {"repetition_penalty": math.inf},
        {"seed": -1},
        {"seed": 2**70},
    ],
)
def test_options_outside_what_is_allowed_are_refused_by_name(wrong):
    with pytest.raises(OptionsError, match=next(iter(wrong))) as caught:
        GenerationOptions(**wrong)
    assert isinstance(caught.value, ValueError)
