"""Name, id, version and the rest of what installers say of Docent: from pyproject.toml, nowhere else.

Imported by everything in this folder; `python3 -m installers.metadata KEY` prints one value for shell scripts
and workflows. Standard library only.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

NAME = "Docent"
PACKAGE: str = _PROJECT["project"]["name"]
VERSION: str = _PROJECT["project"]["version"]
APP_ID: str = _PROJECT["tool"]["docent"]["app-id"]
HOMEPAGE: str = _PROJECT["project"]["urls"]["Homepage"]
LICENCE: str = _PROJECT["project"]["license"]
AUTHOR: str = _PROJECT["project"]["authors"][0]["name"]
MIME_TYPES: tuple[str, ...] = tuple(_PROJECT["tool"]["docent"]["mime-types"])
MODEL_TYPE = "application/x-docent-model"  # our own: a model pack, which no other program opens
MODEL_ENDING = ".docentmodel"
MODEL_WORDS = "Docent model pack"
SUMMARY = "Ask questions about documents and the screen"
DESCRIPTION = (
    "Open a PDF, a scan or a picture, drag a region round what you want to know about, ask, and the answer "
    "streams in. Capture any part of the screen and ask about it, or have it watched. The model runs on this "
    "computer: nothing leaves it, and nothing has to be downloaded."
)
MAINTAINER = f"{AUTHOR} <docent@users.noreply.github.com>"

_TOLD = (
    "NAME",
    "PACKAGE",
    "VERSION",
    "APP_ID",
    "HOMEPAGE",
    "LICENCE",
    "SUMMARY",
    "DESCRIPTION",
    "MAINTAINER",
)


def main(arguments: list[str]) -> int:
    """Prints the value of one key; a list comes joined by semicolons."""
    values = {key: str(globals()[key]) for key in _TOLD} | {"MIME_TYPES": ";".join(MIME_TYPES)}
    if len(arguments) != 1 or arguments[0] not in values:
        print(f"usage: python3 -m installers.metadata {'|'.join(values)}", file=sys.stderr)
        return 2
    print(values[arguments[0]])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
