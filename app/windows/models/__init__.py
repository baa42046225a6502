"""The models dialog. Opened by `Dialogs`; GUI thread."""
