"""How frames are compared, and which of them is handed on when. No thread, no clock, no screen."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.frame_changes import (
    NOISE,
    TILE,
    Change,
    Patience,
    Stillness,
    change_between,
    changed_tiles,
    differing_pixels,
    is_same,
)

STEP_S = 0.2
sizes = st.tuples(st.integers(1, 150), st.integers(1, 150))


def grey(height=240, width=320, level=90):
    return np.full((height, width, 4), level, np.uint8)


def with_box(frame, x, y, width, height, level=200):
    changed = frame.copy()
    changed[y : y + height, x : x + width, :3] = level
    return changed


# -- comparing ---------------------------------------------------------------------------------------------


@given(size=sizes, seed=st.integers(0, 2**32 - 1), points=st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_exactly_the_tiles_with_a_changed_pixel_are_found(size, seed, points):
    chance = np.random.default_rng(seed)
    before = chance.integers(0, 200, (*size, 4), np.uint8)
    after = before.copy()
    places = {(int(chance.integers(size[0])), int(chance.integers(size[1]))) for _ in range(points)}
    for y, x in places:
        after[y, x, int(chance.integers(3))] += NOISE + 1
    pixels = differing_pixels(before, after)
    if not places:
        assert pixels is None and is_same(before, after)
        return
    assert pixels is not None and not is_same(before, after)
    assert {(int(y), int(x)) for y, x in np.argwhere(pixels)} == places
    tiles = changed_tiles(pixels)
    assert tiles.shape == (-(-size[0] // TILE), -(-size[1] // TILE))
    found = {(int(row), int(column)) for row, column in np.argwhere(tiles)}
    assert found == {(y // TILE, x // TILE) for y, x in places}


@given(size=sizes, seed=st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_noise_and_the_byte_that_says_nothing_change_nothing(size, seed):
    chance = np.random.default_rng(seed)
    before = chance.integers(NOISE, 255 - NOISE, (*size, 4), np.uint8)
    noise = chance.integers(-NOISE, NOISE, (*size, 4), endpoint=True)
    after = (before.astype(np.int16) + noise).astype(np.uint8)
    after[..., 3] = chance.integers(0, 255, size, np.uint8)
    assert change_between(before, after) is Change.NONE


@given(
    x=st.integers(0, 310), y=st.integers(0, 200), width=st.integers(1, 4), height=st.integers(9, 40),
)  # fmt: skip
def test_a_narrow_bar_is_a_caret_wherever_it_stands(x, y, width, height):
    assert change_between(grey(), with_box(grey(), x, y, width, height)) is Change.CARET


@given(
    x=st.integers(0, 300),
    y=st.integers(0, 220),
    width=st.integers(5, 20),
    height=st.integers(1, 20),
)
def test_a_letter_is_small_wherever_it_stands(x, y, width, height):
    assert change_between(grey(), with_box(grey(), x, y, width, height)) is Change.SMALL


@given(x=st.integers(0, 200), y=st.integers(0, 130), side=st.integers(97, 110))
def test_what_is_larger_than_a_few_letters_is_large_in_either_direction(x, y, side):
    before, after = grey(), with_box(grey(), x, y, side, side)
    assert change_between(before, after) is Change.LARGE
    assert change_between(after, before) is Change.LARGE


def test_a_minus_sign_is_no_caret():
    assert change_between(grey(), with_box(grey(), 50, 50, 7, 2)) is Change.SMALL


def test_two_carets_are_carets_and_two_letters_far_apart_are_a_change():
    carets = with_box(with_box(grey(), 10, 10, 2, 20), 250, 150, 2, 20)
    letters = with_box(with_box(grey(), 10, 10, 12, 20), 250, 150, 12, 20)
    assert change_between(grey(), carets) is Change.CARET
    assert change_between(grey(), letters) is Change.LARGE


def test_frames_of_another_size_differ():
    assert change_between(grey(10, 20), grey(20, 10)) is Change.LARGE


# -- standing still ----------------------------------------------------------------------------------------


def play(frames, patience=None, step_s=STEP_S):
    """The frames that were handed on, with their number and whether they had stood still."""
    stillness = Stillness(patience)
    told = []
    for number, frame in enumerate(frames):
        due = stillness.take(frame, number * step_s)
        if due is not None:
            told.append((number, due))
    return told


def test_a_picture_that_stands_still_is_handed_on_once():
    told = play([grey()] * 300)
    assert [number for number, _ in told] == [2]
    assert told[0][1].was_still


def test_each_change_is_handed_on_once_when_it_has_stood_still():
    pictures = [grey(level=20 * step) for step in range(6)]
    told = play([picture for picture in pictures for _ in range(15)])
    assert [number for number, _ in told] == [15 * step + 2 for step in range(6)]
    assert all((due.frame == picture).all() for (_, due), picture in zip(told, pictures, strict=True))


@pytest.mark.parametrize("caret", [(2, 20), (14, 24)], ids=["bar", "block"])
@pytest.mark.parametrize("half", [2, 3], ids=["fast", "slow"])
def test_a_caret_that_blinks_for_a_minute_is_no_change(caret, half):
    shown = with_box(grey(), 100, 100, *caret)
    frames = [grey() if (step // half) % 2 else shown for step in range(300)]
    assert len(play(frames)) == 1


def test_a_digit_that_changed_for_good_counts_once_it_has_outlasted_a_blink():
    told = play([grey()] * 10 + [with_box(grey(), 100, 100, 10, 16)] * 20)
    assert [number for number, _ in told] == [2, 16]


def test_letters_that_are_typed_one_after_the_other_add_up():
    frames = [grey()] * 5
    for letter in range(60):  # five letters a second, one frame each
        frames.append(with_box(frames[-1], 10 + 4 * letter, 50, 3, 12))
    frames += [frames[-1]] * 5
    told = play(frames, Patience(longest_s=2.0))
    assert len(told) > 3 and told[-1][1].was_still
    assert (told[-1][1].frame == frames[-1]).all()


def test_a_picture_that_never_stands_still_is_handed_on_at_the_limit_and_no_sooner():
    told = play([grey(level=40 + (step * 37) % 160) for step in range(300)], Patience(longest_s=5.0))
    numbers = [number for number, _ in told]
    assert numbers[0] == 25
    assert all(25 <= later - sooner <= 27 for sooner, later in pairwise(numbers))
    assert not any(due.was_still for _, due in told)


def test_at_the_limit_a_frame_that_stood_still_for_a_moment_is_chosen():
    # GIVEN one frame in the midst of a film that was seen twice in a row
    levels = [40 + (step * 37) % 160 for step in range(30)]
    levels[15] = levels[14]
    told = play([grey(level=level) for level in levels])
    assert told[0][0] == 25
    assert (told[0][1].frame == levels[14]).all()


def test_a_picture_that_flickers_back_to_the_one_before_is_waited_for_no_longer_than_the_limit():
    frames = [grey()] * 5 + [grey(level=200) if step % 2 else grey() for step in range(60)]
    told = play(frames)
    assert len(told) >= 2 and told[1][0] <= 5 + 27


def test_after_forgetting_the_same_picture_is_handed_on_again():
    stillness = Stillness()
    assert [bool(stillness.take(grey(), step * STEP_S)) for step in range(4)] == [False, False, True, False]
    stillness.forget()
    assert [bool(stillness.take(grey(), (4 + step) * STEP_S)) for step in range(3)] == [False, False, True]


@given(
    script=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 12)), min_size=1, max_size=15),
    longest=st.floats(0.5, 6.0),
)
@settings(max_examples=80, deadline=None)
def test_whatever_happens_nothing_is_handed_on_twice_in_a_row_and_nothing_waits_for_ever(script, longest):
    frames = [grey(64, 64, 30 * level) for level, count in script for _ in range(count)]
    frames += [frames[-1]] * 3
    told = play(frames, Patience(longest_s=longest))
    levels = [int(due.frame[0, 0, 0]) for _, due in told]
    assert all(one != next_ for one, next_ in pairwise(levels))
    assert levels and levels[-1] == int(frames[-1][0, 0, 0])
    for number, due in told:
        assert any(due.frame is frame for frame in frames[: number + 1])
    # While frames differ from what is known, the next one is handed on within the limit.
    known, since = None, 0
    handed = {number: int(due.frame[0, 0, 0]) for number, due in told}
    for number, frame in enumerate(frames):
        if number in handed:
            known, since = handed[number], number + 1
        elif known == int(frame[0, 0, 0]):
            since = number + 1
        assert (number - since) * STEP_S <= longest + STEP_S + 1e-6
