"""What is on the screen: how it is grabbed, chosen and watched.

Called by `app.windows`; knows neither the windows nor the engine. The back-ends (`Grabber`, chosen in
`grabber.py`) block and run on worker threads; what is shown over the screen (`selection_overlay.py`) and what
ties it together (`capture_session.py`, `live_watcher.py`) live on the GUI thread. Places are device pixels of
the virtual desktop (`screens.py`) everywhere but at the edge to Qt. Nothing that was captured is written to
disk or to the log.
"""
