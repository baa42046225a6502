"""The engine's door: load a model, encode a picture, ask about it.

One thread owns an `Engine` and all of its torch objects: the engine thread of the application, or the only
thread of the command line. It keeps the model and encoded pictures; everything of one answer is in `Answer`.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import torch
from PIL import Image

from fastvlm_engine import image_processing, model_store, prompt
from fastvlm_engine.allocator import give_back_freed_memory, keep_freed_memory
from fastvlm_engine.answer import Answer, Request, check_context
from fastvlm_engine.config_file import read_config
from fastvlm_engine.device import DeviceChoice, PrecisionChoice, choose_device, choose_precision, set_threads
from fastvlm_engine.errors import CheckpointError, EngineError, EngineMemoryError, OptionsError
from fastvlm_engine.generation import prefill
from fastvlm_engine.metrics import Stopwatch, Timings
from fastvlm_engine.model.fast_paths import add_fast_paths
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.vision_tower import CancelSignal
from fastvlm_engine.options import GenerationOptions
from fastvlm_engine.prefix_cache import EncodedImage, Prefix, PrefixCache, PrefixKey, content_hash
from fastvlm_engine.quantization import PACKED, check_kernels, quantize
from fastvlm_engine.tokenizer import CheckpointTokenizer, load_tokenizer
from fastvlm_engine.weights import load_checkpoint

DEFAULT_OPTIONS = GenerationOptions()


def load_engine(
    checkpoint: str | Path,
    *,
    device: str = "auto",
    precision: str = "auto",
    threads: int | None = None,
    progress: Callable[[str, float], None] | None = None,
    cancel: CancelSignal | None = None,
) -> Engine:
    """An engine with a model in memory.

    Args:
        checkpoint: a known name ("docent-nano") or a checkpoint folder.
        device: auto, cpu, cuda or mps.
        precision: fp32, bf16, int8, int4, or auto: bf16 where the device has it in hardware, else fp32.
        threads: CPU threads of torch; its own choice when not given.
        progress: called with a step's name and its share done, 0 to 1.
        cancel: when set, loading ends with `Cancelled`.

    Raises:
        EngineError: the model is not there, is damaged, does not fit, or the device is not to be had.
    """
    with memory_errors():
        folder = model_store.resolve(checkpoint)
        config = read_config(folder)
        chosen = choose_device(device)
        formats = choose_precision(precision, chosen.device)
        if formats.name in PACKED:
            check_kernels(chosen.device, formats.name)
        set_threads(threads)
        tokenizer = load_tokenizer(folder)
        if max([*tokenizer.special_ids.values(), *config.stop_token_ids]) >= config.language.vocab_size:
            raise CheckpointError(
                f"The tokenizer in {folder.name} has more tokens than its model", "Fetch the checkpoint again"
            )
        model = load_checkpoint(
            folder,
            formats.dtype,
            chosen.device,
            vision_dtype=formats.vision_dtype,
            progress=progress,
            cancel=cancel,
        )
        if formats.name in PACKED:
            quantize(model, PACKED[formats.name], progress=progress, cancel=cancel)
        add_fast_paths(model)
        keep_freed_memory()  # only now: what loading and packing needed for a while goes back
    return Engine(model, tokenizer, folder, chosen, formats)


class Engine:
    """A loaded model and the pictures it has read. Made by `load_engine`; close it, or use it in `with`.

    Attributes:
        model_name: name of the checkpoint's folder.
        device, device_reason: where it computes, and why there.
        precision, vision_precision: formats of the language model's weights and of the vision tower.
        input_size: width and height in px of the largest picture taken without shrinking.
        print_height: em size in px of print that the model reads; None where its checkpoint does not say.
        context_length: tokens that picture, conversation and answer may have together.
        follow_ups: how many earlier questions it was trained to be told.
        tasks: the kinds of task it was trained for; None where it was trained for anything.
        reading_questions: the wordings it was taught that ask for all of the text.
    """

    def __init__(
        self,
        model: FastVLM,
        tokenizer: CheckpointTokenizer,
        folder: Path,
        device: DeviceChoice,
        formats: PrecisionChoice,
        *,
        prefix_cache: PrefixCache | None = None,
    ) -> None:
        config = model.config
        self.model_name = folder.resolve().name
        self.device, self.device_reason = device.device.type, device.reason
        self.precision, self.vision_precision = formats.name, formats.vision_name
        self.input_size = config.input_size
        self.print_height = config.print_height
        self.context_length = config.context_length
        self.follow_ups, self.tasks = config.follow_ups, config.tasks
        self.reading_questions = config.reading_questions
        self._model: FastVLM | None = model
        self._tokenizer = tokenizer
        self._prefix_ids = prompt.prefix_ids(config.prompt, tokenizer)
        self._prefixes = prefix_cache or PrefixCache()
        self._identity = (
            f"{folder.resolve()} {id(model)} {formats.name} {formats.vision_name} {device.device}"
        )
        self._lock = threading.Lock()

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def encode_image(
        self, image: Image.Image, *, cancel: CancelSignal | None = None, keep: bool = True
    ) -> EncodedImage:
        """The picture, ready for any number of questions; from the cache when it was encoded before.

        Args:
            keep: in the cache. A picture that will not be seen again, such as a frame, pushes out no other.

        Raises:
            UnsupportedImageError: it cannot be used.
            EngineMemoryError: there is not enough memory for it.
            Cancelled: `cancel` was set.
        """
        with self._working():
            return self._encode(image, cancel, keep=keep)

    def ask(
        self,
        image: EncodedImage | Image.Image,
        question: str,
        options: GenerationOptions = DEFAULT_OPTIONS,
        *,
        history: Sequence[tuple[str, str]] = (),
        cancel: CancelSignal | None = None,
    ) -> Answer:
        """The answer as it is made; the last chunk carries finish, timings and confidence.

        Args:
            history: earlier questions and answers about this picture, oldest first.
            cancel: when set, the answer ends soon with finish "cancelled".

        Raises:
            OptionsError: the question is empty.
            ContextTooLongError: question and history do not fit beside the picture.
            EngineError: the engine is closed, or the picture belongs to another one. What goes wrong later
                (a broken picture, no memory) is raised by the chunks.
        """
        model = self._loaded()
        started_ms = Stopwatch(self.device).now_ms()
        if not question.strip():
            raise OptionsError("The question is empty", "Type what you want to know about the page")
        ids = prompt.question_ids(question, history, model.config.prompt, self._tokenizer)
        if isinstance(image, EncodedImage):
            encoded = self._own(image)
            check_context(encoded.prefix.snapshot.length + len(ids), self.context_length)
            request = Request(lambda: encoded, True, ids, options, cancel, started_ms)
        else:
            picture = image
            check_context(len(self._prefix_ids) + 1 + len(ids), self.context_length)  # before the tower runs
            request = Request(lambda: self._encode(picture, cancel), False, ids, options, cancel, started_ms)
        return Answer(model, self._tokenizer, request, self._working)

    def preview(self, image: Image.Image) -> Image.Image:
        """Exactly the pixels that the model would see.

        Raises:
            UnsupportedImageError: the picture cannot be used.
        """
        rgb = image_processing.upright_rgb(image)
        return image_processing.fit(rgb, self._loaded().config.preprocessing)

    def warm_up(self, *, cancel: CancelSignal | None = None) -> None:
        """Runs a blank picture and two tokens, so that the first real question finds everything in place."""
        with self._working():
            blank = self._encode(Image.new("RGB", self.input_size, "white"), cancel, keep=False)
        for _ in self.ask(blank, "?", GenerationOptions(max_new_tokens=2), cancel=cancel):
            pass

    @property
    def memory_bytes(self) -> int:
        """What the weights take, without what is kept of pictures; 0 once it is closed."""
        model = self._model
        return 0 if model is None else sum(part.nbytes for part in (*model.parameters(), *model.buffers()))

    def limit_kept_pictures(self, limit_bytes: int) -> None:
        """How much encoded pictures may take together; the longest unused ones beyond it are dropped."""
        self._prefixes.limit_to(limit_bytes)

    def close(self) -> None:
        """Gives the memory back; the engine cannot be used any more."""
        with self._lock:
            self._model = None
            self._prefixes.clear()
            gc.collect()
            if self.device == "cuda":
                torch.cuda.empty_cache()
            give_back_freed_memory()

    def _loaded(self) -> FastVLM:
        if self._model is None:
            raise EngineError("The engine is closed", "Load the model again")
        return self._model

    @contextmanager
    def _working(self) -> Iterator[None]:
        """One thread at a time, with a sentence for the second and for what memory cannot hold."""
        if not self._lock.acquire(blocking=False):
            raise EngineError("The engine is at work in another thread", "Use it from one thread only")
        try:
            self._loaded()
            with memory_errors():
                yield
        finally:
            self._lock.release()

    def _own(self, encoded: EncodedImage) -> EncodedImage:
        if encoded.key.model != self._identity:
            raise EngineError("This picture was encoded by another engine", "Encode it again with this one")
        return encoded

    def _encode(self, image: Image.Image, cancel: CancelSignal | None, *, keep: bool = True) -> EncodedImage:
        watch = Stopwatch(self.device)
        started_ms = watch.now_ms()
        with watch.measure("preprocess"):
            rgb = image_processing.upright_rgb(image)
            key = PrefixKey(content_hash(rgb), self._loaded().config.preprocessing, self._identity)
        prefix = self._prefixes.get(key)
        cached = prefix is not None
        if prefix is None:
            prefix = self._make_prefix(rgb, watch, cancel)
            if keep:
                self._prefixes.put(key, prefix)
        timings = Timings(
            preprocess_ms=watch.ms("preprocess"),
            vision_ms=watch.ms("vision"),
            projector_ms=watch.ms("projector"),
            prefill_ms=watch.ms("prefill"),
            image_tokens=prefix.image_tokens,
            cached=cached,
        )
        return EncodedImage(key, prefix, timings, watch.now_ms() - started_ms)

    @torch.no_grad()
    def _make_prefix(self, rgb: Image.Image, watch: Stopwatch, cancel: CancelSignal | None) -> Prefix:
        """Tower, projector, and the prompt's prefix with the picture through the language model."""
        model = self._loaded()
        language_model = model.language_model
        with watch.measure("preprocess"):
            shown = image_processing.fit(rgb, model.config.preprocessing)
            pixels_BCHW = image_processing.to_pixels(shown)
        with watch.measure("vision"):
            features_BNC = model.vision_tower(pixels_BCHW, cancel=cancel)
        with watch.measure("projector"):
            image_BND = model.projector(features_BNC)
        if not bool(image_BND.isfinite().all()):
            raise CheckpointError(
                "The model read the picture as values that are not numbers (NaN)",
                "Its weights are damaged: verify the model or fetch it again",
            )
        with watch.measure("prefill"):
            before_BTD = language_model.embed(torch.tensor([self._prefix_ids], dtype=torch.int64))
            hidden_BTD = torch.cat((before_BTD, image_BND.to(before_BTD)), dim=1)
            check_context(hidden_BTD.shape[1], self.context_length)
            cache = language_model.new_cache(hidden_BTD.shape[1])
            prefill(language_model, cache, hidden_BTD, cancel=cancel)
            snapshot = cache.snapshot()
        return Prefix(snapshot, image_BND.shape[1])


@contextmanager
def memory_errors() -> Iterator[None]:
    """Turns every way in which torch and Python run out of memory into one error with a sentence."""
    try:
        yield
    except (MemoryError, torch.OutOfMemoryError) as error:
        raise _not_enough_memory() from error
    except RuntimeError as error:
        if "not enough memory" in str(error) or "allocate memory" in str(error):
            raise _not_enough_memory() from error
        raise


def _not_enough_memory() -> EngineMemoryError:
    return EngineMemoryError(
        "There is not enough memory for this", "Close other programs or choose a smaller model"
    )
