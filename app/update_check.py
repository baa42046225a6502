"""Whether there is a newer Docent: asks the project's page for the number of the newest release, and for
nothing else. Called by the about box when somebody presses the button, and at the start where it was switched
on; on a thread, for it waits for the network. Standard library and the system's certificates; no Qt.
"""

from __future__ import annotations

import json
import re
import ssl
import urllib.error
import urllib.request
from datetime import date
from typing import IO, Any

from app import HOMEPAGE, NAME, __version__
from app.errors import UserError

ADDRESS = HOMEPAGE.replace("https://github.com/", "https://api.github.com/repos/") + "/releases/latest"
_TIMEOUT_S = 10.0
_MOST_BYTES = 1_000_000
_VERSION = re.compile(r"v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})")

Version = tuple[int, int, int]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """A project that was renamed is followed, an address without encryption is not."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.startswith("https://"):
            raise urllib.error.URLError(f"sent on to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def newest_version(address: str = ADDRESS) -> str:
    """The number of the newest release, as "1.2.3".

    Raises:
        UserError: it could not be asked, or what came is no answer.
    """
    opener = urllib.request.build_opener(_Redirects, urllib.request.HTTPSHandler(context=_certificates()))
    request = urllib.request.Request(address, headers={"User-Agent": NAME, "Accept": "application/json"})
    try:
        with opener.open(request, timeout=_TIMEOUT_S) as answer:
            told = answer.read(_MOST_BYTES)
    except (OSError, ValueError) as error:  # URLError, HTTPError and timeouts are OSErrors
        raise UserError(
            f"The list of releases could not be asked ({_reason(error)}).",
            f"Check the network connection, or look at {HOMEPAGE}.",
        ) from error
    version = _released(told)
    if version is None:
        raise UserError(
            "What came back is no list of releases.",
            f"A network may want you to sign in first; or look at {HOMEPAGE}.",
        )
    return ".".join(map(str, version))


def is_newer(version: str, than: str = __version__) -> bool:
    """Whether a release is newer than this Docent; what is no version is not."""
    found, own = _VERSION.fullmatch(version), _VERSION.match(than)
    return found is not None and own is not None and _numbers(found) > _numbers(own)


def release_page(version: str) -> str:
    """Where people get it. Made here, not taken from the answer: it is opened in a browser."""
    return f"{HOMEPAGE}/releases/tag/v{version}"


def is_due(last: str, today: date) -> bool:
    """Whether a day has begun since it was asked last; `last` as `date.isoformat` writes it, "" for never."""
    return last != today.isoformat()


def _certificates() -> ssl.SSLContext:
    """Those of the system: a packaged Docent brings none of its own that could get old."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"status {error.code}"
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason)


def _released(told: bytes) -> Version | None:
    try:
        answer = json.loads(told)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict) or answer.get("draft") or answer.get("prerelease"):
        return None
    tag = answer.get("tag_name")
    match = _VERSION.fullmatch(tag) if isinstance(tag, str) else None
    return _numbers(match) if match is not None else None


def _numbers(match: re.Match[str]) -> Version:
    return int(match[1]), int(match[2]), int(match[3])
