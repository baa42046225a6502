"""Token ids equal those of transformers' Qwen2 tokenizer, on a vocabulary learnt from many kinds of text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from fastvlm_engine.tokenizer import load_tokenizer

SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
CORPUS = [
    "The invoice total is 1,234.50 EUR, due on 2024-03-31. It's what we've agreed; they'll pay, won't they?",
    "Rechnung Nr. 4711 über 99,90 € — zahlbar bis zum 31. März. Äpfel, Öl, Übung, Straße.",
    "def total(rows):\n    return sum(row.price * row.count for row in rows)\n\n\n# done\r\n",
    "总计是一百元。請在月底前付款。合計金額は千円です。총액은 천 원입니다.",
    "Общая сумма: 250 рублей. ยอดรวมทั้งหมดหนึ่งร้อยบาท  \t  المبلغ الإجمالي",
    "🎉🎉 👩‍👩‍👧 ½ № ™ ﬁ e\u0301 n\u0303 \u200b \xa0 \u3000 x",
]


@pytest.fixture(scope="module")
def tokenizers(tmp_path_factory):
    """Ours and transformers', from the same vocab.json, merges.txt and added_tokens.json."""
    from transformers import Qwen2Tokenizer

    folder = tmp_path_factory.mktemp("tokenizer")
    learner = Tokenizer(models.BPE())
    learner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=900, initial_alphabet=alphabet, show_progress=False)
    learner.train_from_iterator(CORPUS * 3, trainer)
    learner.model.save(str(folder))
    added = {token: learner.get_vocab_size() + number for number, token in enumerate(SPECIAL)}
    (folder / "added_tokens.json").write_text(json.dumps(added))
    described = {str(number): {"content": token, "special": True} for token, number in added.items()}
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "Qwen2Tokenizer", "added_tokens_decoder": described})
    )
    peer = Qwen2Tokenizer.from_pretrained(str(folder))
    assert {token: peer.convert_tokens_to_ids(token) for token in SPECIAL} == added
    return load_tokenizer(folder), peer


@pytest.mark.parametrize("text", CORPUS)
def test_ids_equal_for_texts_of_many_scripts(tokenizers, text):
    ours, peer = tokenizers
    assert ours.encode(text) == peer(text, add_special_tokens=False).input_ids
    assert len(ours.encode(text)) < len(text.encode())


@settings(deadline=None, max_examples=300)
@given(
    st.text(
        alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aet 1\n\r\t's.,É总")), max_size=60
    )
)
def test_ids_equal_for_any_text(tokenizers, text):
    ours, peer = tokenizers
    assert ours.encode(text) == peer(text, add_special_tokens=False).input_ids


def test_a_template_with_special_tokens_has_equal_ids(tokenizers):
    ours, peer = tokenizers
    template = "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n"
    ids = []
    for part in ours.split(template):
        ids += [part] if isinstance(part, int) else ours.encode(part)
    assert ids == peer(template, add_special_tokens=False).input_ids
