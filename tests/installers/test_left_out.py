"""What the frozen program leaves out: the program runs without it, and nothing of it is imported by name."""

import subprocess
import sys
from pathlib import Path

import pytest

from installers.left_out import FILES, KEPT, MODULES, SYSTEM_LIBRARIES, is_left_out

ROOT = Path(__file__).resolve().parents[2]
# Imports and runs everything that the program does with torch, MuPDF and the hub, with these modules blocked.
BLOCKED = """
import sys
from installers.left_out import MODULES

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if any(name == m or name.startswith(m + ".") for m in MODULES):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocked())
import fastvlm_engine.model_download, pymupdf
from PIL import Image
from fastvlm_engine import load_engine
for precision in ("auto", "int8"):
    with load_engine("resources/models/docent-nano", precision=precision) as engine:
        assert list(engine.ask(Image.new("RGB", (300, 100), "white"), "Is there a stamp?"))
assert not [name for name in sys.modules if name in MODULES]
"""


def test_the_program_runs_without_what_is_left_out():
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_line_has_its_reason():
    for table in (MODULES, FILES, KEPT, SYSTEM_LIBRARIES):
        assert all(reason.strip() for reason in table.values())


@pytest.mark.parametrize(
    ("place", "left_out"),
    [
        ("torch/bin/protoc", True),
        ("torch/bin/torch_shm_manager", False),
        ("torch/lib/libtorch_cpu.so", False),
        ("torch/include/c10/util/Half.h", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qt_de.qm", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", True),
        ("libstdc++.so.6", True),
        ("resources/models/docent-nano/config.json", False),
    ],
)
def test_files_are_left_out_by_their_place(place, left_out):
    assert is_left_out(place) is left_out
