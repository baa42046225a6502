"""Docent, the desktop application: its name, its id and its version.

Imported by everything under `app`, the reader process included, so it stays cheap: no Qt, no torch.
"""

from importlib.metadata import PackageNotFoundError, version

NAME = "Docent"
ID = "docent"

try:
    __version__ = version(ID)
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.1.0+source"
