"""The widgets of one tab that its questions work on, as plain references. Made by `DocumentTab`."""

from __future__ import annotations

from dataclasses import dataclass

from app.viewport.overlay import LatencyPill
from app.viewport.viewport import Viewport
from app.windows.background import Background
from app.windows.conversation.conversation_panel import ConversationPanel
from app.windows.notice import Notice


@dataclass(frozen=True)
class TabParts:
    """One of each."""

    viewport: Viewport
    panel: ConversationPanel
    pill: LatencyPill
    notice: Notice
    background: Background
