"""What the bundle has beside modules and libraries: the resources, and the name and version. Called by
docent.spec.
"""

from __future__ import annotations

from pathlib import Path

from installers.metadata import LICENCE, PACKAGE, SUMMARY, VERSION

PACKAGES = ("app", "fastvlm_engine")
NOT_SHIPPED = {".ts", ".py", ".pyc"}  # sources of translations and samples


def data_files(root: Path) -> list[tuple[str, str]]:
    """The files of `resources/`, the licence and the list of changes: (file, folder in the bundle)."""
    found = [(str(root / name), ".") for name in ("LICENSE", "CHANGELOG.md")]
    for path in sorted((root / "resources").rglob("*")):
        if path.is_file() and path.suffix not in NOT_SHIPPED and "__pycache__" not in path.parts:
            found.append((str(path), str(path.parent.relative_to(root))))
    return found


def modules(root: Path) -> list[str]:
    """Every module of ours: many are imported by name, when they are needed."""
    files = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    names = (".".join(path.relative_to(root).with_suffix("").parts) for path in files)
    return [name.removesuffix(".__init__") for name in names]


def with_metadata(work: Path) -> list[tuple[str, str]]:
    """Name and version where `importlib.metadata` looks for them.

    Made anew: those of an editable installation name the folder in which the program was built.
    """
    folder = work / f"{PACKAGE}-{VERSION}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ("Metadata-Version: 2.4", f"Name: {PACKAGE}", f"Version: {VERSION}", f"Summary: {SUMMARY}")
    text = "\n".join((*lines, f"License-Expression: {LICENCE}", ""))
    (folder / "METADATA").write_text(text, encoding="utf-8")
    return [(str(folder / "METADATA"), folder.name)]
