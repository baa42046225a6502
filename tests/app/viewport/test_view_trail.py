"""Back and forward, like in a browser."""

from app.viewport.view_state import ViewState
from app.viewport.view_trail import ViewTrail

A, B, C, D = (ViewState(page=page) for page in range(4))


def test_back_and_forward_lead_along_the_jumps():
    trail = ViewTrail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert not trail.can_go_back
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert not trail.can_go_forward


def test_a_jump_forgets_what_lay_ahead():
    trail = ViewTrail()
    trail.leave(A)
    trail.back(B)
    trail.leave(A)
    assert not trail.can_go_forward
    assert trail.back(D) == A


def test_two_jumps_from_one_place_are_one_step_back():
    trail = ViewTrail()
    trail.leave(A)
    trail.leave(A)
    assert trail.back(B) == A
    assert not trail.can_go_back


def test_the_trail_has_a_bound():
    trail = ViewTrail()
    for page in range(500):
        trail.leave(ViewState(page=page))
    steps = 0
    while trail.can_go_back:
        trail.back(A)
        steps += 1
    assert steps == 100
