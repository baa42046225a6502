"""What the one main button of the model dialog does, and its words: it depends on where the model is. GUI
thread, no widgets.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.inference.engine_client import EngineState
from app.inference.model_management import ModelInfo, gigabytes
from app.windows.models.model_words import is_here


class Act(Enum):
    """What can be done next with a model."""

    DOWNLOAD = auto()
    GO_ON = auto()  # with a download that was interrupted
    INSTALL = auto()  # from a pack beside the program
    USE = auto()
    LOAD = auto()
    LOAD_AGAIN = auto()  # another device or precision was chosen
    UNLOAD = auto()


def next_act(model: ModelInfo, *, in_use: bool, has_new_choice: bool, state: EngineState) -> Act:
    """The one thing that a person most likely wants."""
    if model.state == "packed":
        return Act.INSTALL
    if not is_here(model):
        return Act.GO_ON if model.state == "partial" else Act.DOWNLOAD
    if not in_use:
        return Act.USE
    if state in (EngineState.READY, EngineState.LOADING):
        return Act.LOAD_AGAIN if has_new_choice else Act.UNLOAD
    return Act.LOAD


def act_words(act: Act, model: ModelInfo) -> str:
    """The words on the button; a download names how much it fetches."""
    translate = QCoreApplication.translate
    words = {
        Act.DOWNLOAD: translate("ModelActs", "Download {size}…"),
        Act.GO_ON: translate("ModelActs", "Go on with the download…"),
        Act.INSTALL: translate("ModelActs", "Install {size}…"),
        Act.USE: translate("ModelActs", "Use this model"),
        Act.LOAD: translate("ModelActs", "Load"),
        Act.LOAD_AGAIN: translate("ModelActs", "Load again"),
        Act.UNLOAD: translate("ModelActs", "Unload"),
    }
    return words[act].format(size=gigabytes(model.size_bytes))
