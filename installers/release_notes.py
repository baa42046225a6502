"""The text of a release: the changelog's section of the version, and what the files are. Run by the release
workflow: `python -m installers.release_notes v0.1.0 [--out FILE]`; standard library only.

Ends with status 1, and says why, where the tag is not that of the version in pyproject.toml, or where
CHANGELOG.md has no dated section for it: a release whose text is missing stops before anything is built.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from installers.metadata import HOMEPAGE, NAME, PACKAGE, ROOT, VERSION


class NotesError(Exception):
    """Why there is no text; one sentence."""


def section(changelog: str, version: str) -> str:
    """What the changelog says of a version, without its heading.

    Raises:
        NotesError: it has no dated section for it, or an empty one.
    """
    heading = re.compile(rf"^## \[?{re.escape(version)}\]? - \d{{4}}-\d{{2}}-\d{{2}}[ \t]*$", re.MULTILINE)
    match = heading.search(changelog)
    if match is None:
        raise NotesError(f"CHANGELOG.md has no section '## {version} - YYYY-MM-DD'")
    rest = changelog[match.end() :]
    following = re.search(r"^(## |\[[^\]]+\]: )", rest, re.MULTILINE)
    text = rest[: following.start()] if following else rest
    if not text.strip():
        raise NotesError(f"the section of {version} in CHANGELOG.md is empty")
    return text.strip() + "\n"


def notes(changelog: str, version: str = VERSION) -> str:
    """The whole text, as Markdown."""
    files = {
        "Debian 12, Ubuntu 22.04 or newer": f"`{PACKAGE}_{version}_amd64.deb`",
        "another Linux, or without root": f"`{PACKAGE}-{version}-linux-x86_64.tar.zst`, then `./install.sh`",
        "any Linux, nothing installed": f"`{PACKAGE}-{version}-linux-x86_64.AppImage`",
        "Windows 10 1809 or newer": f"`{PACKAGE}-{version}-windows-x86_64.exe`",
        "macOS 14 or newer, Apple silicon": f"`{PACKAGE}-{version}-macos-arm64.dmg`",
    }
    rows = "\n".join(f"| {system} | {file} |" for system, file in files.items())
    return f"""{section(changelog, version)}
## Which file

| system | file |
|---|---|
{rows}

Each is complete: it has its model with it and needs no Python and no network. `SHA256SUMS.txt` has the
checksums (`sha256sum --ignore-missing -c SHA256SUMS.txt`), `*.cdx.json` what each bundle is made of, and
`THIRD-PARTY-LICENCES-*.txt` under which terms. The source is at <{HOMEPAGE}>.
"""


def check_tag(tag: str) -> None:
    """Raises NotesError where a tag is not that of the version in pyproject.toml."""
    if tag != f"v{VERSION}":
        raise NotesError(f"the tag {tag!r} is not v{VERSION}, which pyproject.toml says")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m installers.release_notes", description=f"Write the text of a release of {NAME}."
    )
    parser.add_argument("tag", help="the tag that is released, such as v0.1.0")
    parser.add_argument("--out", type=Path, help="where to write it; else it is printed")
    options = parser.parse_args(arguments)
    try:
        check_tag(options.tag)
        text = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    except NotesError as error:
        print(f"release_notes: {error}", file=sys.stderr)
        return 1
    if options.out is None:
        sys.stdout.write(text)
    else:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
