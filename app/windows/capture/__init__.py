"""The ways in to a capture: hotkey, tray and `docent capture`, and what becomes of the picture."""
