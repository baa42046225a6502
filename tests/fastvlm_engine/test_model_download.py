"""Downloads from a hub on this machine: licence first, resumable, checked, and never half-installed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hub_server import COMMIT, LICENCE_TEXT, HubServer

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine import model_store
from fastvlm_engine.errors import (
    Cancelled,
    CheckpointError,
    DownloadError,
    LicenceNotAcceptedError,
    ModelNotFoundError,
)
from fastvlm_engine.model_download import PIECE
from fastvlm_engine.model_manifest import read_manifest

WEIGHTS = "model.safetensors"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(tmp_path / "bundled"))
    # huggingface_hub waits seconds between its attempts
    monkeypatch.setattr("huggingface_hub.file_download.time", SimpleNamespace(sleep=lambda seconds: None))
    return tmp_path / "models"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_checkpoint(tmp_path_factory.mktemp("published") / "tiny", "apple")


@pytest.fixture
def hub(published: Path, tmp_path: Path, models: Path) -> Iterator[HubServer]:
    folder = shutil.copytree(published, tmp_path / "published")
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    (folder / "README.md").write_text("# FastVLM\n")
    (folder / "llava_qwen.py").write_text("raise SystemExit('never fetched')")
    (folder / "training_args.bin").write_bytes(b"pickle, never fetched")
    with HubServer(folder) as server:
        yield server


def fetch(hub: HubServer, **changes: object) -> model_store.ModelInfo:
    arguments: dict[str, object] = {"accept_licence": lambda text: True, "endpoint": hub.url} | changes
    return model_store.download("fastvlm-0.5b", **arguments)  # type: ignore[arg-type]


def installed_names() -> list[str]:
    return [model.name for model in model_store.available_models() if model.state == "installed"]


def test_download_shows_the_licence_first_and_installs_the_model(hub: HubServer, models: Path) -> None:
    shown: list[tuple[str, list[str]]] = []

    def accept(text: str) -> bool:
        shown.append((text, hub.fetched()))
        return True

    info = fetch(hub, accept_licence=accept)
    assert shown == [(LICENCE_TEXT, ["LICENSE"])]
    assert info.state == "installed" and info.path == models / "fastvlm-0.5b"
    for name in ("config.json", WEIGHTS, "vocab.json", "merges.txt", "README.md", "LICENSE"):
        assert (info.path / name).read_bytes() == (hub.folder / name).read_bytes()
    assert not (info.path / "llava_qwen.py").exists() and not (info.path / "training_args.bin").exists()
    assert not {"llava_qwen.py", "training_args.bin"} & set(hub.fetched())
    assert "Research Model License Agreement" in (info.path / "NOTICE").read_text()


def test_download_records_where_the_model_came_from_and_when_its_licence_was_accepted(hub: HubServer) -> None:
    info = fetch(hub)
    assert info.path is not None
    manifest = read_manifest(info.path)
    assert manifest is not None
    assert (manifest.repo_id, manifest.commit) == ("apple/FastVLM-0.5B", COMMIT)
    assert manifest.licence_accepted is not None and len(manifest.licence_sha256 or "") == 64
    assert model_store.verify("fastvlm-0.5b") == manifest


def test_endpoint_comes_from_the_environment(hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.url + "/")
    assert fetch(hub, endpoint=None).state == "installed"


def test_no_account_is_used(hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    original = HubServer.model_info
    monkeypatch.setenv("HF_TOKEN", "hf_secret")

    def note(server: HubServer) -> dict[str, object]:
        seen.extend(header.get("Authorization") for header in server.headers)
        return original(server)

    monkeypatch.setattr(HubServer, "model_info", note)
    fetch(hub)
    assert seen == [None] and all(header.get("Authorization") is None for header in hub.headers)


def test_refused_licence_fetches_nothing_else_and_writes_nothing(hub: HubServer, models: Path) -> None:
    with pytest.raises(LicenceNotAcceptedError, match="was not accepted"):
        fetch(hub, accept_licence=lambda text: False)
    assert hub.fetched() == ["LICENSE"]
    assert not models.exists()


def test_repository_without_a_licence_is_refused(hub: HubServer, models: Path) -> None:
    (hub.folder / "LICENSE").unlink()
    with pytest.raises(DownloadError, match="has no licence file"):
        fetch(hub)
    assert not models.exists()


def test_dropped_connection_goes_on_where_it_broke(hub: HubServer) -> None:
    hub.drop_after[WEIGHTS] = 5 * PIECE
    info = fetch(hub)
    assert info.state == "installed"
    assert hub.ranges(WEIGHTS) == [None, f"bytes={5 * PIECE}-"]


def test_interrupted_download_goes_on_next_time(hub: HubServer, models: Path) -> None:
    hub.drop_always[WEIGHTS] = 0
    hub.drop_after[WEIGHTS] = 5 * PIECE
    with pytest.raises(DownloadError, match="run the same command again"):
        fetch(hub)
    assert installed_names() == []
    assert {model.state for model in model_store.available_models() if model.name == "fastvlm-0.5b"} == {
        "partial"
    }
    with pytest.raises(ModelNotFoundError):
        model_store.resolve("fastvlm-0.5b")

    hub.drop_always.clear()
    hub.requests.clear()
    assert fetch(hub).state == "installed"
    assert hub.ranges(WEIGHTS) == [f"bytes={5 * PIECE}-"]
    assert hub.fetched() == ["LICENSE", WEIGHTS]
    assert [path.name for path in models.iterdir() if path.is_dir()] == ["fastvlm-0.5b"]


def test_cancelled_download_keeps_what_it_has(hub: HubServer, models: Path) -> None:
    cancel = threading.Event()

    def stop_soon(stage: str, done: int, total: int) -> None:
        if done > total // 2:
            cancel.set()

    with pytest.raises(Cancelled):
        fetch(hub, progress=stop_soon, cancel=cancel)
    partial = next(models.glob(f".download-fastvlm-0.5b-*/*/{WEIGHTS}.part"))
    assert 0 < partial.stat().st_size < (hub.folder / WEIGHTS).stat().st_size
    assert installed_names() == []
    assert fetch(hub).state == "installed"


def test_server_that_cannot_resume_sends_the_file_anew(hub: HubServer) -> None:
    hub.ignore_range = True
    hub.drop_after[WEIGHTS] = 5 * PIECE
    progress: list[int] = []
    info = fetch(hub, progress=lambda stage, done, total: progress.append(done * 100 // total))
    assert info.path is not None
    assert (info.path / WEIGHTS).read_bytes() == (hub.folder / WEIGHTS).read_bytes()
    assert max(progress) == 100


def test_progress_counts_every_byte_once(hub: HubServer) -> None:
    seen: dict[str, tuple[int, int]] = {}
    info = fetch(hub, progress=lambda stage, done, total: seen.update({stage: (done, total)}))
    assert seen == {
        "fetching": (info.size_bytes, info.size_bytes),
        "checking": (info.size_bytes, info.size_bytes),
    }


def test_file_damaged_on_the_way_is_found_and_fetched_again(hub: HubServer) -> None:
    hub.corrupt.add(WEIGHTS)
    with pytest.raises(DownloadError, match=r"model\.safetensors .* arrived damaged"):
        fetch(hub)
    assert installed_names() == []
    hub.corrupt.clear()
    hub.requests.clear()
    assert fetch(hub).state == "installed"
    assert hub.fetched() == ["LICENSE", WEIGHTS]


def test_file_longer_than_announced_is_refused(hub: HubServer) -> None:
    hub.wrong_length.add(WEIGHTS)
    with pytest.raises(DownloadError, match="more than it announced"):
        fetch(hub)
    assert installed_names() == []


def test_newer_edition_replaces_an_interrupted_older_one(hub: HubServer, models: Path) -> None:
    hub.status[f"/{WEIGHTS}"] = 500
    with pytest.raises(DownloadError, match="status 500"):
        fetch(hub)
    hub.status.clear()
    hub.commit = "f" * 40
    info = fetch(hub)
    assert info.path is not None and f"at {'f' * 40}" in (info.path / "NOTICE").read_text()
    assert [path.name for path in models.iterdir() if path.is_dir()] == ["fastvlm-0.5b"]


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (404, "RepoNotFound", "without an account.*docent models add DIR"),
        (401, "GatedRepo", "without an account.*docent models add DIR"),
        (401, None, "without an account"),
        (403, None, "without an account"),
        (503, None, "status 503.*run the same command again"),
    ],
)
def test_refusals_of_the_hub_become_one_sentence(
    hub: HubServer, models: Path, status: int, code: str | None, sentence: str
) -> None:
    hub.status["/revision/main"] = status
    hub.error_code = code
    with pytest.raises(DownloadError, match=sentence) as raised:
        fetch(hub)
    assert "\n" not in str(raised.value)
    assert not models.exists()


def test_unreachable_hub_is_one_sentence(hub: HubServer, models: Path) -> None:
    with pytest.raises(DownloadError, match="Check the network connection") as raised:
        fetch(hub, endpoint="http://127.0.0.1:9")
    assert "\n" not in str(raised.value)
    assert not models.exists()


def test_full_disk_is_seen_before_the_weights_are_fetched(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1 << 20))
    with pytest.raises(DownloadError, match="disk is too full"):
        fetch(hub)
    assert hub.fetched() == ["LICENSE"] and installed_names() == []


def test_published_model_that_is_no_checkpoint_is_not_installed(hub: HubServer) -> None:
    (hub.folder / "merges.txt").unlink()
    with pytest.raises(CheckpointError, match="no tokenizer"):
        fetch(hub)
    assert installed_names() == []


def test_installed_model_is_not_fetched_again(hub: HubServer) -> None:
    fetch(hub)
    hub.requests.clear()
    assert fetch(hub).state == "installed"
    assert hub.requests == []


def test_remove_deletes_a_partial_download(hub: HubServer, models: Path) -> None:
    hub.status[f"/{WEIGHTS}"] = 500
    with pytest.raises(DownloadError):
        fetch(hub)
    model_store.remove("apple/FastVLM-0.5B")
    assert [path for path in models.iterdir() if path.is_dir()] == []


def test_two_downloads_of_one_model_do_not_meet(hub: HubServer) -> None:
    refused: list[str] = []

    def fetch_at_the_same_time(stage: str, done: int, total: int) -> None:
        if not refused:
            with pytest.raises(DownloadError) as raised:
                fetch(hub)
            refused.append(str(raised.value))

    assert fetch(hub, progress=fetch_at_the_same_time).state == "installed"
    assert "another process" in refused[0]


@pytest.mark.parametrize("answer", [b"<html>Sign in to the network</html>", b"[]", b"{}"])
def test_what_is_no_hub_is_named_as_such(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr("hub_server.json.dumps", lambda value: answer.decode())
    with pytest.raises(DownloadError, match="does not answer like a model hub"):
        fetch(hub)


def test_address_without_a_scheme_is_refused(models: Path) -> None:
    with pytest.raises(DownloadError, match="is no address of a hub"):
        model_store.download("fastvlm-0.5b", accept_licence=lambda text: True, endpoint="localhost")


@pytest.mark.parametrize("name", ["fastvlm-9b", "someone/else"])
def test_only_known_models_are_fetched(hub: HubServer, name: str) -> None:
    with pytest.raises(ModelNotFoundError, match=r"Choose one of fastvlm-0\.5b"):
        model_store.download(name, accept_licence=lambda text: True, endpoint=hub.url)
    assert hub.requests == []
