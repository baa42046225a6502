"""Builds what people install, for the system it runs on: freezes the program into one folder, makes it small,
and packs it. `python3 dev.py package [--only folder]` calls this; so does the release workflow.

Linux: dist/docent/, a .deb and a .tar.zst. Windows: dist/docent/ and a setup program, where Inno Setup is
there. macOS: dist/Docent.app and a .dmg.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from app.licences import LIST
from installers import licences
from installers.metadata import NAME, PACKAGE, ROOT, VERSION

DIST, WORK = ROOT / "dist", ROOT / "build" / "freeze"
BUNDLE = DIST / (f"{NAME}.app" if sys.platform == "darwin" else PACKAGE)
SPEC = ROOT / "installers" / "docent.spec"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def say(text: str) -> None:
    """On stderr: stdout is for what was made."""
    print(f"package: {text}", file=sys.stderr, flush=True)


def freeze() -> None:
    """Makes BUNDLE: the program with its interpreter, its libraries and their licences; it needs no Python.

    Raises:
        SystemExit: PyInstaller failed, or a licence does not fit; the words were shown.
    """
    WORK.mkdir(parents=True, exist_ok=True)
    say("freezing the program (a few minutes)")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK), str(SPEC)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"DOCENT_BUILD": str(WORK)}, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    if sys.platform == "linux":
        strip(BUNDLE)
        say(f"{prune(BUNDLE / '_internal')} libraries that nothing needs are left out")
    inside = BUNDLE / ("Contents/Resources" if sys.platform == "darwin" else "_internal")
    told = ["--out", str(inside / "THIRD-PARTY-LICENCES.txt"), "--list", str(inside / "resources" / LIST)]
    if status := licences.main(["--bundle", *told]):
        raise SystemExit(status)


def strip(folder: Path) -> None:
    """Takes the tables for debuggers from torch's libraries: a fifth of their size.

    Only theirs: some libraries from PyPI do not survive it.
    """
    for library in sorted((folder / "_internal" / "torch" / "lib").glob("*.so")):
        subprocess.run(["strip", "--strip-unneeded", library], check=True)


def needed_by(file: Path) -> set[str]:
    """The libraries that an ELF file names; nothing for any other file."""
    with file.open("rb") as stream:
        if stream.read(4) != b"\x7fELF":
            return set()
    told = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True).stdout
    return set(_NEEDED.findall(told))


def prune(internal: Path) -> int:
    """Removes the libraries at the top of the bundle that nothing in it needs any more, and says how many.

    PyInstaller collects what everything needs that it finds; what is left out afterwards leaves its own
    behind.
    """
    removed = 0
    while True:
        files = [path for path in internal.rglob("*") if path.is_file() and not path.is_symlink()]
        candidates = [path for path in files if path.parent == internal and ".so" in path.name]
        needs = {path: needed_by(path) for path in files if ".so" in path.name or not path.suffix}
        wanted = {name for path, names in needs.items() for name in names - {path.name}}
        orphans = [path for path in candidates if path.name not in wanted and not _is_loaded_by_name(path)]
        orphans += [path for path in internal.iterdir() if path.is_symlink() and not path.exists()]
        if not orphans:
            return removed
        for path in orphans:
            path.unlink()
        removed += len(orphans)


def _is_loaded_by_name(library: Path) -> bool:
    """Loaded by the starter or by ctypes, so that no file names it."""
    return library.name.startswith(("libpython", "libcrypto", "libssl"))


def size_mb(path: Path) -> float:
    """What a folder or a file takes, in millions of bytes; links count nothing."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.lstat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py package", description="Build what people install.")
    parser.add_argument("--only", choices=("folder",), help="freeze, and pack nothing")
    parser.add_argument("--keep-folder", action="store_true", help="pack what was frozen before")
    arguments = parser.parse_args()
    began = time.monotonic()
    if not arguments.keep_folder:
        freeze()
    made = [BUNDLE]
    if arguments.only is None:
        made += packed(BUNDLE)
    for path in made:
        print(f"{size_mb(path):8.1f} MB  {path.relative_to(ROOT)}")
    say(f"done after {(time.monotonic() - began) / 60:.1f} minutes")
    return 0


def packed(folder: Path) -> list[Path]:
    """The packages for this system, made of the frozen folder."""
    if sys.platform == "linux":
        from installers.linux.deb import build_deb
        from installers.linux.tarball import build_tarball

        return [build_deb(folder, DIST), build_tarball(folder, DIST)]
    if sys.platform == "darwin":
        script = ROOT / "installers" / "macos" / "build_dmg.sh"
        subprocess.run(["bash", script, folder], cwd=ROOT, check=True)
        return [DIST / f"{PACKAGE}-{VERSION}-macos-arm64.dmg"]
    compiler = shutil.which("iscc")
    if compiler is None:
        say("Inno Setup (iscc) is not installed: there is no setup program")
        return []
    script = ROOT / "installers" / "windows" / "docent.iss"
    subprocess.run([compiler, f"/DVERSION={VERSION}", script], cwd=ROOT, check=True)
    return [DIST / f"{PACKAGE}-{VERSION}-windows-x86_64.exe"]


if __name__ == "__main__":
    sys.exit(main())
