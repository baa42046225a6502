"""What the mouse and the keys choose on one screen: a state machine without widgets. `selection_overlay`
tells it what was pressed and paints what it marks; `overlay_set` lets one of them end all. GUI thread.

Everything is in device pixels of the virtual desktop and stays within the screen's area.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.capture.captured import Mode
from app.capture.screens import Area
from app.capture.selection_geometry import Grip, clamped, grip_at, moved, spanned, stretched

_NUDGE_KEPT = 24  # pixels that the mouse may move before it is where it is, and no longer where keys put it
_LOWER_RIGHT = Grip(1, 1)


class Selection:
    """Press, drag, release; or keys alone. Ends with `chosen` or `is_cancelled`, and then changes no more."""

    def __init__(
        self,
        bounds: Area,
        windows: Sequence[Area] = (),
        mode: Mode = Mode.REGION,
        *,
        click_limit: int = 4,
        grip_reach: int = 8,
    ) -> None:
        """
        Args:
            bounds: the screen.
            windows: those on the desktop, frontmost first; what lies on other screens is left out.
            click_limit: pixels of way below which a press and its release are a click.
            grip_reach: pixels about an edge that drag it.
        """
        self.bounds = bounds
        self.mode = mode
        self.area: Area | None = None  # the rectangle that is dragged, or was
        self.pointer: tuple[int, int] | None = None  # None while it is on another screen
        self.chosen: Area | None = None
        self.is_cancelled = False
        self.is_nudged = False  # keys have moved the pointer away from where the mouse is
        clipped = (window.intersection(bounds) for window in windows)
        self._windows = tuple(window for window in clipped if not window.is_empty)
        self.has_windows = bool(windows)  # the desktop tells where they are, be it on other screens
        self._window: int | None = None  # the one that keys chose
        self._click_limit, self._grip_reach = click_limit, grip_reach
        self._mouse = self._nudged_at = self._offset = (0, 0)
        self._anchor: tuple[int, int] | None = None  # of the rectangle that is being dragged
        self._pressed: Area | None = None  # what was marked when the button went down, without a drag
        self._grip: tuple[Grip, tuple[int, int], Area] | None = None
        self._carried: tuple[int, int] | None = None
        self._is_square = self._is_centred = False

    # -- what there is to see --------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Whether something was chosen, or nothing is to be."""
        return self.chosen is not None or self.is_cancelled

    @property
    def is_dragging(self) -> bool:
        """Whether the button is down and a rectangle, or an edge of it, follows the mouse."""
        return self._anchor is not None or self._grip is not None

    @property
    def is_standing(self) -> bool:
        """Whether a rectangle waits to be adjusted and accepted."""
        return self.area is not None and not self.is_dragging

    @property
    def marked(self) -> Area | None:
        """What would be captured now; None where nothing is marked."""
        if self.mode is Mode.SCREEN:
            return self.bounds if self.pointer is not None else None
        if self.mode is Mode.WINDOW:
            return self._window_marked()
        return self.area

    def grip_at(self, x: int, y: int) -> Grip | None:
        """What a press here would drag of the rectangle that stands."""
        return grip_at(self.area, x, y, self._grip_reach) if self.area and self.is_standing else None

    # -- the mouse -------------------------------------------------------------------------------------

    def press(self, x: int, y: int) -> None:
        """The left button goes down."""
        if self.is_over or self.is_dragging:
            return
        self._follow(x, y)
        assert self.pointer is not None
        grip = self.grip_at(*self.pointer)
        if self.mode is not Mode.REGION:
            self._pressed = self.marked
        elif grip is not None and self.area is not None:
            self._grip = (grip, self.pointer, self.area)
        else:
            self.area, self._anchor = None, self.pointer

    def move(self, x: int, y: int) -> None:
        """The mouse is here now, with the button down or not."""
        if self.is_over:
            return
        self._follow(x, y)
        self._stretch()

    def release(self, *, adjust: bool = False) -> None:
        """The left button comes up: what was dragged is chosen, or stands where it is to be adjusted."""
        if self.is_over:
            return
        if self._anchor is not None:
            is_click = self._is_click()
            self._anchor = self._carried = None
            if is_click:
                self.area = None
            elif not adjust:
                self.chosen = self.area
        elif self._grip is not None:
            self._grip = None
        elif self._pressed is not None and self._pressed == self.marked:
            self.chosen = self._pressed
        self._pressed = None

    def leave(self) -> None:
        """The mouse went to another screen."""
        if not self.is_dragging and not self.is_over:
            self.pointer, self._offset, self.is_nudged = None, (0, 0), False

    # -- keys ------------------------------------------------------------------------------------------

    def hold(self, *, is_square: bool, is_centred: bool) -> None:
        """Keys that shape what is dragged."""
        self._is_square, self._is_centred = is_square, is_centred
        if not self.is_over:
            self._stretch()

    def carry(self, is_held: bool) -> None:
        """While it is held the rectangle that is being dragged goes with the mouse as it is."""
        if self._anchor is None or self.pointer is None or not is_held:
            self._carried = None
        elif self._carried is None:
            self._carried = (self.pointer[0] - self._anchor[0], self.pointer[1] - self._anchor[1])

    def arrow(self, dx: int, dy: int, *, stretch: bool = False) -> None:
        """Moves what stands, or stretches it at its lower right; else moves the pointer, or begins there."""
        if self.is_over or self._grip is not None:
            return
        if self.mode is not Mode.REGION:
            self._next_window(dx + dy)
        elif self.area is not None and self.is_standing:
            change = stretched(self.area, _LOWER_RIGHT, dx, dy, self.bounds) if stretch else None
            self.area = change or moved(self.area, dx, dy, self.bounds)
        elif stretch and not self.is_dragging:
            x, y = self.pointer or self._middle()
            self.area = spanned((x, y), (x + dx, y + dy), self.bounds)
        else:
            self._nudge(dx, dy)

    def toggle_windows(self) -> None:
        """From a rectangle to windows, and back."""
        if self.mode is Mode.WINDOW:
            self.set_mode(Mode.REGION)
        elif self.has_windows:
            self.set_mode(Mode.WINDOW)

    def set_mode(self, mode: Mode) -> None:
        """What is marked is forgotten; during a drag nothing happens."""
        if not self.is_over and not self.is_dragging:
            self.area = self._window = self._pressed = None
            self.mode = mode

    def accept(self) -> None:
        """Chooses what is marked, or the whole screen."""
        if not self.is_over:
            self.chosen = self.marked or self.bounds

    def step_back(self) -> None:
        """Clears what is marked by a drag; where there is nothing, cancels."""
        if self.is_dragging or self.area is not None:
            self.clear()
        else:
            self.cancel()

    def clear(self) -> None:
        """Nothing is dragged any more; the button may still be down."""
        if not self.is_over:
            self.area = self._anchor = self._grip = self._carried = self._pressed = None

    def cancel(self) -> None:
        """Nothing is to be captured."""
        if self.chosen is None:
            self.is_cancelled = True

    # -- inside ----------------------------------------------------------------------------------------

    def _follow(self, x: int, y: int) -> None:
        """The pointer is where the mouse is, or a little beside it where keys have put it."""
        self._mouse = (x, y)
        if max(abs(x - self._nudged_at[0]), abs(y - self._nudged_at[1])) > _NUDGE_KEPT:
            self._offset, self.is_nudged = (0, 0), False
        before = self.pointer
        self.pointer = clamped(x + self._offset[0], y + self._offset[1], self.bounds)
        if self.pointer != before:
            self._window = None

    def _nudge(self, dx: int, dy: int) -> None:
        if self.pointer is None:
            self._mouse = self._middle()
            self._follow(*self._mouse)
        assert self.pointer is not None
        self.pointer = clamped(self.pointer[0] + dx, self.pointer[1] + dy, self.bounds)
        self._offset = (self.pointer[0] - self._mouse[0], self.pointer[1] - self._mouse[1])
        self._nudged_at, self.is_nudged = self._mouse, True
        self._stretch()

    def _stretch(self) -> None:
        if self.pointer is None:
            return
        if self._grip is not None:
            grip, start, area = self._grip
            dx, dy = self.pointer[0] - start[0], self.pointer[1] - start[1]
            self.area = stretched(area, grip, dx, dy, self.bounds)
        elif self._anchor is not None:
            if self._carried is not None:
                x, y = self.pointer[0] - self._carried[0], self.pointer[1] - self._carried[1]
                self._anchor = clamped(x, y, self.bounds)
            self.area = spanned(
                self._anchor,
                self.pointer,
                self.bounds,
                is_square=self._is_square,
                is_centred=self._is_centred,
            )

    def _is_click(self) -> bool:
        return self.area is None or max(self.area.width, self.area.height) <= self._click_limit

    def _middle(self) -> tuple[int, int]:
        return self.bounds.x + self.bounds.width // 2, self.bounds.y + self.bounds.height // 2

    def _window_marked(self) -> Area | None:
        if self._window is not None:
            return self._windows[self._window]
        if self.pointer is None:
            return None
        under = (window for window in self._windows if window.contains(*self.pointer))
        return next(under, self.bounds)  # the desktop between the windows is the screen itself

    def _next_window(self, step: int) -> None:
        if self.mode is Mode.WINDOW and self._windows and step:
            at = self._window
            if at is None:
                at = self._windows.index(marked) if (marked := self.marked) in self._windows else -1
            self._window = (at + (1 if step > 0 else -1)) % len(self._windows)
