"""The history of conversations as a dialog. Opened by `Dialogs`; GUI thread."""
