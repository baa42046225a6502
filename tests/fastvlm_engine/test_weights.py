"""Loading checkpoints: what is good gives the same model in every form, what is bad is named and refused."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from benchmarks.random_checkpoints import (
    NANO_TOWER,
    random_tensors,
    tiny_config_values,
    write_tiny_checkpoint,
    write_weights,
)
from fastvlm_engine import checkpoint_files, weights
from fastvlm_engine.errors import Cancelled, CheckpointError, EngineMemoryError, ModelNotFoundError
from fastvlm_engine.weights import load_checkpoint

PIXELS = torch.rand(1, 3, 128, 128, generator=torch.Generator().manual_seed(2))
IDS = torch.tensor([[7, 8, -200, 9, 200]])
TOWER = "model.vision_tower.timm_model."
EMBEDDING = "model.language_model.embed_tokens.weight"
RENAMED = {
    "model.vision_tower.vision_tower.model": "model.vision_tower.timm_model",
    "patch_embed": "stem",
    "convffn": "mlp",
    "lkb_reparam": "reparam_conv",
    "conv_exp": "final_conv",
    "se.reduce": "se.fc1",
    "se.expand": "se.fc2",
    "model.layers": "model.language_model.layers",
    "model.embed_tokens": "model.language_model.embed_tokens",
    "model.norm": "model.language_model.norm",
    "mm_projector.0": "multi_modal_projector.linear_1",
    "mm_projector.2": "multi_modal_projector.linear_2",
}


def logits_of(folder: Path, dtype: torch.dtype = torch.float32) -> Tensor:
    return load_checkpoint(folder, dtype, "cpu")(PIXELS, IDS)


def rewritten(folder: Path, change: Callable[[dict[str, Tensor]], object]) -> Path:
    tensors = load_file(folder / "model.safetensors")
    change(tensors)
    save_file(tensors, folder / "model.safetensors")
    return folder


def as_transformers_name(name: str) -> str:
    """The published conversion from Apple's names, for the tiny tower's network list."""
    stages = {0: "0", 1: "1", 2: "1", 3: "2", 4: "2", 5: "3", 6: "3", 7: "3", 8: "4", 9: "4", 10: "4"}
    if "network." in name:
        head, _, rest = name.partition("network.")
        number, _, rest = rest.partition(".")
        if rest.startswith("proj."):
            rest = "downsample." + rest
        elif rest.startswith("reparam_conv"):
            rest = "pos_emb." + rest
        else:
            rest = "blocks." + rest
        name = f"{head}stages.{stages[int(number)]}.{rest}"
    if ".layer_scale" in name:
        name += ".gamma"
    for old, new in RENAMED.items():
        name = name.replace(old, new)
    return name


def test_both_layouts_of_the_same_weights_give_the_same_model(tmp_path: Path) -> None:
    apple = write_tiny_checkpoint(tmp_path / "apple", "apple", tied=False)
    native = write_tiny_checkpoint(tmp_path / "native", "transformers", tied=False)
    tensors = load_file(apple / "model.safetensors")
    renamed = {
        as_transformers_name(name): tensor for name, tensor in tensors.items() if "head.proj" not in name
    }
    write_weights(native, renamed)
    assert torch.equal(logits_of(apple), logits_of(native))


@pytest.mark.parametrize("layout", ["apple", "transformers"])
def test_shards_give_the_same_model_as_one_file(tmp_path: Path, layout: str) -> None:
    whole = write_tiny_checkpoint(tmp_path / "whole", layout)  # type: ignore[arg-type]
    parts = write_tiny_checkpoint(tmp_path / "parts", layout, shards=4)  # type: ignore[arg-type]
    assert torch.equal(logits_of(whole), logits_of(parts))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_half_precision_files_load_in_fp32(tmp_path: Path, dtype: torch.dtype) -> None:
    exact = logits_of(write_tiny_checkpoint(tmp_path / "exact"))
    rounded = logits_of(write_tiny_checkpoint(tmp_path / "rounded", dtype=dtype))
    assert rounded.dtype == torch.float32
    assert 0 < (rounded - exact).norm() / exact.norm() < 0.05


def test_tensors_longer_than_one_reading_are_cast_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    whole = load_checkpoint(folder, torch.bfloat16, "cpu").language_model.embedding
    monkeypatch.setattr(weights, "READ_AT_ONCE", 1000)
    assert torch.equal(load_checkpoint(folder, torch.bfloat16, "cpu").language_model.embedding, whole)
    assert torch.equal(whole, load_file(folder / "model.safetensors")[EMBEDDING].bfloat16())


PEAK_WHILE_LOADING = """
import sys
import torch
from fastvlm_engine.weights import load_checkpoint

def peak():
    if sys.platform == "linux":  # getrusage would count the test runner's peak, which a child inherits
        lines = open("/proc/self/status").read().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    if sys.platform == "win32":
        import psutil
        return psutil.Process().memory_info().peak_wset
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

load_checkpoint(sys.argv[1], torch.bfloat16, "cpu")
before = peak()
model = load_checkpoint(sys.argv[2], torch.bfloat16, "cpu")
weights = {p.data_ptr(): p.numel() * p.element_size() for p in model.parameters()}
print((peak() - before) / sum(weights.values()))
"""


@pytest.mark.parametrize("stored", [torch.bfloat16, torch.float32])
def test_loading_needs_little_more_than_one_copy(tmp_path: Path, stored: torch.dtype) -> None:
    text = {"hidden_size": 512, "num_attention_heads": 8, "intermediate_size": 4096, "vocab_size": 100_000}
    small = write_tiny_checkpoint(tmp_path / "small")
    large = write_tiny_checkpoint(tmp_path / "large", dtype=stored, text=text)
    done = subprocess.run(
        [sys.executable, "-c", PEAK_WHILE_LOADING, str(small), str(large)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    # a second copy would make it 2; what the allocator keeps between pieces differs from run to run
    assert 0.9 < float(done.stdout) < 1.5


def test_the_tower_is_never_in_fp16(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    model = load_checkpoint(folder, torch.float16, "cpu")
    assert {parameter.dtype for parameter in model.vision_tower.parameters()} == {torch.float32}
    assert {parameter.dtype for parameter in model.language_model.parameters()} == {torch.float16}
    with pytest.raises(ValueError, match="overflows"):
        load_checkpoint(folder, torch.bfloat16, "cpu", vision_dtype=torch.float16)


def test_an_equal_stored_head_shares_the_embedding(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "apple", tied=False, store_head=True)
    rewritten(folder, lambda t: t.update({"lm_head.weight": t["model.embed_tokens.weight"].clone()}))
    language = load_checkpoint(folder, torch.float32, "cpu").language_model
    assert language.head.weight.data_ptr() == language.embedding.data_ptr()  # type: ignore[union-attr]


def test_a_differing_stored_head_wins_over_a_config_that_says_tied(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "apple", tied=True, store_head=True)
    rewritten(folder, lambda t: t["lm_head.weight"][319].add_(1.0))
    language = load_checkpoint(folder, torch.float32, "cpu").language_model
    expected = load_file(folder / "model.safetensors")["lm_head.weight"]
    assert torch.equal(language.head.weight, expected)  # type: ignore[arg-type]
    assert not torch.equal(language.embedding, expected)


def test_heads_longer_than_one_comparison_are_compared_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "READ_AT_ONCE", 1000)
    folder = write_tiny_checkpoint(tmp_path, tied=True, store_head=True)
    rewritten(folder, lambda t: t["lm_head.weight"][319, 63:].add_(1.0))
    language = load_checkpoint(folder, torch.float32, "cpu").language_model
    assert language.head.weight[319, 63] != language.embedding[319, 63]  # type: ignore[index]


def test_apples_unused_head_and_counters_are_passed_over(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, "apple")
    names = load_file(folder / "model.safetensors")
    assert any("head.proj" in name for name in names)
    assert any("num_batches_tracked" in name for name in names)
    before = logits_of(folder)
    rewritten(
        folder, lambda t: [t.pop(name) for name in names if "head.proj" in name or "num_batches" in name]
    )
    assert torch.equal(logits_of(folder), before)


@pytest.mark.parametrize("layout", ["apple", "transformers"])
def test_every_missing_tensor_is_named(tmp_path: Path, layout: str) -> None:
    folder = write_tiny_checkpoint(tmp_path, layout, tower=NANO_TOWER, tied=False)  # type: ignore[arg-type]
    tensors = load_file(folder / "model.safetensors")
    needed = [name for name in tensors if "num_batches_tracked" not in name and "head.proj" not in name]
    assert len(needed) > 80
    for name in needed:
        save_file({k: v for k, v in tensors.items() if k != name}, folder / "model.safetensors")
        with pytest.raises(CheckpointError) as caught:
            load_checkpoint(folder, torch.float32, "cpu")
        assert f"lacks the tensor {name}." in str(caught.value)


def test_an_extra_tensor_is_named(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    rewritten(folder, lambda t: t.update({"model.surprise.weight": torch.zeros(3)}))
    with pytest.raises(CheckpointError, match=r"model\.surprise\.weight, which no FastVLM has"):
        logits_of(folder)


def test_a_misshapen_tensor_is_named_with_both_shapes(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    name = f"{TOWER}stages.1.blocks.0.mlp.fc1.bias"
    rewritten(folder, lambda t: t.update({name: torch.zeros(9)}))
    with pytest.raises(CheckpointError) as caught:
        logits_of(folder)
    assert f"{name} is [9] where config.json makes it [64]" in str(caught.value)


def test_a_tensor_of_whole_numbers_is_named(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    rewritten(
        folder, lambda t: t.update({"model.language_model.norm.weight": torch.zeros(64, dtype=torch.int64)})
    )
    with pytest.raises(CheckpointError, match=r"language_model\.norm\.weight is stored as I64"):
        logits_of(folder)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize(
    "name", ["model.language_model.embed_tokens.weight", f"{TOWER}stem.1.reparam_conv.bias"]
)
def test_numbers_that_are_not_finite_are_named(tmp_path: Path, name: str, value: float) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    rewritten(folder, lambda t: t[name].view(-1)[-1:].fill_(value))
    with pytest.raises(CheckpointError, match="not finite, in the tensor " + name.replace(".", r"\.")):
        logits_of(folder)


@pytest.mark.parametrize("kept", [0, 5, 8, 200, 0.5, 0.999])
def test_truncated_files_are_refused(tmp_path: Path, kept: float) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    path = folder / "model.safetensors"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept) if kept >= 1 or kept == 0 else int(len(whole) * kept)])
    with pytest.raises(CheckpointError, match="cut short"):
        logits_of(folder)


@pytest.mark.parametrize(
    "header",
    [
        b"not json",
        b"[1, 2]",
        b'{"a": {"dtype": "F32", "shape": [2]}}',
        b'{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 7]}}',
        b'{"a": {"dtype": "F32", "shape": [-2], "data_offsets": [0, 8]}}',
        b'{"a": {"dtype": "F32", "shape": [2], "data_offsets": [-8, 0]}}',
        b'{"a": 5}',
    ],
)
def test_nonsense_headers_are_refused(tmp_path: Path, header: bytes) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(64))
    with pytest.raises(CheckpointError, match=r"model\.safetensors"):
        logits_of(folder)


def test_a_missing_shard_is_named(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, shards=3)
    (folder / "model-00002-of-00003.safetensors").unlink()
    with pytest.raises(CheckpointError, match="lacks the file model-00002-of-00003"):
        logits_of(folder)


def test_an_index_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = write_tiny_checkpoint(tmp_path / "outside")
    folder = write_tiny_checkpoint(tmp_path / "inside", shards=2)
    index = folder / "model.safetensors.index.json"
    names = json.loads(index.read_text())["weight_map"]
    index.write_text(json.dumps({"weight_map": dict.fromkeys(names, "../outside/model.safetensors")}))
    assert (outside / "model.safetensors").is_file()
    with pytest.raises(CheckpointError, match="lacks the file"):
        logits_of(folder)


def test_an_index_that_promises_more_than_its_files_hold_is_refused(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, shards=2)
    index = folder / "model.safetensors.index.json"
    values = json.loads(index.read_text())
    values["weight_map"]["model.ghost"] = "model-00001-of-00002.safetensors"
    index.write_text(json.dumps(values))
    with pytest.raises(CheckpointError, match=r"model\.ghost that its index names"):
        logits_of(folder)


@pytest.mark.parametrize("spoil", ["mlpackage", "scales", "no-vision", "quantization"])
def test_exports_for_other_programs_are_refused_with_the_reason(tmp_path: Path, spoil: str) -> None:
    folder = write_tiny_checkpoint(tmp_path, "apple")
    if spoil == "mlpackage":
        (folder / "fastvithd.mlpackage").mkdir()
    elif spoil == "scales":
        rewritten(folder, lambda t: t.update({"model.layers.0.mlp.up_proj.scales": torch.zeros(2)}))
    elif spoil == "no-vision":
        rewritten(folder, lambda t: [t.pop(name) for name in list(t) if "vision" in name])
    else:
        values = tiny_config_values("apple") | {"quantization": {"group_size": 64, "bits": 8}}
        (folder / "config.json").write_text(json.dumps(values))
    with pytest.raises(CheckpointError, match="MLX") as caught:
        logits_of(folder)
    assert "PyTorch checkpoint" in caught.value.advice


def test_pickled_weights_are_never_opened(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(CheckpointError, match="pickle"):
        logits_of(folder)


def test_missing_weights_and_missing_folders_are_told_apart(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path / "there")
    (folder / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"holds no model\.safetensors"):
        logits_of(folder)
    with pytest.raises(ModelNotFoundError):
        logits_of(tmp_path / "elsewhere")


def test_an_untied_config_needs_a_head(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path, tied=False, store_head=False)
    with pytest.raises(CheckpointError, match=r"lacks the tensor lm_head\.weight"):
        logits_of(folder)


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    seen: list[tuple[str, float]] = []
    load_checkpoint(
        write_tiny_checkpoint(tmp_path), torch.float32, "cpu", progress=lambda *step: seen.append(step)
    )
    shares = [share for _, share in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert {step for step, _ in seen} == {"weights"}


def test_loading_can_be_cancelled(tmp_path: Path) -> None:
    cancel = threading.Event()

    def cancel_half_way(_: str, share: float) -> None:
        assert share < 0.9
        if share > 0.5:
            cancel.set()

    with pytest.raises(Cancelled):
        load_checkpoint(
            write_tiny_checkpoint(tmp_path), torch.float32, "cpu", progress=cancel_half_way, cancel=cancel
        )


def test_running_out_of_memory_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> None:
        raise RuntimeError("[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(checkpoint_files.CheckpointFiles, "read_into", no_memory)
    with pytest.raises(EngineMemoryError, match="not enough memory"):
        logits_of(write_tiny_checkpoint(tmp_path))


def test_faults_that_are_not_about_memory_stay_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(checkpoint_files.CheckpointFiles, "read_into", fault)
    with pytest.raises(RuntimeError, match="something else"):
        logits_of(write_tiny_checkpoint(tmp_path))


def test_nothing_of_the_file_stays_mapped_or_open(tmp_path: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path)
    model = load_checkpoint(folder, torch.float32, "cpu")
    before = model(PIXELS, IDS)
    (folder / "model.safetensors").write_bytes(b"")
    assert torch.equal(model(PIXELS, IDS), before)


def test_random_weights_keep_their_variance() -> None:
    values = tiny_config_values()
    assert all(bool(torch.isfinite(tensor).all()) for tensor in random_tensors(values).values())
