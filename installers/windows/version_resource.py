"""The version resource of docent.exe: what Explorer's properties and the task manager show, and what virus
scanners look for. Called by docent.spec on Windows; writes the text file that PyInstaller's
`EXE(version=...)` reads.
"""

from __future__ import annotations

import re
from pathlib import Path

from installers.metadata import AUTHOR, LICENCE, NAME, PACKAGE, SUMMARY, VERSION

_ENGLISH, _UNICODE = 0x0409, 1200


def numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants; what follows the third, as in 1.2.0rc1, has none of its own.

    Raises:
        ValueError: it does not begin with a number.
    """
    match = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", version)
    if match is None:
        raise ValueError(f"not a version: {version!r}")
    first, second, third = (int(part or 0) for part in match.groups())
    return first, second, third, 0


def version_resource(version: str = VERSION) -> str:
    """The file's text."""
    four = numbers(version)
    words = {
        "CompanyName": AUTHOR,
        "FileDescription": NAME,  # the task manager and "Open with" show this one
        "FileVersion": version,
        "InternalName": PACKAGE,
        "LegalCopyright": f"{AUTHOR}. {LICENCE}.",
        "OriginalFilename": f"{PACKAGE}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
        "Comments": SUMMARY,
    }
    lines = ",\n".join(f"      StringStruct({key!r}, {text!r})" for key, text in words.items())
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable('{_ENGLISH:04x}{_UNICODE:04x}', [
{lines}
    ])]),
    VarFileInfo([VarStruct('Translation', [{_ENGLISH}, {_UNICODE}])])
  ]
)
"""


def write_version_resource(path: Path) -> Path:
    """Writes the file and says where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(version_resource(), encoding="utf-8")
    return path
