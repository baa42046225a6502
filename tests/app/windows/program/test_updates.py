"""Looking for a newer version: not before somebody wants it, and told once."""

import pytest
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.settings import Settings
from app.theme import Theme
from app.windows.notice import Notice
from app.windows.program import update_notice, update_row
from app.windows.program.update_notice import UpdateNotice
from app.windows.program.update_row import UpdateRow

pytestmark = pytest.mark.gui


class Releases:
    """Stands for the network."""

    def __init__(self, version="99.0.0"):
        self.version, self.asked, self.opened = version, 0, []

    def __call__(self):
        self.asked += 1
        if isinstance(self.version, Exception):
            raise self.version
        return self.version

    def open(self, url):
        self.opened.append(url.toString())


@pytest.fixture
def releases(monkeypatch):
    made = Releases()
    for module in (update_notice, update_row):
        monkeypatch.setattr(module, "newest_version", made)
        monkeypatch.setattr(
            module.QDesktopServices, "openUrl", lambda url: made.opened.append(url.toString())
        )
    return made


@pytest.fixture
def settings(qapp, tmp_path):
    made = Settings(tmp_path / "settings.json")
    made.set("update_check", True)
    return made


@pytest.fixture
def notice(qapp, qtbot):
    page = QWidget()
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    return Notice(Theme(qapp, "light"), page)


def start(settings, notice):
    made = UpdateNotice(settings, lambda: notice, notice)
    made.look()
    return made


def test_nothing_is_asked_unless_it_was_switched_on(releases, settings, notice, qtbot):
    settings.set("update_check", False)
    start(settings, notice)
    qtbot.wait(50)
    assert releases.asked == 0


def test_it_is_off_until_somebody_switches_it_on(tmp_path):
    assert Settings(tmp_path / "fresh.json").get("update_check") is False


def test_a_newer_version_is_told_and_its_page_is_opened(releases, settings, notice, qtbot):
    start(settings, notice)
    qtbot.waitUntil(notice.isVisible)
    assert "99.0.0" in notice.what.text()
    notice.button.click()
    assert releases.opened == ["https://github.com/docent-desktop/docent/releases/tag/v99.0.0"]
    assert not notice.isVisible()


def test_it_is_asked_once_a_day_and_told_once_for_each_version(releases, settings, notice, qtbot):
    start(settings, notice)
    qtbot.waitUntil(notice.isVisible)
    notice.hide()
    start(settings, notice)
    assert releases.asked == 1
    settings.set("update_asked", "2026-01-01")
    start(settings, notice)
    qtbot.waitUntil(lambda: releases.asked == 2)
    qtbot.wait(50)
    assert not notice.isVisible()


@pytest.mark.parametrize("version", ["0.0.1", UserError("no network", "")])
def test_no_newer_version_and_no_answer_are_silent(releases, settings, notice, qtbot, version):
    releases.version = version
    start(settings, notice)
    qtbot.waitUntil(lambda: releases.asked == 1)
    qtbot.wait(50)
    assert not notice.isVisible()


@pytest.fixture
def row(qapp, qtbot):
    made = UpdateRow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_about_box_asks_when_the_button_is_pressed(releases, row, qtbot):
    assert releases.asked == 0 and not row.words.isVisible()
    row.button.click()
    qtbot.waitUntil(lambda: "99.0.0" in row.words.text())
    assert row.button.text() == "Open its page"
    row.button.click()
    assert len(releases.opened) == 1 and releases.asked == 1


NO_NETWORK = UserError("There is no network.", "Look.")


@pytest.mark.parametrize(("version", "words"), [("0.0.1", "newest version"), (NO_NETWORK, "no network")])
def test_it_says_what_came_of_it_and_may_be_asked_again(releases, row, qtbot, version, words):
    releases.version = version
    row.button.click()
    qtbot.waitUntil(lambda: words in row.words.text())
    assert row.button.isEnabled() and row.button.text() == "Check for updates"
    row.button.click()
    qtbot.waitUntil(lambda: releases.asked == 2)


def test_a_box_that_is_closed_waits_for_nothing(releases, row, qtbot):
    row.button.click()
    row.stop()
    qtbot.wait(50)
    assert not row.words.isVisible() and row.button.isEnabled()
