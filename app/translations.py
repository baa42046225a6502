"""The language on screen: the catalogues in `resources/translations`, and error sentences in that language.

`Translations` is made by `app.application` and told by the settings which language to use; Qt then sends
`LanguageChange` to every widget. Windows call `translated` for each error they show. GUI thread.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.errors import UserError
from app.pseudo_locale import PseudoTranslator
from app.resource_files import translation_file

LANGUAGES = ("en", "de", "zh_CN")
_CONTEXT = "errors"
_FIELD = re.compile(r"\{(\d)\}")
_look_up = QCoreApplication.translate
log = logging.getLogger(__name__)


class Translations(QObject):
    """The language in use. `language_changed` comes after each switch."""

    language_changed = Signal(str)

    def __init__(
        self, application: QCoreApplication, choice: str = "system", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = ""
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """`system`, one of `LANGUAGES`, or `pseudo`, which marks every text that can be translated."""
        language = best_language(QLocale.system().uiLanguages()) if choice == "system" else choice
        if language == self.language:
            return
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(language) if language in LANGUAGES else QLocale.system())
        self._installed = [PseudoTranslator(self)] if language == "pseudo" else self._catalogues(language)
        for translator in self._installed:
            self._application.installTranslator(translator)
        self.language_changed.emit(language)

    def remove(self) -> None:
        """Back to the texts as they stand in the source."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        self.language = ""

    def _catalogues(self, language: str) -> list[QTranslator]:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted = [str(translation_file(f"docent_{language}.qm"))]
        if language != "en":
            wanted.insert(0, f"{qt_folder}/qtbase_{language}.qm")
        loaded = []
        for path in wanted:
            translator = QTranslator(self)
            if translator.load(path):
                loaded.append(translator)
            else:
                log.warning("the translation %s could not be read", path)
                translator.deleteLater()
        return loaded


def best_language(wanted: Sequence[str]) -> str:
    """The first language of the system's list that we have; English when there is none."""
    for tag in wanted:
        language, *parts = tag.replace("_", "-").split("-")
        if language in ("en", "de"):
            return language
        traditional = {"Hant", "TW", "HK", "MO"} & set(parts)
        if language == "zh" and ("Hans" in parts or not traditional):
            return "zh_CN"
    return "en"


def translated(error: UserError) -> UserError:
    """The same error in the language in use, its names and numbers kept."""
    return UserError(translated_text(error.what), translated_text(error.advice))


def translated_text(text: str) -> str:
    """One sentence of an error, or one of the engine's own words; what is not known comes back as it is."""
    if not text:
        return text
    plain, with_fields = _templates()
    if text in plain:
        return _look_up(_CONTEXT, text)
    for template, pattern in with_fields:
        match = pattern.fullmatch(text)
        if match is not None:
            return _filled(_look_up(_CONTEXT, template), match.groups())
    return text


def _filled(template: str, values: Sequence[str]) -> str:
    """Not `str.format`: a value may hold braces of its own."""
    return _FIELD.sub(lambda field: values[int(field[1])], template)


@lru_cache(maxsize=1)
def _templates() -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Sentences without fields, and those with; the ones with most words of their own come first."""
    try:
        known: list[str] = json.loads(translation_file("errors.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        log.warning("the list of error sentences could not be read: %s", error)
        known = []
    with_fields = sorted((text for text in known if _FIELD.search(text)), key=_own_length, reverse=True)
    return frozenset(known) - frozenset(with_fields), tuple((text, _pattern(text)) for text in with_fields)


def _own_length(template: str) -> int:
    return len(_FIELD.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    """Fields are numbered in the order they stand in, so that groups and numbers agree."""
    parts = [re.escape(part) for part in re.split(r"\{\d\}", template)]
    return re.compile("(.+?)".join(parts), re.DOTALL)


def setting_words(text: str) -> str:
    """Words of the table of settings in the language in use."""
    return _look_up("Settings", text)
