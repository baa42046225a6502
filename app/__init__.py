"""Docent, the desktop application: its name, its id and its version.

Imported by everything under `app`, the reader process included, so it stays cheap: no Qt, no torch.
"""

from importlib.metadata import PackageNotFoundError, version

NAME = "Docent"
ID = "docent"
HOMEPAGE = "https://github.com/docent-desktop/docent"
DESKTOP_ID = "io.github.docent_desktop.Docent"  # of the desktop entry, by which Wayland and portals know it

try:
    __version__ = version(ID)
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.1.0+source"
