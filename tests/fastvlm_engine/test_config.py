"""Reading config.json: both layouts, docent's own block, and everything absurd refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.random_checkpoints import NANO_TOWER, tiny_config, tiny_config_values
from fastvlm_engine.config import Calibration, PreprocessingConfig, PrintHeight, PromptTemplate
from fastvlm_engine.config_file import parse_config, read_config
from fastvlm_engine.errors import CheckpointError, ModelNotFoundError

APPLE_05B: dict[str, Any] = {
    "model_type": "llava_qwen2",
    "hidden_size": 896,
    "num_hidden_layers": 24,
    "num_attention_heads": 14,
    "num_key_value_heads": 2,
    "intermediate_size": 4864,
    "vocab_size": 151936,
    "rope_theta": 1000000.0,
    "rms_norm_eps": 1e-06,
    "max_position_embeddings": 32768,
    "sliding_window": 32768,
    "use_sliding_window": False,
    "tie_word_embeddings": True,
    "bos_token_id": 151643,
    "eos_token_id": 151645,
    "mm_hidden_size": 3072,
    "mm_projector_type": "mlp2x_gelu",
    "mm_vision_tower": "mobileclip_l_1024",
    "tokenizer_model_max_length": 8192,
    "hidden_act": "silu",
    "image_aspect_ratio": "pad",
}


def changed(path: str, value: Any, layout: str = "transformers", **options: Any) -> dict[str, Any]:
    values = tiny_config_values(layout, **options)  # type: ignore[arg-type]
    *parents, last = path.split(".")
    section: Any = values
    for name in parents:
        section = section.setdefault(name, {})
    section[last] = value
    return values


def test_apples_own_config_gives_fastvithd_and_qwen2() -> None:
    config = parse_config(APPLE_05B)
    assert config.vision.layers == (2, 12, 24, 4, 2)
    assert config.vision.output_dim == 3072
    assert config.vision.squeeze_dim == 192
    assert config.vision.stride == 64
    assert config.language.head_dim == 64
    assert config.stop_token_ids == (151645, 151643)
    assert config.context_length == 8192
    assert config.preprocessing == PreprocessingConfig("pad_square", 1024)
    assert config.input_size == (1024, 1024)
    assert config.prompt == PromptTemplate()
    assert config.image_token_id is None
    assert config.print_height is None


def test_the_picture_size_follows_the_towers_name() -> None:
    assert parse_config(APPLE_05B | {"mm_vision_tower": "mobileclip_l_512"}).input_size == (512, 512)


def test_transformers_layout_has_an_image_token() -> None:
    config = tiny_config("transformers")
    assert (config.layout, config.image_token_id) == ("transformers", 3)


def test_rope_theta_is_found_where_newer_files_keep_it() -> None:
    values = changed("text_config.rope_parameters", {"rope_type": "default", "rope_theta": 5000.0})
    del values["text_config"]["rope_theta"]
    assert parse_config(values).language.rope_theta == 5000.0


def test_fewer_stages_take_the_first_of_the_defaults() -> None:
    vision = tiny_config(tower=NANO_TOWER).vision
    assert [stage.token_mixer for stage in vision.stages] == ["repmixer", "repmixer", "repmixer", "attention"]
    assert [stage.downsample for stage in vision.stages] == [False, True, True, False]
    assert [stage.position_encoding for stage in vision.stages] == [False, False, False, True]
    assert vision.stride == 16


def test_docents_block_is_read() -> None:
    config = tiny_config(docent_block=True)
    assert config.preprocessing == PreprocessingConfig("canvas", 1024, 320, 64, 64, 192)
    assert config.input_size == (320, 192)
    assert config.prompt == PromptTemplate("<|im_start|>", "\n", "<|im_end|>", "<|im_end|>")
    assert config.print_height == PrintHeight(16, 20, 28)
    assert config.stop_token_ids == (2, 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("text_config.hidden_size", 10**9),
        ("text_config.hidden_size", -64),
        ("text_config.hidden_size", 64.5),
        ("text_config.hidden_size", True),
        ("text_config.num_hidden_layers", 10**6),
        ("text_config.num_hidden_layers", None),
        ("text_config.num_attention_heads", 0),
        ("text_config.num_attention_heads", 6),
        ("text_config.num_key_value_heads", 3),
        ("text_config.vocab_size", 10**12),
        ("text_config.intermediate_size", "big"),
        ("text_config.rms_norm_eps", 0),
        ("text_config.rope_parameters", {"rope_type": "yarn"}),
        ("text_config.hidden_act", "relu"),
        ("text_config.use_sliding_window", True),
        ("text_config", 5),
        ("vision_config.architecture", "vit_base"),
        ("vision_config.model_args.layers", [10**8] * 5),
        ("vision_config.model_args.layers", []),
        ("vision_config.model_args.layers", [1] * 9),
        ("vision_config.model_args.layers", "12345"),
        ("vision_config.model_args.embed_dims", [8, 16]),
        ("vision_config.model_args.embed_dims", [8, 16, 40, 64, 64]),
        ("vision_config.model_args.embed_dims", [8, 16, 32, 32, 48]),
        ("vision_config.model_args.token_mixers", ["pooling"] * 5),
        ("vision_config.model_args.mlp_ratios", [0] * 5),
        ("vision_config.model_args.cls_ratio", 1.5),
        ("vision_config.model_args.inference_mode", False),
        ("vision_config.model_args.se_downsamples", [True] * 5),
        ("vision_config.model_args.unheard_of", 1),
        ("image_token_index", 320),
        ("model_type", "llama"),
        ("docent.preprocessing", {"kind": "crop"}),
        ("docent.preprocessing", {"kind": "pad_square", "size": 10**9}),
        ("docent.preprocessing", {"kind": "pad_square", "size": 100}),
        ("docent.preprocessing", {"kind": "canvas", "width": 320}),
        ("docent.preprocessing.kind", 3),
        ("docent.stop_token_ids", [320]),
        ("docent.prompt.prefix", 4),
        ("docent.print_height", {"minimum": 30, "best": 20, "maximum": 28}),
        ("docent.print_height", {"minimum": 30}),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(path: str, value: Any) -> None:
    with pytest.raises(CheckpointError) as caught:
        parse_config(changed(path, value))
    assert path.split(".")[0] in str(caught.value) or path.split(".")[-1] in str(caught.value)
    assert len(str(caught.value)) < 300


def test_sizes_that_are_each_possible_but_huge_together_are_refused() -> None:
    text = {
        "hidden_size": 16384,
        "num_hidden_layers": 256,
        "intermediate_size": 131072,
        "num_attention_heads": 512,
    }
    with pytest.raises(CheckpointError, match="billion weights"):
        tiny_config(text=text | {"num_key_value_heads": 512})


def test_a_projector_of_another_width_is_refused() -> None:
    with pytest.raises(CheckpointError, match="mm_hidden_size"):
        parse_config(APPLE_05B | {"mm_hidden_size": 1024})


def test_a_folder_without_config_is_told_from_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"has no config\.json"):
        read_config(tmp_path)
    with pytest.raises(ModelNotFoundError):
        read_config(tmp_path / "nowhere")


@pytest.mark.parametrize("text", ["", "{", "[]", "\xff"])
def test_a_config_that_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.json").write_text(text, encoding="latin-1")
    with pytest.raises(CheckpointError, match=r"config\.json"):
        read_config(tmp_path)


def test_reading_is_the_same_as_parsing(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps(APPLE_05B), encoding="utf-8")
    assert read_config(tmp_path) == parse_config(APPLE_05B)


def with_docent(**entries: Any) -> dict[str, Any]:
    values = tiny_config_values(docent_block=True)
    values["docent"].update(entries)
    return values


def test_what_a_model_was_trained_for_comes_from_its_config() -> None:
    config = parse_config(with_docent(follow_ups=0, tasks=["read", "find"]))
    assert (config.follow_ups, config.tasks) == (0, ("read", "find"))


def test_a_config_that_does_not_say_takes_follow_ups_and_any_task() -> None:
    config = parse_config(APPLE_05B)
    assert (config.follow_ups, config.tasks) == (6, None)


@pytest.mark.parametrize(
    "entries",
    [{"follow_ups": -1}, {"follow_ups": True}, {"follow_ups": 51}, {"tasks": "read"}, {"tasks": [1]}],
)
def test_nonsense_about_training_is_refused(entries: dict[str, Any]) -> None:
    with pytest.raises(CheckpointError, match=rf"docent\.{next(iter(entries))}"):
        parse_config(with_docent(**entries))


def test_the_coefficients_of_the_confidence_are_read() -> None:
    config = parse_config(with_docent(confidence={"bias": -1, "lowest": 0.5, "shaky": -0.25}))
    assert config.calibration == Calibration(bias=-1.0, lowest=0.5, shaky=-0.25)
    assert parse_config(with_docent(confidence={})).calibration is None
    assert parse_config(APPLE_05B).calibration is None


@pytest.mark.parametrize(
    "entries",
    [
        5,
        [1.0],
        {"bias": "1"},
        {"bias": True},
        {"bias": None},
        {"lowest": float("nan")},
        {"lowest": float("inf")},
        {"lowest": 10**400},
        {"lowest": -1001},
        {"bias": 0, "__class__": 1},
        {"mean": 1.0},
    ],
)
def test_nonsense_about_the_confidence_is_refused(entries: Any) -> None:
    with pytest.raises(CheckpointError, match="confidence") as caught:
        parse_config(with_docent(confidence=entries))
    assert len(str(caught.value)) < 300


def test_docent_nano_says_that_it_reads_and_finds() -> None:
    config = read_config(Path(__file__).resolve().parents[2] / "resources" / "models" / "docent-nano")
    assert config.follow_ups == 0
    assert config.tasks is not None and {"read", "find"} <= set(config.tasks)
