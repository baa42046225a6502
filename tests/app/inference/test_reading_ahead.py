"""What is looked at is read before anything is asked about it: in which order, and what the model then sees.
A fake engine, a real document.
"""

import io
import threading

import pymupdf
import pytest
from PIL import Image

from app.documents.document import open_document
from app.documents.reader import Reader
from app.documents.region import Region
from app.errors import UserError
from app.inference.engine_request import EngineRequest
from app.inference.page_looks import PageLooks
from fastvlm_engine.config import PrintHeight


def test_a_page_encoded_ahead_makes_its_question_warm(loaded, engine, document, request_about, qtbot):
    loaded.encode_ahead(document, 1, None)
    assert engine.encoding.wait(10)
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about(page=1))
    assert done.args[1].cached


def test_a_question_goes_before_pages_to_encode_and_stops_one_of_another_page(
    loaded, engine, document, request_about, qtbot
):
    # GIVEN the engine encoding part of page 2 ahead, which would take for ever
    engine.encode_gate = threading.Event()
    loaded.encode_ahead(document, 1, Region(1, 0, 0, 100, 20), neighbours=False)
    assert engine.encoding.wait(10)
    engine.encoding.clear()
    # WHEN page 1 is asked about
    loaded.ask(request_about(page=0))
    # THEN encoding starts anew, for the question, and goes on ahead after it
    assert engine.encoding.wait(10)
    with qtbot.waitSignals([loaded.answer_finished, loaded.idle]):
        engine.encode_gate.set()
    assert engine.encoded_sizes == [(256, 192), (320, 64)]


def test_of_pages_to_encode_ahead_only_the_newest_is_done(loaded, engine, document, request_about, qtbot):
    engine.encode_gate = threading.Event()
    loaded.ask(request_about())
    assert engine.encoding.wait(10)
    regions = [Region(1, 0, 0, 100 + 10 * step, 50) for step in range(5)]
    for region in regions:
        loaded.encode_ahead(document, 1, region, neighbours=False)
    with qtbot.waitSignal(loaded.answer_finished):
        engine.encode_gate.set()
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(request_about(2, page=1, region=regions[-1]))
    assert done.args[1].finish == "stop"
    assert len(engine.encoded_sizes) <= 3, "the four older ones were never encoded"


def test_a_page_read_ahead_is_warm_at_first_and_cached_after_that(loaded, document, request_about, qtbot):
    with qtbot.waitSignal(loaded.idle):
        loaded.encode_ahead(document, 1, None)
    answers = []
    loaded.answer_finished.connect(lambda _, answer: answers.append(answer))
    for number in (1, 2):
        with qtbot.waitSignal(loaded.answer_finished):
            loaded.ask(request_about(number, page=1))
    assert [(answer.cached, answer.read_ahead) for answer in answers] == [(True, True), (True, False)]


def test_the_pages_beside_the_one_on_screen_are_read_after_it(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.idle):
        loaded.encode_ahead(document, 1, None)
    expected = [picture(document, page) for page in (1, 2, 0)]
    assert engine.encoded_pixels == expected


def test_there_is_no_page_beside_the_last_but_the_one_before_it(loaded, engine, document, qtbot):
    with qtbot.waitSignal(loaded.idle):
        loaded.encode_ahead(document, 2, None)
    assert engine.encoded_pixels == [picture(document, page) for page in (2, 1)]


def test_the_same_page_half_read_is_not_begun_again_for_its_question(
    loaded, engine, document, request_about, qtbot
):
    engine.encode_gate = threading.Event()
    loaded.encode_ahead(document, 1, None, neighbours=False)
    assert engine.encoding.wait(10)
    loaded.ask(request_about(page=1))
    with qtbot.waitSignal(loaded.answer_finished) as done:
        engine.encode_gate.set()
    assert done.args[1].cached


def test_with_no_memory_for_it_nothing_is_read_ahead(loaded, engine, document, qtbot):
    loaded.set_memory_limit(0)
    with qtbot.waitSignal(loaded.idle):
        loaded.encode_ahead(document, 1, None)
    assert engine.encoded_pixels == []


def test_before_a_model_is_there_nothing_waits_to_be_read(client, engine, document, qtbot):
    client.encode_ahead(document, 0, None)
    with qtbot.waitSignals([client.ready, client.idle]):
        client.load("fake-model")
    assert engine.encoded_pixels == []


def test_a_page_that_cannot_be_read_ahead_disturbs_nobody(loaded, engine, document, request_about, qtbot):
    with qtbot.waitSignal(loaded.idle):
        loaded.encode_ahead(document, 0, Region(0, 5000, 5000, 10, 10))
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about())


def test_a_preview_is_the_very_picture_that_the_model_gets(loaded, engine, document, request_about, qtbot):
    with qtbot.waitSignal(loaded.preview_ready) as told:
        loaded.preview(document, 1, Region(1, 20, 40, 200, 40))
    png, caption = told.args
    shown = Image.open(io.BytesIO(png))
    with qtbot.waitSignal(loaded.answer_finished):
        loaded.ask(request_about(page=1, region=Region(1, 20, 40, 200, 40)))
    assert engine.encoded_pixels == [shown.tobytes()]
    assert f"{shown.width} × {shown.height} px" in caption


def test_a_preview_that_cannot_be_drawn_is_a_sentence(loaded, document, qtbot):
    with qtbot.waitSignal(loaded.preview_failed) as told:
        loaded.preview(document, 0, Region(0, 5000, 5000, 10, 10))
    assert isinstance(told.args[0], UserError)


def test_the_answer_comes_with_the_picture_the_model_saw(loaded, engine, request_about, qtbot):
    order, pictures = [], []
    loaded.first_token.connect(lambda *_: order.append("first token"))
    loaded.answer_finished.connect(lambda *_: order.append("answer"))
    loaded.picture_ready.connect(lambda *_: order.append("picture"))
    loaded.picture_ready.connect(lambda *news: pictures.append(news))
    with qtbot.waitSignals([loaded.picture_ready, loaded.answer_finished]):
        loaded.ask(request_about(7))
    assert order == ["first token", "picture", "answer"]
    ((number, png),) = pictures
    assert number == 7
    assert Image.open(io.BytesIO(png)).tobytes() == engine.encoded_pixels[0]


def test_a_stopped_question_has_no_picture(loaded, engine, request_about, qtbot):
    engine.encode_gate = threading.Event()
    loaded.ask(request_about(1))
    assert engine.encoding.wait(10)
    with qtbot.assertNotEmitted(loaded.picture_ready), qtbot.waitSignal(loaded.idle):
        loaded.cancel(1)


@pytest.fixture
def long_page(tmp_path):
    """A page of A4 that a small model sees in several looks."""
    reader = Reader()
    made = pymupdf.open()
    page = made.new_page(width=595, height=842)
    for number in range(45):
        page.insert_text((60, 70 + 16 * number), f"Line {number} of a long letter, so to say. " * 2)
    made.save(tmp_path / "long.pdf")
    yield open_document(tmp_path / "long.pdf", reader)
    reader.shutdown()


@pytest.fixture
def small_model(loaded, engine):
    """One that sees a page of A4 in several looks."""
    engine.input_size, engine.print_height = (640, 320), PrintHeight(11, 18, 30)
    return loaded


def looks_of(document):
    return PageLooks(document.page(0), None, (640, 320), PrintHeight(11, 18, 30)).asking


def test_all_looks_at_a_page_are_read_ahead_in_their_order(small_model, engine, long_page, qtbot):
    with qtbot.waitSignal(small_model.idle):
        small_model.encode_ahead(long_page, 0, None)
    looks = PageLooks(long_page.page(0), None, (640, 320), PrintHeight(11, 18, 30))
    assert len(looks.asking) > 2
    assert engine.encoded_pixels == [looks.picture(look).tobytes() for look in looks.asking]


def test_a_question_waits_for_the_look_that_is_read_and_not_for_the_rest(
    small_model, engine, long_page, qtbot
):
    engine.encode_gate = threading.Event()
    small_model.encode_ahead(long_page, 0, None)
    assert engine.encoding.wait(10)
    engine.enqueue("yes", confidence=0.99)
    small_model.ask(EngineRequest(1, long_page, 0, None, "What is the colour?"))
    with qtbot.waitSignals([small_model.answer_finished, small_model.idle]):
        engine.encode_gate.set()
    assert engine.encoded_before == [2], "the first one, and it again from the cache, for the question"
    assert len(set(engine.encoded_pixels)) == len(looks_of(long_page)), "the rest was read after it"


def test_the_window_hears_which_part_is_looked_at_and_sees_the_one_that_counts(
    small_model, engine, long_page, qtbot
):
    engine.enqueue("not on this page").enqueue("yes", confidence=0.99)
    parts, pictures = [], []
    small_model.part_changed.connect(lambda number, part: parts.append((number, part)))
    small_model.picture_ready.connect(lambda _, png: pictures.append(png))
    with qtbot.waitSignal(small_model.answer_finished) as done:
        small_model.ask(EngineRequest(1, long_page, 0, None, "What is the colour?"))
    count = len(looks_of(long_page))
    assert parts == [(1, (1, count)), (1, (2, count))]
    assert len(pictures) == 1
    assert Image.open(io.BytesIO(pictures[0])).tobytes() == engine.encoded_pixels[1]
    assert done.args[1].seen == (looks_of(long_page)[1].area,)


def test_a_preview_of_several_looks_has_all_of_them_on_one_sheet(small_model, engine, long_page, qtbot):
    with qtbot.waitSignal(small_model.preview_ready) as told:
        small_model.preview(long_page, 0, None)
    png, caption = told.args
    looks = PageLooks(long_page.page(0), None, (640, 320), PrintHeight(11, 18, 30))
    pictures = [looks.picture(look) for look in looks.asking]
    sheet = Image.open(io.BytesIO(png))
    assert sheet.width * sheet.height >= sum(picture.width * picture.height for picture in pictures)
    assert f"{len(pictures)} parts" in caption


def picture(document, page):
    """The pixels of a whole page as the fake engine gets them."""
    looks = PageLooks(document.page(page), None, (320, 192), None)
    return looks.picture(looks.asking[0]).tobytes()


def test_a_page_that_was_turned_is_another_picture(loaded, engine, document, qtbot):
    turned = document.turned(1)
    for seen in (document, turned):
        with qtbot.waitSignal(loaded.idle):
            loaded.encode_ahead(seen, 0, None, neighbours=False)
    turned.close()
    assert len(set(engine.encoded_sizes)) == 2
