"""Device and precision choices on this machine, and what is refused."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest
import torch

from fastvlm_engine import device
from fastvlm_engine.allocator import give_back_freed_memory, keep_freed_memory
from fastvlm_engine.device import choose_device, choose_precision, set_threads
from fastvlm_engine.errors import DeviceError

CPU = torch.device("cpu")


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    return monkeypatch


def test_auto_takes_the_cpu_and_says_why(bare_machine: pytest.MonkeyPatch) -> None:
    choice = choose_device("auto")
    assert choice.device == CPU
    assert choice.reason == "no CUDA device and no Apple GPU: using the CPU"


def test_auto_prefers_cuda_then_mps(bare_machine: pytest.MonkeyPatch) -> None:
    bare_machine.setattr(torch.backends.mps, "is_available", lambda: True)
    assert choose_device("auto").device.type == "mps"
    bare_machine.setattr(torch.cuda, "is_available", lambda: True)
    bare_machine.setattr(torch.cuda, "get_device_name", lambda: "Some GPU")
    assert choose_device("auto").device.type == "cuda"
    assert "Some GPU" in choose_device("auto").reason
    assert choose_device("cpu").device == CPU


@pytest.mark.parametrize("name", ["cuda", "mps", "tpu", "CPU", ""])
def test_a_device_that_is_not_there_is_refused_with_advice(
    bare_machine: pytest.MonkeyPatch, name: str
) -> None:
    with pytest.raises(DeviceError) as caught:
        choose_device(name)
    assert "cpu" in caught.value.advice


def test_bf16_where_the_processor_cannot_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "computes_bf16", lambda _: False)
    with pytest.raises(DeviceError, match="cannot compute in bf16"):
        device.choose_precision("bf16", torch.device("cpu"))
    monkeypatch.setattr(device, "computes_bf16", lambda _: True)
    assert device.choose_precision("bf16", torch.device("cpu")).name == "bf16"


def test_auto_precision_is_bf16_only_where_it_is_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    for fast, name in ((True, "bf16"), (False, "fp32")):
        monkeypatch.setattr(device, "has_fast_bf16", lambda _, answer=fast: answer)
        choice = choose_precision("auto", CPU)
        assert (choice.name, choice.vision_name, choice.dtype) == (name, name, device.DTYPES[name])
        assert choose_precision("int8", CPU).name == "int8"
        assert choose_precision("int8", CPU).dtype == device.DTYPES[name]


@pytest.mark.parametrize("name", device.PRECISIONS)
def test_the_vision_tower_is_never_in_fp16(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "computes_bf16", lambda _: True)
    assert choose_precision(name, CPU).vision_dtype in (torch.float32, torch.bfloat16)


def test_packed_weights_are_for_the_cpu() -> None:
    with pytest.raises(DeviceError, match="CPU only"):
        choose_precision("int8", torch.device("cuda"))


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(DeviceError, match="fp8"):
        choose_precision("fp8", CPU)


def test_threads_are_set_and_nonsense_refused() -> None:
    before = torch.get_num_threads()
    try:
        assert set_threads(1) == 1
        assert set_threads(None) == 1
    finally:
        torch.set_num_threads(before)
    with pytest.raises(DeviceError):
        set_threads(0)


def test_memory_is_kept_on_glibc_and_the_call_is_harmless_elsewhere() -> None:
    on_glibc = sys.platform == "linux" and platform.libc_ver()[0] == "glibc"
    assert keep_freed_memory() is on_glibc


def test_freed_memory_goes_back_on_glibc_and_the_call_is_harmless_elsewhere() -> None:
    on_glibc = sys.platform == "linux" and platform.libc_ver()[0] == "glibc"
    assert give_back_freed_memory() is on_glibc


GIVES_BACK = """
import psutil
from fastvlm_engine.allocator import give_back_freed_memory, keep_freed_memory

def resident():
    return psutil.Process().memory_info().rss

keep_freed_memory()
kept = [bytearray(b"x") * (4 << 20) for _ in range(50)]
del kept[::2]
del kept
before = resident()
give_back_freed_memory()
print(before - resident())
"""


def test_what_was_kept_for_the_next_use_is_given_back_on_request() -> None:
    done = subprocess.run([sys.executable, "-c", GIVES_BACK], capture_output=True, text=True, check=True)
    on_glibc = sys.platform == "linux" and platform.libc_ver()[0] == "glibc"
    assert int(done.stdout) > 150 << 20 or not on_glibc


KEEPS_LARGE = """
import resource
from fastvlm_engine.allocator import keep_freed_memory

def faults_of_a_large_block():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    block = bytearray(b"x") * (200 << 20)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

keep_freed_memory(of_any_size=True)
first, second = faults_of_a_large_block(), faults_of_a_large_block()
print(first, second)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no such switch")
def test_training_keeps_the_largest_blocks_too() -> None:
    done = subprocess.run([sys.executable, "-c", KEEPS_LARGE], capture_output=True, text=True, check=True)
    first, second = map(int, done.stdout.split())
    assert second < first / 10
