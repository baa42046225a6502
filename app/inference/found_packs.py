"""The model packs that lie beside the program: an office without a network gets them with the installer.

Called by model_management where models are listed, on any thread but the GUI's. Looks only: nothing is
installed by being there.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from fastvlm_engine.errors import EngineError
from fastvlm_engine.model_catalogue import ModelInfo
from fastvlm_engine.model_manifest import PACK_SUFFIX
from fastvlm_engine.model_packs import look_into

log = logging.getLogger(__name__)
_MOST = 50  # files that are looked into: a folder full of others' things must not take long


def found_packs() -> list[ModelInfo]:
    """The model in each pack, one of each name; what is no good pack is left out, and the log says why."""
    found: dict[str, ModelInfo] = {}
    for path in [pack for folder in pack_folders() for pack in _packs_in(folder)][:_MOST]:
        try:
            info = look_into(path).info
        except EngineError as error:
            log.warning("a model pack cannot be used: %s", error)
        else:
            found.setdefault(info.name, info)
    return list(found.values())


def pack_folders() -> list[Path]:
    """DOCENT_PACKS_DIR; and for a packaged Docent its own folder and the one that it lies in."""
    folders = []
    if given := os.environ.get("DOCENT_PACKS_DIR"):
        folders.append(Path(given).expanduser())
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).resolve().parent
        folders += [program, program.parent]
        if sys.platform == "darwin":  # Docent.app/Contents/MacOS: beside the bundle, as people see it
            folders.append(program.parents[2])
        if image := os.environ.get("APPIMAGE"):  # the file that was started; the folder above is its inside
            folders.append(Path(image).parent)
    return list(dict.fromkeys(folders))


def _packs_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == PACK_SUFFIX and path.is_file())
    except OSError:  # not there, or not for this person
        return []
