"""The model store: finding, adding, verifying and removing models. Downloads have their own file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from safetensors.torch import load_file, save_file

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine import model_store
from fastvlm_engine.errors import (
    Cancelled,
    CheckpointError,
    DownloadError,
    EngineError,
    ModelNotFoundError,
    OptionsError,
)
from fastvlm_engine.model_manifest import APPLE_LICENCE, MANIFEST_NAME, read_manifest


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where docent-nano lies in this file."""
    folder = tmp_path_factory.mktemp("bundled")
    write_tiny_checkpoint(folder / "docent-nano", docent_block=True)
    return folder


@pytest.fixture(autouse=True)
def models(bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty models folder."""
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(bundled))
    return tmp_path / "models"


@pytest.fixture(scope="module")
def downloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_checkpoint(tmp_path_factory.mktemp("downloaded") / "tiny", "apple", shards=2)


@pytest.fixture
def checkpoint(downloaded: Path, tmp_path: Path) -> Path:
    """A folder in Apple's layout, as downloaded: with program code that no engine needs."""
    folder = shutil.copytree(downloaded, tmp_path / "downloads" / "My FastVLM")
    (folder / "llava_qwen.py").write_text("raise SystemExit('never run')")
    (folder / "trainer_state.json").write_text("{}")
    return folder


def zipped(folder: Path, target: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, prefix + path.name)
    return target


def leftovers(models: Path) -> list[str]:
    return sorted(path.name for path in models.iterdir()) if models.exists() else []


def state_of(name: str) -> str:
    return next(model.state for model in model_store.available_models() if model.name == name)


def test_importing_the_store_imports_no_torch_and_no_hub() -> None:
    code = (
        "import sys, fastvlm_engine.model_store as store; store.available_models();"
        "print([name for name in ('torch', 'huggingface_hub', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_fresh_machine_lists_the_bundled_model_and_what_can_be_fetched(models: Path) -> None:
    listed = model_store.available_models()
    assert [(model.name, model.state) for model in listed] == [
        ("docent-nano", "bundled"),
        ("fastvlm-0.5b", "not installed"),
        ("fastvlm-1.5b", "not installed"),
        ("fastvlm-7b", "not installed"),
    ]
    assert listed[1].licence == APPLE_LICENCE and listed[1].size_bytes > 1_000_000_000
    assert listed[0].path is not None and listed[0].size_bytes > 0
    assert not models.exists()


def test_add_takes_a_downloaded_folder_and_leaves_code_behind(checkpoint: Path, models: Path) -> None:
    info = model_store.add(checkpoint)
    assert (info.name, info.state, info.path) == ("my-fastvlm", "installed", models / "my-fastvlm")
    assert {path.name for path in info.path.iterdir()} == {
        "config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
        "model.safetensors.index.json", "vocab.json", "merges.txt", "added_tokens.json",
        "tokenizer_config.json", MANIFEST_NAME,
    }  # fmt: skip
    assert leftovers(models) == ["my-fastvlm"]
    assert model_store.resolve("my-fastvlm") == info.path
    assert info.size_bytes == sum(
        path.stat().st_size for path in info.path.iterdir() if path.name != MANIFEST_NAME
    )


def test_add_finds_the_checkpoint_one_level_below(checkpoint: Path) -> None:
    info = model_store.add(checkpoint.parent)
    assert info.name == "my-fastvlm"


def test_add_refuses_a_folder_with_several_checkpoints(checkpoint: Path, models: Path) -> None:
    shutil.copytree(checkpoint, checkpoint.parent / "another")
    with pytest.raises(CheckpointError, match=r"several checkpoints \(My FastVLM, another\)"):
        model_store.add(checkpoint.parent)
    assert leftovers(models) == []


@pytest.mark.parametrize("prefix", ["", "llava-fastvithd_0.5b_stage3/"])
def test_add_takes_a_zip_archive(checkpoint: Path, tmp_path: Path, models: Path, prefix: str) -> None:
    archive = zipped(checkpoint, tmp_path / "Stage 3.zip", prefix)
    info = model_store.add(archive)
    assert info.name == "stage-3" and leftovers(models) == ["stage-3"]
    assert not (models / "stage-3" / "llava_qwen.py").exists()
    assert model_store.verify("stage-3") is not None


def test_added_model_records_apples_licence_and_notice(checkpoint: Path, models: Path) -> None:
    (checkpoint / "LICENSE").write_text("Apple Machine Learning Research Model License Agreement")
    info = model_store.add(checkpoint, "apple")
    assert info.licence == APPLE_LICENCE
    notice = (models / "apple" / "NOTICE").read_text()
    assert notice == (
        "Apple Machine Learning Research Model is licensed under the Apple Machine Learning Research Model"
        " License Agreement.\n"
    )


def test_add_refuses_a_folder_that_is_no_model(tmp_path: Path, models: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(CheckpointError, match=r"no config\.json in it or one level below"):
        model_store.add(tmp_path / "photos")
    with pytest.raises(ModelNotFoundError, match="no file or folder"):
        model_store.add(tmp_path / "nothing")
    assert leftovers(models) == []


def test_add_refuses_another_kind_of_model(checkpoint: Path, models: Path) -> None:
    (checkpoint / "config.json").write_text(json.dumps({"model_type": "llama"}))
    with pytest.raises(CheckpointError, match="'llama', not a FastVLM"):
        model_store.add(checkpoint)
    assert leftovers(models) == []


@pytest.mark.parametrize("packed", [False, True])
def test_add_names_the_tensor_that_is_missing(tmp_path: Path, models: Path, packed: bool) -> None:
    folder = write_tiny_checkpoint(tmp_path / "lacking")
    tensors = load_file(folder / "model.safetensors")
    del tensors["model.language_model.norm.weight"]
    save_file(tensors, folder / "model.safetensors")
    source = zipped(folder, tmp_path / "lacking.zip") if packed else folder
    with pytest.raises(
        CheckpointError, match=r"lacking lacks the tensor model\.language_model\.norm\.weight"
    ):
        model_store.add(source)
    assert leftovers(models) == []


def test_add_refuses_truncated_weights(tmp_path: Path, models: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path / "short")
    weights = folder / "model.safetensors"
    os.truncate(weights, weights.stat().st_size - 100)
    with pytest.raises(CheckpointError, match="cut short"):
        model_store.add(folder)
    assert leftovers(models) == []


def test_add_refuses_a_checkpoint_without_tokenizer(checkpoint: Path) -> None:
    (checkpoint / "merges.txt").unlink()
    with pytest.raises(CheckpointError, match="no tokenizer"):
        model_store.add(checkpoint)


def test_add_refuses_mlx_exports_and_says_why(tmp_path: Path, models: Path) -> None:
    folder = write_tiny_checkpoint(tmp_path / "FastVLM-0.5B-fp16", "apple")
    (folder / "fastvithd.mlpackage").mkdir()
    with pytest.raises(
        CheckpointError, match=r"MLX and Core ML export.*hold no vision tower.*apple/FastVLM-0\.5B"
    ):
        model_store.add(folder)
    tensors = load_file(folder / "model.safetensors")
    save_file({name: t for name, t in tensors.items() if "vision" not in name}, folder / "model.safetensors")
    (folder / "fastvithd.mlpackage").rmdir()
    with pytest.raises(CheckpointError, match="export for another program"):
        model_store.add(zipped(folder, tmp_path / "mlx.zip"))
    assert leftovers(models) == []


def test_add_refuses_names_that_are_taken(checkpoint: Path, models: Path) -> None:
    model_store.add(checkpoint, "mine")
    before = read_manifest(models / "mine")
    with pytest.raises(OptionsError, match="mine is installed already"):
        model_store.add(checkpoint, "MINE")
    with pytest.raises(OptionsError, match="comes with Docent"):
        model_store.add(checkpoint, "docent-nano")
    assert read_manifest(models / "mine") == before and leftovers(models) == ["mine"]


@pytest.mark.parametrize(
    "name", ["../up", "a/b", "a\\b", ".hidden", "", "c:evil", "nul", "aux.txt", "x" * 65, "dot."]
)
def test_names_that_are_no_plain_names_are_refused(checkpoint: Path, name: str) -> None:
    with pytest.raises(OptionsError, match="cannot be the name of a model"):
        model_store.add(checkpoint, name)
    with pytest.raises(OptionsError):
        model_store.remove(name)


def test_full_disk_is_seen_before_anything_is_copied(
    checkpoint: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=65 << 20))
    with pytest.raises(DownloadError, match=r"disk is too full.*68 MB are free"):
        model_store.add(checkpoint)
    assert leftovers(models) == []


def test_disk_that_fills_up_half_way_leaves_nothing(
    checkpoint: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fill)
    with pytest.raises(DownloadError, match="disk is full"):
        model_store.add(checkpoint)
    assert leftovers(models) == []


def test_cancelled_add_leaves_nothing(checkpoint: Path, models: Path) -> None:
    cancel = threading.Event()
    seen: list[tuple[str, int, int]] = []

    def stop_soon(stage: str, done: int, total: int) -> None:
        seen.append((stage, done, total))
        cancel.set()

    with pytest.raises(Cancelled):
        model_store.add(checkpoint, progress=stop_soon, cancel=cancel)
    assert seen[0][0] == "copying" and 0 < seen[0][1] < seen[0][2]
    assert leftovers(models) == []


def test_what_a_killed_process_left_is_no_model_and_goes_with_the_next_add(
    checkpoint: Path, models: Path
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    abandoned = models / f".adding-{ended.pid}-0123abcd" / "half"
    shutil.copytree(checkpoint, abandoned)
    running = models / f".adding-{os.getpid()}-0123abcd"
    running.mkdir()
    assert "half" not in {model.name for model in model_store.available_models()}
    with pytest.raises(ModelNotFoundError):
        model_store.resolve("half")
    model_store.add(checkpoint, "whole")
    assert leftovers(models) == [running.name, "whole"]


def test_folder_without_a_record_is_not_installed(checkpoint: Path, models: Path) -> None:
    shutil.copytree(checkpoint, models / "copied")
    assert "copied" not in {model.name for model in model_store.available_models()}
    with pytest.raises(ModelNotFoundError):
        model_store.remove("copied")
    assert (models / "copied" / "config.json").is_file()


@pytest.mark.parametrize(
    "entry", ["../evil.safetensors", "/etc/config.json", "a\\..\\..\\b.json", "C:/config.json"]
)
def test_archive_that_points_outside_is_refused(
    checkpoint: Path, tmp_path: Path, models: Path, entry: str
) -> None:
    archive = zipped(checkpoint, tmp_path / "evil.zip")
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(entry, b"x")
    with pytest.raises(CheckpointError, match="points outside"):
        model_store.add(archive)
    assert leftovers(models) == []


def test_zip_bomb_is_refused_unopened(tmp_path: Path, models: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("config.json", "{}")
        opened.writestr("bomb.safetensors", bytes(20_000_000))
    with pytest.raises(CheckpointError, match="would unpack to 20 MB"):
        model_store.add(archive)
    assert leftovers(models) == []


def test_damaged_archives_are_refused(checkpoint: Path, tmp_path: Path, models: Path) -> None:
    archive = zipped(checkpoint, tmp_path / "damaged.zip")
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises(CheckpointError, match="cannot be unpacked"):
        model_store.add(archive)
    archive.write_bytes(content[: len(content) // 2])
    with pytest.raises(CheckpointError, match="cannot be unpacked"):
        model_store.add(archive)
    assert leftovers(models) == []


def test_verify_accepts_what_was_installed(checkpoint: Path) -> None:
    model_store.add(checkpoint, "mine")
    stages: set[str] = set()
    manifest = model_store.verify("mine", progress=lambda stage, done, total: stages.add(stage))
    assert manifest is not None and len(manifest.files) == 8 and stages == {"checking"}
    assert model_store.verify("docent-nano") is None


def test_verify_names_the_file_that_changed(checkpoint: Path, models: Path) -> None:
    model_store.add(checkpoint, "mine")
    weights = models / "mine" / "model-00002-of-00002.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    with pytest.raises(
        CheckpointError, match=r"model-00002-of-00002\.safetensors of mine is damaged: its contents"
    ):
        model_store.verify("mine")
    weights.write_bytes(content[:-1])
    with pytest.raises(CheckpointError, match="bytes, not"):
        model_store.verify("mine")
    weights.unlink()
    with pytest.raises(CheckpointError, match="it is missing"):
        model_store.verify("mine")


def test_remove_deletes_the_model_once(checkpoint: Path, models: Path) -> None:
    model_store.add(checkpoint, "mine")
    model_store.remove("mine")
    assert leftovers(models) == [] and checkpoint.is_dir()
    with pytest.raises(ModelNotFoundError, match="mine is not installed"):
        model_store.remove("mine")


def test_remove_never_follows_links_out_of_the_models_folder(checkpoint: Path, models: Path) -> None:
    model_store.add(checkpoint, "real")
    shutil.move(models / "real", models.parent / "elsewhere")
    (models / "linked").symlink_to(models.parent / "elsewhere", target_is_directory=True)
    model_store.remove("linked")
    assert leftovers(models) == []
    assert (models.parent / "elsewhere" / "config.json").is_file()


def test_bundled_model_cannot_be_removed(models: Path) -> None:
    with pytest.raises(EngineError, match="docent-nano comes with Docent and cannot be removed"):
        model_store.remove("docent-nano")
    assert state_of("docent-nano") == "bundled"


def test_resolve_takes_names_and_folders(checkpoint: Path, bundled: Path) -> None:
    assert model_store.resolve("docent-nano") == bundled / "docent-nano"
    assert model_store.resolve(str(checkpoint)) == checkpoint
    installed = model_store.add(checkpoint, "fastvlm-0.5b").path
    assert model_store.resolve("FastVLM-0.5B") == installed
    assert model_store.resolve("apple/FastVLM-0.5B") == installed


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("fastvlm-7b", "Fetch it with: docent models download fastvlm-7b"),
        ("apple/FastVLM-7B", "Fetch it with: docent models download fastvlm-7b"),
        ("unheard-of", "docent models list"),
        ("no/such/folder", "Check the path"),
    ],
)
def test_resolve_says_what_to_do_about_an_unknown_model(name: str, advice: str) -> None:
    with pytest.raises(ModelNotFoundError) as raised:
        model_store.resolve(name)
    assert advice in str(raised.value)
