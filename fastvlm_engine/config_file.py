"""Reads a checkpoint's config.json, in both layouts; nothing is guessed from names, nothing absurd gets by.

Called by engine.py, weights.py and model_store.py, on any thread, before a tensor is read. No torch here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from fastvlm_engine.config import (
    DEFAULT_IMAGE_SIZE,
    FOLLOW_UPS,
    LanguageConfig,
    ModelConfig,
    VisionConfig,
)
from fastvlm_engine.config_checks import bad, check_count, is_count, positive, section
from fastvlm_engine.docent_section import (
    parse_calibration,
    parse_follow_ups,
    parse_preprocessing,
    parse_print_height,
    parse_prompt,
    parse_reading_questions,
    parse_tasks,
    stop_token_ids,
)
from fastvlm_engine.errors import CheckpointError, ModelNotFoundError

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
    vision = _parse_vision(section(values, "vision_config"))
    width = values.get("mm_hidden_size", vision.output_dim)
    if width != vision.output_dim:
        raise bad("mm_hidden_size", width, f"{vision.output_dim}, the vision tower's width")
    if values.get("mm_projector_type", "mlp2x_gelu") != "mlp2x_gelu":
        raise bad("mm_projector_type", values["mm_projector_type"], "mlp2x_gelu")
    language = _parse_language(values, tied=values.get("tie_word_embeddings", False))
    return _assemble("apple", values, values, vision, language, size, image_token_id=None)


def _parse_transformers(values: Mapping[str, Any]) -> ModelConfig:
    vision_values = section(values, "vision_config")
    architecture = vision_values.get("architecture", "fastvit_mci3")
    if architecture != "fastvit_mci3":
        raise bad("vision_config.architecture", architecture, "fastvit_mci3")
    text_values = section(values, "text_config")
    if not text_values:
        raise CheckpointError("config.json has no text_config", "Fetch the checkpoint again")
    vision = _parse_vision(vision_values)
    tied = values.get("tie_word_embeddings") or text_values.get("tie_word_embeddings", False)
    language = _parse_language(text_values, tied=bool(tied))
    image_token = values.get("image_token_index", values.get("image_token_id", 151646))
    if not isinstance(image_token, int) or not 0 <= image_token < language.vocab_size:
        raise bad("image_token_index", image_token, f"an id below {language.vocab_size}")
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
    docent = section(values, "docent")
    print_height = section(docent, "print_height")
    limit = values.get("tokenizer_model_max_length", CONTEXT_LIMIT)
    return ModelConfig(
        layout=layout,
        vision=vision,
        language=language,
        image_token_id=image_token_id,
        stop_token_ids=stop_token_ids(docent, text_values, language.vocab_size),
        context_length=min(limit if is_count(limit) else CONTEXT_LIMIT, language.max_position_embeddings),
        preprocessing=parse_preprocessing(section(docent, "preprocessing"), image_size, vision.stride),
        prompt=parse_prompt(section(docent, "prompt")),
        print_height=parse_print_height(print_height) if print_height else None,
        follow_ups=parse_follow_ups(docent.get("follow_ups", FOLLOW_UPS)),
        tasks=parse_tasks(docent.get("tasks")),
        reading_questions=parse_reading_questions(docent.get("reading_questions", [])),
        calibration=parse_calibration(section(docent, "confidence")),
    )


def _parse_vision(values: Mapping[str, Any]) -> VisionConfig:
    arguments = dict(section(values, "model_args"))
    for name in TOWER_IGNORED:
        arguments.pop(name, None)
    for name, usual in TOWER_FIXED.items():
        if arguments.pop(name, usual) != usual:
            raise bad(f"vision_config.model_args.{name}", values["model_args"][name], repr(usual))
    if any(arguments.pop("se_downsamples", ())):
        raise bad("vision_config.model_args.se_downsamples", "true", "false for every stage")
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
        raise bad("vision_config.model_args.layers", layers, "a list of one to eight depths")
    count = len(layers)
    lists: dict[str, tuple[Any, ...]] = {}
    for name in ("layers", "embed_dims", "downsamples", "token_mixers", "mlp_ratios"):
        entries = merged[name]
        if not isinstance(entries, Sequence) or isinstance(entries, str) or len(entries) < count:
            raise bad(f"vision_config.model_args.{name}", entries, f"a list with {count} entries")
        lists[name] = tuple(entries[:count])
    for name in ("layers", "embed_dims"):
        for entry in lists[name]:
            check_count(f"vision_config.model_args.{name}", entry, LARGEST[name])
    for ratio in (*lists["mlp_ratios"], merged["cls_ratio"]):
        if not isinstance(ratio, int | float) or not 0 < ratio <= 16:
            raise bad("vision_config.model_args: ratio", ratio, "a number up to 16")
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
            raise bad("vision_config.model_args.token_mixers", mixer, "repmixer or attention")
    for stage in tower.stages:
        if stage.dim % stage.in_dim:
            raise bad("vision_config.model_args.embed_dims", stage.dim, f"a multiple of {stage.in_dim}")
        if stage.token_mixer == "attention" and stage.dim % tower.head_dim:
            raise bad("vision_config.model_args.embed_dims", stage.dim, f"a multiple of {tower.head_dim}")
    if tower.output_dim % tower.embed_dims[-1]:
        raise bad("vision_config.model_args.cls_ratio", tower.cls_ratio, "a whole number")


def _parse_language(values: Mapping[str, Any], *, tied: bool) -> LanguageConfig:
    def count(name: str, default: int | None = None) -> int:
        value = values.get(name)
        value = default if value is None else value
        return check_count(name, value, LARGEST[name])

    hidden_size, heads = count("hidden_size"), count("num_attention_heads")
    kv_heads = count("num_key_value_heads", heads)
    if heads % kv_heads:
        raise bad("num_key_value_heads", kv_heads, f"a divisor of {heads}, the number of heads")
    head_dim = count("head_dim", max(1, hidden_size // heads))
    if head_dim % 2 or ("head_dim" not in values and hidden_size % heads):
        raise bad("num_attention_heads", heads, f"a divisor of {hidden_size} that leaves even head widths")
    if values.get("hidden_act", "silu") != "silu":
        raise bad("hidden_act", values["hidden_act"], "silu")
    if values.get("use_sliding_window", False):
        raise bad("use_sliding_window", True, "false")
    return LanguageConfig(
        hidden_size=hidden_size,
        layers=count("num_hidden_layers"),
        heads=heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        intermediate_size=count("intermediate_size"),
        vocab_size=count("vocab_size"),
        rope_theta=_rope_theta(values),
        rms_norm_eps=positive("rms_norm_eps", values.get("rms_norm_eps", 1e-6)),
        tie_word_embeddings=bool(tied),
        max_position_embeddings=count("max_position_embeddings", 32768),
    )


def _rope_theta(values: Mapping[str, Any]) -> float:
    """transformers 5 moved rope_theta into rope_parameters; older files have it at the top."""
    parameters = values.get("rope_parameters") or values.get("rope_scaling") or {}
    if not isinstance(parameters, Mapping):
        raise bad("rope_parameters", parameters, "an object")
    if parameters.get("rope_type", parameters.get("type", "default")) != "default":
        raise bad("rope_parameters", dict(parameters), "the default kind")
    return positive("rope_theta", parameters.get("rope_theta", values.get("rope_theta", 1_000_000.0)))


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
