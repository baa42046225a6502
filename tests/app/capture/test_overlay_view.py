"""What the overlay draws again after a change, and where its cards lie: for any screen and any order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QRegion

from app.capture.captured import Mode
from app.capture.frozen_screen import freeze
from app.capture.hint import hint_for, hint_place
from app.capture.overlay_view import Coordinates, changed
from app.capture.screens import Area, Screen
from app.capture.selection_overlay import SelectionOverlay
from app.capture.size_label import SizeLabel, beside
from app.theme import Theme

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
untimed = settings(deadline=None)
scales = st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0])
places = st.integers(-4000, 4000)
lengths = st.integers(1, 4000)
positions = st.floats(0, 2000)
sides = st.sampled_from([-1, 1])


@untimed
@given(scales, places, places, lengths, lengths, st.data())
def test_every_pixel_is_found_under_the_pointer(scale, x, y, width, height, data):
    screen = Screen("any", Area(x, y, width, height), (x, y), scale)
    on = Coordinates(screen)
    across, down = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    # A mouse tells device pixels, which Qt divides by the scale.
    assert on.pixel(QPointF(across / scale, down / scale)) == (x + across, y + down)
    assert on.pixel(on.middle_of(QPoint(across, down))) == (x + across, y + down)


@untimed
@given(positions, positions, st.floats(10, 400), st.floats(10, 400), sides, sides)
def test_a_card_beside_the_pointer_is_on_the_screen_and_never_under_it(x, y, width, height, right, down):
    room = QRectF(0, 0, 2000, 2000)
    card = beside(QPointF(x, y), QSizeF(width, height), room, (right, down))
    assert room.contains(card)
    assert not card.contains(QPointF(x, y))


@untimed
@given(positions, positions)
def test_the_hint_keeps_out_of_the_pointers_way(x, y):
    screen = QRectF(0, 0, 1280, 800)
    point = QRectF(QPointF(x, y), QSizeF(0, 0))
    assert not hint_place(QSizeF(500, 80), screen, [point]).contains(point.topLeft())


def test_the_hint_breaks_its_keys_into_rows_where_a_screen_is_narrow(qapp):
    hint = hint_for(Mode.REGION, is_standing=False, has_windows=True)
    wide, narrow = hint.measured(QFont(), 2000), hint.measured(QFont(), 360)
    assert narrow.width() <= 360
    assert narrow.height() > wide.height()


def test_the_hint_says_nothing_of_windows_where_none_are_known():
    said = [hint_for(Mode.REGION, is_standing=False, has_windows=has).words for has in (True, False)]
    assert ["window" in words for words in said] == [True, False]


def test_a_size_label_is_as_wide_as_its_magnifier(qapp):
    assert SizeLabel("1 × 1", "0, 0", 136.0).measured(QFont()).width() == 136.0
    assert SizeLabel("1 × 1").measured(QFont()).width() < 80


@pytest.fixture
def overlay(qapp, qtbot) -> Iterator[SelectionOverlay]:
    desktop = QImage(640, 480, QImage.Format.Format_RGB32)
    desktop.fill(QColor("#8899aa"))
    painter = QPainter(desktop)
    for line in range(0, 480, 8):
        painter.fillRect(line, line, 200, 4, QColor(line % 256, 255 - line % 256, 90))
    painter.end()
    (frozen,) = freeze(desktop, (0, 0), [Screen("one", Area(0, 0, 640, 480), (0, 0), 1.0)])
    made = SelectionOverlay(frozen, [Area(300, 40, 200, 300)], Mode.REGION, Theme(qapp, "light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.resize(640, 480)
    made.show()
    made._fade.setDuration(1)
    yield made
    made.blockSignals(True)
    made.close()
    made.deleteLater()


def _pixels(overlay: SelectionOverlay) -> np.ndarray:
    image = overlay.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), -1)
    return flat[:, : image.width()] & 0xFFFFFF


def _drawn_again(region: QRegion) -> np.ndarray:
    mask = np.zeros((480, 640), dtype=bool)
    for y in range(480):
        for rect in region.intersected(QRegion(0, y, 640, 1)):
            mask[y, rect.left() : rect.right() + 1] = True
    return mask


def test_all_that_looks_different_is_drawn_again(overlay, qtbot):
    """What is left out would stay on screen as a trail."""

    def key(which: Qt.Key, keys=NONE) -> None:
        overlay.press_key(QKeyEvent(QEvent.Type.KeyPress, which, keys))

    steps = [
        lambda: overlay.point_at(QPointF(100, 100)),
        lambda: overlay.point_at(QPointF(310, 420)),  # where the hint was
        lambda: key(Qt.Key.Key_Left),
        lambda: key(Qt.Key.Key_Down),
        lambda: overlay.point_at(QPointF(200, 200)),
        lambda: key(Qt.Key.Key_Space),
        lambda: overlay.point_at(QPointF(320, 200)),
        lambda: key(Qt.Key.Key_Space),
        lambda: overlay.selection.press(100, 100),
        lambda: overlay.point_at(QPointF(300, 300)),
        lambda: overlay.point_at(QPointF(310, 280)),
        lambda: overlay.point_at(QPointF(40, 30)),
        lambda: overlay.point_at(QPointF(639, 479)),
        lambda: key(Qt.Key.Key_Shift),
        lambda: overlay.selection.release(adjust=True),
        lambda: key(Qt.Key.Key_Up, SHIFT),
        lambda: key(Qt.Key.Key_Left),
        lambda: overlay.selection.step_back(),
        lambda: overlay.selection.leave(),
    ]
    shown, view = _pixels(overlay), overlay._view
    for number, step in enumerate(steps):
        step()
        overlay.refresh()
        after, now = _pixels(overlay), overlay._view
        differs = shown != after
        assert differs.any(), f"step {number} changed nothing"
        left_out = differs & ~_drawn_again(changed(view, now, overlay._on))
        assert not left_out.any(), f"step {number}: {np.argwhere(left_out)[:5].tolist()}"
        shown, view = after, now


def test_what_is_marked_is_shown_as_it_was_and_the_rest_darker(overlay):
    overlay.selection.press(100, 100)
    overlay.point_at(QPointF(299, 199))
    qimage = overlay.frozen.picture
    true = np.frombuffer(qimage.constBits(), dtype=np.uint32).reshape(480, -1)[:, :640] & 0xFFFFFF
    shown = _pixels(overlay)
    assert np.array_equal(shown[100:200, 100:300], true[100:200, 100:300])
    assert shown[5, 5] != true[5, 5]
    assert shown[90, 90] != true[90, 90]


def test_the_size_of_what_stands_is_shown_at_its_corner_wherever_the_mouse_is(overlay):
    overlay.selection.press(100, 100)
    overlay.point_at(QPointF(299, 199))
    overlay.selection.release(adjust=True)
    overlay.selection.leave()
    overlay.refresh()
    assert overlay._view.label.size == "200 × 100"
    assert overlay._view.label_place.topLeft() == QPointF(299.5 + 14, 199.5 + 14)


@pytest.mark.parametrize("room", [100, 250, 300, 420, 2000])
def test_the_hint_has_no_empty_row_where_its_sentence_is_wider_than_the_screen(qapp, room):
    hint = hint_for(Mode.REGION, is_standing=False, has_windows=True)
    size = hint.measured(qapp.font(), room)
    assert hint.measured(qapp.font(), size.width()) == size
