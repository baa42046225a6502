"""Tiles cover what is seen exactly once, and the cache stays in its bounds."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.viewport.tile_cache import TILE_SIDE, TileCache, TileKey, standin_key, tiles_in


@given(
    width=st.floats(5, 2000),
    height=st.floats(5, 2000),
    scale=st.floats(0.1, 6),
    part=st.tuples(st.floats(-0.2, 1.1), st.floats(-0.2, 1.1), st.floats(0.01, 1), st.floats(0.01, 1)),
)
def test_tiles_cover_the_seen_part_once_and_stay_on_the_page(width, height, scale, part):
    pixels = QRectF(0, 0, width * scale, height * scale)
    seen = QRectF(
        part[0] * pixels.width(),
        part[1] * pixels.height(),
        part[2] * pixels.width(),
        part[3] * pixels.height(),
    )
    tiles = [key.area() for key in tiles_in(1, 0, scale, (width, height), seen)]
    shown = seen.intersected(pixels)
    covered = 0.0
    for index, tile in enumerate(tiles):
        assert 0 < tile.width() <= TILE_SIDE
        assert 0 < tile.height() <= TILE_SIDE
        assert tile.right() < pixels.width() + 1
        assert tile.bottom() < pixels.height() + 1
        assert not any(tile.intersects(other) for other in tiles[:index])
        overlap = QRectF(tile).intersected(shown)
        covered += overlap.width() * overlap.height()
    missing = shown.width() * shown.height() - covered
    assert missing <= 0.02 * (shown.width() + shown.height()) + 1e-6


def test_a_page_out_of_sight_needs_no_tile():
    assert list(tiles_in(1, 0, 1.0, (100, 100), QRectF(0, 200, 50, 50))) == []


def test_the_stand_in_is_the_whole_page_small():
    key = standin_key(1, 4, (842, 595))
    assert (key.left, key.top, key.width, key.height) == (0, 0, 420, 297)


def key_at(left: int, page: int = 0) -> TileKey:
    return TileKey(1, page, 1.0, left, 0, 10, 10)


def test_the_tile_unused_for_longest_goes_first():
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    cache = TileCache(limit_bytes=2 * image.sizeInBytes())
    cache.put(key_at(0), image)
    cache.put(key_at(1), image)
    assert cache.get(key_at(0)) is not None
    cache.put(key_at(2), image)
    assert [cache.get(key_at(left)) is None for left in (0, 1, 2)] == [False, True, False]


def test_a_tile_larger_than_the_limit_is_kept_until_the_next():
    cache = TileCache(limit_bytes=1)
    cache.put(key_at(0), QImage(10, 10, QImage.Format.Format_RGB32))
    assert cache.get(key_at(0)) is not None
    cache.put(key_at(1), QImage(10, 10, QImage.Format.Format_RGB32))
    assert cache.get(key_at(0)) is None


def test_tiles_of_one_page_are_found_at_every_scale():
    cache = TileCache()
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    for key in (key_at(0), TileKey(1, 0, 2.0, 0, 0, 10, 10), key_at(0, page=1)):
        cache.put(key, image)
    assert {key.scale for key, _ in cache.of_page(1, 0)} == {1.0, 2.0}


def test_what_is_kept_only_stays_and_a_smaller_limit_drops_at_once():
    cache = TileCache(10_000)
    for left in range(4):
        cache.put(key_at(left, page=left), QImage(10, 10, QImage.Format.Format_RGB32))
    cache.keep_only(lambda key: key.page != 1)
    assert [key.page for key, _ in cache.all_tiles()] == [0, 2, 3]
    assert cache.of_page(1, 1) == []
    cache.set_limit(400)
    assert [key.page for key, _ in cache.all_tiles()] == [3]
