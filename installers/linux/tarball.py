"""The tarball for people without root: the frozen folder, what the desktop wants to know, and a script that
puts both into the home folder and takes them away again. Called by installers/build.py.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installers.linux.deb import tidy
from installers.linux.desktop_files import write_share
from installers.metadata import PACKAGE, ROOT, VERSION

# The script writes the place of the program over this: a desktop entry does not know a home folder.
PLACEHOLDER = "@PROGRAM@"


def build_tarball(folder: Path, target: Path) -> Path:
    """Packs the frozen folder.

    Args:
        target: the folder that the tarball goes into.
    Raises:
        subprocess.CalledProcessError: tar or zstd failed; their words were shown.
    """
    name = f"{PACKAGE}-{VERSION}"
    root = ROOT / "build" / "tarball" / name
    shutil.rmtree(root.parent, ignore_errors=True)
    root.mkdir(parents=True)
    subprocess.run(["cp", "-a", "--reflink=auto", folder, root / PACKAGE], check=True)
    tidy(root / PACKAGE)
    write_share(root / "share", PLACEHOLDER)
    here = ROOT / "installers" / "linux"
    shutil.copyfile(here / "install.sh", root / "install.sh")
    (root / "install.sh").chmod(0o755)
    shutil.copyfile(ROOT / "LICENSE", root / "LICENSE")
    made = target / f"{name}-linux-x86_64.tar.zst"
    owner = ["--owner=0", "--group=0", "--numeric-owner", "--sort=name"]
    packing: list[str | Path] = ["tar", "-C", root.parent, *owner, "-I", "zstd -12 -T0", "-cf", made, name]
    subprocess.run(packing, check=True)
    shutil.rmtree(root.parent)
    return made
