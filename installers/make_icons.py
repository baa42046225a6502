"""Draws the icons of installers from the program's one SVG: `python -m installers.make_icons`, run when that
changes.

Needs Qt, and writes PNGs of every size, docent.ico for Windows and docent.icns for macOS into
`installers/icons/`.
"""

from __future__ import annotations

import io
import os

from PIL import Image

from installers.linux.desktop_files import ICON_SIZES
from installers.metadata import ROOT

TARGET = ROOT / "installers" / "icons"
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(size: int) -> Image.Image:
    """The icon at this many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "docent.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes for the format
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for size in ICON_SIZES:
        drawn(size).save(TARGET / f"docent-{size}.png", optimize=True)
    sizes = [(size, size) for size in WINDOWS_SIZES]
    drawn(256).save(TARGET / "docent.ico", sizes=sizes, append_images=[drawn(n) for n in WINDOWS_SIZES])
    drawn(1024).save(TARGET / "docent.icns", append_images=[drawn(n) for n in (32, 64, 128, 256, 512)])


if __name__ == "__main__":
    main()
