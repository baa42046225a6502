"""Reads a checkpoint's config.json, in both layouts; nothing is guessed from names, nothing absurd gets by.

Called by engine.py, weights.py and model_store.py, on any thread, before a tensor is read. No torch here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal

from fastvlm_engine.config import (
    DEFAULT_IMAGE_SIZE,
    FOLLOW_UPS,
    Calibration,
    LanguageConfig,
    ModelConfig,
    PreprocessingConfig,
    PrintHeight,
    PromptTemplate,
    VisionConfig,
)
from fastvlm_engine.errors import CheckpointError, ModelNotFoundError

QWEN2_STOP_TOKEN_IDS = (151645, 151643)
CONTEXT_LIMIT = 8192  # what FastVLM was trained with; the language model alone would take more

# Far above every FastVLM there is, far below what would exhaust a machine before one tensor is looked at.
LARGEST = {
    "hidden_size": 16384,
    "num_hidden_layers": 256,
    "num_attention_heads": 512,
    "num_key_value_heads": 512,
    "head_dim": 1024,
    "intermediate_size": 131072,
    "vocab_size": 1 << 20,
    "max_position_embeddings": 1 << 24,
    "layers": 256,
    "embed_dims": 16384,
}
LARGEST_IMAGE_SIZE = 4096
LARGEST_FOLLOW_UPS = 50
LARGEST_COEFFICIENT = 1000.0
LARGEST_PARAMETER_COUNT = 40_000_000_000
TOWER_DEFAULTS: dict[str, Any] = {
    "layers": (2, 12, 24, 4, 2),
    "embed_dims": (96, 192, 384, 768, 1536),
    "downsamples": (False, True, True, True, True),
    "token_mixers": ("repmixer", "repmixer", "repmixer", "attention", "attention"),
    "mlp_ratios": (4, 4, 4, 4, 4),
    "cls_ratio": 2.0,
}
# Arguments of timm's constructor that change nothing in inference, or may only have their usual value.
TOWER_FIXED: dict[str, Any] = {
    "inference_mode": True,
    "in_chans": 3,
    "repmixer_kernel_size": 3,
    "down_patch_size": 7,
    "down_stride": 2,
    "lkc_use_act": True,
    "stem_use_scale_branch": False,
    "fork_feat": False,
}
TOWER_IGNORED = {
    "num_classes", "global_pool", "drop_rate", "proj_drop_rate", "drop_path_rate", "layer_scale_init_value",
}  # fmt: skip


def read_config(folder: Path) -> ModelConfig:
    """The config of the checkpoint in `folder`.

    Raises:
        ModelNotFoundError: there is no such folder.
        CheckpointError: config.json is missing, not JSON, or describes something else than a FastVLM.
    """
    path = Path(folder) / "config.json"
    if not Path(folder).is_dir():
        raise ModelNotFoundError(f"There is no checkpoint folder {folder}", "Check the path")
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CheckpointError(
            f"{folder} has no config.json", "Give the folder that holds a FastVLM checkpoint"
        ) from None
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{path} cannot be read ({error})", "Fetch the checkpoint again") from error
    if not isinstance(values, dict):
        raise CheckpointError(f"{path} is not a JSON object", "Fetch the checkpoint again")
    return parse_config(values)


def parse_config(values: Mapping[str, Any]) -> ModelConfig:
    """`read_config` for an already parsed config.json."""
    if "quantization" in values or "quantization_config" in values:
        raise CheckpointError(
            "This is a quantised export (MLX, Core ML or another), packed for other programs",
            "Use the PyTorch checkpoint (for example apple/FastVLM-0.5B); the engine quantises it by itself",
        )
    model_type = values.get("model_type")
    if model_type in ("llava_qwen2", "llava_qwen"):
        config = _parse_apple(values)
    elif model_type == "fast_vlm":
        config = _parse_transformers(values)
    else:
        raise CheckpointError(
            f"config.json has model_type = {model_type!r}, not a FastVLM",
            "Use a checkpoint of type llava_qwen2 or fast_vlm",
        )
    _check_parameter_count(config)
    return config


def _parse_apple(values: Mapping[str, Any]) -> ModelConfig:
    tower = str(values.get("mm_vision_tower", f"mobileclip_l_{DEFAULT_IMAGE_SIZE}"))
    size_text = tower.rsplit("_", 1)[-1]
    size = int(size_text) if size_text.isdecimal() and len(size_text) < 6 else DEFAULT_IMAGE_SIZE
    vision = _parse_vision(_section(values, "vision_config"))
    width = values.get("mm_hidden_size", vision.output_dim)
    if width != vision.output_dim:
        raise _bad("mm_hidden_size", width, f"{vision.output_dim}, the vision tower's width")
    if values.get("mm_projector_type", "mlp2x_gelu") != "mlp2x_gelu":
        raise _bad("mm_projector_type", values["mm_projector_type"], "mlp2x_gelu")
    language = _parse_language(values, tied=values.get("tie_word_embeddings", False))
    return _assemble("apple", values, values, vision, language, size, image_token_id=None)


def _parse_transformers(values: Mapping[str, Any]) -> ModelConfig:
    vision_values = _section(values, "vision_config")
    architecture = vision_values.get("architecture", "fastvit_mci3")
    if architecture != "fastvit_mci3":
        raise _bad("vision_config.architecture", architecture, "fastvit_mci3")
    text_values = _section(values, "text_config")
    if not text_values:
        raise CheckpointError("config.json has no text_config", "Fetch the checkpoint again")
    vision = _parse_vision(vision_values)
    tied = values.get("tie_word_embeddings") or text_values.get("tie_word_embeddings", False)
    language = _parse_language(text_values, tied=bool(tied))
    image_token = values.get("image_token_index", values.get("image_token_id", 151646))
    if not isinstance(image_token, int) or not 0 <= image_token < language.vocab_size:
        raise _bad("image_token_index", image_token, f"an id below {language.vocab_size}")
    return _assemble(
        "transformers", values, text_values, vision, language, DEFAULT_IMAGE_SIZE, image_token_id=image_token
    )


def _assemble(
    layout: Literal["apple", "transformers"],
    values: Mapping[str, Any],
    text_values: Mapping[str, Any],
    vision: VisionConfig,
    language: LanguageConfig,
    image_size: int,
    image_token_id: int | None,
) -> ModelConfig:
    docent = _section(values, "docent")
    print_height = _section(docent, "print_height")
    limit = values.get("tokenizer_model_max_length", CONTEXT_LIMIT)
    return ModelConfig(
        layout=layout,
        vision=vision,
        language=language,
        image_token_id=image_token_id,
        stop_token_ids=_stop_token_ids(docent, text_values, language.vocab_size),
        context_length=min(limit if _is_count(limit) else CONTEXT_LIMIT, language.max_position_embeddings),
        preprocessing=_parse_preprocessing(_section(docent, "preprocessing"), image_size, vision.stride),
        prompt=_parse_prompt(_section(docent, "prompt")),
        print_height=_parse_print_height(print_height) if print_height else None,
        follow_ups=_parse_follow_ups(docent.get("follow_ups", FOLLOW_UPS)),
        tasks=_parse_tasks(docent.get("tasks")),
        reading_questions=_parse_reading_questions(docent.get("reading_questions", [])),
        calibration=_parse_calibration(_section(docent, "confidence")),
    )


def _parse_vision(values: Mapping[str, Any]) -> VisionConfig:
    arguments = dict(_section(values, "model_args"))
    for name in TOWER_IGNORED:
        arguments.pop(name, None)
    for name, usual in TOWER_FIXED.items():
        if arguments.pop(name, usual) != usual:
            raise _bad(f"vision_config.model_args.{name}", values["model_args"][name], repr(usual))
    if any(arguments.pop("se_downsamples", ())):
        raise _bad("vision_config.model_args.se_downsamples", "true", "false for every stage")
    unknown = sorted(set(arguments) - set(TOWER_DEFAULTS))
    if unknown:
        raise CheckpointError(
            f"vision_config.model_args has {unknown[0]}, which this engine does not know",
            "Use a checkpoint of the usual FastViTHD kind",
        )
    merged = {**TOWER_DEFAULTS, **arguments}
    return _checked_tower(merged)


def _checked_tower(merged: Mapping[str, Any]) -> VisionConfig:
    layers = merged["layers"]
    if not isinstance(layers, Sequence) or isinstance(layers, str) or not 1 <= len(layers) <= 8:
        raise _bad("vision_config.model_args.layers", layers, "a list of one to eight depths")
    count = len(layers)
    lists: dict[str, tuple[Any, ...]] = {}
    for name in ("layers", "embed_dims", "downsamples", "token_mixers", "mlp_ratios"):
        entries = merged[name]
        if not isinstance(entries, Sequence) or isinstance(entries, str) or len(entries) < count:
            raise _bad(f"vision_config.model_args.{name}", entries, f"a list with {count} entries")
        lists[name] = tuple(entries[:count])
    for name in ("layers", "embed_dims"):
        for entry in lists[name]:
            _check_count(f"vision_config.model_args.{name}", entry, LARGEST[name])
    for ratio in (*lists["mlp_ratios"], merged["cls_ratio"]):
        if not isinstance(ratio, int | float) or not 0 < ratio <= 16:
            raise _bad("vision_config.model_args: ratio", ratio, "a number up to 16")
    tower = VisionConfig(
        layers=lists["layers"],
        embed_dims=lists["embed_dims"],
        downsamples=tuple(bool(entry) for entry in lists["downsamples"]),
        token_mixers=lists["token_mixers"],
        mlp_ratios=lists["mlp_ratios"],
        cls_ratio=merged["cls_ratio"],
    )
    _check_stages(tower)
    return tower


def _check_stages(tower: VisionConfig) -> None:
    for mixer in tower.token_mixers:
        if mixer not in ("repmixer", "attention"):
            raise _bad("vision_config.model_args.token_mixers", mixer, "repmixer or attention")
    for stage in tower.stages:
        if stage.dim % stage.in_dim:
            raise _bad("vision_config.model_args.embed_dims", stage.dim, f"a multiple of {stage.in_dim}")
        if stage.token_mixer == "attention" and stage.dim % tower.head_dim:
            raise _bad("vision_config.model_args.embed_dims", stage.dim, f"a multiple of {tower.head_dim}")
    if tower.output_dim % tower.embed_dims[-1]:
        raise _bad("vision_config.model_args.cls_ratio", tower.cls_ratio, "a whole number")


def _parse_language(values: Mapping[str, Any], *, tied: bool) -> LanguageConfig:
    def count(name: str, default: int | None = None) -> int:
        value = values.get(name)
        value = default if value is None else value
        return _check_count(name, value, LARGEST[name])

    hidden_size, heads = count("hidden_size"), count("num_attention_heads")
    kv_heads = count("num_key_value_heads", heads)
    if heads % kv_heads:
        raise _bad("num_key_value_heads", kv_heads, f"a divisor of {heads}, the number of heads")
    head_dim = count("head_dim", max(1, hidden_size // heads))
    if head_dim % 2 or ("head_dim" not in values and hidden_size % heads):
        raise _bad("num_attention_heads", heads, f"a divisor of {hidden_size} that leaves even head widths")
    if values.get("hidden_act", "silu") != "silu":
        raise _bad("hidden_act", values["hidden_act"], "silu")
    if values.get("use_sliding_window", False):
        raise _bad("use_sliding_window", True, "false")
    return LanguageConfig(
        hidden_size=hidden_size,
        layers=count("num_hidden_layers"),
        heads=heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        intermediate_size=count("intermediate_size"),
        vocab_size=count("vocab_size"),
        rope_theta=_rope_theta(values),
        rms_norm_eps=_positive("rms_norm_eps", values.get("rms_norm_eps", 1e-6)),
        tie_word_embeddings=bool(tied),
        max_position_embeddings=count("max_position_embeddings", 32768),
    )


def _rope_theta(values: Mapping[str, Any]) -> float:
    """transformers 5 moved rope_theta into rope_parameters; older files have it at the top."""
    parameters = values.get("rope_parameters") or values.get("rope_scaling") or {}
    if not isinstance(parameters, Mapping):
        raise _bad("rope_parameters", parameters, "an object")
    if parameters.get("rope_type", parameters.get("type", "default")) != "default":
        raise _bad("rope_parameters", dict(parameters), "the default kind")
    return _positive("rope_theta", parameters.get("rope_theta", values.get("rope_theta", 1_000_000.0)))


def _stop_token_ids(docent: Mapping[str, Any], values: Mapping[str, Any], vocab_size: int) -> tuple[int, ...]:
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
        raise _bad("docent.stop_token_ids", value, f"ids below {vocab_size}")
    return value


def _parse_preprocessing(values: Mapping[str, Any], image_size: int, stride: int) -> PreprocessingConfig:
    kind = values.get("kind", "pad_square")
    if kind == "pad_square":
        size = values.get("size", image_size)
        _check_side("docent.preprocessing.size" if values else "mm_vision_tower's size", size, stride)
        return PreprocessingConfig(size=size)
    if kind != "canvas":
        raise _bad("docent.preprocessing.kind", kind, "pad_square or canvas")
    sides = {name: values.get(name) for name in ("width", "height_step", "min_height", "max_height")}
    for name, side in sides.items():
        _check_side(f"docent.preprocessing.{name}", side, stride)
    step, lowest, highest = values["height_step"], values["min_height"], values["max_height"]
    if lowest > highest or lowest % step or highest % step:
        raise _bad("docent.preprocessing", dict(values), "heights in whole steps, least before most")
    return PreprocessingConfig(
        kind="canvas", width=values["width"], height_step=step, min_height=lowest, max_height=highest
    )


def _check_side(name: str, side: Any, stride: int) -> None:
    if not _is_count(side) or side > LARGEST_IMAGE_SIZE or side % stride:
        raise _bad(name, side, f"a multiple of {stride} up to {LARGEST_IMAGE_SIZE}")


def _parse_prompt(values: Mapping[str, Any]) -> PromptTemplate:
    names = ("prefix", "after_image", "question_end", "answer_end")
    for name in names:
        if not isinstance(values.get(name, ""), str):
            raise _bad(f"docent.prompt.{name}", values[name], "text")
    return PromptTemplate(**{name: values[name] for name in names if name in values})


def _parse_print_height(values: Mapping[str, Any]) -> PrintHeight:
    sizes = [
        _positive(f"docent.print_height.{name}", values.get(name)) for name in ("minimum", "best", "maximum")
    ]
    if sizes != sorted(sizes):
        raise _bad("docent.print_height", dict(values), "minimum, best and maximum in rising order")
    return PrintHeight(*sizes)


def _parse_follow_ups(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_FOLLOW_UPS:
        raise _bad("docent.follow_ups", value, f"a whole number from 0 to {LARGEST_FOLLOW_UPS}")
    return value


def _parse_tasks(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(task, str) for task in value):
        raise _bad("docent.tasks", value, "a list of words")
    return tuple(value)


def _parse_reading_questions(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(question, str) for question in value):
        raise _bad("docent.reading_questions", value, "a list of questions")
    return tuple(value)


def _parse_calibration(values: Mapping[str, Any]) -> Calibration | None:
    known = {field.name for field in fields(Calibration)}
    for name, value in values.items():
        if name not in known:
            raise _bad(f"docent.confidence.{name}", value, f"only {', '.join(sorted(known))}")
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not abs(value) <= LARGEST_COEFFICIENT:  # NaN, too, is not
            raise _bad(f"docent.confidence.{name}", value, f"a number up to {LARGEST_COEFFICIENT:g}")
    return Calibration(**{name: float(value) for name, value in values.items()}) if values else None


def _check_parameter_count(config: ModelConfig) -> None:
    language = config.language
    attention = language.hidden_size * language.head_dim * 2 * (language.heads + language.kv_heads)
    layer = attention + 3 * language.hidden_size * language.intermediate_size
    total = language.layers * layer + 2 * language.vocab_size * language.hidden_size
    for stage in config.vision.stages:
        total += stage.depth * stage.dim * (2 * stage.mlp_dim + 4 * stage.dim)
    if total > LARGEST_PARAMETER_COUNT:
        raise CheckpointError(
            f"config.json asks for a model of {total / 1e9:,.0f} billion weights",
            "That is no FastVLM: fetch the checkpoint again",
        )


def _section(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = values.get(name) or {}
    if not isinstance(section, Mapping):
        raise _bad(name, section, "an object")
    return section


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _check_count(name: str, value: Any, largest: int) -> int:
    if not _is_count(value) or value > largest:
        raise _bad(name, value, f"a whole number from 1 to {largest}")
    return int(value)


def _positive(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e12:
        raise _bad(name, value, "a positive number")
    return float(value)


def _bad(name: str, value: Any, wanted: str) -> CheckpointError:
    shown = repr(value)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    return CheckpointError(
        f"config.json has {name} = {shown}, where {wanted} is needed", "Fetch the checkpoint again"
    )
