"""A live region: its window, and what joins the watcher of the screen and the engine."""
