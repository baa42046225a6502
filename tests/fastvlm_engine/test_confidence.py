"""From the probabilities of tokens to the confidence of an answer."""

from __future__ import annotations

import math

import pytest

from fastvlm_engine.confidence import TokenProbabilities, confidence_of, logit, sigmoid
from fastvlm_engine.config import Calibration


def given(*probabilities):
    out = TokenProbabilities()
    for probability in probabilities:
        out.add(probability)
    return out


def test_without_calibration_it_is_the_lowest_probability():
    assert confidence_of(given(0.9, 0.25, 1.0), None) == 0.25


@pytest.mark.parametrize("calibration", [None, Calibration(bias=3.0)])
def test_an_answer_without_tokens_has_none(calibration):
    assert confidence_of(TokenProbabilities(), calibration) is None


def test_each_coefficient_weighs_its_own_feature():
    probabilities = given(0.8, 0.5, 0.95, 1.0)
    expected = {
        "bias": 1.0,
        "lowest": 0.0,
        "product": logit(0.8 * 0.5 * 0.95),
        "first": math.log(4.0),
        "length": math.log(4),
        "shaky": math.log(3),
    }
    for name, feature in expected.items():
        assert logit(confidence_of(probabilities, Calibration(**{name: 0.7}))) == pytest.approx(
            0.7 * feature, abs=1e-3
        )


def test_the_product_alone_gives_the_models_own_probability_of_the_whole_answer():
    assert confidence_of(given(0.9, 0.8, 0.5), Calibration(product=1.0)) == pytest.approx(0.36)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_extreme_probabilities_and_coefficients_stay_within_bounds(probability):
    wild = Calibration(1000, -1000, 1000, 1000, -1000, 1000)
    for sign in (wild, Calibration(*(-value for value in vars(wild).values()))):
        assert 0.0 <= confidence_of(given(*[probability] * 3000), sign) <= 1.0


def test_sigmoid_undoes_logit():
    for probability in (0.001, 0.3, 0.5, 0.999):
        assert sigmoid(logit(probability)) == pytest.approx(probability)
