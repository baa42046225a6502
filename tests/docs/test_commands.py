"""Every command that a document shows in a block can be given: the parsers of today take its words.

Nothing is run but the parsers.
"""

from __future__ import annotations

import importlib.util
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from app import command_line, main
from tests.docs.pages import ROOT, commands_in, name_of, pages

_OPERATORS = {"|", "&&", "||", ";", ">", ">>", "<"}
_SHOWN = [
    pytest.param(line, id=f"{name_of(page)}:{number}")
    for page in pages()
    for number, line in commands_in(page)
    if line.startswith(("docent ", "python3 dev.py ", "python dev.py "))
]


def words_of(line: str) -> list[str]:
    """The arguments of the first command of a line."""
    words: list[str] = []
    for word in shlex.split(line):
        if word in _OPERATORS:
            break
        words.append(word)
    return words


def parse_docent(arguments: list[str]) -> None:
    """As `app.main` does it; a wrong call raises."""
    if arguments[0] in main.COMMANDS:
        command_line._parsed(arguments)
    else:
        main._parser().parse_args(arguments)


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_of_the_documents", ROOT / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("line", _SHOWN)
def test_what_is_shown_can_be_given(line: str, dev: ModuleType) -> None:
    words = words_of(line)
    if words[0] == "docent":
        parse_docent(words[1:])
        return
    command, rest = words[2], words[3:]
    assert command in dev.COMMANDS, f"dev.py has no command {command}"
    if command == "bench" and rest:
        assert rest[0] in dev.BENCHMARKS


def test_commands_are_shown_at_all() -> None:
    assert len(_SHOWN) >= 15


@pytest.mark.parametrize("line", ["docent ask FILE", "docent models lst", "docent capture region --wait 3"])
def test_a_wrong_command_would_be_found(line: str) -> None:
    with pytest.raises(command_line.WrongCallError):
        parse_docent(words_of(line)[1:])


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_of_dev_py_in_tables_exist(page: str, dev: ModuleType) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    if page == "CONTRIBUTING.md":
        rows = {line.split("`")[1].split()[0] for line in text.splitlines() if line.startswith("| `")}
        assert rows == set(dev.COMMANDS)
    assert "dev.py run" in text or page != "README.md"


def test_the_page_of_each_command_exists(tmp_path: Path) -> None:
    for name in command_line.COMMANDS:
        with pytest.raises(SystemExit) as ended:
            command_line._parsed([name, "--help"])
        assert ended.value.code == 0
