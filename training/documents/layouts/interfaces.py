"""User interfaces: which kind is drawn how often. Called through layouts/__init__.py in the data workers."""

from __future__ import annotations

from training.documents.layouts import consoles, dialogs, menus, panes, toolbars, windows
from training.documents.page import Page

INTERFACES = (
    (dialogs.dialog, 32),
    (windows.notification, 6),
    (menus.menu, 17),
    (toolbars.toolbar, 4),
    (panes.settings, 18),
    (windows.file_list, 6),
    (windows.web_page, 5),
    (consoles.terminal, 8),
    (consoles.editor, 4),
)


def interface(page: Page) -> None:
    """A piece of a screen, of a kind drawn by chance."""
    layouts, weights = zip(*INTERFACES, strict=True)
    page.rng.choices(layouts, weights)[0](page)
