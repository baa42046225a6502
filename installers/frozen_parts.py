"""Whose work the frozen program is made of: packages of Python, libraries of the system, the interpreter.
Asked by licences.py and sbom.py; standard library only.

PyInstaller writes down every file that it took (`build/freeze/docent/*.toc`); each belongs to somebody. Where
nothing was frozen, what Docent says it needs stands for it, which may be more than is frozen.
"""

from __future__ import annotations

import ast
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from app.licences import needs
from installers.metadata import PACKAGE, ROOT

LISTS = ROOT / "build" / "freeze" / PACKAGE
BUNDLE = ROOT / "dist" / PACKAGE / "_internal"
# The runtime of Visual C++, which PyInstaller takes from wherever it is.
_MICROSOFT = re.compile(r"(vcruntime|msvcp|concrt|vcomp|ucrtbase|api-ms-win-)", re.IGNORECASE)


@dataclass(frozen=True)
class SystemPackage:
    """A package of Debian or Ubuntu that libraries were taken from."""

    name: str
    version: str
    libraries: tuple[str, ...]


@dataclass
class Parts:
    """All of it. `unknown` are files that belong to nobody who is known: a release stops there."""

    packages: list[Distribution] = field(default_factory=list)
    system: list[SystemPackage] = field(default_factory=list)
    has_microsoft_runtime: bool = False
    unknown: list[str] = field(default_factory=list)
    is_of_bundle: bool = False


def normalised(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def parts(lists: Path = LISTS, bundle: Path = BUNDLE) -> Parts:
    """What is in the bundle, or would be."""
    if not (lists / "COLLECT-00.toc").is_file():
        return Parts(packages=needed_packages(PACKAGE))
    return parts_of(sources(lists, bundle))


def sources(lists: Path, bundle: Path) -> list[str]:
    """The files that PyInstaller took, but for those that were removed from the bundle afterwards."""
    found: list[str] = []
    for name in ("COLLECT-00.toc", "PYZ-00.toc"):
        for target, source, kind in _entries(lists / name):
            is_there = name.startswith("PYZ") or not bundle.is_dir() or (bundle / target).exists()
            if kind not in ("SYMLINK", "EXECUTABLE", "PKG") and source not in ("", "-") and is_there:
                found.append(source)
    return found


def _entries(path: Path) -> list[tuple[str, str, str]]:
    """The rows of one of PyInstaller's lists, which are Python literals."""
    told = ast.literal_eval(path.read_text(encoding="utf-8"))
    rows = [row for part in told if isinstance(part, list) for row in part]
    return [(str(row[0]), str(row[1]), str(row[2])) for row in rows if len(row) == 3]


def parts_of(files: Iterable[str]) -> Parts:
    """Whose these files are."""
    owners = _owners()
    found = Parts(is_of_bundle=True)
    packages: dict[str, Distribution] = {}
    outside: list[str] = []
    own = str(ROOT) + os.sep
    for file in files:
        real = os.path.realpath(file)
        if (owner := owners.get(os.path.normcase(real))) is not None:
            packages[normalised(owner.metadata["Name"])] = owner
        elif not real.startswith(own) or os.sep + ".venv" + os.sep in real:
            outside.append(file)
    packages.pop(PACKAGE, None)
    found.packages = [packages[name] for name in sorted(packages)]
    by_package = _system_packages(outside)
    found.system = [by_package[name] for name in sorted(by_package)]
    known = {library for package in found.system for library in package.libraries}
    homes = tuple(os.path.realpath(prefix) + os.sep for prefix in {sys.base_prefix, sys.base_exec_prefix})
    for file in sorted(set(outside) - known):
        if _MICROSOFT.match(Path(file).name):
            found.has_microsoft_runtime = True
        elif not os.path.realpath(file).startswith(homes):
            found.unknown.append(file)
    return found


def _owners() -> dict[str, Distribution]:
    """The package of each file that is installed."""
    owners: dict[str, Distribution] = {}
    for package in distributions():
        base = os.path.realpath(str(package.locate_file("")))
        for file in package.files or []:
            owners[os.path.normcase(os.path.normpath(os.path.join(base, str(file))))] = package  # noqa: PTH118
    return owners


def _system_packages(files: list[str]) -> dict[str, SystemPackage]:
    """The packages of dpkg that libraries belong to; nothing where there is no dpkg."""
    found: dict[str, list[str]] = {}
    libraries = [file for file in files if ".so" in Path(file).name]
    for library in libraries if sys.platform == "linux" else []:
        # A package may name /lib or /usr/lib, which are one folder, and the file or the link to it.
        real = os.path.realpath(library)
        candidates = dict.fromkeys((library, "/usr" + library, real, real.removeprefix("/usr")))
        try:
            done = subprocess.run(
                ["dpkg-query", "--search", *candidates], capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            break
        owners = [
            line.split(":")[0] for line in done.stdout.splitlines() if not line.startswith("diversion ")
        ]
        if owners:
            found.setdefault(owners[0], []).append(library)
    return {name: SystemPackage(name, _version(name), tuple(sorted(of))) for name, of in found.items()}


def _version(package: str) -> str:
    query = ["dpkg-query", "--show", "--showformat=${Version}\n", package]
    return subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def needed_packages(root: str) -> list[Distribution]:
    """Everything that a package needs to run and that is installed here, needs of needs included."""
    waiting, found = needs(root), {normalised(root): None}
    result: dict[str, Distribution] = {}
    while waiting:
        name = normalised(waiting.pop())
        if name in found:
            continue
        found[name] = None
        try:
            result[name] = distribution(name)
        except PackageNotFoundError:  # needed on other systems only
            continue
        waiting += needs(name)
    return [result[name] for name in sorted(result)]


def system_name() -> str:
    """The system a bundle is for, as in the names of its packages."""
    return {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)


def python_version() -> str:
    """That of the interpreter which is frozen."""
    return platform.python_version()
