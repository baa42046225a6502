"""Lets timm and transformers' timm wrapper be imported where torchvision is not installed.

torchvision from PyPI is a CUDA build that breaks beside the CPU build of torch, and the FastVLM peer needs
none of it: only names that timm imports at module level. `install` answers those with empty classes.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from types import ModuleType
from typing import Any


class _EmptyModule(ModuleType):
    """A module in which every public name is an empty class."""

    __path__ = []  # noqa: RUF012  # a package, as far as imports can tell

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = type(name, (), {"__getattr__": lambda self, key: key})
        if name == "InterpolationMode":  # its members are used as keys of tables
            members = ("NEAREST", "NEAREST_EXACT", "BILINEAR", "BICUBIC", "BOX", "HAMMING", "LANCZOS")
            value = type(name, (), {member: member.lower() for member in members})
        setattr(self, name, value)
        return value


class _EmptyTorchvision(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        if fullname.partition(".")[0] != "torchvision":
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__version__"] = "0.0"


def install() -> None:
    """Make `import timm` work; nothing changes where a real torchvision is installed."""
    if "torchvision" not in sys.modules and importlib.util.find_spec("torchvision") is None:
        sys.meta_path.append(_EmptyTorchvision())
