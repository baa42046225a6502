"""What the real engine keeps of pictures: the same pixels are read once, other pixels never taken for them,
and no more is kept than the setting allows.
"""

from pdf_files import write_picture
from PIL import Image

from app.documents.document import open_document
from app.inference.engine_jobs import Spot
from app.inference.engine_request import EngineRequest
from app.inference.picture_cache import PictureCache
from fastvlm_engine import load_engine

LONG_MS = 30_000


def answer_about(client, document, qtbot, number):
    with qtbot.waitSignal(client.answer_finished, timeout=LONG_MS) as done:
        client.ask(EngineRequest(number, document, 0, None, "What is it?"))
    return done.args[1]


def test_a_second_question_on_the_same_page_sees_it_read_already(real_client, document, qtbot):
    first, second = (answer_about(real_client, document, qtbot, number) for number in (1, 2))
    assert not first.cached and first.steps_ms["vision"] > 0
    assert second.cached and second.steps_ms["vision"] == 0.0
    assert second.image_tokens == first.image_tokens > 0


def test_a_picture_with_one_other_pixel_is_read_anew(real_client, reader, tmp_path, qtbot):
    path = write_picture(tmp_path / "a.png")
    answers = [answer_about(real_client, open_document(path, reader), qtbot, 1)]
    answers.append(answer_about(real_client, open_document(path, reader), qtbot, 2))
    with Image.open(path) as picture:
        changed = picture.convert("RGB")
    changed.putpixel((100, 50), (0, 0, 0))
    changed.save(path)
    answers.append(answer_about(real_client, open_document(path, reader), qtbot, 3))
    assert [answer.cached for answer in answers] == [False, True, False]
    assert answers[2].steps_ms["vision"] > 0


def test_the_answer_says_what_gave_it(real_client, document, qtbot):
    answer = answer_about(real_client, document, qtbot, 1)
    assert (answer.model, answer.device, answer.precision) == ("tiny", "cpu", "fp32")


def test_without_memory_for_it_nothing_read_is_kept(real_client, document, qtbot):
    real_client.set_memory_limit(0)
    answers = [answer_about(real_client, document, qtbot, number) for number in (1, 2)]
    assert [answer.cached for answer in answers] == [False, False]


def test_lowering_the_limit_drops_what_is_beyond_it_at_once(checkpoint):
    with load_engine(checkpoint, device="cpu", precision="fp32") as engine:
        pictures = [Image.new("RGB", (64, 64), (shade, 0, 0)) for shade in range(4)]
        for picture in pictures:
            engine.encode_image(picture)
        assert engine.encode_image(pictures[0]).cached
        engine.limit_kept_pictures(0)
        assert not engine.encode_image(pictures[0]).cached


def test_drawn_pictures_stay_within_their_bound(checkpoint, document):
    with load_engine(checkpoint, device="cpu", precision="fp32") as engine:
        one = PictureCache(1 << 30)
        one.seen(engine, Spot(document, 0, None))
        limit = 2 * one.byte_size + 1000
        pictures = PictureCache(limit)
        for page in (0, 1, 2, 0, 1, 2):
            pictures.seen(engine, Spot(document, page, None))
            assert pictures.byte_size <= limit


def test_a_picture_drawn_once_costs_no_second_drawing(checkpoint, document):
    with load_engine(checkpoint, device="cpu", precision="fp32") as engine:
        pictures, spot = PictureCache(1 << 20), Spot(document, 0, None)
        costs, images = [], []
        for looks in (pictures.looks(engine, spot), pictures.looks(engine, spot)):
            images.append(looks.picture(looks.asking[0]))
            costs.append(looks.take_cost_ms())
    assert costs[0] > 0 and costs[1] == 0
    assert images[1] is images[0]
