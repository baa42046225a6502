"""A reply of RandR is read as the protocol says, also a short one."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from app.capture.native_screens import monitors_in_reply, native_screens

short = st.integers(-(2**15), 2**15 - 1)
length = st.integers(1, 2**16 - 1)
monitors = st.lists(st.tuples(short, short, length, length, st.integers(0, 4)), max_size=6)


def reply_of(told: list[tuple[int, int, int, int, int]]) -> bytes:
    body = b""
    for x, y, width, height, outputs in told:
        body += struct.pack("<IBBHhhHHII", 77, 0, 1, outputs, x, y, width, height, 300, 200)
        body += struct.pack(f"<{outputs}I", *range(outputs))
    outputs_of_all = sum(one[4] for one in told)
    return struct.pack("<BxHIIII12x", 1, 9, len(body) // 4, 0, len(told), outputs_of_all) + body


@given(monitors)
def test_every_monitor_is_found_behind_the_outputs_of_the_one_before(told):
    assert monitors_in_reply(reply_of(told)) == [one[:4] for one in told]


@given(monitors.filter(bool), st.data())
def test_a_reply_that_is_cut_off_gives_the_monitors_before_the_cut(told, data):
    reply = reply_of(told)
    cut = data.draw(st.integers(32, len(reply) - 1))
    found = monitors_in_reply(reply[:cut])
    assert found == [one[:4] for one in told][: len(found)]


def test_the_system_is_asked_only_where_qt_draws_on_it(qapp):
    assert qapp.platformName() == "offscreen"
    assert native_screens() == []
