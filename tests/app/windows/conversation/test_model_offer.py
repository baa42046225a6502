"""The line that offers a larger model: when it is there, what it says, where it leads, and that it can go."""

import pytest
from PySide6.QtCore import Qt

from app.inference.model_management import ModelInfo
from app.settings import Settings
from app.theme import Theme
from app.windows.conversation.model_offer import ModelOffer, offered_model

pytestmark = pytest.mark.gui
APPLE = "apple-amlr: research, non-commercial use only"
NANO = ModelInfo("docent-nano", "bundled", None, 17_000_000, "as in its LICENSE", "comes with Docent")
SMALL = ModelInfo("fastvlm-0.5b", "not installed", None, 1_530_000_000, APPLE, "https://example.org")
LARGE = ModelInfo("fastvlm-7b", "packed", None, 15_550_000_000, APPLE, "/opt/large.docentmodel")
MINE = ModelInfo("mine", "installed", None, 1_000_000, "not stated", "added from a folder")


@pytest.fixture
def settings():
    return Settings(None)


def test_the_smallest_is_offered_and_one_beside_the_program_first(settings):
    assert offered_model([], settings) is None
    assert offered_model([NANO], settings) is None
    assert offered_model([NANO, SMALL], settings) is SMALL
    assert offered_model([NANO, SMALL, LARGE], settings) is LARGE


def test_nobody_who_has_chosen_is_offered_anything(settings):
    assert offered_model([NANO, SMALL, MINE], settings) is None
    settings.set("model", "/some/folder")
    assert offered_model([NANO, SMALL], settings) is None


def test_a_dismissed_offer_stays_away_also_when_settings_are_restored(settings):
    settings.set("larger_model_offered", False)
    settings.restore_defaults()
    assert offered_model([NANO, SMALL], settings) is None


def test_it_says_size_and_use_and_leads_to_the_model(qapp, qtbot):
    offer = ModelOffer(Theme(qapp, "light"))
    qtbot.addWidget(offer)
    assert offer.isHidden()
    offer.show_model(SMALL)
    assert offer.words.text() == (
        "A larger model reads better: fastvlm-0.5b, about 1.53 GB, for research only."
    )
    with qtbot.waitSignal(offer.model_wanted) as wanted:
        qtbot.mouseClick(offer.look_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["fastvlm-0.5b"]
    with qtbot.waitSignal(offer.dismissed):
        qtbot.mouseClick(offer.close_button, Qt.MouseButton.LeftButton)


def test_in_the_window_it_opens_the_dialog_at_the_model_and_goes_for_good(desk, qtbot):
    window, jobs = desk.window, desk.window._services.model_jobs
    offer = window.panel.welcome.offer
    assert offer.isHidden(), "nothing is known of models yet"
    with qtbot.waitSignal(jobs.listed):
        jobs.list_models()
    assert offer.isVisible() and "fastvlm-0.5b" in offer.words.text()
    with qtbot.waitSignal(jobs.listed):
        qtbot.mouseClick(offer.look_button, Qt.MouseButton.LeftButton)
    dialog = desk.dialogs._open["models"]
    assert dialog.list.current_name() == "fastvlm-0.5b"
    dialog.close()
    qtbot.mouseClick(offer.close_button, Qt.MouseButton.LeftButton)
    assert offer.isHidden()
    with qtbot.waitSignal(jobs.listed):
        jobs.list_models()
    assert offer.isHidden()
