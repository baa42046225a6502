"""Streamed text: whole characters, whole words, nothing lost, nothing taken back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from fastvlm_engine.text_stream import LONGEST_HELD, TextStream


def streamed(pieces: list[bytes]) -> list[str]:
    """What each piece released; the last entry is the flush."""
    stream = TextStream(pieces.__getitem__)
    return [stream.push(index) for index in range(len(pieces))] + [stream.flush()]


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in pairwise(edges)]


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(), st.lists(st.integers(min_value=0)))
def test_any_split_of_any_text_gives_the_same_text(text, places):
    assert "".join(streamed(cut(text.encode(), places))) == text


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(), st.lists(st.integers(min_value=0)))
def test_broken_bytes_give_what_decoding_at_once_gives(data, places):
    assert "".join(streamed(cut(data, places))) == data.decode("utf-8", "replace")


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(alphabet="ab \n.é中あก\u0e48\u0301\U0001f469\u200d", max_size=200))
def test_byte_by_byte_releases_only_prefixes_of_the_text(text):
    shown = ""
    for piece in streamed([bytes([byte]) for byte in text.encode()]):
        shown += piece
        assert text.startswith(shown)
        assert len(piece) <= LONGEST_HELD + 1
    assert shown == text


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=12), min_size=1, max_size=20))
def test_words_are_never_cut(words):
    text = " ".join(words)
    for piece in streamed([bytes([byte]) for byte in text.encode()])[:-1]:
        assert piece == "" or (piece.endswith(" ") and piece[:-1] in words)


def test_a_word_comes_when_its_space_comes():
    assert streamed([b"Tot", b"al", b" due", b":", b" 12", b"\n"]) == [
        "",
        "",
        "Total ",
        "",
        "due: ",
        "12\n",
        "",
    ]


def test_chinese_comes_character_by_character_though_its_bytes_come_singly():
    data = "总计".encode()
    assert streamed([data[:2], data[2:3], data[3:]]) == ["", "总", "计", ""]


def test_latin_after_chinese_waits_for_its_word():
    assert streamed(["价格US".encode(), b"D", " 元".encode()]) == ["价格", "", "USD 元", ""]


def test_thai_is_released_between_whole_letters():
    tone = "\u0e48"
    assert streamed(["ก".encode(), tone.encode(), "ข".encode(), b""]) == ["", "", "ก" + tone, "", "ข"]


def test_an_accent_is_not_parted_from_its_letter():
    assert streamed([b"caf", b"e", "\u0301".encode(), b" x"]) == ["", "", "", "cafe\u0301 ", "x"]


def test_an_accent_after_a_space_stays_on_it():
    assert streamed([b"a b ", "\u0301 c".encode()])[1:] == ["\u0301 ", "c"]


def test_an_endless_word_is_released_in_parts():
    released = streamed([b"x"] * (3 * LONGEST_HELD))
    assert "".join(released) == "x" * (3 * LONGEST_HELD)
    assert sum(bool(piece) for piece in released) >= 2


def test_a_character_cut_short_becomes_a_replacement_mark():
    assert streamed(["ab€".encode()[:-1]]) == ["", "ab\ufffd"]


def test_tokens_without_text_release_nothing():
    assert streamed([b"", b"a ", b""]) == ["", "a ", "", ""]


def test_work_grows_with_the_text_not_with_its_square():
    """GIVEN one long answer WHEN it is pushed THEN what is held and rescanned stays short throughout."""
    stream = TextStream(lambda token_id: b"ab")
    longest = 0
    for _ in range(5000):
        stream.push(0)
        longest = max(longest, len(stream._held))
    assert longest <= LONGEST_HELD
