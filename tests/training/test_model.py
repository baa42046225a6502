"""The model in training form: attention by the fast kernel and by plain products is the same."""

import pytest
import torch

from training.model import attention


@pytest.mark.parametrize(
    ("queries", "keys", "bias"),
    [
        ((2, 4, 3, 5, 8), (2, 4, 3, 11, 8), (2, 1, 3, 5, 11)),  # text in groups, a mask for all heads
        ((2, 4, 7, 8), (2, 4, 7, 8), (7, 7)),  # the image
        ((2, 3, 6, 8), (2, 3, 6, 8), None),  # the tower
    ],
)
def test_attention_is_softmax_over_the_keys_that_are_seen(queries, keys, bias):
    q, k, v = torch.randn(queries), torch.randn(keys), torch.randn(keys)
    hidden = torch.zeros(bias).masked_fill_(torch.rand(bias) < 0.4, float("-inf")) if bias else None
    if hidden is not None:
        hidden[..., 0] = 0.0  # everybody sees something
    scores = q @ k.mT / queries[-1] ** 0.5
    wanted = (scores if hidden is None else scores + hidden).softmax(-1) @ v
    assert torch.allclose(attention(q, k, v, hidden), wanted, atol=1e-5)
    half = [x.bfloat16() for x in (q, k, v)]
    rough = attention(*half, None if hidden is None else hidden.bfloat16())
    assert rough.dtype == torch.bfloat16 and torch.allclose(rough.float(), wanted, atol=0.1)
