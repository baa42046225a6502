"""Models, devices and precisions in the words of the window's language. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.inference.model_jobs import JobKind
from app.inference.model_management import ModelInfo, gigabytes

PRECISIONS = ("auto", "bf16", "fp32", "int8", "int4")
DEVICES = ("auto", "cuda", "mps", "cpu")


def size_word(model: ModelInfo) -> str:
    """The size of a model's files; about, where it is only published."""
    if is_here(model) or model.state == "packed":
        return gigabytes(model.size_bytes)
    about = QCoreApplication.translate("ModelWords", "about {size}")
    return about.format(size=gigabytes(model.size_bytes))


def is_here(model: ModelInfo) -> bool:
    """Whether it can be loaded."""
    return model.state in ("bundled", "installed")


def state_word(model: ModelInfo, *, in_use: bool) -> str:
    """Where a model is."""
    translate = QCoreApplication.translate
    if in_use:
        return translate("ModelWords", "in use")
    words = {
        "bundled": translate("ModelWords", "comes with Docent"),
        "installed": translate("ModelWords", "installed"),
        "packed": translate("ModelWords", "found beside the program"),
        "partial": translate("ModelWords", "partly downloaded"),
        "not installed": translate("ModelWords", "not downloaded"),
    }
    return words[model.state]


def device_word(device: str) -> str:
    """A device in the picker."""
    translate = QCoreApplication.translate
    words = {
        "auto": translate("ModelWords", "Automatic"),
        "cuda": translate("ModelWords", "NVIDIA GPU (CUDA)"),
        "mps": translate("ModelWords", "Apple GPU (MPS)"),
        "cpu": translate("ModelWords", "CPU"),
    }
    return words[device]


def precision_word(precision: str) -> str:
    """A precision in the picker, with what it is good for."""
    translate = QCoreApplication.translate
    words = {
        "auto": translate("ModelWords", "Automatic"),
        "bf16": translate("ModelWords", "bf16: as trained"),
        "fp32": translate("ModelWords", "fp32: exact, twice the memory"),
        "int8": translate("ModelWords", "int8: less memory, CPU only"),
        "int4": translate("ModelWords", "int4: least memory, CPU only"),
    }
    return words[precision]


def licence_word(licence: str) -> str:
    """What a model's licence is called; names of licences stay as they are."""
    translate = QCoreApplication.translate
    own, in_file = "Docent's own", "as in its "
    if licence == own:
        return translate("ModelWords", "Docent's own")
    if licence.startswith(in_file):
        return translate("ModelWords", "as in its file {name}").format(name=licence.removeprefix(in_file))
    return licence


def use_word(licence: str) -> str:
    """What a model may be used for, in a few words; without them the name of its licence."""
    translate = QCoreApplication.translate
    if licence.startswith("apple-amlr"):
        return translate("ModelWords", "for research only")
    return translate("ModelWords", "licence: {licence}").format(licence=licence_word(licence))


def stage_word(stage: str) -> str:
    """What the model's store or the engine is doing at the moment."""
    translate = QCoreApplication.translate
    words = {
        "fetching": translate("ModelWords", "Fetching"),
        "copying": translate("ModelWords", "Copying"),
        "checking": translate("ModelWords", "Checking"),
        "weights": translate("ModelWords", "Reading the weights"),
        "quantise": translate("ModelWords", "Packing the weights"),
        "warm-up": translate("ModelWords", "Warming up"),
    }
    return words.get(stage, translate("ModelWords", "Working"))


def start_word(kind: JobKind) -> str:
    """A job that has just begun."""
    translate = QCoreApplication.translate
    words = {
        JobKind.DOWNLOAD: translate("ModelWords", "Asking for the licence"),
        JobKind.IMPORT: translate("ModelWords", "Looking at the model"),
        JobKind.ADD: translate("ModelWords", "Looking at the model"),
        JobKind.VERIFY: translate("ModelWords", "Checking"),
        JobKind.REMOVE: translate("ModelWords", "Removing"),
    }
    return words[kind]


def time_word(seconds: float) -> str:
    """How long something will take: rounded, for it is a guess."""
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("ModelWords", "less than a minute left")
    if seconds < 5400:
        return translate("ModelWords", "about {minutes} min left").format(minutes=round(seconds / 60))
    return translate("ModelWords", "about {hours} h left").format(hours=round(seconds / 3600))
