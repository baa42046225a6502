"""What a desktop portal answers, and how it fails. Pure functions for `portal_bus`, any thread."""

from __future__ import annotations

from enum import Enum
from typing import Any

from jeepney import HeaderFields, Message

_OK, _CANCELLED = 0, 1
_ABSENT = ("ServiceUnknown", "NameHasNoOwner", "UnknownInterface", "UnknownMethod", "UnknownObject", "Spawn.")
_REFUSED = ("AccessDenied", "NotAllowed")


class Failure(Enum):
    """Why the portal gave no result."""

    NO_BUS = "no session bus"
    NO_PORTAL = "nothing on the bus offers it"
    REFUSED = "not allowed"
    FAILED = "the portal reported an error"
    NO_ANSWER = "no answer in time"
    LOST = "the portal ended"
    NOT_UNDERSTOOD = "the answer was not understood"
    STOPPED = "stopped by this program"


class PortalError(Exception):
    """The portal gave no result; `detail` is for the log and holds nothing of what is on the screen."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure
        self.detail = detail


class PortalCancelled(Exception):
    """The person cancelled the desktop's dialog: not a failure."""


def unpacked(options: Any) -> dict[str, Any]:
    """The values of an `a{sv}` without their types; raises PortalError where it is none."""
    try:
        return {str(name): value for name, (_, value) in dict(options).items()}
    except (TypeError, ValueError) as error:
        raise PortalError(Failure.NOT_UNDERSTOOD, "no options") from error


def results_of(response: Message) -> dict[str, Any]:
    """What a `Request::Response` brought; raises PortalCancelled, or PortalError where it brought nothing."""
    if response.header.fields.get(HeaderFields.signature) != "ua{sv}":
        raise PortalError(Failure.NOT_UNDERSTOOD, "a response of another kind")
    code, results = response.body
    if code == _CANCELLED:
        raise PortalCancelled
    if code != _OK:
        raise PortalError(Failure.REFUSED, f"response {code}")
    return unpacked(results)


def error_of(reply: Message) -> PortalError | PortalCancelled:
    """Only the error's name is kept: its text may name a window."""
    name = str(reply.header.fields.get(HeaderFields.error_name, ""))
    last = name.removeprefix("org.freedesktop.DBus.Error.").removeprefix("org.freedesktop.portal.Error.")
    if last == "Cancelled":
        return PortalCancelled()
    if last.startswith(_ABSENT):
        return PortalError(Failure.NO_PORTAL, name)
    if last in _REFUSED:
        return PortalError(Failure.REFUSED, name)
    return PortalError(Failure.LOST if last == "NoReply" else Failure.FAILED, name)
