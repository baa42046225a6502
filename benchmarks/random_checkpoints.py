"""Writes checkpoints with random weights in the true layouts, small for tests, full-size for benchmarks.

The tensors are listed here by name and shape, on their own, so that the loader is checked against a second
opinion. Weights keep the variance of what flows through, so outputs are neither zero nor overflowing.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import torch
from safetensors.torch import save_file

from fastvlm_engine.config import ModelConfig
from fastvlm_engine.config_file import parse_config

Layout = Literal["apple", "transformers"]

TINY_TOWER: dict[str, Any] = {
    "inference_mode": True,
    "layers": [1, 1, 2, 1, 1],
    "embed_dims": [8, 16, 32, 64, 64],
}
NANO_TOWER: dict[str, Any] = {
    "inference_mode": True,
    "layers": [1, 2, 1, 2],
    "embed_dims": [8, 32, 64, 64],
    "downsamples": [False, True, True, False],
    "mlp_ratios": [4, 4, 4, 4],
}
TINY_TEXT: dict[str, Any] = {
    "hidden_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "intermediate_size": 128,
    "vocab_size": 320,
    "rope_theta": 1000000.0,
    "rms_norm_eps": 1e-06,
    "max_position_embeddings": 2048,
    "hidden_act": "silu",
}
DOCENT_BLOCK: dict[str, Any] = {
    "preprocessing": {"kind": "canvas", "width": 320, "height_step": 64, "min_height": 64, "max_height": 192},
    "prompt": {
        "prefix": "<|im_start|>",
        "after_image": "\n",
        "question_end": "<|im_end|>",
        "answer_end": "<|im_end|>",
    },
    "print_height": {"minimum": 16, "best": 20, "maximum": 28},
    "stop_token_ids": [2, 0],
}
# Ids of docent-nano: the special tokens come first, the 256 bytes after them.
TRANSFORMERS_SPECIAL_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<image>")
# Ids of the tiny Apple layout: as in Qwen2 the special tokens follow the vocabulary. No image token there.
APPLE_SPECIAL_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SPECIALS = len(TRANSFORMERS_SPECIAL_TOKENS)


def tiny_config_values(
    layout: Layout = "transformers",
    *,
    tied: bool = True,
    docent_block: bool = False,
    tower: Mapping[str, Any] | None = None,
    text: Mapping[str, Any] | None = None,
    image_size: int = 128,
) -> dict[str, Any]:
    """The contents of config.json. `tower` and `text` replace single entries of the tiny defaults."""
    tower_values = {**TINY_TOWER, **(tower or {})}
    text_values = {**TINY_TEXT, **(text or {})}
    width = 2 * list(tower_values["embed_dims"])[-1]
    if layout == "apple":
        values = {
            "architectures": ["LlavaQwen2ForCausalLM"],
            "model_type": "llava_qwen2",
            **text_values,
            "bos_token_id": 256,
            "eos_token_id": 258,
            "tie_word_embeddings": tied,
            "image_aspect_ratio": "pad",
            "mm_hidden_size": width,
            "mm_projector_type": "mlp2x_gelu",
            "mm_vision_tower": f"mobileclip_l_{image_size}",
            "tokenizer_model_max_length": 8192,
            "vision_config": {"model_args": tower_values},
        }
    else:
        values = {
            "architectures": ["FastVlmForConditionalGeneration"],
            "model_type": "fast_vlm",
            "image_token_index": 3,
            "image_seq_length": 4,
            "projector_hidden_act": "gelu",
            "vision_feature_layer": -1,
            "vision_feature_select_strategy": "full",
            "tie_word_embeddings": tied,
            "text_config": {
                "model_type": "qwen2",
                **text_values,
                "eos_token_id": 2,
                "bos_token_id": 0,
                "tie_word_embeddings": tied,
            },
            "vision_config": {
                "model_type": "timm_wrapper",
                "architecture": "fastvit_mci3",
                "hidden_size": width,
                "num_classes": 0,
                "model_args": tower_values,
            },
            # transformers' own processor would say this elsewhere; without it the engine takes 1024 pixels
            "docent": {"preprocessing": {"kind": "pad_square", "size": image_size}},
        }
    if docent_block:
        values["docent"] = copy.deepcopy(DOCENT_BLOCK)
    return values


def tiny_config(layout: Layout = "transformers", **changes: Any) -> ModelConfig:
    """The parsed config of what `write_tiny_checkpoint` writes with the same arguments."""
    return parse_config(tiny_config_values(layout, **changes))


def write_tiny_checkpoint(
    folder: Path,
    layout: Layout = "transformers",
    *,
    tied: bool = True,
    shards: int = 1,
    dtype: torch.dtype = torch.float32,
    seed: int = 0,
    docent_block: bool = False,
    tower: Mapping[str, Any] | None = None,
    text: Mapping[str, Any] | None = None,
    image_size: int = 128,
    store_head: bool | None = None,
) -> Path:
    """Write config, weights and tokenizer into `folder` (made if need be) and return it.

    Args:
        tied: what the config says of the output head.
        store_head: whether lm_head.weight is stored; as `tied` implies when None. A head stored beside
            `tied=True` equals the embedding, as in Apple's 0.5B.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    values = tiny_config_values(
        layout, tied=tied, docent_block=docent_block, tower=tower, text=text, image_size=image_size
    )
    (folder / "config.json").write_text(json.dumps(values, indent=2), encoding="utf-8")
    tensors = random_tensors(values, seed=seed, dtype=dtype, tied=tied, store_head=store_head)
    write_weights(folder, tensors, shards)
    if layout == "apple":
        write_apple_tokenizer(folder)
    else:
        write_transformers_tokenizer(folder)
    return folder


def write_weights(folder: Path, tensors: dict[str, torch.Tensor], shards: int = 1) -> None:
    """Write one model.safetensors, or `shards` files with their index."""
    if shards == 1:
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
        return
    weight_map: dict[str, str] = {}
    names = list(tensors)
    for number in range(shards):
        file_name = f"model-{number + 1:05d}-of-{shards:05d}.safetensors"
        part = {name: tensors[name] for name in names[number::shards]}
        save_file(part, folder / file_name, metadata={"format": "pt"})
        weight_map.update(dict.fromkeys(part, file_name))
    size = sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())
    index = {"metadata": {"total_size": size}, "weight_map": weight_map}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")


def random_tensors(
    values: Mapping[str, Any],
    *,
    seed: int = 0,
    dtype: torch.dtype = torch.float32,
    tied: bool = True,
    store_head: bool | None = None,
) -> dict[str, torch.Tensor]:
    """Every tensor of a checkpoint with this config.json, by its name in the file."""
    config = parse_config(values)
    generator = torch.Generator().manual_seed(seed)
    tensors: dict[str, torch.Tensor] = {}
    for name, shape in tensor_shapes(config):
        if name.endswith("num_batches_tracked"):
            tensors[name] = torch.tensor(1000)
        else:
            tensors[name] = random_tensor(name, shape, generator).to(dtype)
    if store_head if store_head is not None else not tied:
        embedding = next(tensor for name, tensor in tensors.items() if name.endswith("embed_tokens.weight"))
        head = embedding.clone() if tied else torch.randn(embedding.shape, generator=generator) * 0.5
        tensors["lm_head.weight"] = head.to(dtype)
    return tensors


def random_tensor(name: str, shape: tuple[int, ...], generator: torch.Generator) -> torch.Tensor:
    """Random values that keep the variance of what flows through them."""
    noise = torch.randn(shape, generator=generator)
    if name.endswith("running_var"):
        return 0.75 + 0.25 * torch.rand(shape, generator=generator)
    if "layer_scale" in name:
        return 0.25 + 0.05 * noise
    if (len(shape) == 1 and name.endswith("norm.weight")) or name.endswith("bn.weight"):
        return 1.0 + 0.1 * noise
    if len(shape) == 1:
        return 0.1 * noise
    if name.endswith("embed_tokens.weight"):
        return 0.25 * noise
    return noise * _gain(name) / math.sqrt(math.prod(shape[1:]))


def _gain(name: str) -> float:
    """A little over 1 where an activation that shrinks its input follows or came before."""
    if "token_mixer.reparam_conv" in name or "pos_emb" in name or "conv.conv" in name:
        return 1.0
    return 1.6 if "reparam" in name or "fc2" in name or "down_proj" in name else 1.2


def tensor_shapes(config: ModelConfig) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Names and shapes in the file, without lm_head."""
    if config.layout == "apple":
        yield from _apple_tower_shapes(config)
        yield from _language_shapes(config, "model.")
        projector, first, second = "model.mm_projector", "0", "2"
    else:
        yield from _transformers_tower_shapes(config)
        yield from _language_shapes(config, "model.language_model.")
        projector, first, second = "model.multi_modal_projector", "linear_1", "linear_2"
    width = config.language.hidden_size
    yield f"{projector}.{first}.weight", (width, config.vision.output_dim)
    yield f"{projector}.{first}.bias", (width,)
    yield f"{projector}.{second}.weight", (width, width)
    yield f"{projector}.{second}.bias", (width,)


def _pair(name: str, *shape: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", shape
    yield f"{name}.bias", shape[:1]


def _apple_tower_shapes(config: ModelConfig) -> Iterator[tuple[str, tuple[int, ...]]]:
    prefix = "model.vision_tower.vision_tower.model."
    vision = config.vision
    yield from _stem_shapes(prefix + "patch_embed", vision.embed_dims[0])
    index = 0
    for stage in vision.stages:
        if stage.downsample:
            name = f"{prefix}network.{index}.proj"
            yield from _pair(f"{name}.0.lkb_reparam", stage.dim, 1, 7, 7)
            yield from _pair(f"{name}.1.reparam_conv", stage.dim, stage.dim, 1, 1)
            index += 1
        if stage.position_encoding:
            yield from _pair(f"{prefix}network.{index}.reparam_conv", stage.dim, 1, 7, 7)
            index += 1
        for block in range(stage.depth):
            name = f"{prefix}network.{index}.{block}"
            yield from _block_shapes(name, "convffn", stage.dim, stage.mlp_dim, stage.token_mixer, "")
        index += 1
    yield from _last_shapes(f"{prefix}conv_exp", ("reduce", "expand"), vision)
    yield prefix + "head.proj", (vision.output_dim, 768)


def _transformers_tower_shapes(config: ModelConfig) -> Iterator[tuple[str, tuple[int, ...]]]:
    prefix = "model.vision_tower.timm_model."
    vision = config.vision
    yield from _stem_shapes(prefix + "stem", vision.embed_dims[0])
    for number, stage in enumerate(vision.stages):
        name = f"{prefix}stages.{number}"
        if stage.downsample:
            yield from _pair(f"{name}.downsample.proj.0.reparam_conv", stage.dim, 1, 7, 7)
            yield from _pair(f"{name}.downsample.proj.1.reparam_conv", stage.dim, stage.dim, 1, 1)
        if stage.position_encoding:
            yield from _pair(f"{name}.pos_emb.reparam_conv", stage.dim, 1, 7, 7)
        for block in range(stage.depth):
            block_name = f"{name}.blocks.{block}"
            yield from _block_shapes(block_name, "mlp", stage.dim, stage.mlp_dim, stage.token_mixer, ".gamma")
    yield from _last_shapes(f"{prefix}final_conv", ("fc1", "fc2"), vision)


def _stem_shapes(name: str, dim: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield from _pair(f"{name}.0.reparam_conv", dim, 3, 3, 3)
    yield from _pair(f"{name}.1.reparam_conv", dim, 1, 3, 3)
    yield from _pair(f"{name}.2.reparam_conv", dim, dim, 1, 1)


def _block_shapes(
    name: str, mlp: str, dim: int, mlp_dim: int, mixer: str, gamma: str
) -> Iterator[tuple[str, tuple[int, ...]]]:
    if mixer == "repmixer":
        yield from _pair(f"{name}.token_mixer.reparam_conv", dim, 1, 3, 3)
        yield f"{name}.layer_scale{gamma}", (dim, 1, 1)
    else:
        yield f"{name}.norm.weight", (dim,)
        yield f"{name}.norm.bias", (dim,)
        yield f"{name}.token_mixer.qkv.weight", (3 * dim, dim)
        yield from _pair(f"{name}.token_mixer.proj", dim, dim)
        yield f"{name}.layer_scale_1{gamma}", (dim, 1, 1)
        yield f"{name}.layer_scale_2{gamma}", (dim, 1, 1)
    yield f"{name}.{mlp}.conv.conv.weight", (dim, 1, 7, 7)
    for part in ("weight", "bias", "running_mean", "running_var"):
        yield f"{name}.{mlp}.conv.bn.{part}", (dim,)
    yield f"{name}.{mlp}.conv.bn.num_batches_tracked", ()
    yield from _pair(f"{name}.{mlp}.fc1", mlp_dim, dim, 1, 1)
    yield from _pair(f"{name}.{mlp}.fc2", dim, mlp_dim, 1, 1)


def _last_shapes(name: str, squeeze: tuple[str, str], vision: Any) -> Iterator[tuple[str, tuple[int, ...]]]:
    width = vision.output_dim
    yield from _pair(f"{name}.reparam_conv", width, 1, 3, 3)
    yield from _pair(f"{name}.se.{squeeze[0]}", vision.squeeze_dim, width, 1, 1)
    yield from _pair(f"{name}.se.{squeeze[1]}", width, vision.squeeze_dim, 1, 1)


def _language_shapes(config: ModelConfig, prefix: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    language = config.language
    width, inner = language.hidden_size, language.intermediate_size
    yield f"{prefix}embed_tokens.weight", (language.vocab_size, width)
    for number in range(language.layers):
        name = f"{prefix}layers.{number}"
        yield f"{name}.input_layernorm.weight", (width,)
        yield f"{name}.post_attention_layernorm.weight", (width,)
        yield from _pair(f"{name}.self_attn.q_proj", language.heads * language.head_dim, width)
        yield from _pair(f"{name}.self_attn.k_proj", language.kv_heads * language.head_dim, width)
        yield from _pair(f"{name}.self_attn.v_proj", language.kv_heads * language.head_dim, width)
        yield f"{name}.self_attn.o_proj.weight", (width, language.heads * language.head_dim)
        yield f"{name}.mlp.gate_proj.weight", (inner, width)
        yield f"{name}.mlp.up_proj.weight", (inner, width)
        yield f"{name}.mlp.down_proj.weight", (width, inner)
    yield f"{prefix}norm.weight", (width,)


def byte_symbols() -> list[str]:
    """The printable character that stands for each byte 0..255 in byte-level BPE files."""
    printable = {*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return [chr(byte) if byte in printable else chr(next(others)) for byte in range(256)]


def write_apple_tokenizer(folder: Path) -> None:
    """vocab.json, merges.txt and added_tokens.json; Apple's repositories have no tokenizer.json."""
    vocabulary = {symbol: number for number, symbol in enumerate(byte_symbols())}
    added = {token: 256 + number for number, token in enumerate(APPLE_SPECIAL_TOKENS)}
    _write_json(folder / "vocab.json", vocabulary)
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    _write_json(folder / "added_tokens.json", added)
    _write_tokenizer_config(folder, added)


def write_transformers_tokenizer(folder: Path) -> None:
    """tokenizer.json and its companions, with docent-nano's ids."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers

    special = {token: number for number, token in enumerate(TRANSFORMERS_SPECIAL_TOKENS)}
    vocabulary = special | {symbol: SPECIALS + number for number, symbol in enumerate(byte_symbols())}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    tokenizer.save(str(folder / "tokenizer.json"))
    _write_json(folder / "vocab.json", vocabulary)
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    _write_tokenizer_config(folder, special)


def _write_tokenizer_config(folder: Path, added: Mapping[str, int]) -> None:
    described = {"lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}
    _write_json(
        folder / "tokenizer_config.json",
        {
            "added_tokens_decoder": {
                str(number): {"content": token} | described for token, number in added.items()
            },
            "eos_token": "<|im_end|>",
            "pad_token": "<|endoftext|>",
            "model_max_length": 8192,
            "tokenizer_class": "Qwen2Tokenizer",
        },
    )


def _write_json(path: Path, values: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
