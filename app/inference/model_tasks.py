"""What a model was trained for, and the sentence where a quick action asks for something else. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.inference.engine_jobs import EngineFacts

# The quick actions that come with Docent and the task each is; a person's own prompts may ask for anything.
_TASKS = {
    "explain": "explain",
    "summarise": "summarise",
    "read": "read",
    "table": "table",
    "translate": "translate",
    "describe": "describe",
}
_OF_THE_WHOLE = frozenset({"explain", "summarise", "table", "translate", "describe"})


def needs_all(action: str) -> bool:
    """Whether a quick action is about all of the page or region, not about something on it."""
    return action in _OF_THE_WHOLE


def first_action(facts: EngineFacts | None) -> str:
    """The quick action that says most about a picture nobody has asked about: a caption where the model is
    known to write them, else what is written on it.
    """
    can_describe = facts is not None and (facts.tasks is None or "describe" in facts.tasks)
    return "describe" if can_describe else "read"


def untrained_note(action: str, facts: EngineFacts) -> str | None:
    """What to say with an answer to a quick action that the model was not trained for; None where it was."""
    task = _TASKS.get(action)
    if task is None or facts.tasks is None or task in facts.tasks:
        return None
    sentence = QCoreApplication.translate(
        "ModelTasks", "{model} can {trained}; it was not trained to {task}. Larger models do more."
    )
    trained = _joined([_verb(name) for name in facts.tasks])
    return sentence.format(model=facts.model, trained=trained, task=_verb(task))


def _joined(verbs: list[str]) -> str:
    if len(verbs) < 2:
        return "".join(verbs)
    words = QCoreApplication.translate("ModelTasks", "{first} and {last}")
    return words.format(first=", ".join(verbs[:-1]), last=verbs[-1])


def _verb(task: str) -> str:
    translate = QCoreApplication.translate
    verbs = {
        "read": translate("ModelTasks", "read"),
        "find": translate("ModelTasks", "find"),
        "explain": translate("ModelTasks", "explain"),
        "summarise": translate("ModelTasks", "summarise"),
        "table": translate("ModelTasks", "copy tables"),
        "translate": translate("ModelTasks", "translate"),
        "describe": translate("ModelTasks", "describe pictures"),
    }
    return verbs.get(task, task)
