"""How the two checkpoint layouts name their tensors. Used by weights.py; holds no torch objects."""

from __future__ import annotations

from dataclasses import dataclass

from fastvlm_engine.config import ModelConfig

APPLE_TOWER = "model.vision_tower.vision_tower.model."
TRANSFORMERS_TOWER = "model.vision_tower.timm_model."


@dataclass(frozen=True)
class StageNames:
    """Where one stage's parts are named."""

    blocks: str
    downsample: str
    position_encoding: str


@dataclass(frozen=True)
class CheckpointNames:
    """The names of one layout, for one config."""

    stem: str
    stages: tuple[StageNames, ...]
    large_kernel: str
    feed_forward: str
    scale_suffix: str
    expansion: str
    squeeze: str
    excite: str
    projector_first: str
    projector_second: str
    language: str
    head: str = "lm_head.weight"
    ignored_prefixes: tuple[str, ...] = ()


def is_ignored(name: str, names: CheckpointNames) -> bool:
    """Whether a stored tensor has no part in inference."""
    counters = ("num_batches_tracked", "rotary_emb.inv_freq")
    return name.endswith(counters) or name.startswith(names.ignored_prefixes)


def names_for(config: ModelConfig) -> CheckpointNames:
    return _apple_names(config) if config.layout == "apple" else _transformers_names(config)


def _apple_names(config: ModelConfig) -> CheckpointNames:
    """Apple numbers downsampling, position encoding and blocks through in one list."""
    stages = []
    index = 0
    for stage in config.vision.stages:
        downsample, position = index, index + int(stage.downsample)
        index = position + int(stage.position_encoding)
        stages.append(
            StageNames(
                blocks=f"{APPLE_TOWER}network.{index}",
                downsample=f"{APPLE_TOWER}network.{downsample}.proj",
                position_encoding=f"{APPLE_TOWER}network.{position}.reparam_conv",
            )
        )
        index += 1
    return CheckpointNames(
        stem=f"{APPLE_TOWER}patch_embed",
        stages=tuple(stages),
        large_kernel="lkb_reparam",
        feed_forward="convffn",
        scale_suffix="",
        expansion=f"{APPLE_TOWER}conv_exp",
        squeeze="reduce",
        excite="expand",
        projector_first="model.mm_projector.0",
        projector_second="model.mm_projector.2",
        language="model.",
        ignored_prefixes=(f"{APPLE_TOWER}head.",),
    )


def _transformers_names(config: ModelConfig) -> CheckpointNames:
    stages = (f"{TRANSFORMERS_TOWER}stages.{number}" for number in range(len(config.vision.stages)))
    return CheckpointNames(
        stem=f"{TRANSFORMERS_TOWER}stem",
        stages=tuple(
            StageNames(f"{stage}.blocks", f"{stage}.downsample.proj", f"{stage}.pos_emb.reparam_conv")
            for stage in stages
        ),
        large_kernel="reparam_conv",
        feed_forward="mlp",
        scale_suffix=".gamma",
        expansion=f"{TRANSFORMERS_TOWER}final_conv",
        squeeze="fc1",
        excite="fc2",
        projector_first="model.multi_modal_projector.linear_1",
        projector_second="model.multi_modal_projector.linear_2",
        language="model.language_model.",
        ignored_prefixes=(f"{TRANSFORMERS_TOWER}head.",),
    )
