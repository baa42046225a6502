"""The two palettes: neutral greys and one calm blue-green, light and dark. Plain values, used by
`app.theme`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Colours:
    """One theme. Every text colour keeps 4.5:1 on every surface it is used on (tests/app/test_theme.py)."""

    dark: bool
    canvas: str  # behind the pages
    panel: str  # window, panels, bars
    raised: str  # fields, cards, the overlay
    hover: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    error: str
    faint: str  # scroll bars, disabled icons
    shadow: str  # one thin layer of it
    steps: tuple[str, ...]  # render, preprocess, vision, projector, prefill, first token, compare


LIGHT = Colours(
    dark=False,
    canvas="#e4e7e9",
    panel="#f8f9f9",
    raised="#ffffff",
    hover="#eaedee",
    line="#dbdfe2",
    text="#1a1e21",
    muted="#565e65",
    accent="#0b746f",
    on_accent="#ffffff",
    accent_soft="#dcefed",
    warning="#855600",
    error="#b3261e",
    faint="#b4bcc2",
    shadow="#04000000",
    steps=("#b9c0c6", "#8b959d", "#0b746f", "#3f9f98", "#7cc4be", "#c0e2df", "#5f8fb0"),
)
DARK = Colours(
    dark=True,
    canvas="#2b2f32",
    panel="#1b1d1f",
    raised="#25282b",
    hover="#31363a",
    line="#373c40",
    text="#e6e9eb",
    muted="#a5adb4",
    accent="#5ec7bd",
    on_accent="#06302d",
    accent_soft="#1d3b39",
    warning="#e5b454",
    error="#ff9c91",
    faint="#555d64",
    shadow="#0c000000",
    steps=("#5b646b", "#858f97", "#5ec7bd", "#3f9a93", "#2d716c", "#a6e2dc", "#6fa3c7"),
)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two opaque colours."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
