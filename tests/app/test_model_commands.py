"""`docent models`, by its exit codes and by what it prints where."""

from __future__ import annotations

import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hub_server import LICENCE_TEXT, HubServer

from app import command_line
from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.model_download import PIECE

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = "model.safetensors"


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(tmp_path / "bundled"))
    return tmp_path / "models"


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return write_tiny_checkpoint(tmp_path / "tiny", "apple")


@pytest.fixture
def hub(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    (checkpoint / "LICENSE").write_text(LICENCE_TEXT)
    with HubServer(checkpoint) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        yield server


class Terminal(io.StringIO):
    """A standard input at which somebody sits and types."""

    def isatty(self) -> bool:
        return True


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", "models", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)


def models_command(*arguments: str | Path) -> int:
    return command_line.run(["models", *map(str, arguments)])


def assert_one_error(stderr: str, sentence: str) -> None:
    assert re.fullmatch(r"error: [^\n]*\n", stderr)
    assert sentence in stderr


def test_list_shows_a_table(checkpoint: Path, models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert models_command("add", checkpoint, "--name", "mine") == 0
    capsys.readouterr()
    assert models_command("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["NAME", "STATE", "SIZE", "LICENCE", "PATH"]
    row = next(line for line in lines if line.startswith("mine "))
    assert "installed" in row and "MB" in row and row.endswith(str(models / "mine"))
    published = next(line for line in lines if line.startswith("fastvlm-0.5b "))
    assert "not installed" in published and "about 1.53 GB" in published
    assert "research, non-commercial use only" in published


def test_list_as_json_is_an_array_of_models() -> None:
    process = start("list", "--json")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    listed = {model["name"]: model for model in json.loads(out)}
    assert listed["fastvlm-7b"]["state"] == "not installed" and listed["fastvlm-7b"]["path"] is None
    assert set(listed["fastvlm-7b"]) == {"name", "state", "path", "size_bytes", "licence", "source"}


def test_added_model_is_verified_and_removed(
    checkpoint: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models_command("add", checkpoint) == 0
    assert capsys.readouterr().out == f"tiny is installed in {models / 'tiny'}\n"
    assert models_command("verify", "tiny") == 0
    assert "tiny is complete: 6 files" in capsys.readouterr().out
    assert models_command("remove", "tiny") == 0
    assert capsys.readouterr().out == "tiny is removed\n"
    assert models_command("remove", "tiny") == 1
    assert_one_error(capsys.readouterr().err, "tiny is not installed")


def test_damaged_model_is_reported_with_advice(
    checkpoint: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models_command("add", checkpoint)
    capsys.readouterr()
    (models / "tiny" / WEIGHTS).write_bytes(b"")
    assert models_command("verify", "tiny") == 1
    assert_one_error(capsys.readouterr().err, "docent models remove tiny")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("add",),
        ("list", "extra"),
        ("remove", "../outside"),
        ("download", "--accept-licence"),
    ],
)
def test_wrong_calls_end_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert models_command(*arguments) == 2
    assert_one_error(capsys.readouterr().err, "")


def test_name_that_is_taken_is_a_wrong_call(checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert models_command("add", checkpoint) == 0
    capsys.readouterr()
    assert models_command("add", checkpoint) == 2
    assert_one_error(capsys.readouterr().err, "--name")
    assert models_command("add", checkpoint, "--name", "a/b") == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "/no/such/folder"), "There is no file or folder"),
        (("verify", "fastvlm-7b"), "docent models download fastvlm-7b"),
        (("download", "unheard-of"), "Choose one of fastvlm-0.5b"),
    ],
)
def test_what_cannot_be_done_ends_with_1(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models_command(*arguments) == 1
    assert_one_error(capsys.readouterr().err, sentence)


def test_download_shows_the_licence_and_installs(hub: HubServer, models: Path) -> None:
    process = start("download", "fastvlm-0.5b", "--accept-licence")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert out.startswith(LICENCE_TEXT) and "research, non-commercial use only" in out
    assert out.endswith(f"fastvlm-0.5b is installed in {models / 'fastvlm-0.5b'}\n")
    assert re.search(r"^fetching 100 %  1\.\d MB of 1\.\d MB$", err, re.MULTILINE)
    assert (models / "fastvlm-0.5b" / WEIGHTS).read_bytes() == (hub.folder / WEIGHTS).read_bytes()


def test_download_without_terminal_asks_for_the_flag(
    hub: HubServer, models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert models_command("download", "fastvlm-0.5b") == 1
    printed = capsys.readouterr()
    assert LICENCE_TEXT in printed.out
    assert_one_error(printed.err, "--accept-licence")
    assert hub.fetched() == ["LICENSE"] and not models.exists()


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("Yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_at_a_terminal_the_licence_is_asked_for(
    hub: HubServer,
    models: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    code: int,
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert models_command("download", "fastvlm-0.5b") == code
    printed = capsys.readouterr()
    assert printed.out.index(LICENCE_TEXT) < printed.out.index("Do you accept it? [y/N]")
    if code:
        assert_one_error(printed.err, "was not accepted")
        assert hub.fetched() == ["LICENSE"] and not models.exists()


def test_licence_cannot_drive_the_terminal(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (hub.folder / "LICENSE").write_text("Free\x1b]0;owned\x07 for all")
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    models_command("download", "fastvlm-0.5b")
    assert "Free]0;owned for all" in capsys.readouterr().out


def test_interrupted_download_says_so_and_goes_on_next_time(hub: HubServer, models: Path) -> None:
    hub.pause_after[WEIGHTS] = 5 * PIECE
    process = start("download", "fastvlm-0.5b", "--accept-licence")
    assert hub.paused.wait(60)
    assert process.stderr is not None
    assert any(line.startswith("fetching  40 %") for line in process.stderr)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "stopped: run the same command again to go on"
    assert "is installed" not in out and not (models / "fastvlm-0.5b").exists()

    kept = next(models.glob(f".download-*/*/{WEIGHTS}.part")).stat().st_size
    hub.requests.clear()
    assert models_command("download", "fastvlm-0.5b", "--accept-licence") == 0
    assert kept == 5 * PIECE and hub.ranges(WEIGHTS) == [f"bytes={kept}-"]


@pytest.fixture
def pack(checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A pack of a model that is not installed any more."""
    (checkpoint / "LICENSE").write_text(LICENCE_TEXT)
    models_command("add", checkpoint)
    out = tmp_path / "carried.docentmodel"
    assert models_command("pack", "tiny", "--out", out) == 0
    assert capsys.readouterr().out.endswith(f"tiny is packed in {out}\n")
    models_command("remove", "tiny")
    capsys.readouterr()
    return out


def test_a_pack_is_installed_once_its_licence_was_accepted(
    pack: Path, models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models_command("import", pack) == 1
    captured = capsys.readouterr()
    assert LICENCE_TEXT.strip() in captured.out and f"from {pack}" in captured.out
    assert_one_error(captured.err, "--accept-licence")
    assert not list(models.iterdir())
    assert models_command("import", pack, "--name", "mine", "--accept-licence") == 0
    assert capsys.readouterr().out.endswith(f"mine is installed in {models / 'mine'}\n")


def test_a_pack_beside_the_program_is_listed(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCENT_PACKS_DIR", str(pack.parent))
    assert models_command("list") == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("tiny "))
    assert " packed " in row and "about" not in row and row.endswith(str(pack))


def test_a_model_without_a_licence_is_not_packed(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models_command("add", checkpoint)
    capsys.readouterr()
    assert models_command("pack", "tiny", "--out", tmp_path) == 1
    assert_one_error(capsys.readouterr().err, "has no licence text")
    assert not list(tmp_path.glob("*.docentmodel"))


def test_a_pack_is_imported_not_added(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert models_command("add", pack) == 2
    assert "docent models import" in capsys.readouterr().err
