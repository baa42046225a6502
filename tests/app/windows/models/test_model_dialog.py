"""The model dialog, used with mouse and keys: choose, load, unload, download with its licence, stop, go on,
add, check, remove. A hub of the tests' own, a fake engine, no work on the GUI thread.
"""

import threading

import pytest
from fakes import FakeEngine, fake_loader
from hub_server import LICENCE_TEXT, HubServer
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from app.inference import model_management
from app.inference.engine_client import EngineClient, EngineState
from app.inference.model_jobs import ModelJobs
from app.settings import Settings
from app.theme import Theme
from app.windows.models.model_dialog import ModelDialog
from benchmarks.random_checkpoints import write_tiny_checkpoint
from fastvlm_engine.model_download import PIECE

pytestmark = pytest.mark.gui
WEIGHTS = "model.safetensors"
NAME = "fastvlm-0.5b"
LONG_MS = 30_000
DEVICES = {
    "auto": "cpu, bf16, no CUDA device and no Apple GPU: using the CPU",
    "cuda": "no: No CUDA device was found",
    "mps": "no: No Apple GPU was found",
    "cpu": "cpu, bf16",
    "threads": "2",
}


@pytest.fixture(autouse=True)
def models(tmp_path, monkeypatch):
    bundled = tmp_path / "bundled"
    write_tiny_checkpoint(bundled / "docent-nano")
    monkeypatch.setenv("DOCENT_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("DOCENT_BUNDLED_MODELS", str(bundled))
    return tmp_path / "models"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    folder = write_tiny_checkpoint(tmp_path / "remote", "apple")
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    with HubServer(folder) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        yield server


@pytest.fixture
def settings():
    return Settings(None)


@pytest.fixture
def fake_engine():
    return FakeEngine(model_name="docent-nano")


@pytest.fixture
def client(qapp, fake_engine):
    made = EngineClient(fake_loader(fake_engine))
    yield made
    made.close()


@pytest.fixture
def jobs(qapp):
    made = ModelJobs(lambda: DEVICES)
    yield made
    made.close()


@pytest.fixture
def dialog(qapp, qtbot, jobs, client, settings):
    made = ModelDialog(jobs, client, settings, Theme(qapp, "light"))
    qtbot.addWidget(made)
    with qtbot.waitSignals([jobs.listed, jobs.devices_found]):
        made.show()
    return made


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Of a model by the name of a published one, in the folder where packs are looked for."""
    folder = write_tiny_checkpoint(tmp_path / "packed")
    (folder / "LICENSE").write_text(LICENCE_TEXT)
    model_management.add(folder, NAME, None, None)
    (tmp_path / "packs").mkdir()
    made = model_management.pack(NAME, tmp_path / "packs", None, None)
    model_management.remove(NAME)
    monkeypatch.setenv("DOCENT_PACKS_DIR", str(tmp_path / "packs"))
    return made


def click(qtbot, button):
    assert button.isVisible() and button.isEnabled(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(dialog):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [dialog.list.item(row).data(role) for row in range(dialog.list.count())]


def test_every_model_has_a_row_with_its_state_and_size(dialog):
    assert rows(dialog)[0].startswith("docent-nano, in use · ")
    assert rows(dialog)[1:] == [
        "fastvlm-0.5b, not downloaded · about 1.53 GB",
        "fastvlm-1.5b, not downloaded · about 3.83 GB",
        "fastvlm-7b, not downloaded · about 15.55 GB",
    ]
    assert dialog.list.current_name() == "docent-nano"


def test_arrow_keys_walk_the_list_and_the_right_side_follows(dialog, qtbot):
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.facts.title.text() == NAME
    assert "research, non-commercial use only" in dialog.facts.licence.text()
    assert dialog.act_button.text() == "Download 1.53 GB…"


def test_the_reason_for_the_cpu_is_shown_and_what_is_missing_cannot_be_chosen(dialog):
    assert dialog.facts.reason.text() == (
        "Automatic is CPU, bf16: no CUDA device and no Apple GPU: using the CPU."
    )
    items = dialog.facts.device.model()
    assert [items.item(row).isEnabled() for row in range(items.rowCount())] == [True, False, False, True]
    assert items.item(1).toolTip() == "No CUDA device was found"


def test_a_torch_that_does_not_start_is_told(dialog):
    dialog.facts.show_devices({"problem": "torch does not start (ImportError: no libgomp)"})
    assert "torch does not start" in dialog.facts.reason.text()


def test_the_memory_is_estimated_and_a_lack_of_it_is_a_warning(dialog, monkeypatch):
    dialog.list.choose("fastvlm-7b")
    monkeypatch.setattr("app.windows.models.model_facts.free_bytes", lambda: 2_000_000_000)
    dialog.facts.retranslate()
    assert dialog.facts.memory.text() == "about 15.85 GB needed, only 2.00 GB free"
    assert dialog.facts.memory.property("kind") == "warning"
    dialog.facts.precision.setCurrentIndex(4)
    assert "about 10.4" in dialog.facts.memory.text()


def test_load_and_unload_with_one_button(dialog, client, qtbot):
    assert dialog.act_button.text() == "Load"
    with qtbot.waitSignal(client.ready):
        click(qtbot, dialog.act_button)
    assert "17 MB in use" in dialog.facts.memory.text()
    assert dialog.act_button.text() == "Unload"
    with qtbot.waitSignal(client.unloaded):
        click(qtbot, dialog.act_button)
    assert dialog.act_button.text() == "Load"


def test_another_precision_is_used_only_when_it_is_loaded(dialog, client, settings, qtbot):
    with qtbot.waitSignal(client.ready):
        click(qtbot, dialog.act_button)
    dialog.facts.precision.setFocus()
    qtbot.keyClick(dialog.facts.precision, Qt.Key.Key_Down)
    assert settings.get("precision") == "auto"
    assert dialog.act_button.text() == "Load again"
    with qtbot.waitSignal(client.ready):
        click(qtbot, dialog.act_button)
    assert settings.get("precision") == "bf16"


def test_a_load_can_be_stopped_and_says_how_far_it_is(dialog, client, fake_engine, qtbot):
    fake_engine.load_gate = threading.Event()
    with qtbot.waitSignal(client.loading):
        click(qtbot, dialog.act_button)
    assert dialog.progress.bar.isVisible()
    with qtbot.waitSignal(client.unloaded):
        click(qtbot, dialog.progress.stop)
    assert client.state is EngineState.UNLOADED
    assert not dialog.progress.bar.isVisible()


@pytest.mark.warns
def test_a_model_that_cannot_be_loaded_says_why(qapp, qtbot, jobs, settings):
    def load(*_, **__):
        raise MemoryError

    client = EngineClient(load)
    dialog = ModelDialog(jobs, client, settings, Theme(qapp, "light"))
    qtbot.addWidget(dialog)
    with qtbot.waitSignals([jobs.listed, jobs.devices_found]):
        dialog.show()
    with qtbot.waitSignal(client.load_failed):
        click(qtbot, dialog.act_button)
    assert dialog.progress.message.isVisible()
    assert dialog.progress.what.text()
    client.close()


def test_a_download_shows_the_licence_and_becomes_usable_once_accepted(
    dialog, jobs, client, settings, hub, qtbot
):
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    assert hub.fetched() == ["LICENSE"]
    page = dialog.licence_page
    assert page.isVisible() and page.text.toPlainText() == LICENCE_TEXT
    assert "1.53 GB will be fetched from https://huggingface.co/apple/FastVLM-0.5B" in page.about.text()
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        click(qtbot, page.accept)
    assert dialog.progress.what.text() == "fastvlm-0.5b is installed."
    assert dialog.act_button.text() == "Use this model"
    with qtbot.waitSignal(client.ready):
        click(qtbot, dialog.act_button)
    assert settings.get("model") == NAME
    assert rows(dialog)[1].startswith("fastvlm-0.5b, in use")


@pytest.mark.parametrize("how", ["button", "escape", "close"])
def test_a_licence_that_is_not_accepted_fetches_nothing(dialog, jobs, hub, models, qtbot, how):
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    with qtbot.waitSignal(jobs.ended):
        if how == "button":
            click(qtbot, dialog.licence_page.refuse)
        elif how == "escape":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.close()
    assert hub.fetched() == ["LICENSE"]
    assert not models.exists()
    assert not dialog.licence_page.isVisible()


def test_enter_accepts_no_licence(dialog, jobs, hub, qtbot):
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    qtbot.keyClick(dialog.licence_page.text, Qt.Key.Key_Return)
    assert dialog.licence_page.isVisible()
    assert jobs.running is not None


def test_a_download_tells_how_far_it_is_stops_and_goes_on(dialog, jobs, hub, models, qtbot):
    hub.pause_after[WEIGHTS] = 5 * PIECE
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    click(qtbot, dialog.licence_page.accept)
    qtbot.waitUntil(lambda: dialog.progress.words.text().startswith("Fetching"), timeout=LONG_MS)
    qtbot.waitUntil(hub.paused.is_set)
    assert not dialog.act_button.isEnabled()
    click(qtbot, dialog.progress.stop)
    with qtbot.waitSignals([jobs.ended, jobs.listed]):
        hub.go_on.set()
    assert rows(dialog)[1].startswith("fastvlm-0.5b, partly downloaded")
    assert dialog.act_button.text() == "Go on with the download…"
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        click(qtbot, dialog.licence_page.accept)
    assert rows(dialog)[1].startswith("fastvlm-0.5b, installed")


def test_a_download_goes_on_while_the_dialog_is_closed_and_is_there_when_it_opens(dialog, jobs, hub, qtbot):
    hub.pause_after[WEIGHTS] = 5 * PIECE
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.licence_wanted):
        click(qtbot, dialog.act_button)
    click(qtbot, dialog.licence_page.accept)
    qtbot.waitUntil(hub.paused.is_set, timeout=LONG_MS)
    dialog.close()
    with qtbot.waitSignal(jobs.listed):
        dialog.show()
    assert dialog.progress.stop.isVisible()
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        hub.go_on.set()
    assert rows(dialog)[1].startswith("fastvlm-0.5b, installed")


def test_a_network_that_fails_is_a_message_with_advice(dialog, jobs, hub, qtbot):
    hub.status["/revision/main"] = 503
    dialog.list.choose(NAME)
    with qtbot.waitSignal(jobs.ended):
        click(qtbot, dialog.act_button)
    assert "answered with status 503" in dialog.progress.what.text()
    assert "try again" in dialog.progress.advice.text()


def test_an_added_folder_is_checked_used_and_removed(dialog, jobs, tmp_path, qtbot, monkeypatch):
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        dialog.add(write_tiny_checkpoint(tmp_path / "mine", "apple"))
    assert dialog.list.current_name() == "mine"
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        click(qtbot, dialog.verify_button)
    assert dialog.progress.what.text() == "mine is complete and unchanged."
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.No)
    click(qtbot, dialog.remove_button)
    assert jobs.running is None
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Yes)
    with qtbot.waitSignals([jobs.ended, jobs.listed]):
        click(qtbot, dialog.remove_button)
    assert not [row for row in rows(dialog) if row.startswith("mine")]


def test_a_damaged_model_names_its_file(dialog, jobs, models, tmp_path, qtbot):
    model_management.add(write_tiny_checkpoint(tmp_path / "mine", "apple"), None, None, None)
    (models / "mine" / "config.json").write_text("{}")
    with qtbot.waitSignal(jobs.listed):
        jobs.list_models()
    dialog.list.choose("mine")
    with qtbot.waitSignal(jobs.ended, timeout=LONG_MS):
        click(qtbot, dialog.verify_button)
    assert dialog.progress.what.text().startswith("config.json of mine is damaged")


def test_the_model_in_use_and_bundled_ones_cannot_be_removed(dialog, jobs, settings, tmp_path, qtbot):
    assert not dialog.remove_button.isVisible()
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        dialog.add(write_tiny_checkpoint(tmp_path / "mine", "apple"))
    click(qtbot, dialog.act_button)
    assert dialog.remove_button.isVisible() and not dialog.remove_button.isEnabled()
    assert dialog.remove_button.toolTip() == "In use: choose another model first."


def test_one_button_at_most_has_the_accent(dialog, client, qtbot):
    def accented():
        buttons = dialog.findChildren(QAbstractButton)
        return [
            button.text() for button in buttons if button.isVisible() and button.property("kind") == "primary"
        ]

    assert accented() == ["Load"]
    with qtbot.waitSignal(client.ready):
        click(qtbot, dialog.act_button)
    assert accented() == []
    dialog.list.choose(NAME)
    assert accented() == ["Download 1.53 GB…"]


def test_every_button_and_field_has_a_name_also_after_the_language_changes(dialog):
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    for button in dialog.findChildren(QAbstractButton):
        assert button.accessibleName() or not button.isVisible()
    for field in (dialog.list, dialog.facts.device, dialog.facts.precision, dialog.progress.bar):
        assert field.accessibleName()
    assert dialog.facts.title.text() == "docent-nano"


def test_a_pack_beside_the_program_is_installed_after_its_licence(pack, dialog, jobs, models, qtbot):
    assert rows(dialog)[1].startswith("fastvlm-0.5b, found beside the program · ")
    dialog.list.choose(NAME)
    assert dialog.facts.origin.text() == str(pack)
    assert dialog.act_button.text().startswith("Install ")
    with qtbot.waitSignal(jobs.licence_wanted, timeout=LONG_MS):
        click(qtbot, dialog.act_button)
    page = dialog.licence_page
    assert page.accept.text() == "Accept and install" and page.text.toPlainText() == LICENCE_TEXT
    assert f"will be copied from {pack}" in page.about.text()
    assert not list(models.iterdir()), "nothing before the licence was accepted"
    with qtbot.waitSignals([jobs.ended, jobs.listed], timeout=LONG_MS):
        click(qtbot, page.accept)
    assert dialog.progress.what.text() == "fastvlm-0.5b is installed."
    assert dialog.list.current_name() == NAME and dialog.act_button.text() == "Use this model"


def test_a_licence_of_a_pack_that_is_refused_installs_nothing(pack, dialog, jobs, models, qtbot):
    with qtbot.waitSignal(jobs.licence_wanted, timeout=LONG_MS):
        dialog.add(pack)
    with qtbot.waitSignals([jobs.ended, jobs.listed]):
        click(qtbot, dialog.licence_page.refuse)
    assert rows(dialog)[1].startswith("fastvlm-0.5b, found beside the program")
    assert not list(models.iterdir())


@pytest.mark.warns
def test_a_damaged_pack_says_what_is_wrong(pack, dialog, jobs, qtbot):
    pack.write_bytes(pack.read_bytes()[:-1000])
    with qtbot.waitSignal(jobs.ended, timeout=LONG_MS):
        dialog.add(pack)
    assert "cannot be unpacked" in dialog.progress.what.text()
