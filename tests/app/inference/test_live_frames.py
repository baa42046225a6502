"""A frame of a live region on the engine thread: it makes way for a question and is answered after it. A fake
engine, a picture in memory.
"""

import threading

from PIL import Image

from app.documents.held_picture import held_document
from app.inference.engine_request import EngineRequest


def frame(number, colour="navy"):
    document = held_document("Live region", (120, 80), lambda: Image.new("RGB", (120, 80), colour))
    return EngineRequest(number, document, 0, None, "What is it?", is_live=True)


def test_a_frame_is_answered_without_a_file_and_without_a_reader(loaded, engine, qtbot):
    engine.enqueue("a blue wall")
    with qtbot.waitSignal(loaded.answer_finished) as done:
        loaded.ask(frame(-1))
    assert done.args[0] == -1 and done.args[1].text == "a blue wall"
    assert engine.encoded_pixels[0][:3] == bytes((0, 0, 128))


def test_a_question_goes_first_and_the_frame_is_answered_after_it(loaded, engine, request_about, qtbot):
    # GIVEN the engine writing about a frame
    engine.enqueue("it is", " blue").enqueue("934.20").enqueue("it is", " blue")
    engine.piece_gate = threading.Semaphore(1)
    texts, ends, failures = [], [], []
    loaded.text_received.connect(lambda id_, text: texts.append((id_, text)))
    loaded.answer_finished.connect(lambda id_, answer: ends.append((id_, answer.finish)))
    loaded.answer_failed.connect(lambda id_, error: failures.append(error))
    loaded.ask(frame(-1))
    qtbot.waitUntil(lambda: bool(texts), timeout=30_000)
    # WHEN a question comes
    loaded.ask(request_about(1))
    engine.piece_gate = None
    # THEN it is answered first, then the frame, from its beginning; nothing ends twice
    with qtbot.waitSignal(loaded.idle, timeout=30_000):
        pass
    assert ends == [(1, "stop"), (-1, "stop")] and failures == []
    assert [question for question, _ in engine.asked] == ["What is it?"] * 3


def test_a_frame_that_gave_way_and_is_cancelled_is_not_answered(loaded, engine, request_about, qtbot):
    engine.piece_gate = threading.Semaphore(0)
    ends = []
    loaded.answer_finished.connect(lambda id_, answer: ends.append(id_))
    loaded.ask(frame(-1))
    assert engine.encoding.wait(30)
    loaded.ask(request_about(1))
    loaded.cancel(-1)
    engine.piece_gate = None
    with qtbot.waitSignal(loaded.idle, timeout=30_000):
        pass
    assert ends == [1]


def test_pictures_of_frames_are_not_kept(loaded, engine, qtbot):
    for number in range(1, 6):
        with qtbot.waitSignal(loaded.idle, timeout=30_000):
            loaded.ask(frame(-number))
    assert loaded._worker._pictures.byte_size == 0


def test_a_frame_does_not_stay_in_the_engine(loaded, engine, qtbot):
    for _ in range(2):
        with qtbot.waitSignal(loaded.answer_finished) as done:
            loaded.ask(frame(-1))
        assert not done.args[1].cached
