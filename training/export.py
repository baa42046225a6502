"""From a training checkpoint to docent-nano's folder: the transformers layout of FastVLM, readable by
transformers too.

`python -m training.export [--run runs/nano] [--to resources/models/docent-nano]`. Undoes what training does
differently (see training/model.py): folds BatchNorm, sets 3x3 kernels into 7x7 ones. The averaged weights are
what is shipped. Writes every file to a temporary folder first and renames it into place.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor

from fastvlm_engine.tokenizer import byte_symbols
from training.checkpoint import load, weights_to_ship
from training.dataset import FIRST_BYTE, IM_END, IMAGE
from training.documents.questions import READ_QUESTIONS
from training.documents.sample import CANVAS_HEIGHTS, CANVAS_WIDTH
from training.model import NanoConfig

SPECIAL_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<image>")
PROMPT = {
    "prefix": "<|im_start|>",
    "after_image": "\n",
    "question_end": "<|im_end|>",
    "answer_end": "<|im_end|>",
}
PRINT_HEIGHT = {"minimum": 14, "best": 22, "maximum": 30}
CONTEXT = 2048
BATCH_NORM_EPS = 1e-5

State = dict[str, Tensor]


def fold(state: State, name: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of `name`.conv with `name`.bn folded in (inference form of BatchNorm)."""
    scale = state[f"{name}.bn.weight"] / (state[f"{name}.bn.running_var"] + BATCH_NORM_EPS).sqrt()
    bias = state[f"{name}.bn.bias"] - state[f"{name}.bn.running_mean"] * scale
    return state[f"{name}.conv.weight"] * scale[:, None, None, None], bias


def grown(kernel: Tensor, size: int = 7) -> Tensor:
    """The same kernel in the middle of a larger one."""
    border = (size - kernel.shape[-1]) // 2
    return F.pad(kernel, (border,) * 4)


def _conv(out: State, name: str, weight: Tensor, bias: Tensor) -> None:
    out[f"{name}.reparam_conv.weight"], out[f"{name}.reparam_conv.bias"] = weight, bias


def _ffn(out: State, to: str, state: State, name: str) -> None:
    out[f"{to}.conv.conv.weight"] = grown(state[f"{name}.conv.conv.weight"])
    for part in ("weight", "bias", "running_mean", "running_var", "num_batches_tracked"):
        out[f"{to}.conv.bn.{part}"] = state[f"{name}.conv.bn.{part}"]
    for layer in ("fc1", "fc2"):
        out[f"{to}.{layer}.weight"] = state[f"{name}.{layer}.weight"][:, :, None, None]
        out[f"{to}.{layer}.bias"] = state[f"{name}.{layer}.bias"]


def tower_tensors(state: State, config: NanoConfig) -> State:
    """Tensors of the vision tower under timm's names."""
    out: State = {}
    for i in range(3):
        weight, bias = fold(state, f"tower.stem.{i}")
        _conv(out, f"stem.{i}", weight, bias)
    for i, depth in enumerate(config.depths):
        if config.downsamples[i]:
            weight, bias = fold(state, f"tower.downsamples.{i}.0")
            _conv(out, f"stages.{i}.downsample.proj.0", grown(weight), bias)
            _conv(out, f"stages.{i}.downsample.proj.1", *fold(state, f"tower.downsamples.{i}.1"))
        if i >= 3:
            _conv(
                out,
                f"stages.{i}.pos_emb",
                grown(state["tower.position.weight"]),
                state["tower.position.bias"],
            )
        for j in range(depth):
            here, to = f"tower.stages.{i}.{j}", f"stages.{i}.blocks.{j}"
            _ffn(out, f"{to}.mlp", state, f"{here}.convffn")
            if i >= 3:
                for part in ("norm.weight", "norm.bias"):
                    out[f"{to}.{part}"] = state[f"{here}.{part}"]
                for part in ("qkv.weight", "proj.weight", "proj.bias"):
                    out[f"{to}.token_mixer.{part}"] = state[f"{here}.{part}"]
                for part in ("layer_scale_1", "layer_scale_2"):
                    out[f"{to}.{part}.gamma"] = state[f"{here}.{part}"]
            else:
                _conv(
                    out,
                    f"{to}.token_mixer",
                    state[f"{here}.token_mixer.weight"],
                    state[f"{here}.token_mixer.bias"],
                )
                out[f"{to}.layer_scale.gamma"] = state[f"{here}.layer_scale"]
    _conv(out, "final_conv", *fold(state, "tower.expand"))
    for to, name in (("fc1", "reduce_se"), ("fc2", "expand_se")):
        for part in ("weight", "bias"):
            out[f"final_conv.se.{to}.{part}"] = state[f"tower.{name}.{part}"]
    return out


def language_tensors(state: State, config: NanoConfig) -> State:
    """Tensors of the language model under Qwen2's names."""
    out: State = {"embed_tokens.weight": state["embed.weight"], "norm.weight": state["norm.weight"]}
    names = {
        "input_norm.weight": "input_layernorm.weight",
        "post_norm.weight": "post_attention_layernorm.weight",
        "o.weight": "self_attn.o_proj.weight",
        "gate.weight": "mlp.gate_proj.weight",
        "up.weight": "mlp.up_proj.weight",
        "down.weight": "mlp.down_proj.weight",
    }
    for letter in "qkv":
        for part in ("weight", "bias"):
            names[f"{letter}.{part}"] = f"self_attn.{letter}_proj.{part}"
    for i in range(config.layers):
        for name, to in names.items():
            out[f"layers.{i}.{to}"] = state[f"layers.{i}.{name}"]
    return out


def checkpoint_tensors(state: State, config: NanoConfig, dtype: torch.dtype) -> State:
    """All tensors of the exported checkpoint; counters stay int64."""
    out: State = {}
    for prefix, part in (
        ("model.vision_tower.timm_model.", tower_tensors(state, config)),
        ("model.language_model.", language_tensors(state, config)),
    ):
        out |= {prefix + name: tensor for name, tensor in part.items()}
    for i, name in ((0, "linear_1"), (2, "linear_2")):
        for part_name in ("weight", "bias"):
            out[f"model.multi_modal_projector.{name}.{part_name}"] = state[f"projector.{i}.{part_name}"]
    return {k: (t.to(dtype) if t.is_floating_point() else t).contiguous().clone() for k, t in out.items()}


def checkpoint_config(config: NanoConfig) -> dict[str, Any]:
    """config.json: transformers' FastVlmConfig and the `docent` block that our engine reads."""
    return {
        "architectures": ["FastVlmForConditionalGeneration"],
        "model_type": "fast_vlm",
        "dtype": "bfloat16",
        "image_token_index": IMAGE,
        "image_seq_length": CANVAS_WIDTH * CANVAS_HEIGHTS[-1] // 256,
        "projector_hidden_act": "gelu",
        "vision_feature_layer": -1,
        "vision_feature_select_strategy": "full",
        "multimodal_projector_bias": True,
        "tie_word_embeddings": True,
        "vision_config": {
            "model_type": "timm_wrapper",
            "architecture": "fastvit_mci3",
            "do_pooling": True,
            "global_pool": "avg",
            "hidden_size": 2 * config.dims[-1],
            "initializer_range": 0.02,
            "num_classes": 0,
            "model_args": {
                "inference_mode": True,
                "layers": list(config.depths),
                "embed_dims": list(config.dims),
                "mlp_ratios": [4] * len(config.dims),
                "downsamples": list(config.downsamples),
            },
        },
        "text_config": {
            "model_type": "qwen2",
            "hidden_size": config.hidden_size,
            "intermediate_size": config.intermediate_size,
            "num_hidden_layers": config.layers,
            "num_attention_heads": config.heads,
            "num_key_value_heads": config.kv_heads,
            "vocab_size": config.vocab_size,
            "max_position_embeddings": CONTEXT,
            "rms_norm_eps": config.rms_norm_eps,
            "rope_theta": config.rope_theta,
            "rope_parameters": {"rope_theta": config.rope_theta, "rope_type": "default"},
            "hidden_act": "silu",
            "tie_word_embeddings": True,
            "bos_token_id": 1,
            "eos_token_id": IM_END,
            "pad_token_id": 0,
        },
        "docent": {
            "preprocessing": {
                "kind": "canvas",
                "width": CANVAS_WIDTH,
                "height_step": 32,
                "min_height": CANVAS_HEIGHTS[0],
                "max_height": CANVAS_HEIGHTS[-1],
            },
            "prompt": PROMPT,
            "print_height": PRINT_HEIGHT,
            "stop_token_ids": [IM_END, 0],
            "follow_ups": 0,
            "tasks": ["read", "find", "look"],
            "reading_questions": list(READ_QUESTIONS),
        },
    }


def write_tokenizer(folder: Path) -> None:
    """A byte-level BPE without merges: one token a byte, four special tokens before them."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    vocabulary = {token: i for i, token in enumerate(SPECIAL_TOKENS)}
    vocabulary |= {symbol: FIRST_BYTE + byte for symbol, byte in byte_symbols().items()}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [AddedToken(token, special=True, normalized=False) for token in SPECIAL_TOKENS]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": None,
        "eos_token": "<|im_end|>",
        "pad_token": "<|endoftext|>",
        "extra_special_tokens": {"image_token": "<image>"},
        "model_max_length": CONTEXT,
        "padding_side": "left",
        "clean_up_tokenization_spaces": False,
    }
    _write_json(folder / "tokenizer_config.json", settings)


CHAT_TEMPLATE = (
    "{{- '<|im_start|>' -}}"
    "{%- for message in messages -%}"
    "{%- if message['content'] is string -%}{{- ('<image>\\n' if loop.first else '') + message['content'] -}}"
    "{%- else -%}{%- for part in message['content'] -%}"
    "{{- '<image>\\n' if part['type'] == 'image' else part['text'] -}}"
    "{%- endfor -%}{%- endif -%}"
    "{{- '<|im_end|>' -}}"
    "{%- endfor -%}"
)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def export(run: Path, folder: Path, quiet: bool = False) -> None:
    """Writes the folder anew, keeping the licence and model card that stand in the old one.

    Raises:
        FileNotFoundError: the run has no checkpoint.
    """
    checkpoint = load(run)
    if checkpoint is None:
        raise FileNotFoundError(f"no checkpoint in {run}: train first")
    config = NanoConfig(**checkpoint["model_config"])
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    tensors = checkpoint_tensors(weights_to_ship(checkpoint), config, torch.bfloat16)
    save_file(tensors, partial / "model.safetensors", metadata={"format": "pt"})
    _write_json(partial / "config.json", checkpoint_config(config))
    _write_json(
        partial / "generation_config.json",
        {"do_sample": False, "eos_token_id": [IM_END, 0], "pad_token_id": 0},
    )
    (partial / "chat_template.jinja").write_text(CHAT_TEMPLATE, encoding="utf-8")
    write_tokenizer(partial)
    for name in ("LICENSE", "README.md", "scores.json"):
        if (folder / name).is_file():
            shutil.copy2(folder / name, partial / name)
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    partial.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    if quiet:
        return
    millions = sum(t.numel() for t in tensors.values()) / 1e6
    print(f"{folder}: {millions:.2f} M parameters, step {checkpoint['progress']['step']}")


def keep_state(run: Path, path: Path) -> None:
    """Writes the run's weights in training form, for another run to start from.

    Raises:
        FileNotFoundError: the run has no checkpoint.
    """
    checkpoint = load(run)
    if checkpoint is None:
        raise FileNotFoundError(f"no checkpoint in {run}: train first")
    path.parent.mkdir(parents=True, exist_ok=True)
    state = weights_to_ship(checkpoint)
    save_file(
        {k: (t.bfloat16() if t.is_floating_point() else t).contiguous() for k, t in state.items()}, path
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write docent-nano's folder from a training run.")
    parser.add_argument("--run", type=Path, default=Path("runs/nano"))
    parser.add_argument("--state", type=Path, help="keep the training weights in this file instead (bf16)")
    parser.add_argument("--to", type=Path, default=Path("resources/models/docent-nano"))
    arguments = parser.parse_args()
    if arguments.state:
        keep_state(arguments.run, arguments.state)
    else:
        export(arguments.run, arguments.to)


if __name__ == "__main__":
    main()
