"""Brings the translations up to the source: `.venv/bin/python resources/translations/update.py`.

    update.py                    new texts into the .ts files, gone ones out, then the .qm files
    update.py missing de         prints what German still lacks, as JSON to fill in
    update.py fill de FILE.json  takes such a filled-in file, then makes the .qm files
    update.py check              changes nothing; lists what is not as it should be, with exit status 1

The .ts files hold the translations; README.md here says how they are written. `lupdate` and `lrelease` come
with PySide6.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from collect import Collected, Message, collect

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
LANGUAGES = ("en", "de", "zh_CN")  # English holds its plurals only
TEMPLATES = FOLDER / "errors.json"
_FIELD = re.compile(r"\{\w*\}|%n")


def main(arguments: list[str]) -> int:
    if not arguments:
        return _update()
    if arguments[0] == "missing" and len(arguments) == 2:
        print(json.dumps(missing(arguments[1]), indent=2, ensure_ascii=False))
        return 0
    if arguments[0] == "fill" and len(arguments) == 3:
        return _fill(arguments[1], Path(arguments[2]))
    if arguments == ["check"]:
        problems = check()
        print("\n".join(problems) or "The translations are complete.")
        return 1 if problems else 0
    print(__doc__)
    return 2


def ts_file(language: str) -> Path:
    return FOLDER / f"docent_{language}.ts"


def qm_file(language: str) -> Path:
    return FOLDER / f"docent_{language}.qm"


def check() -> list[str]:
    """What is wrong with the kept files, a line each."""
    collected = collect(ROOT)
    problems = [f"cannot be translated: {place}" for place in collected.missed]
    for language in LANGUAGES:
        problems += [f"{language}: {problem}" for problem in problems_of(language, collected)]
    if json.loads(TEMPLATES.read_text(encoding="utf-8")) != _templates(collected):
        problems.append("errors.json is older than the source: run update.py")
    return problems


def problems_of(language: str, collected: Collected) -> list[str]:
    """Texts that are missing, unfinished or have lost a field, and a .qm that does not fit its .ts."""
    wanted = {_key(m): m for m in collected.messages if m.plural or language != "en"}
    found = {}
    for context, node in _messages(ET.parse(ts_file(language))):
        found[(context, node.findtext("source", ""), node.findtext("comment", ""))] = node
    problems = [f"not in the .ts: {key}" for key in wanted.keys() - found.keys()]
    problems += [f"no longer in the source: {key}" for key in found.keys() - wanted.keys()]
    for key, node in found.items():
        if _is_unfinished(node):
            problems.append(f"unfinished: {key}")
        elif lost := _lost_fields(node):
            problems.append(f"{lost} is lost: {key}")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        _release(ts_file(language), fresh)
        if not qm_file(language).is_file() or fresh.read_bytes() != qm_file(language).read_bytes():
            problems.append("the .qm is older than the .ts: run update.py")
    return sorted(problems)


def missing(language: str) -> dict[str, dict[str, Any]]:
    """Unfinished texts by context; a plural has a list with one place per form."""
    lacking: dict[str, dict[str, Any]] = {}
    for context, node in _messages(ET.parse(ts_file(language))):
        if _is_unfinished(node):
            forms = node.findall("translation/numerusform")
            name = node.findtext("source", "")
            if comment := node.findtext("comment"):
                name += f"\t{comment}"
            lacking.setdefault(context, {})[name] = [""] * len(forms) if forms else ""
    return lacking


def _update() -> int:
    collected = collect(ROOT)
    for place in collected.missed:
        print(f"cannot be translated: {place}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.py"
        source.write_text(_as_source(collected.messages), encoding="utf-8")
        for language in LANGUAGES:
            _merge(source, language)
    TEMPLATES.write_text(
        json.dumps(_templates(collected), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    for language in LANGUAGES:
        lacking = sum(len(texts) for texts in missing(language).values())
        _release(ts_file(language), qm_file(language))
        print(f"{ts_file(language).name}: {lacking} to translate")
    return 0


def _fill(language: str, path: Path) -> int:
    given = json.loads(path.read_text(encoding="utf-8"))
    tree = ET.parse(ts_file(language))
    for context, node in _messages(tree):
        comment = node.findtext("comment", "")
        name = node.findtext("source", "") + (f"\t{comment}" if comment else "")
        if text := given.get(context, {}).get(name):
            _set(node, text)
    _write(tree, ts_file(language))
    return _update()


def _set(node: ET.Element, text: str | list[str]) -> None:
    translation = node.find("translation")
    assert translation is not None
    if isinstance(text, str):
        translation.text = text
    else:
        for form, words in zip(translation.findall("numerusform"), text, strict=True):
            form.text = words
    translation.attrib.pop("type", None)


def _write(tree: ET.ElementTree, path: Path) -> None:
    body = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n"
    )


def _as_source(messages: list[Message]) -> str:
    """The texts as the one form of Python that `lupdate` always reads rightly."""
    lines = ["from PySide6.QtCore import QCoreApplication"]
    for message in messages:
        if message.note:
            lines.append(f"#: {message.note}")
        words = [message.context, message.text, message.comment]
        arguments = [json.dumps(word, ensure_ascii=False) for word in words] + ["1"] * message.plural
        lines.append(f"QCoreApplication.translate({', '.join(arguments)})")
    return "\n".join(lines) + "\n"


def _merge(source: Path, language: str) -> None:
    options = ["-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
    options += ["-source-language", "en", "-target-language", language]
    options += ["-pluralonly"] * (language == "en")
    _run("pyside6-lupdate", str(source), "-ts", str(ts_file(language)), *options)


def _release(ts: Path, qm: Path) -> None:
    _run("pyside6-lrelease", "-nounfinished", str(ts), "-qm", str(qm))


def _run(tool: str, *arguments: str) -> None:
    """The tool beside this Python, as it was installed with PySide6."""
    found = shutil.which(tool, path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"{tool} is missing: run this with the Python of .venv")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed: {done.stdout}{done.stderr}")


def _templates(collected: Collected) -> list[str]:
    return [message.text for message in collected.messages if message.context == "errors"]


def _messages(tree: ET.ElementTree) -> list[tuple[str, ET.Element]]:
    return [
        (context.findtext("name", ""), node)
        for context in tree.getroot().iter("context")
        for node in context.iter("message")
    ]


def _key(message: Message) -> tuple[str, str, str]:
    return message.context, message.text, message.comment


def _is_unfinished(node: ET.Element) -> bool:
    translation = node.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return True
    forms = translation.findall("numerusform")
    return not all(form.text for form in forms) if forms else not translation.text


def _lost_fields(node: ET.Element) -> str:
    """A {field} that the translation has not, or has and the source has not."""
    source = node.findtext("source", "")
    texts = [form.text or "" for form in node.findall("translation/numerusform")]
    for text in texts or [node.findtext("translation", "")]:
        wanted, given = set(_FIELD.findall(source)), set(_FIELD.findall(text))
        if texts:  # "one page" may leave the number out
            given.add("%n")
        if wanted != given:
            return ", ".join(sorted(wanted ^ given))
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
