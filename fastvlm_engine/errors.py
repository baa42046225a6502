"""The family of errors the engine raises, each with what happened and what to do.

Raised anywhere in the engine, shown by its callers. Imports nothing, so that it is safe everywhere.
"""

from __future__ import annotations


class EngineError(Exception):
    """Something the engine could not do; `str()` is a sentence or two fit to be shown to people."""

    def __init__(self, what: str, advice: str = "") -> None:
        self.what = what.rstrip(".")
        self.advice = advice.rstrip(".")
        super().__init__(". ".join(part for part in (self.what, self.advice) if part) + ".")


class ModelNotFoundError(EngineError):
    """No model of that name and no checkpoint folder at that path."""


class CheckpointError(EngineError):
    """The checkpoint is damaged, incomplete, or not one this engine can run."""


class UnsupportedImageError(EngineError):
    """The picture cannot be used."""


class EngineMemoryError(EngineError):
    """The model or the question does not fit into memory."""


class ContextTooLongError(EngineError):
    """The conversation has more tokens than the model's context."""


class DeviceError(EngineError):
    """The device or precision asked for is not to be had here."""


class OptionsError(EngineError, ValueError):
    """An option lies outside what is allowed."""


class DownloadError(EngineError):
    """A model could not be fetched or verified."""


class DiskFullError(DownloadError):
    """There is no room on the disk for a model."""


class LicenceNotAcceptedError(EngineError):
    """The model's licence was not accepted, so nothing was fetched."""


class Cancelled(Exception):
    """Work ended because its cancel event was set; never shown to people."""
