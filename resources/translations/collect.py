"""Finds every text of the program that a person sees: arguments of `tr`, of `translate`, and the sentences of
errors. Called by `update.py` and by tests/app/test_translations.py; standard library only.

Qt's own `lupdate` reads Python by its look and mistakes contexts; this reads it as Python does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ERRORS = "errors"
_PACKAGES = ("app", "fastvlm_engine")
_ENGLISH_ONLY = ("app/*_command.py", "app/*_commands.py", "app/command_line.py", "app/demonstration.py")
_FAMILIES = {"UserError", "EngineError"}
_MARKED = {"setting_text": "Settings"}  # functions that only mark a text, and its context
# Words for people that are neither errors nor made in a window: callee, and which argument holds them.
_SENTENCES = {"DeviceChoice": (1,), "progress": (0,), "noted": (0,)}


@dataclass(frozen=True)
class Message:
    """One text to translate. A note tells translators what stands for what."""

    context: str
    text: str
    comment: str = ""
    plural: bool = False
    note: str = field(default="", compare=False)


@dataclass
class Collected:
    """What was found; `missed` names the places of texts that nobody can translate, and why."""

    messages: list[Message]
    missed: list[str]


def collect(root: Path) -> Collected:
    """All texts of the source tree, in a fixed order, each once."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for package in _PACKAGES
        for path in sorted((root / package).rglob("*.py"))
        if not any(path.match(pattern) for pattern in _ENGLISH_ONLY)
    }
    constants = _constants(trees.values())
    families = _error_classes(trees.values())
    found: dict[Message, Message] = {}
    missed: list[str] = []
    for path, tree in trees.items():
        place = path.relative_to(root).as_posix()
        texts, sentences = _Texts(place), _Sentences(tree, place, constants, families)
        for message in (*texts.of(tree), *sentences.of(tree)):
            found.setdefault(message, message)
        missed += texts.missed + sentences.missed
    return Collected(sorted(found.values(), key=lambda m: (m.context, m.text, m.comment)), missed)


class _Texts(ast.NodeVisitor):
    """Arguments of `self.tr(...)` and `translate(...)`."""

    def __init__(self, place: str) -> None:
        self.missed: list[str] = []
        self._place = place
        self._classes: list[str] = []
        self._found: list[Message] = []

    def of(self, tree: ast.Module) -> list[Message]:
        self.visit(tree)
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name, owner = _called(node), _owner(node)
        if name == "tr" and owner:
            self._take(node, self._classes[-1] if self._classes else None, node.args)
        elif name == "translate" and owner in ("", "QCoreApplication", "QApplication"):
            self._take(node, _literal(node.args[0]), node.args[1:])
        elif name in _MARKED:
            self._take(node, _MARKED[name], node.args)

    def _take(self, node: ast.Call, context: str | None, arguments: list[ast.expr]) -> None:
        text = _literal(arguments[0]) if arguments else None
        comment = _literal(arguments[1]) if len(arguments) > 1 else ""
        if context is None or text is None or comment is None:
            why = "tr() outside its class" if context is None else "not a literal"
            self.missed.append(f"{self._place}:{node.lineno}: {ast.unparse(node)} ({why})")
        else:
            self._found.append(Message(context, text, comment, plural=len(arguments) > 2))


class _Sentences:
    """Templates of error sentences: `UserError(f"{path.name} is empty.", ...)` gives "{0} is empty."."""

    def __init__(
        self, tree: ast.Module, place: str, constants: dict[str, set[str]], families: set[str]
    ) -> None:
        self._tree, self._place, self._constants, self._families = tree, place, constants, families
        self.missed: list[str] = []

    def of(self, tree: ast.Module) -> Iterator[Message]:
        for function, node in _calls(tree):
            name = _called(node)
            if name in self._families:
                arguments = list(node.args[:2])
                arguments += [k.value for k in node.keywords if k.arg in ("what", "advice")]
            elif name in _SENTENCES:
                arguments = [node.args[at] for at in _SENTENCES[name] if at < len(node.args)]
            else:
                continue
            is_sentence = name in self._families
            for argument in arguments:
                yield from self._templates(argument, function, is_sentence)

    def _templates(
        self, node: ast.expr, function: ast.FunctionDef | None, is_sentence: bool, depth: int = 0
    ) -> Iterator[Message]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _message(node.value, "", is_sentence)
        elif isinstance(node, ast.JoinedStr):
            yield from _message(*_template(node), is_sentence)
        elif isinstance(node, ast.IfExp):
            yield from self._templates(node.body, function, is_sentence, depth)
            yield from self._templates(node.orelse, function, is_sentence, depth)
        elif isinstance(node, ast.BoolOp):
            for part in node.values:
                yield from self._templates(part, function, is_sentence, depth)
        elif isinstance(node, ast.Name) and depth < 3:
            yield from self._named(node, function, is_sentence, depth)
        elif not _passes_on(node):
            self.missed.append(f"{self._place}:{node.lineno}: {ast.unparse(node)}")

    def _named(
        self, node: ast.Name, function: ast.FunctionDef | None, is_sentence: bool, depth: int
    ) -> Iterator[Message]:
        """A constant, a local variable, or a parameter, which is looked up where the function is called."""
        values = list(_assigned(function, node.id)) if function is not None else []
        if function is not None and not values:
            values = list(self._given(function, node.id))
        if values:
            for value in values:
                yield from self._templates(value, function, is_sentence, depth + 1)
        elif node.id in self._constants:
            for text in sorted(self._constants[node.id]):
                yield from _message(text, "", is_sentence)
        elif node.id not in ("what", "advice", "progress", "message", "error"):
            self.missed.append(f"{self._place}:{node.lineno}: {node.id}")

    def _given(self, function: ast.FunctionDef, parameter: str) -> Iterator[ast.expr]:
        names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        position = names.index(parameter) - (names[0] in ("self", "cls")) if parameter in names else -1
        for _, call in _calls(self._tree):
            if _called(call) == function.name:
                if 0 <= position < len(call.args):
                    yield call.args[position]
                yield from (keyword.value for keyword in call.keywords if keyword.arg == parameter)


def _message(text: str, note: str, is_sentence: bool) -> Iterator[Message]:
    """The engine writes its sentences without the full stop that a person sees."""
    text = text.strip()
    if is_sentence and text and not text.endswith((".", "?", "!", ":")):
        text += "."
    if any(character.isalpha() for character in _without_fields(text)):
        yield Message(ERRORS, text, note=note)


def _without_fields(text: str) -> str:
    for number in range(10):
        text = text.replace(f"{{{number}}}", "")
    return text


def _template(node: ast.JoinedStr) -> tuple[str, str]:
    text, fields = "", []
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            text += f"{{{len(fields)}}}"
            fields.append(ast.unparse(part.value))
    return text, ", ".join(f"{{{number}}}: {name}" for number, name in enumerate(fields))


def _passes_on(node: ast.expr) -> bool:
    """`error.what`, `_sentence(error.advice)`, `str(error)`: collected where the sentence was made."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("what", "advice")
    if isinstance(node, ast.Subscript):
        return _literal(node.slice) in ("what", "advice")
    return isinstance(node, ast.Call) and (
        _called(node) in ("str", "tr", "translate") or any(_passes_on(argument) for argument in node.args)
    )


def _calls(
    tree: ast.AST, function: ast.FunctionDef | None = None
) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Every call with the function it stands in."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Call):
            yield function, child
        yield from _calls(child, child if isinstance(child, ast.FunctionDef) else function)


def _assigned(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name for t in node.targets
        ):
            yield node.value


def _constants(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Texts by the name of the module-level constant that holds them."""
    found: dict[str, set[str]] = {}
    for tree in trees:
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                for target in node.targets:
                    if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                        found.setdefault(target.id, set()).add(node.value.value)
    return found


def _error_classes(trees: Iterable[ast.Module]) -> set[str]:
    """The names of all classes that derive from the two families."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = set(_FAMILIES)
    while more := {name for name, above in bases.items() if above & known and name not in known}:
        known |= more
    return known


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _owner(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.value.id if isinstance(node.func.value, ast.Name) else "?"
    return ""
