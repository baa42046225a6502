"""What a checkpoint's config.json says, as frozen dataclasses.

Made by config_file.py, read by every part of the engine on any thread. No torch here: the model list and the
window look at configs before torch is imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

IMAGE_PLACEHOLDER = -200  # Apple's pseudo id: where it stands in input_ids, the image tokens go
DEFAULT_IMAGE_SIZE = 1024
HEAD_DIM = 32
FOLLOW_UPS = 6  # where a checkpoint does not say: beyond it small models lose the thread


@dataclass(frozen=True)
class StageConfig:
    """One stage of the vision tower."""

    depth: int
    in_dim: int
    dim: int
    downsample: bool
    position_encoding: bool
    token_mixer: Literal["repmixer", "attention"]
    mlp_dim: int


@dataclass(frozen=True)
class VisionConfig:
    """Shape of the vision tower; the defaults are FastViTHD's."""

    layers: tuple[int, ...] = (2, 12, 24, 4, 2)
    embed_dims: tuple[int, ...] = (96, 192, 384, 768, 1536)
    downsamples: tuple[bool, ...] = (False, True, True, True, True)
    token_mixers: tuple[str, ...] = ("repmixer", "repmixer", "repmixer", "attention", "attention")
    mlp_ratios: tuple[float, ...] = (4, 4, 4, 4, 4)
    cls_ratio: float = 2.0
    head_dim: int = HEAD_DIM

    @property
    def stages(self) -> tuple[StageConfig, ...]:
        in_dims = (self.embed_dims[0], *self.embed_dims[:-1])
        return tuple(
            StageConfig(
                depth=self.layers[index],
                in_dim=in_dims[index],
                dim=dim,
                downsample=self.downsamples[index] or in_dims[index] != dim,
                position_encoding=index >= 3,  # timm's fastvit_mci3 has one from the fourth stage on
                token_mixer="attention" if self.token_mixers[index] == "attention" else "repmixer",
                mlp_dim=int(dim * self.mlp_ratios[index]),
            )
            for index, dim in enumerate(self.embed_dims)
        )

    @property
    def output_dim(self) -> int:
        return int(self.embed_dims[-1] * self.cls_ratio)

    @property
    def squeeze_dim(self) -> int:
        """Width of the squeeze-and-excite bottleneck in the last convolution: a sixteenth."""
        return max(1, int(self.output_dim / 16 + 0.5))

    @property
    def stride(self) -> int:
        """Pixels of one image token's side."""
        return int(4 * 2 ** sum(stage.downsample for stage in self.stages))


@dataclass(frozen=True)
class LanguageConfig:
    """Shape of the Qwen2 language model."""

    hidden_size: int
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    intermediate_size: int
    vocab_size: int
    rope_theta: float = 1_000_000.0
    rms_norm_eps: float = 1e-6
    tie_word_embeddings: bool = True
    max_position_embeddings: int = 32768

    @property
    def layer_weights(self) -> int:
        """Weights that each token is multiplied with, without the output head."""
        attention = 2 * (self.heads + self.kv_heads) * self.head_dim
        return self.layers * self.hidden_size * (attention + 3 * self.intermediate_size)


@dataclass(frozen=True)
class PreprocessingConfig:
    """How a picture becomes pixels: "pad_square" uses `size`, "canvas" the other four."""

    kind: Literal["pad_square", "canvas"] = "pad_square"
    size: int = DEFAULT_IMAGE_SIZE
    width: int = 0
    height_step: int = 0
    min_height: int = 0
    max_height: int = 0

    @property
    def input_size(self) -> tuple[int, int]:
        """Width and height in pixels of the largest picture taken without shrinking."""
        return (self.size, self.size) if self.kind == "pad_square" else (self.width, self.max_height)


@dataclass(frozen=True)
class PromptTemplate:
    """The fixed text around image, questions and answers; the defaults are Apple's (Qwen2's)."""

    prefix: str = "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n"
    after_image: str = "\n"
    question_end: str = "<|im_end|>\n<|im_start|>assistant\n"
    answer_end: str = "<|im_end|>\n<|im_start|>user\n"


@dataclass(frozen=True)
class PrintHeight:
    """Em size in pixels of the print that a model reads."""

    minimum: float
    best: float
    maximum: float


@dataclass(frozen=True)
class Calibration:
    """Coefficients of the logistic model in confidence.py, fitted to one checkpoint on held-out questions."""

    bias: float = 0.0
    lowest: float = 0.0
    product: float = 0.0
    first: float = 0.0
    length: float = 0.0
    shaky: float = 0.0


@dataclass(frozen=True)
class ModelConfig:
    """All that config.json says of a FastVLM.

    `follow_ups` is how many earlier questions the model was trained to be told, `tasks` the kinds of task it
    was trained for; None where it was trained for anything. `reading_questions` are the wordings it was
    taught that ask for all of the text. `calibration` is None where nobody has measured how often the model
    is right.
    """

    layout: Literal["apple", "transformers"]
    vision: VisionConfig
    language: LanguageConfig
    image_token_id: int | None
    stop_token_ids: tuple[int, ...]
    context_length: int
    preprocessing: PreprocessingConfig
    prompt: PromptTemplate
    print_height: PrintHeight | None = None
    follow_ups: int = FOLLOW_UPS
    tasks: tuple[str, ...] | None = None
    reading_questions: tuple[str, ...] = ()
    calibration: Calibration | None = None

    @property
    def input_size(self) -> tuple[int, int]:
        return self.preprocessing.input_size
