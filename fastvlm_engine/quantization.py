"""Weight-only int8 and int4 for the language model on the CPU, with torch's own packed kernels.

Called by engine.py once a model is loaded, in the engine thread. Decoding reads every weight for every token,
so smaller weights are faster ones; the vision tower, which computes more than it reads, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from fastvlm_engine.errors import DeviceError
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.language_model import LanguageModel, Linear
from fastvlm_engine.model.vision_tower import CancelSignal, stop_if_cancelled

Precision = Literal["int8", "int4"]
PACKED: dict[str, Precision] = {"int8": "int8", "int4": "int4"}  # precision options whose weights are packed
GROUP = 32  # weights that share a scale and an offset in int4
INT4_ROWS = 16  # the int4 kernel takes whole blocks of output rows
PACKED_ROWS = (
    8  # up to so many tokens at once the packed kernel wins; above, unpacking once and multiplying does
)
KERNEL_DTYPE = torch.bfloat16  # the packed kernels are vectorised for bf16 activations alone


def quantize(
    model: FastVLM,
    precision: Precision,
    *,
    progress: Callable[[str, float], None] | None = None,
    cancel: CancelSignal | None = None,
) -> None:
    """Replace the language model's products by packed ones, one after the other, freeing as it goes.

    The output head and what the int4 kernel cannot take become int8.

    Raises:
        DeviceError: this device or this build of torch has no packed kernels.
    """
    check_kernels(model.language_model.device, precision)
    places = list(_linears(model.language_model))
    for number, (parent, name) in enumerate(places):
        stop_if_cancelled(cancel)
        linear = getattr(parent, name)
        wants_int4 = precision == "int4" and parent is not model.language_model and Int4Linear.takes(linear)
        setattr(parent, name, Int4Linear(linear) if wants_int4 else Int8Linear(linear))
        if progress is not None:
            progress("quantise", (number + 1) / len(places))


def check_kernels(device: torch.device, precision: str) -> None:
    """Raise a DeviceError where packed weights cannot be used."""
    names = {
        "int8": ("_weight_int8pack_mm",),
        "int4": ("_weight_int8pack_mm", "_weight_int4pack_mm_for_cpu", "_convert_weight_to_int4pack_for_cpu"),
    }[precision]
    if device.type != "cpu":
        raise DeviceError(f"{precision} runs on the CPU only", "Choose the device cpu, or the precision auto")
    if not all(hasattr(torch.ops.aten, name) for name in names):
        raise DeviceError(f"This build of torch cannot run {precision}", "Choose the precision auto")


def _linears(language: LanguageModel) -> Iterator[tuple[nn.Module, str]]:
    for layer in language.layers:
        yield layer.attention, "qkv"  # type: ignore[misc]  # ModuleList hands out plain Modules
        yield layer.attention, "output"  # type: ignore[misc]
        yield layer.feed_forward, "gate_up"  # type: ignore[misc]
        yield layer.feed_forward, "down"  # type: ignore[misc]
    yield language, "head"


class PackedLinear(nn.Module):
    """What int8 and int4 share: rows in, the packed product, bias, and the dtype that came in."""

    bias: Tensor | None

    def forward(self, hidden: Tensor) -> Tensor:
        rows = hidden.reshape(-1, hidden.shape[-1]).to(KERNEL_DTYPE)
        out = self.multiply(rows).to(hidden.dtype)
        if self.bias is not None:
            out += self.bias
        return out.view(*hidden.shape[:-1], -1)

    def multiply(self, rows: Tensor) -> Tensor:
        raise NotImplementedError


class Int8Linear(PackedLinear):
    """One scale for each output row, weights from -127 to 127."""

    weight: Tensor
    scales: Tensor

    def __init__(self, linear: Linear) -> None:
        super().__init__()
        weight = torch.empty(linear.weight.shape, dtype=torch.int8)
        scales = torch.empty(weight.shape[0], dtype=KERNEL_DTYPE)
        # in parts, for the head in fp32 is larger than anything else the model ever holds
        for part in torch.arange(weight.shape[0]).split(4096):
            weight[part], scales[part] = quantize_rows(linear.weight[part].float())
        self.register_buffer("weight", weight)
        self.register_buffer("scales", scales)
        self.bias = None if linear.bias is None else linear.bias.data

    def multiply(self, rows: Tensor) -> Tensor:
        if rows.shape[0] <= PACKED_ROWS:
            return torch.ops.aten._weight_int8pack_mm(rows, self.weight, self.scales)
        # whole numbers up to 127 are exact in bf16, so the scales can wait until after the product
        return F.linear(rows, self.weight.to(KERNEL_DTYPE)) * self.scales


def quantize_rows(weight: Tensor) -> tuple[Tensor, Tensor]:
    """The int8 weights and the scale of each row."""
    scales = (weight.abs().amax(dim=1) / 127).clamp(min=1e-12).to(KERNEL_DTYPE)
    # divided by the rounded scale, so that rounding it costs nothing
    levels = (weight / scales.float()[:, None]).round().clamp(-127, 127)
    return levels.to(torch.int8), scales


class Int4Linear(PackedLinear):
    """A scale and an offset for each 32 weights of a row, sixteen levels each."""

    packed: Tensor
    scales_and_offsets: Tensor

    def __init__(self, linear: Linear) -> None:
        super().__init__()
        levels, scales_and_offsets = quantize_groups(linear.weight.float())
        self.register_buffer("packed", torch.ops.aten._convert_weight_to_int4pack_for_cpu(levels, 1))
        self.register_buffer("scales_and_offsets", scales_and_offsets)
        self.bias = None if linear.bias is None else linear.bias.data

    @staticmethod
    def takes(linear: Linear) -> bool:
        out_dim, in_dim = linear.weight.shape
        return out_dim % INT4_ROWS == 0 and in_dim % GROUP == 0

    def multiply(self, rows: Tensor) -> Tensor:
        kernel: Any = torch.ops.aten._weight_int4pack_mm_for_cpu
        return kernel(rows, self.packed, GROUP, self.scales_and_offsets)


def quantize_groups(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Levels 0..15 (int32), and scale and offset in the kernel's order (groups, rows, 2).

    The kernel's weight is (level - 8) * scale + offset.
    """
    groups = weight.unflatten(1, (-1, GROUP))
    lowest, highest = groups.amin(-1), groups.amax(-1)
    scales = ((highest - lowest) / 15).clamp(min=1e-8).to(KERNEL_DTYPE)
    offsets = (lowest + 8 * scales.float()).to(KERNEL_DTYPE)
    levels = ((groups - offsets.float()[..., None]) / scales.float()[..., None] + 8).round().clamp(0, 15)
    pairs = torch.stack((scales, offsets), dim=-1).transpose(0, 1).contiguous()
    return levels.flatten(1).to(torch.int32), pairs
