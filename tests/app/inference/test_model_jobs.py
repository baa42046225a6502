"""Work on models off the GUI thread, on a hub of the tests' own: licence, resume, stop, full disk, damage."""

import shutil
import threading

import pytest
from hub_server import LICENCE_TEXT, HubServer

from app.inference.model_jobs import JobKind, ModelJobs
from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.model_download import PIECE

WEIGHTS = "model.safetensors"
NAME = "fastvlm-0.5b"
LONG_MS = 30_000  # the first check of a checkpoint imports torch


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(tmp_path / "bundled"))
    return tmp_path / "models"


@pytest.fixture
def checkpoint(tmp_path):
    return write_tiny_checkpoint(tmp_path / "tiny", "apple")


@pytest.fixture
def hub(checkpoint, monkeypatch):
    (checkpoint / "LICENSE").write_text(LICENCE_TEXT)
    with HubServer(checkpoint) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        yield server


@pytest.fixture
def jobs(qapp):
    made = ModelJobs(lambda: {"auto": "cpu, fp32, a test"})
    yield made
    made.close()


def ended(jobs, qtbot, start):
    with qtbot.waitSignal(jobs.ended, timeout=LONG_MS) as told:
        start()
    return told.args[0]


def states(jobs, qtbot):
    with qtbot.waitSignal(jobs.listed) as told:
        jobs.list_models()
    return {model.name: model.state for model in told.args[0]}


def test_the_list_comes_from_a_thread_and_has_the_published_models(jobs, qtbot):
    assert states(jobs, qtbot) == {
        "fastvlm-0.5b": "not installed",
        "fastvlm-1.5b": "not installed",
        "fastvlm-7b": "not installed",
    }
    assert [model.name for model in jobs.models] == ["fastvlm-0.5b", "fastvlm-1.5b", "fastvlm-7b"]


def test_devices_are_looked_up_once_off_the_gui_thread(qapp, qtbot):
    threads = []

    def look_up():
        threads.append(threading.current_thread().name)
        return {"auto": "cpu, fp32, a test"}

    jobs = ModelJobs(look_up)
    for _ in range(2):
        with qtbot.waitSignal(jobs.devices_found) as told:
            jobs.find_devices()
    assert told.args[0] == {"auto": "cpu, fp32, a test"}
    assert threads == ["device-lookup"]
    jobs.close()


def test_a_download_shows_the_licence_and_installs_once_it_is_accepted(jobs, hub, qtbot):
    licences, shares = [], []
    jobs.licence_wanted.connect(licences.append)
    jobs.licence_wanted.connect(lambda _: jobs.answer_licence(True))
    jobs.progressed.connect(lambda progress: shares.append(progress.done / progress.total))
    end = ended(jobs, qtbot, lambda: jobs.download(NAME))
    assert (end.is_done, end.model_name, end.error) == (True, NAME, None)
    assert [licence.text for licence in licences] == [LICENCE_TEXT]
    assert shares[-1] == 1.0
    assert states(jobs, qtbot)[NAME] == "installed"


def test_without_acceptance_nothing_but_the_licence_is_fetched(jobs, hub, models, qtbot):
    jobs.licence_wanted.connect(lambda _: jobs.answer_licence(False))
    end = ended(jobs, qtbot, lambda: jobs.download(NAME))
    assert (end.is_done, end.error) == (False, None)
    assert hub.fetched() == ["LICENSE"]
    assert not models.exists()


def test_stopping_while_the_licence_is_on_show_ends_the_job(jobs, hub, models, qtbot):
    with qtbot.waitSignal(jobs.licence_wanted):
        jobs.download(NAME)
    end = ended(jobs, qtbot, jobs.cancel)
    assert (end.is_done, end.error) == (False, None)
    assert not models.exists()


def test_a_stopped_download_goes_on_where_it_was(jobs, hub, models, qtbot):
    jobs.licence_wanted.connect(lambda _: jobs.answer_licence(True))
    hub.pause_after[WEIGHTS] = 5 * PIECE
    jobs.download(NAME)
    qtbot.waitUntil(hub.paused.is_set, timeout=LONG_MS)
    qtbot.waitUntil(lambda: part_size(models) == 5 * PIECE)
    jobs.cancel()
    end = ended(jobs, qtbot, hub.go_on.set)
    assert (end.is_done, end.error) == (False, None)
    assert states(jobs, qtbot)[NAME] == "partial"
    kept = part_size(models)
    hub.requests.clear()
    assert ended(jobs, qtbot, lambda: jobs.download(NAME)).is_done
    assert hub.ranges(WEIGHTS) == [f"bytes={kept}-"]
    assert (models / NAME / WEIGHTS).read_bytes() == (hub.folder / WEIGHTS).read_bytes()


def test_a_network_that_fails_is_a_sentence_for_people_at_a_window(jobs, hub, qtbot):
    hub.status["/revision/main"] = 503
    end = ended(jobs, qtbot, lambda: jobs.download(NAME))
    assert "answered with status 503" in end.error.what
    assert "docent" not in end.error.advice and "command" not in end.error.advice


def test_a_full_disk_is_said_before_anything_is_fetched(jobs, hub, qtbot, monkeypatch):
    jobs.licence_wanted.connect(lambda _: jobs.answer_licence(True))
    usage = shutil.disk_usage(hub.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    end = ended(jobs, qtbot, lambda: jobs.download(NAME))
    assert "The disk is too full" in end.error.what
    assert end.error.advice == "Free some space, then try again."
    assert WEIGHTS not in hub.fetched()


def test_a_folder_is_added_checked_and_removed(jobs, checkpoint, qtbot):
    added = ended(jobs, qtbot, lambda: jobs.add(checkpoint))
    assert (added.is_done, added.model_name) == (True, "tiny")
    assert ended(jobs, qtbot, lambda: jobs.verify("tiny")).is_done
    assert ended(jobs, qtbot, lambda: jobs.remove("tiny")).is_done
    assert "tiny" not in states(jobs, qtbot)


def test_a_folder_that_is_no_checkpoint_says_so(jobs, tmp_path, qtbot):
    (tmp_path / "holiday").mkdir()
    end = ended(jobs, qtbot, lambda: jobs.add(tmp_path / "holiday"))
    assert end.error is not None and end.job.kind is JobKind.ADD
    assert end.error.advice == "Choose the folder of a FastVLM checkpoint, as it was downloaded."


def test_a_damaged_model_names_the_file(jobs, checkpoint, models, qtbot):
    ended(jobs, qtbot, lambda: jobs.add(checkpoint))
    content = bytearray((models / "tiny" / WEIGHTS).read_bytes())
    content[-1] ^= 1
    (models / "tiny" / WEIGHTS).write_bytes(content)
    end = ended(jobs, qtbot, lambda: jobs.verify("tiny"))
    assert end.error.what == "model.safetensors of tiny is damaged: its contents have changed."
    assert end.error.advice == "Remove the model, then install it again."


def test_one_job_at_a_time(jobs, hub, checkpoint, qtbot):
    with qtbot.waitSignal(jobs.licence_wanted):
        jobs.download(NAME)
    jobs.add(checkpoint)
    assert jobs.running is not None and jobs.running.kind is JobKind.DOWNLOAD
    assert ended(jobs, qtbot, jobs.cancel).job.kind is JobKind.DOWNLOAD
    assert jobs.running is None
    assert "tiny" not in states(jobs, qtbot)


def test_closing_ends_a_job_that_waits_for_an_answer(hub, qapp, qtbot):
    jobs = ModelJobs(dict)
    with qtbot.waitSignal(jobs.licence_wanted):
        jobs.download(NAME)
    jobs.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name == "model-job"]


def part_size(models):
    parts = list(models.glob(f".download-*/*/{WEIGHTS}.part"))
    return parts[0].stat().st_size if parts else 0
