"""Under a made-up language every text is in brackets, from the start and after a switch: what is not never
went through `tr()`, or is not made again when the language changes.
"""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from widget_walk import texts, top_levels

from app.crash_report import CrashReport
from app.errors import UserError
from app.pseudo_locale import CLOSING, OPENING, pseudo
from app.theme import Theme
from app.translations import Translations
from app.windows.program.crash_dialog import CrashDialog

pytestmark = pytest.mark.gui
DIALOGS = ("settings", "shortcuts", "about", "show_log", "models", "edit_prompts", "history")
_BRACKETED = re.compile(rf"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
_KEYS = re.compile(
    r"\b(Ctrl|Alt|Shift|Meta)\+\S*|\bF\d+\b|\b(Esc|Space|Return|Up|Down|Left|Right|Tab|PgUp|PgDown|Home|End|Del)\b"
)
# Names and figures, which are the same in every language, and the words of documents, questions and answers.
_SAME_EVERYWHERE = re.compile(
    r"(?<![\w/])/\S+|docent(-nano)?|fake-model|FastVLM\S*|three\.pdf|Lucide|English|Deutsch|简体中文"
    r"|\b(CPU|CUDA|GPU|MPS|TTFT|JSON|CSV|Markdown|HTML|PDF|AGPL-3\.0-or-later|Python|Qt|MB|GB|ms|min|px|p95)\b"
    r"|\b(auto|fp32|bf16|int8|int4|it|there|report)\b|\d+(\.\d+)?(/?s)?\b"
    r"|What is the total\?|forty-two|a test|three",
    re.IGNORECASE,
)


def untranslated(windows: list[QWidget] | None = None) -> list[str]:
    """Texts of all windows on screen with words outside of brackets."""
    shown = top_levels() if windows is None else windows
    return sorted(
        {
            f"{place}: {text!r}"
            for window in shown
            for place, text in texts(window)
            if has_words(_own_words(place, text))
        }
    )


def assert_translated(windows: list[QWidget] | None = None) -> None:
    found = untranslated(windows)
    assert not found, "\n".join(["not translated:", *found])


def _own_words(place: str, text: str) -> str:
    """Under the name of a quick action its tooltip shows what is asked, which is the person's own text."""
    is_of_quick_action = "QuickActionBar" in place or place.startswith("action ")
    return text.partition("\n")[0] if is_of_quick_action and place.endswith("tooltip") else text


def has_words(text: str) -> bool:
    while (shorter := _BRACKETED.sub("", text)) != text:
        text = shorter
    rest = _SAME_EVERYWHERE.sub("", _KEYS.sub("", text))
    return any(character.isalpha() for character in rest)


@pytest.fixture(params=["from the start", "after a switch"])
def switch(qapp, request):
    """Turns the language, before the window is made or once it is there."""
    before = QLocale()
    language = Translations(qapp, "pseudo" if request.param == "from the start" else "en")

    def turn() -> None:
        language.choose("pseudo")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
        QCoreApplication.processEvents()

    yield turn
    language.remove()
    QCoreApplication.processEvents()
    QLocale.setDefault(before)


def ask(qtbot, window) -> None:
    with qtbot.waitSignal(window.conversation.turn_ended):
        window.panel.composer.box.setPlainText("What is the total?")
        qtbot.keyClick(window.panel.composer.box, Qt.Key.Key_Return)


def test_the_empty_window_and_its_menus(switch, empty_window):
    switch()
    assert_translated()


def test_the_window_with_a_document_an_answer_and_a_message(switch, window, qtbot):
    ask(qtbot, window)
    window.actions_by_name["side_panel"].trigger()
    window.actions_by_name["find"].trigger()
    switch()
    window.tell(UserError("This document was closed.", "Open it again."))  # one on show stays as it was told
    assert_translated()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(switch, empty_window, name):
    empty_window.actions_by_name[name].trigger()
    switch()
    dialogs = [window for window in top_levels() if window is not empty_window]
    assert dialogs
    assert_translated(dialogs)


def test_the_crash_dialog(switch, qapp, qtbot, tmp_path):
    dialog = CrashDialog(CrashReport("it", "there", "report"), Theme(qapp, "light"), tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    switch()
    assert_translated()


def test_a_text_that_was_forgotten_is_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    forgotten, spoken = QLabel("Forgotten"), QPushButton(pseudo("Open"))
    spoken.setAccessibleName("Open")
    for widget in (forgotten, spoken, QLabel(f"{pseudo('Zoom in')} (Ctrl++)"), QLabel("docent-nano, 84 ms")):
        column.addWidget(widget)
    window.show()
    found = untranslated()
    assert len(found) == 2
    assert "'Forgotten'" in found[0]
    assert "accessible name: 'Open'" in found[1]
