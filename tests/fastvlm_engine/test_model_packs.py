"""Model packs: made of an installed model, looked into, installed; and what can be wrong with one."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hub_server import LICENCE_TEXT

from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine import model_packs, model_store
from fastvlm_engine.errors import (
    Cancelled,
    CheckpointError,
    DiskFullError,
    DownloadError,
    EngineError,
    LicenceNotAcceptedError,
    ModelNotFoundError,
    OptionsError,
)
from fastvlm_engine.model_manifest import APPLE_LICENCE, MANIFEST_NAME, PACK_SUFFIX, read_manifest
from fastvlm_engine.model_source import SourceStream

WEIGHTS = "model.safetensors"


def yes(_: str) -> bool:
    return True


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(tmp_path / "bundled"))
    return tmp_path / "models"


@pytest.fixture(params=["transformers", "apple"])
def checkpoint(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = write_tiny_checkpoint(tmp_path / "tiny", request.param)
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    return folder


@pytest.fixture
def pack(tmp_path: Path, models: Path) -> Path:
    """A pack of a model that is not installed any more, as on another machine."""
    folder = write_tiny_checkpoint(tmp_path / "tiny")
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    model_store.add(folder)
    made = model_packs.write("tiny", tmp_path / "carried.docentmodel")
    model_store.remove("tiny")
    return made


def leftovers(models: Path) -> list[str]:
    return sorted(path.name for path in models.iterdir()) if models.exists() else []


def rewritten(pack: Path, change: Callable[[dict[str, bytes]], None], **options: Any) -> Path:
    """The pack with other contents; by name without the folder."""
    with zipfile.ZipFile(pack) as archive:
        contents = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    change(contents)
    target = pack.with_name(f"changed{PACK_SUFFIX}")
    with zipfile.ZipFile(target, "w", **options) as archive:
        for name, content in contents.items():
            archive.writestr(f"tiny/{name}", content)
    return target


def refused(pack: Path, models: Path, words: str) -> None:
    with pytest.raises(CheckpointError, match=words):
        model_packs.install(pack, accept_licence=yes)
    assert leftovers(models) == []


def test_a_model_goes_into_a_pack_and_comes_out_the_same(
    checkpoint: Path, tmp_path: Path, models: Path
) -> None:
    model_store.add(checkpoint, "mine")
    before = read_manifest(models / "mine")
    stages: set[str] = set()
    (tmp_path / "stick").mkdir()
    made = model_packs.write(
        "mine", tmp_path / "stick", progress=lambda stage, done, total: stages.add(stage)
    )
    assert made == tmp_path / "stick" / "mine.docentmodel" and stages == {"packing"}
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    model_store.remove("mine")
    shown: list[str] = []
    info = model_packs.install(made, accept_licence=lambda text: not shown.append(text))
    after = read_manifest(models / "mine")
    assert shown == [LICENCE_TEXT]
    assert (info.name, info.state, info.licence) == ("mine", "installed", APPLE_LICENCE)
    assert before is not None and after is not None
    assert {file.name: file for file in after.files} == {file.name: file for file in before.files}
    assert after.licence_accepted is not None and after.source == before.source
    assert (models / "mine" / "NOTICE").is_file()
    assert model_store.verify("mine") is not None and leftovers(models) == ["mine"]


def test_the_same_model_gives_the_same_pack_uncompressed(pack: Path, tmp_path: Path) -> None:
    model_packs.install(pack, accept_licence=yes)
    installed = read_manifest(model_store.resolve("tiny"))
    with zipfile.ZipFile(pack) as archive:
        entries = archive.infolist()
        record = json.loads(archive.read(f"tiny/{MANIFEST_NAME}"))
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
    assert installed is not None and installed.licence_accepted is not None
    assert record["licence_accepted"] is None, "whoever installs it has to accept it, too"


def test_looking_into_a_pack_installs_nothing(pack: Path, models: Path) -> None:
    found = model_packs.look_into(pack)
    assert (found.info.name, found.info.state, found.info.path) == ("tiny", "packed", pack)
    assert found.info.licence == APPLE_LICENCE and found.text == LICENCE_TEXT
    assert found.info.size_bytes < pack.stat().st_size < found.info.size_bytes + 10_000
    assert leftovers(models) == []


def test_another_name_and_a_name_that_is_taken(pack: Path, models: Path) -> None:
    model_packs.install(pack, "Other", accept_licence=yes)
    model_packs.install(pack, accept_licence=yes)
    assert leftovers(models) == ["other", "tiny"]
    with pytest.raises(OptionsError, match="tiny is installed already"):
        model_packs.install(pack, accept_licence=lambda _: pytest.fail("nothing to accept"))
    assert leftovers(models) == ["other", "tiny"]


def test_without_acceptance_nothing_is_written(pack: Path, models: Path) -> None:
    with pytest.raises(LicenceNotAcceptedError, match="tiny was not accepted"):
        model_packs.install(pack, accept_licence=lambda _: False)
    assert leftovers(models) == []


def test_a_pack_is_not_added_past_its_licence(pack: Path) -> None:
    with pytest.raises(OptionsError, match="docent models import"):
        model_store.add(pack)


# -- what is wrong with it ------------------------------------------------------------------------------


def test_a_pack_without_a_licence_is_refused(pack: Path, models: Path) -> None:
    refused(rewritten(pack, lambda contents: contents.pop("LICENSE")), models, "has no licence in it")


def test_a_pack_without_a_record_is_called_after_its_file(pack: Path) -> None:
    bare = rewritten(pack, lambda contents: contents.pop(MANIFEST_NAME))
    assert model_packs.install(bare, accept_licence=yes).name == "changed"


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format":1,"name":"../up","source":"","licence":"","files":[],"installed":""}',
        b'{"format":1,"name":7,"source":"","licence":"","files":[],"installed":""}',
    ],
)
def test_a_record_that_is_none_is_refused(pack: Path, models: Path, record: bytes) -> None:
    changed = rewritten(pack, lambda contents: contents.update({MANIFEST_NAME: record}))
    refused(changed, models, "not a model's record")


def test_weights_other_than_those_packed_are_refused(pack: Path, models: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        contents[WEIGHTS] = contents[WEIGHTS][:-1] + b"\x7f"

    refused(rewritten(pack, change), models, f"{WEIGHTS} is not what was packed")


def test_weights_whose_header_lies_are_refused(pack: Path, models: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        del contents[MANIFEST_NAME]
        contents[WEIGHTS] = (1 << 60).to_bytes(8, "little") + contents[WEIGHTS][8:]

    refused(rewritten(pack, change), models, "safetensors")


def test_a_licence_as_large_as_a_book_shelf_is_not_read(pack: Path, models: Path) -> None:
    changed = rewritten(pack, lambda contents: contents.update(LICENSE=b"x" * 5_000_000))
    refused(changed, models, "LICENSE has 5.0 MB")


def test_what_unpacks_to_too_much_is_refused(pack: Path, models: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        contents[WEIGHTS] = bytes(20_000_000)

    refused(rewritten(pack, change, compression=zipfile.ZIP_DEFLATED), models, "would unpack to 20 MB")


def test_a_damaged_deflated_pack_is_refused(pack: Path, models: Path) -> None:
    packed = rewritten(pack, lambda contents: None, compression=zipfile.ZIP_DEFLATED)
    content = bytearray(packed.read_bytes())
    for at in range(len(content) // 2, len(content) // 2 + 40):
        content[at] ^= 0xFF
    packed.write_bytes(content)
    refused(packed, models, "cannot be unpacked")


def test_a_link_in_a_pack_is_refused(pack: Path, models: Path) -> None:
    changed = rewritten(pack, lambda contents: contents.pop("tokenizer_config.json", None))
    with zipfile.ZipFile(changed, "a") as archive:
        link = zipfile.ZipInfo("tiny/tokenizer_config.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    refused(changed, models, "tokenizer_config.json is a link")


def test_an_entry_that_points_outside_is_refused(pack: Path, models: Path) -> None:
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("tiny/../../evil.safetensors", "x")
    refused(pack, models, "points outside")


def test_an_encrypted_pack_is_refused(pack: Path, models: Path) -> None:
    content = pack.read_bytes()
    at = content.rindex(b"PK\x01\x02", 0, content.index(b"LICENSE", content.index(b"PK\x01\x02")))
    marked = content[: at + 8] + b"\x01\x00" + content[at + 10 :]  # the flags of its entry
    pack.write_bytes(marked)
    refused(pack, models, "is encrypted")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_truncated_pack_is_refused(pack: Path, models: Path, share: float) -> None:
    os.truncate(pack, int(pack.stat().st_size * share))
    refused(pack, models, "cannot be unpacked")


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="is a folder"):
        model_packs.look_into(tmp_path)
    with pytest.raises(ModelNotFoundError, match="no file or folder"):
        model_packs.look_into(tmp_path / "nothing.docentmodel")


# -- what happens on the way ----------------------------------------------------------------------------


def test_a_stick_that_is_taken_out_is_told_as_that(
    pack: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, calls = SourceStream.read, []

    def failing(stream: SourceStream, count: int, /) -> bytes:
        calls.append(count)
        if len(calls) > 6:
            stream._stream = SimpleNamespace(read=gone)  # type: ignore[assignment]
        return read(stream, count)

    def gone(_: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(SourceStream, "read", failing)
    with pytest.raises(DownloadError, match=rf"{pack.name} cannot be read \(Input/output error\)"):
        model_packs.install(pack, accept_licence=yes)
    assert leftovers(models) == []


def test_the_room_on_the_disk_is_looked_at_first(
    pack: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=64 << 20))
    with pytest.raises(DiskFullError, match="disk is too full"):
        model_packs.install(pack, accept_licence=yes)
    assert leftovers(models) == []


def test_stopping_leaves_nothing(pack: Path, models: Path) -> None:
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        model_packs.install(pack, accept_licence=yes, progress=lambda *_: cancel.set(), cancel=cancel)
    assert leftovers(models) == []


# -- making one -----------------------------------------------------------------------------------------


@pytest.fixture
def installed(tmp_path: Path, models: Path) -> Path:
    folder = write_tiny_checkpoint(tmp_path / "tiny")
    (folder / "LICENSE").write_text("Do what you like.")
    model_store.add(folder)
    return models / "tiny"


def not_packed(out: Path, error: type[EngineError], words: str) -> None:
    before = sorted(out.parent.iterdir())
    with pytest.raises(error, match=words):
        model_packs.write("tiny", out)
    assert sorted(out.parent.iterdir()) == before


def test_a_model_without_a_licence_is_not_packed(tmp_path: Path) -> None:
    model_store.add(write_tiny_checkpoint(tmp_path / "tiny"))
    not_packed(tmp_path / "a.docentmodel", CheckpointError, "has no licence text")


def test_no_file_is_written_over_and_the_ending_counts(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docentmodel").write_text("mine")
    not_packed(tmp_path / "a.docentmodel", EngineError, "already")
    assert (tmp_path / "a.docentmodel").read_text() == "mine"
    not_packed(tmp_path / "a.zip", OptionsError, "no name for a model pack")


def test_a_model_that_has_changed_is_not_packed(installed: Path, tmp_path: Path) -> None:
    weights = installed / WEIGHTS
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    not_packed(tmp_path / "a.docentmodel", CheckpointError, "contents have changed")
    weights.unlink()
    not_packed(tmp_path / "a.docentmodel", CheckpointError, "missing")


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (errno.ENOSPC, DiskFullError, "could not be finished"),
        (errno.EFBIG, DiskFullError, "FAT32"),
        (errno.EACCES, DownloadError, "cannot be written"),
    ],
)
def test_a_disk_that_refuses_leaves_no_half_pack(
    installed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[EngineError],
    words: str,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    not_packed(tmp_path / "a.docentmodel", error, words)


def test_too_little_room_is_seen_before_the_first_byte(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=64 << 20))
    not_packed(tmp_path / "a.docentmodel", DiskFullError, "is too full")


def test_what_is_not_installed_or_comes_with_docent_is_not_packed(tmp_path: Path) -> None:
    write_tiny_checkpoint(tmp_path / "bundled" / "docent-nano", docent_block=True)
    with pytest.raises(EngineError, match="comes with Docent"):
        model_packs.write("docent-nano", tmp_path)
    with pytest.raises(ModelNotFoundError, match="no model named nothing"):
        model_packs.write("nothing", tmp_path)
