"""`docent diagnose`: what to attach to a report. Called by command_line. Reads nothing but this machine,
works where torch or another part is broken, and names no document.
"""

import argparse
import json
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version

import psutil

from app import ID, __version__
from app.command_line import harmless
from app.documents.reader import Reader
from app.errors import UserError
from app.inference.engine_report import devices, model_folders, models
from app.paths import all_folders

PACKAGES = (
    "torch", "numpy", "pillow", "safetensors", "tokenizers", "huggingface_hub", "pymupdf",
    "PySide6-Essentials",
)  # fmt: skip
GIGABYTE = 1e9


def add_diagnose_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "diagnose",
        help="show versions, devices, models and paths",
        description="Shows versions, devices, models and paths. Nothing is sent anywhere.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run_diagnose)


def run_diagnose(arguments: argparse.Namespace) -> int:
    report = {
        "versions": _versions(),
        "machine": _machine(),
        "devices": devices(),
        "reader process": _reader(),
        "models": models(),
        "paths": {name: str(folder) for name, folder in all_folders().items()} | model_folders(),
    }
    if arguments.json:
        print(json.dumps(report, indent=2))
        return 0
    for section, lines in report.items():
        print(f"{section}:")
        for name, line in lines.items():
            print(harmless(f"  {name:<20} {line}"))
    return 0


def _versions() -> dict[str, str]:
    versions = {ID: __version__, "python": f"{platform.python_version()} ({sys.executable})"}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "not installed"
    return versions


def _machine() -> dict[str, str]:
    memory, cores = psutil.virtual_memory(), psutil.cpu_count(logical=False)
    return {
        "system": platform.platform(),
        "processor": f"{platform.machine()}, {cores} cores, {psutil.cpu_count()} threads",
        "memory": f"{memory.total / GIGABYTE:.1f} GB, {memory.available / GIGABYTE:.1f} GB free",
    }


def _reader() -> dict[str, str]:
    reader, started = Reader(), time.perf_counter()
    try:
        reader.start()
    except UserError as error:
        return {"problem": str(error)}
    finally:
        reader.shutdown()
    return {"start": f"{time.perf_counter() - started:.2f} s"}
