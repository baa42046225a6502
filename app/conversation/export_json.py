"""A conversation as JSON: everything that is known of it, for other programs. Called by `export`."""

from __future__ import annotations

import json
import math
from base64 import b64encode
from typing import Any

from app.conversation.conversation import Turn
from app.conversation.history_rows import KeptConversation, facts_of, moment
from app.conversation.question import Place

FORMAT, VERSION = "docent-conversation", 1


def json_text(kept: KeptConversation) -> str:
    """The whole file."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "key": kept.key,
        "title": kept.title,
        "document": {
            "name": kept.document_name,
            "path": str(kept.document) if kept.document is not None else None,
        },
        "turns": [_turn(turn) for turn in kept.turns],
    }
    return json.dumps(_finite(data), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _turn(turn: Turn) -> dict[str, Any]:
    picture = turn.picture
    return {
        "key": turn.key,
        "asked_at": moment(turn.asked_at),
        "question": turn.question.text,
        "action": turn.question.action,
        "place": _place(turn.question.place),
        "answer": turn.text,
        "stage": str(turn.stage),
        "facts": facts_of(turn.answer) if turn.answer is not None else None,
        "error": {"what": turn.error.what, "advice": turn.error.advice} if turn.error is not None else None,
        "picture": {"type": "image/png", "base64": b64encode(picture).decode("ascii")} if picture else None,
    }


def _place(place: Place) -> dict[str, Any]:
    region = place.region
    return {
        "document": place.document_name,
        "page": place.page + 1,  # counted from 1, as on screen and on the command line
        "quarter_turns": place.rotation,
        "region": None
        if region is None
        else {"x": region.x, "y": region.y, "width": region.width, "height": region.height},
    }


def _finite(value: Any) -> Any:
    """JSON has no infinity: such a number is unknown."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return value
