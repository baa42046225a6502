"""Text to token ids and back, from the checkpoint's own files: byte-level BPE as Qwen2 has it.

Loaded by engine.py, used by prompt.py and text_stream.py on the engine thread. Built on the `tokenizers`
library; transformers is not needed. Special tokens such as <|im_end|> are known by id here and are never
recognised inside text: a question that contains one is just text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from fastvlm_engine.errors import CheckpointError

QWEN2_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|"
    r"\s+(?!\S)|\s+"
)
LARGEST_FILE = 64 << 20
FETCH_AGAIN = "Fetch the checkpoint again"


def byte_symbols() -> dict[str, int]:
    """The printable character that stands for each byte in byte-level BPE: itself, or one from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {chr(byte): byte for byte in printable} | {chr(256 + n): byte for n, byte in enumerate(others)}


class CheckpointTokenizer:
    """The tokenizer of one checkpoint.

    Attributes:
        special_ids: id of each special token by its text.
        size: one more than the highest id; rows of the output head from here on mean nothing.
    """

    def __init__(self, words: Tokenizer, special_ids: Mapping[str, int]) -> None:
        self._words = words
        self.special_ids = dict(special_ids)
        self._special_texts = {number: text for text, number in special_ids.items()}
        longest_first = sorted(self.special_ids, key=len, reverse=True)
        self._special_pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._byte_of = byte_symbols()
        vocabulary = words.get_vocab(with_added_tokens=False)
        if not self._byte_of.keys() <= vocabulary.keys():
            raise CheckpointError("The tokenizer cannot spell every byte, so it would lose text", FETCH_AGAIN)
        self.size = 1 + max([*vocabulary.values(), *special_ids.values()])

    def encode(self, text: str) -> list[int]:
        """Ids of plain text; nothing in it is taken for a special token, broken characters become "?"."""
        whole = text.encode("utf-8", "replace").decode("utf-8")
        return list(self._words.encode(whole, add_special_tokens=False).ids)

    def split(self, template: str) -> Iterator[str | int]:
        """Text of a prompt template as plain text and the ids of its special tokens, in order."""
        place = 0
        for match in self._special_pattern.finditer(template):
            if match.start() > place:
                yield template[place : match.start()]
            yield self.special_ids[match.group()]
            place = match.end()
        if place < len(template):
            yield template[place:]

    def token_bytes(self, token_id: int) -> bytes:
        """The UTF-8 bytes that a token stands for; none for special tokens and unused rows."""
        if token_id in self._special_texts:
            return b""
        symbols = self._words.id_to_token(token_id)
        if symbols is None:
            return b""
        return b"".join(
            bytes([self._byte_of[symbol]]) if symbol in self._byte_of else symbol.encode()
            for symbol in symbols
        )

    def decode(self, token_ids: list[int]) -> str:
        """The text of many tokens at once; special tokens leave no trace."""
        return b"".join(map(self.token_bytes, token_ids)).decode("utf-8", "replace")


def load_tokenizer(folder: Path) -> CheckpointTokenizer:
    """The tokenizer in a checkpoint folder: tokenizer.json, or vocab.json with merges.txt.

    Raises:
        CheckpointError: there is none, it cannot be read, or it is not byte-level BPE.
    """
    try:
        if (folder / "tokenizer.json").is_file():
            return _from_tokenizer_json(folder)
        return _from_vocabulary(folder)
    except CheckpointError:
        raise
    except Exception as error:  # the tokenizers library raises plain Exception for files it does not like
        raise CheckpointError(f"The tokenizer in {folder} cannot be read ({error})", FETCH_AGAIN) from error


def _from_tokenizer_json(folder: Path) -> CheckpointTokenizer:
    """Without its added tokens, so that the library cannot find them in text; they are kept by id here."""
    values = _read_json(folder / "tokenizer.json")
    special_ids = {str(token["content"]): _id(token["id"]) for token in values.get("added_tokens") or []}
    model = values.get("model")
    if not isinstance(model, dict) or model.get("type", "BPE") != "BPE" or not _has_byte_level(values):
        raise CheckpointError(
            f"The tokenizer in {folder} is not byte-level BPE, as FastVLM's is", "Use a FastVLM checkpoint"
        )
    words = {text: number for text, number in model["vocab"].items() if text not in special_ids}
    values |= {"added_tokens": [], "post_processor": None, "truncation": None, "padding": None}
    values["model"] = {**model, "vocab": words}
    special_ids |= _added_tokens(folder)
    return CheckpointTokenizer(Tokenizer.from_str(json.dumps(values)), special_ids)


def _from_vocabulary(folder: Path) -> CheckpointTokenizer:
    """Qwen2's way with words around the checkpoint's vocabulary and merges."""
    vocabulary, merges = folder / "vocab.json", folder / "merges.txt"
    for path in (vocabulary, merges):
        if not path.is_file():
            raise CheckpointError(f"{folder} has neither tokenizer.json nor {path.name}", FETCH_AGAIN)
        _check_size(path)
    special_ids = _added_tokens(folder)
    if not special_ids:
        raise CheckpointError(f"{folder} has no added_tokens.json and no added tokens", FETCH_AGAIN)
    words = Tokenizer(models.BPE.from_file(str(vocabulary), str(merges)))
    words.normalizer = normalizers.NFC()
    words.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_WORDS), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    words.decoder = decoders.ByteLevel()
    return CheckpointTokenizer(words, special_ids)


def _added_tokens(folder: Path) -> dict[str, int]:
    """Special tokens of added_tokens.json and tokenizer_config.json, whichever there are."""
    special_ids: dict[str, int] = {}
    if (folder / "tokenizer_config.json").is_file():
        described = _read_json(folder / "tokenizer_config.json").get("added_tokens_decoder") or {}
        special_ids |= {str(token["content"]): _id(int(number)) for number, token in described.items()}
    if (folder / "added_tokens.json").is_file():
        listed = _read_json(folder / "added_tokens.json")
        special_ids |= {str(text): _id(number) for text, number in listed.items()}
    return special_ids


def _id(number: Any) -> int:
    if not isinstance(number, int) or not 0 <= number < 1 << 21:
        raise ValueError(f"token id {number!r}")
    return number


def _has_byte_level(values: Mapping[str, Any]) -> bool:
    parts = json.dumps([values.get("pre_tokenizer"), values.get("decoder")])
    return '"ByteLevel"' in parts


def _read_json(path: Path) -> dict[str, Any]:
    _check_size(path)
    values = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise CheckpointError(f"{path} is not a JSON object", FETCH_AGAIN)
    return values


def _check_size(path: Path) -> None:
    if path.stat().st_size > LARGEST_FILE:
        raise CheckpointError(f"{path} is far too large for a tokenizer", FETCH_AGAIN)
