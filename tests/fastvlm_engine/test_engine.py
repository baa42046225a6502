"""The engine from picture and question to the streamed answer, on tiny random checkpoints."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import torch
from PIL import Image

from benchmarks.random_checkpoints import NANO_TOWER, write_tiny_checkpoint
from fastvlm_engine import image_processing, prompt
from fastvlm_engine.config import IMAGE_PLACEHOLDER, PrintHeight
from fastvlm_engine.device import computes_bf16
from fastvlm_engine.engine import load_engine
from fastvlm_engine.errors import (
    Cancelled,
    CheckpointError,
    ContextTooLongError,
    DeviceError,
    EngineError,
    EngineMemoryError,
    ModelNotFoundError,
    OptionsError,
    UnsupportedImageError,
)
from fastvlm_engine.metrics import Timings
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.tokenizer import load_tokenizer

TWENTY = GenerationOptions(max_new_tokens=20)
LAYOUTS = {
    "apple": {"layout": "apple", "seed": 5},
    "nano": {"layout": "transformers", "docent_block": True, "tower": NANO_TOWER, "seed": 6},
}


def noise(seed=0, size=(200, 120)):
    generator = torch.Generator().manual_seed(seed)
    values = torch.randint(0, 256, (size[1], size[0], 3), generator=generator, dtype=torch.uint8)
    return Image.fromarray(values.numpy())


@pytest.fixture(scope="module", params=LAYOUTS)
def folder(request, tmp_path_factory):
    return write_tiny_checkpoint(tmp_path_factory.mktemp("models") / request.param, **LAYOUTS[request.param])


@pytest.fixture
def engine(folder):
    with load_engine(folder, precision="fp32", device="cpu", threads=1) as engine:
        yield engine


@pytest.fixture
def apple_folder(tmp_path):
    return write_tiny_checkpoint(tmp_path / "apple", **LAYOUTS["apple"])


def load(folder, **arguments):
    return load_engine(folder, **{"precision": "fp32", "device": "cpu", "threads": 1} | arguments)


def asked(engine, image, question="What is the total?", options=TWENTY, **arguments):
    """The whole text and the last chunk."""
    chunks = list(engine.ask(image, question, options, **arguments))
    assert all(chunk.timings is chunk.finish is None for chunk in chunks[:-1])
    assert all(chunk.confidence is not None for chunk in chunks[:-1]), "that of what there is so far"
    assert chunks[-1].timings is not None
    return "".join(chunk.text for chunk in chunks), chunks[-1]


def plain_greedy(engine, folder, image, question, count, history=()):
    """Text and lowest probability by whole passes of FastVLM.forward, with nothing kept between tokens."""
    model, tokenizer = engine._model, load_tokenizer(folder)
    config = model.config
    pixels = image_processing.prepare(image, config.preprocessing)
    ids = [
        *prompt.prefix_ids(config.prompt, tokenizer),
        IMAGE_PLACEHOLDER,
        *prompt.question_ids(question, history, config.prompt, tokenizer),
    ]
    answer, lowest = [], 1.0
    while len(answer) < count:
        logits = model.forward(pixels, torch.tensor([ids + answer]))[0, -1, : tokenizer.size]
        if config.image_token_id is not None:
            logits[config.image_token_id] = -torch.inf
        token = int(logits.argmax())
        lowest = min(lowest, float(logits.softmax(0)[token]))
        if token in config.stop_token_ids:
            break
        answer.append(token)
    return tokenizer.decode(answer), lowest


@pytest.mark.parametrize("question", ["What is the total?", "Wer hat das geschrieben?", "总计是多少"])
def test_the_answer_is_that_of_plain_whole_passes(engine, folder, question):
    text, last = asked(engine, noise(), question)
    expected, lowest = plain_greedy(engine, folder, noise(), question, 20)
    assert text == expected
    assert last.confidence == pytest.approx(lowest, rel=1e-3)


def test_history_continues_like_one_whole_prompt(engine, folder):
    history = [("Who wrote it?", "Ada Lovelace"), ("When?", "In 1843.")]
    encoded = engine.encode_image(noise())
    for turns in (history[:1], history):
        text, _ = asked(engine, encoded, "Where?", history=turns)
        assert text == plain_greedy(engine, folder, noise(), "Where?", 20, turns)[0]
    assert text != asked(engine, encoded, "Where?")[0]


def test_a_second_question_pays_for_no_image_work(engine):
    encoded = engine.encode_image(noise())
    first, second = (asked(engine, encoded, question)[1].timings for question in ("Total?", "Date?"))
    assert not first.cached and min(first.preprocess_ms, first.vision_ms, first.projector_ms) > 0
    assert second.cached
    assert (second.preprocess_ms, second.vision_ms, second.projector_ms) == (0, 0, 0)
    assert second.prefill_ms > 0
    assert first.image_tokens == second.image_tokens == encoded.image_tokens > 0


def test_the_same_picture_is_encoded_once(engine):
    first, again = engine.encode_image(noise()), engine.encode_image(noise())
    assert (first.cached, again.cached) == (False, True)
    assert again.prefix is first.prefix
    assert (again.timings.vision_ms, again.timings.projector_ms, again.timings.prefill_ms) == (0, 0, 0)
    assert again.timings.preprocess_ms > 0
    assert asked(engine, again)[1].timings.cached


def test_a_picture_that_is_not_kept_pushes_out_no_other(engine):
    frame = noise().rotate(180)
    engine.encode_image(noise())
    assert not engine.encode_image(frame, keep=False).cached
    assert not engine.encode_image(frame, keep=False).cached
    assert engine.encode_image(noise(), keep=False).cached


def test_one_changed_pixel_is_another_picture(engine):
    changed = noise()
    red, green, blue = changed.getpixel((7, 7))
    changed.putpixel((7, 7), (red ^ 1, green, blue))
    engine.encode_image(noise())
    assert not engine.encode_image(changed).cached


def test_a_picture_given_directly_is_answered_and_cached_alike(engine):
    text, last = asked(engine, noise())
    assert not last.timings.cached
    text_again, last_again = asked(engine, noise())
    assert last_again.timings.cached and last_again.timings.vision_ms == 0
    assert text == text_again == asked(engine, engine.encode_image(noise()))[0]


@pytest.mark.parametrize("encoded_first", [True, False])
def test_timings_add_up(engine, encoded_first):
    image = engine.encode_image(noise()) if encoded_first else noise()
    for _ in range(2):
        text, last = asked(engine, image)
        timings = last.timings
        parts = timings.preprocess_ms + timings.vision_ms + timings.projector_ms + timings.prefill_ms
        assert timings.ttft_ms >= parts + timings.first_token_ms > 0
        assert timings.answer_tokens == 20 and last.finish == "length"
        assert timings.tokens_per_second == pytest.approx(19_000 / timings.decode_ms)
        assert timings.prompt_tokens > timings.image_tokens > 0
        assert text


def test_asking_waits_for_nothing_until_it_is_read(engine):
    """GIVEN a slow caller WHEN it takes its time between chunks THEN decoding is not charged for it."""
    answer = engine.ask(noise(), "Total?", TWENTY)
    assert len(engine._prefixes) == 0
    next(answer)
    assert len(engine._prefixes) == 1


def test_longest_answer_is_respected(engine):
    for count in (1, 2, 7):
        _, last = asked(engine, noise(), options=GenerationOptions(max_new_tokens=count))
        assert (last.timings.answer_tokens, last.finish) == (count, "length")


def test_a_stop_token_finishes_with_stop(apple_folder, monkeypatch):
    """GIVEN a model that wants to say the stop token WHEN asked THEN the answer is empty and finished."""
    with load(apple_folder) as engine:
        only_stop = torch.nn.functional.one_hot(torch.tensor([[258]]), 320).float() * 100
        monkeypatch.setattr(engine._model.language_model, "logits", lambda hidden_BTD: only_stop)
        text, last = asked(engine, noise())
        assert (text, last.finish, last.timings.answer_tokens) == ("", "stop", 0)
        assert last.timings.ttft_ms > 0
        assert last.confidence == pytest.approx(1.0)


def test_temperature_and_seed_give_one_answer_each(engine):
    encoded = engine.encode_image(noise())

    def text(seed):
        return asked(engine, encoded, options=GenerationOptions(20, temperature=1.0, top_p=0.95, seed=seed))[
            0
        ]

    assert text(1) == text(1)
    assert len({text(seed) for seed in range(5)}) > 1


def test_every_word_is_a_chunk_of_its_own(engine, monkeypatch):
    monkeypatch.setattr(engine._tokenizer, "token_bytes", lambda token_id: b"word ")
    assert [chunk.text for chunk in engine.ask(noise(), "Total?", TWENTY)] == ["word "] * 20 + [""]


def test_cancel_before_the_first_token_gives_one_last_chunk(engine):
    cancel = threading.Event()
    cancel.set()
    for image in (noise(), engine.encode_image(noise(1))):
        (only,) = engine.ask(image, "Total?", cancel=cancel)
        assert (only.text, only.finish, only.confidence) == ("", "cancelled", None)
        assert only.timings.ttft_ms == 0 and only.timings.answer_tokens == 0


def test_cancel_between_tokens_ends_the_answer_with_what_was_said(engine):
    whole, _ = asked(engine, noise(), options=GenerationOptions(60))
    cancel = threading.Event()
    pieces = []
    for chunk in engine.ask(noise(), "What is the total?", GenerationOptions(60), cancel=cancel):
        pieces.append(chunk)
        cancel.set()
    assert pieces[-1].finish == "cancelled"
    assert 0 < pieces[-1].timings.answer_tokens < 60
    said = "".join(piece.text for piece in pieces).rstrip("\ufffd")
    assert whole.startswith(said)


def test_a_late_cancel_changes_nothing(engine):
    cancel = threading.Event()
    answer = engine.ask(noise(), "Total?", TWENTY, cancel=cancel)
    chunks = list(answer)
    cancel.set()
    assert chunks[-1].finish == "length"
    assert list(answer) == []


class SetAfter:
    """A cancel signal that is set from the given look on."""

    def __init__(self, looks):
        self.left = looks

    def is_set(self):
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("looks", [0, 1, 5])
def test_cancelled_encoding_keeps_nothing_and_can_be_done_again(engine, looks):
    with pytest.raises(Cancelled):
        engine.encode_image(noise(), cancel=SetAfter(looks))
    assert len(engine._prefixes) == 0
    assert not engine.encode_image(noise()).cached


def test_answers_made_in_turns_do_not_disturb_each_other(engine):
    questions = ["Total?", "Who wrote it?"]
    alone = [asked(engine, noise(), question)[0] for question in questions]
    answers = [engine.ask(noise(), question, TWENTY) for question in questions]
    texts = ["", ""]
    for _ in range(40):
        for number, answer in enumerate(answers):
            chunk = next(answer, None)
            texts[number] += chunk.text if chunk else ""
    assert texts == alone


def test_an_answer_left_half_read_blocks_nothing(engine):
    abandoned = engine.ask(noise(), "Total?", GenerationOptions(200))
    next(abandoned)
    assert asked(engine, noise(2))[1].finish is not None
    abandoned.close()
    assert next(abandoned, None) is None


def test_a_second_thread_is_told_that_the_engine_is_at_work(engine, monkeypatch):
    """GIVEN one thread in the vision tower WHEN another asks THEN it is told, and the first is not harmed."""
    inside, go_on = threading.Event(), threading.Event()
    tower = engine._model.vision_tower
    real = tower.forward

    def slow(pixels, cancel=None):
        inside.set()
        assert go_on.wait(60)
        return real(pixels, cancel=cancel)

    monkeypatch.setattr(tower, "forward", slow)
    encoded = []
    thread = threading.Thread(target=lambda: encoded.append(engine.encode_image(noise())))
    thread.start()
    assert inside.wait(60)
    try:
        with pytest.raises(EngineError, match="another thread"):
            engine.encode_image(noise(1))
        with pytest.raises(EngineError, match="another thread"):
            next(engine.ask(noise(1), "Total?"))
    finally:
        go_on.set()
        thread.join(60)
    assert not encoded[0].cached
    assert engine.encode_image(noise(1)).image_tokens > 0


@pytest.mark.parametrize("part", ["vision_tower", "projector", "language_model"])
def test_weights_that_are_no_numbers_are_a_clear_error(engine, part):
    parameters = list(getattr(engine._model, part).parameters())
    parameters[-1].data.fill_(torch.nan)
    with pytest.raises(CheckpointError, match="NaN"):
        asked(engine, noise())
    with pytest.raises(CheckpointError, match="NaN"):
        asked(engine, noise())


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused(engine, question):
    with pytest.raises(OptionsError, match="empty"):
        engine.ask(noise(), question)


def test_a_question_longer_than_the_context_is_refused_before_any_work(engine):
    for image in (noise(), engine.encode_image(noise(3))):
        kept = len(engine._prefixes)
        with pytest.raises(ContextTooLongError, match=r"\d+ tokens and the model takes 2048"):
            engine.ask(image, "long " * 1000)
        with pytest.raises(ContextTooLongError):
            engine.ask(image, "short", history=[("q", "answer " * 400)])
        assert len(engine._prefixes) == kept


def test_an_answer_ends_where_the_context_ends(tmp_path):
    folder = write_tiny_checkpoint(tmp_path / "short", "apple", seed=5, text={"max_position_embeddings": 120})
    with load(folder) as engine:
        _, last = asked(engine, noise(), "Total?", GenerationOptions(200))
        assert last.finish == "length"
        assert last.timings.prompt_tokens + last.timings.answer_tokens == 120
        exact = "x" * (119 - last.timings.prompt_tokens + len("Total?"))
        assert asked(engine, noise(), exact)[1].timings.answer_tokens == 1
        with pytest.raises(ContextTooLongError):
            asked(engine, engine.encode_image(noise()), exact + "x")
        with pytest.raises(ContextTooLongError):
            asked(engine, noise(), exact + "x")


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory"),
        RuntimeError(
            "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"
        ),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes."),
    ],
    ids=lambda error: type(error).__name__,
)
def test_running_out_of_memory_is_one_sentence_and_the_engine_goes_on(engine, monkeypatch, error):
    def fail(*_, **__):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(engine._model.projector, "forward", fail)
        with pytest.raises(EngineMemoryError, match="not enough memory"):
            engine.encode_image(noise())
        with pytest.raises(EngineMemoryError, match="not enough memory"):
            asked(engine, noise())
    assert asked(engine, noise())[1].finish == "length"


def test_other_faults_are_not_taken_for_lack_of_memory(engine, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(engine._model.projector, "forward", fail)
    with pytest.raises(RuntimeError, match="shapes differ"):
        engine.encode_image(noise())


def test_a_picture_that_cannot_be_used_is_refused(engine):
    empty = Image.new("RGB", (0, 4))
    for use in (engine.encode_image, engine.preview, lambda image: asked(engine, image)):
        with pytest.raises(UnsupportedImageError):
            use(empty)


def test_the_preview_is_what_the_model_sees(engine, folder):
    pixels = image_processing.prepare(noise(), engine._model.config.preprocessing)
    assert torch.equal(image_processing.to_pixels(engine.preview(noise())), pixels)


def test_warming_up_leaves_no_picture_behind(engine):
    engine.warm_up()
    assert len(engine._prefixes) == 0


def test_warming_up_can_be_cancelled(engine):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        engine.warm_up(cancel=cancel)


def test_a_closed_engine_says_so(engine):
    encoded = engine.encode_image(noise())
    half_read = engine.ask(encoded, "Total?", TWENTY)
    next(half_read)
    engine.close()
    engine.close()
    for use in (
        lambda: engine.encode_image(noise()),
        lambda: engine.ask(encoded, "Total?"),
        lambda: engine.preview(noise()),
        lambda: next(half_read),
        engine.warm_up,
    ):
        with pytest.raises(EngineError, match="closed"):
            use()


def test_a_picture_of_another_engine_is_refused(engine, folder):
    with load(folder) as other, pytest.raises(EngineError, match="another engine"):
        engine.ask(other.encode_image(noise()), "Total?")


def test_taller_pictures_make_more_image_tokens_on_a_canvas(tmp_path):
    with load(write_tiny_checkpoint(tmp_path / "nano", **LAYOUTS["nano"])) as engine:
        heights = [engine.encode_image(noise(size=(100, height))).image_tokens for height in (10, 100, 190)]
        assert heights == [20 * 4, 20 * 8, 20 * 12]
        assert engine.input_size == (320, 192)
        assert engine.print_height == PrintHeight(16, 20, 28)


def test_apples_layout_says_what_it_wants(apple_folder):
    with load(apple_folder) as engine:
        assert (engine.input_size, engine.print_height) == ((128, 128), None)
        assert (engine.model_name, engine.device) == ("apple", "cpu")
        assert (engine.precision, engine.vision_precision) == ("fp32", "fp32")
        assert engine.context_length == 2048
        assert engine.device_reason


@pytest.mark.skipif(not computes_bf16(torch.device("cpu")), reason="no bf16 on this processor")
def test_bf16_answers_too(apple_folder):
    with load(apple_folder, precision="bf16") as engine:
        assert asked(engine, noise())[1].finish in ("length", "stop")
        assert (engine.precision, engine.vision_precision) == ("bf16", "bf16")


def test_loading_reports_progress_to_the_end(apple_folder):
    shares = []
    load(apple_folder, progress=lambda step, share: shares.append(share)).close()
    assert shares == sorted(shares) and shares[-1] == 1.0


def test_loading_can_be_cancelled(apple_folder):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        load(apple_folder, cancel=cancel)


def test_what_cannot_be_loaded_is_named(apple_folder, tmp_path):
    with pytest.raises(ModelNotFoundError):
        load("no-such-model")
    with pytest.raises(ModelNotFoundError):
        load(tmp_path / "nowhere")
    with pytest.raises(DeviceError):
        load(apple_folder, device="abacus")
    with pytest.raises(DeviceError):
        load(apple_folder, precision="fp7")
    with pytest.raises(DeviceError):
        load(apple_folder, threads=0)
    (apple_folder / "merges.txt").unlink()
    with pytest.raises(CheckpointError, match="merges"):
        load(apple_folder)


def test_a_tokenizer_with_more_tokens_than_the_model_is_refused(tmp_path):
    folder = write_tiny_checkpoint(tmp_path / "small", "apple", text={"vocab_size": 259})
    load(folder).close()
    (folder / "added_tokens.json").write_text('{"<|im_start|>": 257, "<|im_end|>": 259}')
    with pytest.raises(CheckpointError, match="more tokens"):
        load(folder)


def test_importing_the_package_loads_neither_torch_nor_qt():
    """The window is on screen before torch is: all public names but the engine itself come without it."""
    program = (
        "import sys, fastvlm_engine as e\n"
        "e.GenerationOptions, e.TextChunk, e.Timings, e.EngineError, e.available_models, e.ModelInfo\n"
        "assert set(e.__all__) <= set(dir(e))\n"
        "assert 'torch' not in sys.modules, 'torch'\n"
        "e.load_engine, e.Engine, e.EncodedImage\n"
        "assert 'torch' in sys.modules\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules), 'Qt'\n"
        "assert 'transformers' not in sys.modules\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr


def test_unknown_public_names_are_refused():
    import fastvlm_engine

    with pytest.raises(AttributeError, match="no_such"):
        fastvlm_engine.no_such  # noqa: B018


def test_work_never_done_costs_nothing():
    assert Timings() == Timings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, False)


def test_an_engine_knows_what_its_weights_take(engine):
    weights = sum(parameter.nbytes for parameter in engine._model.parameters())
    assert engine.memory_bytes >= weights > 0
    engine.close()
    assert engine.memory_bytes == 0
