"""Which device, number format and thread count the engine uses, and why.

Used by engine.py when a model loads and by `docent diagnose`; any thread.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from fastvlm_engine.errors import DeviceError

DEVICES = ("auto", "cuda", "mps", "cpu")
PRECISIONS = ("auto", "fp32", "bf16", "int8", "int4")
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


@dataclass(frozen=True)
class DeviceChoice:
    """A device and the reason for it, in words for people."""

    device: torch.device
    reason: str


@dataclass(frozen=True)
class PrecisionChoice:
    """The formats of the parts.

    `name` is what the language model's weights are kept in: fp32, bf16, int8 or int4. `dtype` is what it
    computes in, `vision_dtype` what the tower keeps and computes in: never fp16, which overflows there.
    """

    name: str
    vision_name: str
    dtype: torch.dtype
    vision_dtype: torch.dtype


def choose_device(name: str = "auto") -> DeviceChoice:
    """The device called `name`, or the best there is.

    Raises:
        DeviceError: no such device here.
    """
    if name not in DEVICES:
        raise DeviceError(f"There is no device called {name!r}", f"Choose one of {', '.join(DEVICES)}")
    if name == "cuda" and not torch.cuda.is_available():
        raise DeviceError("No CUDA device was found", "Choose auto or cpu, or install a CUDA build of torch")
    if name == "mps" and not torch.backends.mps.is_available():
        raise DeviceError("No Apple GPU was found", "Choose the device auto or cpu")
    if name != "auto":
        return DeviceChoice(torch.device(name), f"{name} was asked for")
    if torch.cuda.is_available():
        return DeviceChoice(torch.device("cuda"), f"a CUDA device was found: {torch.cuda.get_device_name()}")
    if torch.backends.mps.is_available():
        return DeviceChoice(torch.device("mps"), "an Apple GPU was found")
    return DeviceChoice(torch.device("cpu"), "no CUDA device and no Apple GPU: using the CPU")


def choose_precision(name: str, device: torch.device) -> PrecisionChoice:
    """The formats for a precision option on a device.

    Raises:
        DeviceError: the device cannot do that.
    """
    if name not in PRECISIONS:
        raise DeviceError(f"There is no precision called {name!r}", f"Choose one of {', '.join(PRECISIONS)}")
    if name in ("int8", "int4") and device.type != "cpu":
        raise DeviceError(f"{name} runs on the CPU only", "Choose the device cpu, or the precision auto")
    if name == "bf16" and not computes_bf16(device):
        raise DeviceError("This processor cannot compute in bf16", "Choose the precision auto or fp32")
    best = "bf16" if has_fast_bf16(device) else "fp32"
    computing = name if name in DTYPES else best
    kept = best if name == "auto" else name
    return PrecisionChoice(kept, computing, DTYPES[computing], DTYPES[computing])


def computes_bf16(device: torch.device) -> bool:
    """Whether the device can run the model in bf16 at all: on a CPU oneDNN refuses below AVX-512."""
    # an underscore name: torch has no public question for it
    test = getattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", None)
    return device.type != "cpu" or test is None or bool(test())


def has_fast_bf16(device: torch.device) -> bool:
    """Whether the device multiplies bf16 in hardware rather than emulating it."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type == "mps":
        return _mps_has_bf16()
    # underscore names: torch has no public question for it; without an answer fp32 is always right
    tests = (
        getattr(torch.cpu, name, None) for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )
    return any(test is not None and bool(test()) for test in tests)


def _mps_has_bf16() -> bool:
    try:
        torch.ones(2, 2, dtype=torch.bfloat16, device="mps") @ torch.ones(
            2, 2, dtype=torch.bfloat16, device="mps"
        )
    except (RuntimeError, TypeError):
        return False
    return True


def set_threads(threads: int | None) -> int:
    """Let torch use this many CPU threads (its own choice for None); returns how many it uses.

    Raises:
        DeviceError: not a positive number.
    """
    if threads is not None:
        if threads < 1:
            raise DeviceError(f"{threads} threads cannot run anything", "Choose 1 or more")
        torch.set_num_threads(threads)
    return torch.get_num_threads()
