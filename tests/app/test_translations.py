"""Every text is in the catalogues, the language changes while the program runs, errors keep their names."""

import importlib
import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from app.errors import UserError
from app.pseudo_locale import CLOSING, OPENING, pseudo
from app.translations import Translations, best_language, translated, translated_text

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"


@pytest.fixture
def language(qapp):
    before = QLocale()
    chosen = Translations(qapp, "en")
    yield chosen
    chosen.remove()
    QCoreApplication.processEvents()
    QLocale.setDefault(before)


@pytest.fixture
def script(monkeypatch):
    """The script that brings the catalogues up to the source."""
    monkeypatch.syspath_prepend(str(FOLDER))
    yield importlib.import_module("update")
    for name in ("update", "collect"):
        sys.modules.pop(name, None)


class Words(QLabel):
    """A widget as all of ours are."""

    def __init__(self) -> None:
        super().__init__()
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Open a document"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


# -- the catalogues ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["en", "de", "zh_CN"])
def test_every_text_of_the_source_is_translated_and_compiled(script, name):
    assert script.problems_of(name, script.collect(ROOT)) == []


def test_every_text_of_the_source_can_be_translated(script):
    collected = script.collect(ROOT)
    assert collected.missed == []
    assert len(collected.messages) > 100


def test_the_list_of_error_sentences_is_that_of_the_source(script):
    known = {message.text for message in script.collect(ROOT).messages if message.context == "errors"}
    listed = json.loads((FOLDER / "errors.json").read_text(encoding="utf-8"))
    assert set(listed) == known


SOURCE = """
from PySide6.QtCore import QCoreApplication
from app.errors import UserError

class OwnError(UserError):
    pass

ADVICE = "Check the disk"

class Panel:
    def show(self, count):
        self.tr("%n page(s)", "", count)
        self.tr("one " "two", "of a button")
        translate = QCoreApplication.translate
        translate("Actions", "File")
        painter.translate(3, 4)

    def fail(self, path, kind):
        reason = "a" if kind else f"b {kind}"
        if kind:
            raise OwnError(f"{path.name} is {reason}", ADVICE)
        raise refused("It is gone.")

def refused(what):
    return UserError(what, error.advice)
"""


def test_texts_are_found_where_people_see_them(script, tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "panel.py").write_text(SOURCE)
    (tmp_path / "app" / "errors.py").write_text("class UserError(Exception): pass")
    found = script.collect(tmp_path)
    assert found.missed == []
    assert [(m.context, m.text, m.comment, m.plural) for m in found.messages] == [
        ("Actions", "File", "", False),
        ("Panel", "%n page(s)", "", True),
        ("Panel", "one two", "of a button", False),
        ("errors", "Check the disk.", "", False),
        ("errors", "It is gone.", "", False),
        ("errors", "{0} is {1}.", "", False),
    ]
    assert found.messages[-1].note == "{0}: path.name, {1}: reason"


@pytest.mark.parametrize(
    "line",
    ["self.tr(text)", "self.tr(f'{text} pages')", "translate('Panel', text)", "UserError(text + '!')"],
)
def test_a_text_that_nobody_could_translate_is_named(script, tmp_path, line):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "panel.py").write_text(f"class Panel:\n    def show(self):\n        {line}\n")
    assert [place.split(" ")[0] for place in script.collect(tmp_path).missed] == ["app/panel.py:3:"]


# -- the language in use -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["de-AT", "de", "en"], "de"),
        (["fr-FR", "de-DE"], "de"),
        (["fr"], "en"),
        ([], "en"),
        (["zh-CN"], "zh_CN"),
        (["zh-Hans-SG"], "zh_CN"),
        (["zh_CN"], "zh_CN"),
        (["zh-Hant-TW", "de"], "de"),
        (["en-GB", "de"], "en"),
    ],
)
def test_the_first_language_of_the_system_that_we_have_is_taken(wanted, language):
    assert best_language(wanted) == language


@pytest.mark.gui
def test_a_switch_reaches_open_windows_and_comes_back(language, qtbot):
    words = Words()
    qtbot.addWidget(words)
    with qtbot.waitSignal(language.language_changed) as told:
        language.choose("pseudo")
    assert told.args == ["pseudo"]
    qtbot.waitUntil(lambda: words.text() == pseudo("Open a document"))
    language.choose("en")
    qtbot.waitUntil(lambda: words.text() == "Open a document")


@pytest.mark.gui
def test_qts_own_words_and_numbers_follow(language, qtbot):
    language.choose("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Abbrechen"
    assert QLocale().toString(1.5, "f", 1) == "1,5"
    language.choose("zh_CN")
    assert QLocale().name() == "zh_CN"


# -- errors ------------------------------------------------------------------------------------------------


@pytest.mark.gui
def test_an_error_is_shown_in_the_language_with_its_names_kept(language):
    language.choose("pseudo")
    shown = translated(UserError("There is no file a.pdf in /home/x.", "Check the name and the folder."))
    assert shown.what == pseudo("There is no file {0} in {1}.").format("a.pdf", "/home/x")
    assert shown.advice == pseudo("Check the name and the folder.")


@pytest.mark.gui
def test_a_sentence_that_is_not_known_stays_as_it_is(language):
    language.choose("pseudo")
    assert translated_text("Completely unheard of.") == "Completely unheard of."
    assert translated(UserError("Odd.")).advice == ""


@pytest.mark.gui
def test_braces_in_a_name_are_only_a_name(language):
    language.choose("pseudo")
    shown = translated_text("{1}{0}.pdf is empty.")
    assert shown.startswith(f"{OPENING}{{1}}{{0}}.pdf")
    assert shown.endswith(CLOSING)


@pytest.mark.gui
def test_every_error_sentence_is_recognised_with_values_in_it(language):
    templates = json.loads((FOLDER / "errors.json").read_text(encoding="utf-8"))
    language.choose("pseudo")
    values = [f"value{number}" for number in range(10)]
    assert templates
    for template in templates:
        assert translated_text(template.format(*values)) == pseudo(template).format(*values)
