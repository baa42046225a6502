"""Opens the window, or hands what is wanted to a Docent that runs already. Called by `app.main` and by
`app.capture_command` on the main thread; Qt is imported here first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.capture_request import CaptureRequest
from app.errors import UserError
from app.native_dialog import missing_for_qt


def open_window(files: Sequence[Path], capture: CaptureRequest | None = None) -> int:
    """Runs until the window is closed, or only until another instance has taken what is wanted.

    Returns:
        The exit status of the program.

    Raises:
        UserError: Qt cannot open a window here, or the other instance cannot do what is wanted.
    """
    problem = missing_for_qt()
    if problem:
        raise UserError(str(problem))  # stays English: it is told before a translation can be loaded
    try:
        from app.single_instance import SingleInstance

        # Before the rest is imported, and Qt connects to the display: a capture must not come late.
        if SingleInstance().hand_over(files, capture):
            return 0
        from app.application import Application, qt_application
    except ImportError as error:
        raise UserError(
            f"Docent cannot start: {error}.", "Install it again, or the system libraries that Qt needs."
        ) from error
    application = Application(qt_application())
    application.listen(SingleInstance())
    application.show(files)
    if capture is not None:
        application.capture(capture)
    status = application.run()
    application.close()
    application.leave_threads(status)
    return status
