"""The overlay's state machine: what the mouse and the keys choose, whatever order they come in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.capture.captured import Mode
from app.capture.screens import Area
from app.capture.selection import Selection
from app.capture.selection_geometry import INSIDE

untimed = settings(deadline=None)
SCREEN = Area(-1280, -100, 1280, 800)
EDITOR = Area(-1200, 0, 600, 400)
BROWSER = Area(-800, 100, 1600, 500)  # reaches onto the screen beside


def made(mode: Mode = Mode.REGION) -> Selection:
    return Selection(SCREEN, [EDITOR, BROWSER], mode)


def drag(selection: Selection, start: tuple[int, int], end: tuple[int, int], *, adjust: bool = False) -> None:
    selection.press(*start)
    selection.move((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    selection.move(*end)
    selection.release(adjust=adjust)


def test_a_drag_chooses_what_it_spans():
    selection = made()
    drag(selection, (-1000, 10), (-901, 59))
    assert selection.chosen == Area(-1000, 10, 100, 50)


def test_a_drag_beyond_the_screen_ends_at_its_edge():
    selection = made()
    drag(selection, (-100, 600), (500, 2000))
    assert selection.chosen == Area(-100, 600, 100, 100)


def test_a_click_chooses_nothing():
    selection = made()
    drag(selection, (-1000, 10), (-998, 11))
    assert not selection.is_over
    assert selection.area is None


def test_a_right_click_first_clears_and_then_cancels():
    selection = made()
    selection.press(-1000, 10)
    selection.move(-900, 90)
    selection.step_back()
    assert selection.area is None
    selection.move(-800, 200)
    selection.release()
    assert not selection.is_over
    selection.step_back()
    assert selection.is_cancelled


def test_enter_takes_what_is_dragged_or_else_the_screen():
    selection = made()
    selection.accept()
    assert selection.chosen == SCREEN
    selection = made()
    selection.press(-1000, 10)
    selection.move(-951, 19)
    selection.accept()
    assert selection.chosen == Area(-1000, 10, 50, 10)


def test_what_stands_is_moved_stretched_and_accepted_by_keys():
    selection = made()
    drag(selection, (-1000, 10), (-901, 59), adjust=True)
    assert selection.is_standing
    selection.arrow(1, 0)
    selection.arrow(0, -1)
    selection.arrow(1, 0, stretch=True)
    selection.arrow(0, -1, stretch=True)
    assert selection.area == Area(-999, 9, 101, 49)
    selection.accept()
    assert selection.chosen == Area(-999, 9, 101, 49)


def test_what_stands_is_moved_and_stretched_by_the_mouse():
    selection = made()
    drag(selection, (-1000, 100), (-801, 299), adjust=True)
    assert selection.grip_at(-900, 200) == INSIDE
    drag(selection, (-900, 200), (-890, 220))
    assert selection.area == Area(-990, 120, 200, 200)
    drag(selection, (-790, 320), (-780, 330))
    assert selection.area == Area(-990, 120, 210, 210)
    assert not selection.is_over
    drag(selection, (-500, 500), (-401, 599))
    assert selection.chosen == Area(-500, 500, 100, 100)


def test_arrows_alone_make_a_rectangle():
    selection = made()
    selection.move(-1000, 10)
    selection.arrow(-1, 0)
    selection.arrow(0, 1)
    selection.arrow(10, 0, stretch=True)
    selection.arrow(0, 10, stretch=True)
    selection.accept()
    assert selection.chosen == Area(-1001, 11, 11, 11)


def test_keys_put_the_pointer_on_the_very_pixel_before_and_during_a_drag():
    selection = made()
    selection.move(-1000, 10)
    selection.arrow(2, 3)
    assert selection.is_nudged
    selection.press(-1000, 10)
    assert selection.pointer == (-998, 13)
    selection.move(-900, 90)  # far enough: the mouse is where it is again
    assert not selection.is_nudged
    selection.arrow(1, 1)
    selection.release()
    assert selection.chosen == Area(-998, 13, 100, 79)


def test_space_goes_to_the_window_under_the_pointer_and_back():
    selection = made()
    selection.move(-700, 200)
    assert selection.marked is None
    selection.toggle_windows()
    assert selection.marked == EDITOR  # in front of the other
    selection.move(-300, 300)
    assert selection.marked == Area(-800, 100, 800, 500)  # the part on this screen
    selection.move(-1270, 690)
    assert selection.marked == SCREEN
    selection.toggle_windows()
    assert selection.mode is Mode.REGION
    assert selection.marked is None


def test_a_click_takes_the_window_only_where_it_was_pressed():
    selection = made(Mode.WINDOW)
    drag(selection, (-700, 200), (-300, 300))
    assert not selection.is_over
    drag(selection, (-300, 300), (-301, 300))
    assert selection.chosen == Area(-800, 100, 800, 500)


def test_arrows_go_through_the_windows():
    selection = made(Mode.WINDOW)
    selection.arrow(1, 0)
    assert selection.marked == EDITOR
    selection.arrow(0, 1)
    assert selection.marked == Area(-800, 100, 800, 500)
    selection.arrow(1, 0)
    selection.accept()
    assert selection.chosen == EDITOR


def test_a_screen_is_marked_while_the_pointer_is_on_it():
    selection = made(Mode.SCREEN)
    assert selection.marked is None
    selection.move(-10, 10)
    assert selection.marked == SCREEN
    selection.leave()
    assert selection.marked is None
    drag(selection, (-10, 10), (-10, 10))
    assert selection.chosen == SCREEN


def test_the_mouse_leaving_does_not_end_a_drag():
    selection = made()
    selection.press(-1000, 10)
    selection.move(-1, 10)
    selection.leave()
    selection.move(300, 59)
    selection.release()
    assert selection.chosen == Area(-1000, 10, 1000, 50)


def test_what_is_carried_keeps_its_size():
    selection = made()
    selection.press(-1000, 10)
    selection.move(-951, 39)
    selection.carry(True)
    selection.move(-851, 139)
    assert selection.area == Area(-900, 110, 50, 30)
    selection.carry(False)
    selection.move(-841, 139)
    selection.release()
    assert selection.chosen == Area(-900, 110, 60, 30)


@untimed
@given(st.integers(-1280, -1), st.integers(-100, 699))
def test_keys_that_shape_a_drag_shape_it_at_once(x, y):
    selection = made()
    selection.press(-640, 300)
    selection.move(x, y)
    selection.hold(is_square=True, is_centred=True)
    area = selection.area
    assert area is not None
    assert area.width == area.height
    assert (area.x + area.width // 2, area.y + area.height // 2) == (-640, 300)


places = st.integers(-3000, 3000)
steps = st.sampled_from([-10, -1, 1, 10])


class AnyOrder(RuleBasedStateMachine):
    """Presses, keys and moves as they come: nothing is marked beyond the screen, and an end is an end."""

    def __init__(self) -> None:
        super().__init__()
        self.selection = made()
        self.ended: tuple[Area | None, bool] | None = None

    @rule(x=places, y=places)
    def press(self, x, y):
        self.selection.press(x, y)

    @rule(x=places, y=places)
    def move(self, x, y):
        self.selection.move(x, y)

    @rule(adjust=st.booleans())
    def release(self, adjust):
        self.selection.release(adjust=adjust)

    @rule()
    def leave(self):
        self.selection.leave()

    @rule(square=st.booleans(), centred=st.booleans())
    def hold(self, square, centred):
        self.selection.hold(is_square=square, is_centred=centred)

    @rule(is_held=st.booleans())
    def carry(self, is_held):
        self.selection.carry(is_held)

    @rule(step=steps, across=st.booleans(), stretch=st.booleans())
    def arrow(self, step, across, stretch):
        self.selection.arrow(step if across else 0, 0 if across else step, stretch=stretch)

    @rule()
    def space(self):
        self.selection.toggle_windows()

    @rule()
    def right_click(self):
        self.selection.step_back()

    @rule()
    def clear(self):
        self.selection.clear()

    @rule()
    def enter(self):
        self.selection.accept()

    @invariant()
    def marks_lie_on_the_screen(self):
        for area in (self.selection.marked, self.selection.area, self.selection.chosen):
            if area is not None:
                assert area.width >= 1
                assert area.height >= 1
                assert area.intersection(SCREEN) == area

    @invariant()
    def the_pointer_is_on_the_screen(self):
        assert self.selection.pointer is None or SCREEN.contains(*self.selection.pointer)

    @invariant()
    def an_end_is_an_end(self):
        now = (self.selection.chosen, self.selection.is_cancelled)
        if self.ended is not None:
            assert now == self.ended
        elif self.selection.is_over:
            assert (self.selection.chosen is None) == self.selection.is_cancelled
            self.ended = now


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(deadline=None, max_examples=60)
