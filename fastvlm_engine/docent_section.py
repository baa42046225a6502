"""The section "docent" of config.json: what a checkpoint that was made for this program says of itself.

Called by config_file.py, on any thread. Checkpoints of others have no such section and get FastVLM's values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from fastvlm_engine.config import Calibration, PreprocessingConfig, PrintHeight, PromptTemplate
from fastvlm_engine.config_checks import bad, is_count, positive

QWEN2_STOP_TOKEN_IDS = (151645, 151643)
LARGEST_IMAGE_SIZE = 4096
LARGEST_FOLLOW_UPS = 50
LARGEST_COEFFICIENT = 1000.0


def stop_token_ids(docent: Mapping[str, Any], values: Mapping[str, Any], vocab_size: int) -> tuple[int, ...]:
    stops: list[int] = []
    named = docent.get("stop_token_ids", [])
    for entry in (named, values.get("eos_token_id"), values.get("bos_token_id"), QWEN2_STOP_TOKEN_IDS):
        if entry is named and named:
            return tuple(_check_id(value, vocab_size) for value in named)
        found = entry if isinstance(entry, list | tuple) else [entry]
        stops += [value for value in found if isinstance(value, int) and 0 <= value < vocab_size]
    return tuple(dict.fromkeys(stops))


def _check_id(value: Any, vocab_size: int) -> int:
    if not isinstance(value, int) or not 0 <= value < vocab_size:
        raise bad("docent.stop_token_ids", value, f"ids below {vocab_size}")
    return value


def parse_preprocessing(values: Mapping[str, Any], image_size: int, stride: int) -> PreprocessingConfig:
    kind = values.get("kind", "pad_square")
    if kind == "pad_square":
        size = values.get("size", image_size)
        _check_side("docent.preprocessing.size" if values else "mm_vision_tower's size", size, stride)
        return PreprocessingConfig(size=size)
    if kind != "canvas":
        raise bad("docent.preprocessing.kind", kind, "pad_square or canvas")
    sides = {name: values.get(name) for name in ("width", "height_step", "min_height", "max_height")}
    for name, side in sides.items():
        _check_side(f"docent.preprocessing.{name}", side, stride)
    step, lowest, highest = values["height_step"], values["min_height"], values["max_height"]
    if lowest > highest or lowest % step or highest % step:
        raise bad("docent.preprocessing", dict(values), "heights in whole steps, least before most")
    return PreprocessingConfig(
        kind="canvas", width=values["width"], height_step=step, min_height=lowest, max_height=highest
    )


def _check_side(name: str, side: Any, stride: int) -> None:
    if not is_count(side) or side > LARGEST_IMAGE_SIZE or side % stride:
        raise bad(name, side, f"a multiple of {stride} up to {LARGEST_IMAGE_SIZE}")


def parse_prompt(values: Mapping[str, Any]) -> PromptTemplate:
    names = ("prefix", "after_image", "question_end", "answer_end")
    for name in names:
        if not isinstance(values.get(name, ""), str):
            raise bad(f"docent.prompt.{name}", values[name], "text")
    return PromptTemplate(**{name: values[name] for name in names if name in values})


def parse_print_height(values: Mapping[str, Any]) -> PrintHeight:
    sizes = [
        positive(f"docent.print_height.{name}", values.get(name)) for name in ("minimum", "best", "maximum")
    ]
    if sizes != sorted(sizes):
        raise bad("docent.print_height", dict(values), "minimum, best and maximum in rising order")
    return PrintHeight(*sizes)


def parse_follow_ups(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_FOLLOW_UPS:
        raise bad("docent.follow_ups", value, f"a whole number from 0 to {LARGEST_FOLLOW_UPS}")
    return value


def parse_tasks(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(task, str) for task in value):
        raise bad("docent.tasks", value, "a list of words")
    return tuple(value)


def parse_reading_questions(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(question, str) for question in value):
        raise bad("docent.reading_questions", value, "a list of questions")
    return tuple(value)


def parse_calibration(values: Mapping[str, Any]) -> Calibration | None:
    known = {field.name for field in fields(Calibration)}
    for name, value in values.items():
        if name not in known:
            raise bad(f"docent.confidence.{name}", value, f"only {', '.join(sorted(known))}")
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not abs(value) <= LARGEST_COEFFICIENT:  # NaN, too, is not
            raise bad(f"docent.confidence.{name}", value, f"a number up to {LARGEST_COEFFICIENT:g}")
    return Calibration(**{name: float(value) for name, value in values.items()}) if values else None
