"""From request to answer: what is streamed, what is added up, and what errors become."""

import dataclasses
import threading

import pytest
from fakes import FakeEngine
from pdf_files import write_pdf

from app.documents.document import open_document
from app.errors import UserError
from app.inference.answering import answer, load, result
from app.inference.engine_request import EngineRequest
from fastvlm_engine.config import PrintHeight
from fastvlm_engine.errors import ContextTooLongError


@pytest.fixture
def request_(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf"), reader)
    return EngineRequest(1, document, 0, None, "What is the total?", history=(("Who?", "Ada"),))


def test_text_streams_piece_by_piece_and_is_whole_in_the_answer(request_):
    engine, pieces = FakeEngine().enqueue("12", ".50", " EUR"), []
    finished = answer(engine, request_, on_text=pieces.append)
    assert pieces == ["12", ".50", " EUR"]
    assert (finished.text, finished.finish) == ("12.50 EUR", "stop")
    assert engine.asked == [("What is the total?", (("Who?", "Ada"),))]


def test_the_engine_gets_a_picture_of_the_size_it_takes(request_):
    engine = FakeEngine().enqueue("x")
    answer(engine, request_, on_text=[].append)
    assert engine.encoded_sizes == [(256, 192)]


def test_the_first_token_counts_from_the_request_drawing_included(request_):
    finished = answer(FakeEngine().enqueue("x"), request_, on_text=[].append)
    assert finished.steps_ms["render"] > 0
    assert finished.ttft_ms - finished.steps_ms["render"] == pytest.approx(77.0)  # what the fake says it took


def test_the_result_has_the_keys_that_others_rely_on(request_):
    engine = FakeEngine().enqueue("12.50")
    summary = result(engine, answer(engine, request_, on_text=[].append))
    assert list(summary) == [
        "answer", "finish", "model", "device", "precision", "image_tokens", "prompt_tokens", "answer_tokens",
        "timings_ms", "tokens_per_second", "cached",
    ]  # fmt: skip
    assert list(summary["timings_ms"]) == [
        "render", "preprocess", "vision", "projector", "prefill", "first_token", "ttft",
    ]  # fmt: skip


def test_the_result_of_several_looks_has_no_other_keys(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["Total due: 12.50 EUR " * 3]), reader)
    engine = FakeEngine(input_size=(200, 40), print_height=PrintHeight(16, 20, 28)).enqueue(
        "not on this page"
    )
    finished = answer(engine, EngineRequest(1, document, 0, None, "Colour?"), on_text=[].append)
    assert finished.looks > 1
    assert list(result(engine, finished)["timings_ms"]) == [
        "render", "preprocess", "vision", "projector", "prefill", "first_token", "ttft",
    ]  # fmt: skip


def test_an_error_of_the_engine_becomes_a_sentence(request_):
    engine = FakeEngine(failure=ContextTooLongError("The question is too long", "Shorten it"))
    with pytest.raises(UserError) as caught:
        answer(engine, request_, on_text=[].append)
    assert (caught.value.what, caught.value.advice) == ("The question is too long.", "Shorten it.")


def test_memory_that_runs_out_becomes_a_sentence(request_):
    with pytest.raises(UserError, match="not enough memory"):
        answer(FakeEngine(failure=MemoryError()), request_, on_text=[].append)


def test_cancelling_while_the_picture_is_read_ends_without_an_answer(request_):
    cancel = threading.Event()
    cancel.set()
    finished = answer(FakeEngine(encode_gate=threading.Event()), request_, on_text=[].append, cancel=cancel)
    assert (finished.text, finished.finish) == ("", "cancelled")


def test_a_page_that_is_not_there_is_refused_before_the_engine_works(request_):
    engine = FakeEngine()
    with pytest.raises(UserError, match="no page 8"):
        answer(engine, dataclasses.replace(request_, page=7), on_text=[].append)
    assert not engine.encoding.is_set()


def test_an_unknown_model_is_a_sentence():
    with pytest.raises(UserError, match="no-such-model"):
        load("no-such-model")
