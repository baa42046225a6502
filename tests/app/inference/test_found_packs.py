"""Model packs that lie beside the program are listed; nothing is installed by that."""

import sys

import pytest
from hub_server import LICENCE_TEXT

from app.inference import model_management
from app.inference.found_packs import found_packs, pack_folders
from app.inference.model_jobs import JobKind, ModelJobs
from benchmarks.random_checkpoints import write_tiny_checkpoint

LONG_MS = 30_000


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(tmp_path / "bundled"))
    monkeypatch.setenv("DOCENT_PACKS_DIR", str(tmp_path / "packs"))
    return tmp_path / "models"


@pytest.fixture
def pack(tmp_path, models):
    """Of a model by the name of a published one."""
    folder = write_tiny_checkpoint(tmp_path / "tiny")
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    model_management.add(folder, "fastvlm-0.5b", None, None)
    (tmp_path / "packs").mkdir()
    made = model_management.pack("fastvlm-0.5b", tmp_path / "packs", None, None)
    model_management.remove("fastvlm-0.5b")
    return made


@pytest.fixture
def jobs(qapp):
    made = ModelJobs(dict)
    yield made
    made.close()


def states():
    return {model.name: model.state for model in model_management.list_models()}


def test_a_pack_takes_the_place_of_the_download_until_it_is_installed(pack, models):
    assert states() == {
        "fastvlm-0.5b": "packed",
        "fastvlm-1.5b": "not installed",
        "fastvlm-7b": "not installed",
    }
    assert not list(models.iterdir())
    model_management.import_pack(pack, None, lambda _: True, None, None)
    assert states()["fastvlm-0.5b"] == "installed"


def test_a_model_of_another_name_comes_last(pack, tmp_path):
    model_management.import_pack(pack, "mine", lambda _: True, None, None)
    model_management.pack("mine", pack.parent, None, None)
    model_management.remove("mine")
    pack.unlink()
    assert list(states())[-1] == "mine" and states()["mine"] == "packed"


@pytest.mark.warns
def test_what_is_no_pack_is_left_out(pack):
    pack.with_name("a.docentmodel").write_text("no pack")
    pack.with_name("b.docentmodel").mkdir()
    pack.with_name("c.zip").write_bytes(pack.read_bytes())
    assert [model.path for model in found_packs()] == [pack]


def test_a_packaged_docent_looks_in_its_folder_and_the_one_above(tmp_path, monkeypatch):
    monkeypatch.delenv("DOCENT_PACKS_DIR")
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert pack_folders() == []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "opt" / "docent" / "docent"))
    assert pack_folders() == [tmp_path / "opt" / "docent", tmp_path / "opt"]
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "apps" / "Docent.AppImage"))
    assert pack_folders()[-1] == tmp_path / "apps"


@pytest.mark.parametrize("accepted", [True, False])
def test_a_job_asks_for_the_licence_and_installs_only_then(pack, jobs, qtbot, accepted):
    with qtbot.waitSignal(jobs.licence_wanted, timeout=LONG_MS) as asked:
        jobs.add(pack)
    assert jobs.running.kind is JobKind.IMPORT
    assert asked.args[0].text == LICENCE_TEXT and asked.args[0].model.state == "packed"
    with qtbot.waitSignal(jobs.ended, timeout=LONG_MS) as told:
        jobs.answer_licence(accepted)
    assert told.args[0].is_done is accepted and told.args[0].error is None
    assert states()["fastvlm-0.5b"] == ("installed" if accepted else "packed")


def test_a_job_can_be_stopped_at_the_licence(pack, jobs, qtbot, models):
    with qtbot.waitSignal(jobs.licence_wanted, timeout=LONG_MS):
        jobs.add(pack)
    with qtbot.waitSignal(jobs.ended) as told:
        jobs.cancel()
    assert not told.args[0].is_done and told.args[0].error is None
    assert not list(models.iterdir())


def test_a_name_that_is_taken_is_told_with_advice_for_a_window(pack, jobs, qtbot):
    model_management.import_pack(pack, None, lambda _: True, None, None)
    with qtbot.waitSignal(jobs.ended, timeout=LONG_MS) as told:
        jobs.add(pack)
    assert "is installed already" in told.args[0].error.what
    assert told.args[0].error.advice == "Remove that model first, then try again."
