"""The .deb: /opt/docent, a command, and what the desktop wants to know. Called by installers/build.py."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from installers.changelog import releases
from installers.linux.desktop_files import write_gzip, write_share
from installers.metadata import DESCRIPTION, HOMEPAGE, MAINTAINER, PACKAGE, ROOT, SUMMARY, VERSION

# What left_out.py leaves to the system, and what Qt opens by name.
DEPENDS = (
    "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgcc-s1", "libgl1", "libstdc++6",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-6", "libxcb1", "xkb-data",
)  # fmt: skip
RECOMMENDS = ("fonts-noto-core | fonts-dejavu-core", "xdg-desktop-portal")
# What lintian says of any program that brings its interpreter and libraries, with the reason beside each.
OVERRIDES = {
    "dir-or-file-in-opt": "not from Debian's archive: /opt is the place for it",
    "embedded-library": "the same libraries on every system",
    "custom-library-search-path": "libraries are found beside each other",
    "unstripped-binary-or-object": "some libraries from PyPI do not survive it",
    "sharedobject-in-library-directory-missing-soname": "modules of Python",
    "shared-library-lacks-prerequisites": "modules of Python",
    "library-not-linked-against-libc": "modules of Python",
    "executable-stack-in-shared-library": "as published on PyPI",
    "hardening-no-pie": "as published on PyPI",
    "hardening-no-relro": "as published on PyPI",
    "hardening-no-fortify-functions": "as published on PyPI",
    "elf-error": "as published on PyPI",
    "statically-linked-binary": "as published on PyPI",
    "spelling-error-in-binary": "not our words",
    "bad-owner-for-doc-file": "none of ours",
    "package-installs-python-bytecode": "the frozen program has nothing else",
    "extra-license-file": "the program shows it in its window",
    "executable-not-elf-or-script": "as published on PyPI",
    "script-not-executable": "modules of torch, which nobody starts",
    "wrong-path-for-interpreter": "the same",
    "binary-compiled-with-profiling-enabled": "as published on PyPI",
    "arch-dependent-file-in-usr-share": "none of ours",
    "no-changelog": "changelog.gz is upstream's",
    "initial-upload-closes-no-bugs": "not from Debian's archive",
}


def build_deb(folder: Path, target: Path) -> Path:
    """Packs the frozen folder.

    Args:
        target: the folder that the package goes into.
    Raises:
        subprocess.CalledProcessError: dpkg-deb failed; its words were shown.
    """
    root = ROOT / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    installed = root / "opt" / PACKAGE
    installed.parent.mkdir(parents=True)
    subprocess.run(["cp", "-a", "--reflink=auto", folder, installed], check=True)
    tidy(installed)
    command = root / "usr" / "bin" / PACKAGE
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/{PACKAGE}/{PACKAGE}")
    write_share(root / "usr" / "share", PACKAGE)
    _write_documents(root / "usr" / "share")
    _write_control(root)
    for path in root.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink() and installed not in path.parents:
            path.chmod(0o755 if path.name in _SCRIPTS else 0o644)
    made = target / f"{PACKAGE}_{VERSION}_amd64.deb"
    command_line: list[str | Path] = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",  # dpkg of every age reads it, and it is smaller; zstd would unpack sooner
        "-z6",
        "--build",
        root,
        made,
    ]
    subprocess.run(command_line, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return made


def tidy(installed: Path) -> None:
    """Programs and libraries keep their right to run where they need it; nothing else has one."""
    for path in installed.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                is_elf = stream.read(4) == b"\x7fELF"
            is_library = ".so" in path.name
            path.chmod(0o755 if is_elf and not is_library else 0o644)


def glibc_version() -> str:
    """That of this system: what is frozen here runs on this one and newer ones."""
    told = os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.34"
    return told.split()[-1]


def _write_control(root: Path) -> None:
    control = root / "DEBIAN"
    control.mkdir()
    size_kb = sum(p.lstat().st_size for p in root.rglob("*") if p.is_file()) // 1024
    depends = ", ".join((f"libc6 (>= {glibc_version()})", *DEPENDS))
    fields = {
        "Package": PACKAGE,
        "Version": VERSION,
        "Architecture": "amd64",
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_kb),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDS),
        "Section": "text",
        "Priority": "optional",
        "Homepage": HOMEPAGE,
        "Description": f"{SUMMARY[0].lower()}{SUMMARY[1:]}\n{_folded(DESCRIPTION)}",
    }
    text = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (control / "control").write_text(text, encoding="utf-8")
    (control / "postrm").write_text(_POSTRM, encoding="utf-8")


_SCRIPTS = {"postrm"}
# Where the data is, is said at removal, not at an upgrade. dpkg's triggers see to menus and icons.
_POSTRM = """#!/bin/sh
set -e
if [ "$1" = remove ]; then
    echo "Docent's conversations, settings and models of each user stay in ~/.local/share/docent," \\
         "~/.config/docent and ~/.cache/docent; delete these folders to remove them."
fi
exit 0
"""


def _folded(text: str, width: int = 76) -> str:
    """As a control file wants a description: indented by one."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join(f" {entry}" for entry in (*lines, line))


def _write_documents(share: Path) -> None:
    documents = share / "doc" / PACKAGE
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(), encoding="utf-8")
    dated = "\n".join(
        f"{PACKAGE} ({r.version}) stable; urgency=medium\n\n  * See {HOMEPAGE}/releases\n\n"
        f" -- {MAINTAINER}  {r.mail_date}\n"
        for r in releases()
    )
    write_gzip(documents / "changelog.gz", dated.encode())
    overrides = share / "lintian" / "overrides" / PACKAGE
    overrides.parent.mkdir(parents=True)
    told = "".join(f"# {reason}\n{PACKAGE}: {tag}\n" for tag, reason in OVERRIDES.items())
    overrides.write_text(told, encoding="utf-8")


def _copyright() -> str:
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Docent
Source: {HOMEPAGE}

Files: *
Copyright: 2026 The Docent team
License: AGPL-3.0-or-later
 This program is free software: you can redistribute it and/or modify it under
 the terms of the GNU Affero General Public License as published by the Free
 Software Foundation, either version 3 of the License, or (at your option) any
 later version. Its text is in /opt/{PACKAGE}/_internal/LICENSE.

Files: opt/{PACKAGE}/_internal/*
Copyright: the authors named in THIRD-PARTY-LICENCES.txt
License: various
 Python, Qt, PyTorch, MuPDF and the other parts that the program brings are under
 their own licences, given in /opt/{PACKAGE}/_internal/THIRD-PARTY-LICENCES.txt.
"""
