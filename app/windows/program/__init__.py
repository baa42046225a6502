"""Dialogs about the program itself: settings, keys, about, log, crashes. Opened by `Dialogs`; GUI thread."""
