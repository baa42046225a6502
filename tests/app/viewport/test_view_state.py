"""A place is kept as plain values, and whatever a file gives back makes a place."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.viewport.view_state import ViewState

numbers = st.floats(-1e8, 1e8)
states = st.builds(
    ViewState,
    page=st.integers(0, 100_000),
    x=numbers,
    y=numbers,
    zoom=st.floats(0.1, 8),
    fit=st.sampled_from(["width", "page", "none"]),
    rotation=st.integers(0, 3),
)
garbage = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
NAMES = ["page", "x", "y", "zoom", "fit", "rotation"]


@given(states)
def test_a_place_comes_back_from_a_file(state):
    assert ViewState.from_dict(json.loads(json.dumps(state.as_dict()))) == state


@given(st.dictionaries(st.sampled_from(NAMES), garbage) | garbage)
def test_garbage_makes_a_place_that_can_be_shown(data):
    state = ViewState.from_dict(data)
    assert state.page >= 0
    assert state.zoom > 0
    assert state.rotation in range(4)
    assert state.fit in ("width", "page", "none")
    assert abs(state.x) < 1e9
    assert abs(state.y) < 1e9


def test_what_makes_sense_is_kept_beside_what_does_not():
    assert ViewState.from_dict({"page": 7, "zoom": "large", "x": True}) == ViewState(page=7)
