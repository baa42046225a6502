"""Which back-end a session gets, and what is said where there is none."""

from __future__ import annotations

import pytest

from app.capture.grabber import NoGrabber, Session, choose_grabber
from app.capture.mss_grabber import MssGrabber
from app.capture.portal_grabber import PortalGrabber
from app.errors import UserError


@pytest.mark.parametrize(
    ("session", "kind"),
    [
        (Session("linux", is_wayland=False, has_display=True), MssGrabber),
        (Session("linux", is_wayland=True, has_display=False), PortalGrabber),
        (Session("linux", is_wayland=True, has_display=True), PortalGrabber),  # XWayland shows X windows only
        (Session("linux", is_wayland=False, has_display=False), NoGrabber),
        (Session("freebsd14", is_wayland=False, has_display=True), MssGrabber),
        (Session("win32", is_wayland=False, has_display=False), MssGrabber),
        (Session("darwin", is_wayland=False, has_display=True), MssGrabber),  # XQuartz sets DISPLAY
    ],
)
def test_the_session_decides(session, kind):
    assert type(choose_grabber(session)) is kind


@pytest.mark.parametrize(
    ("variables", "is_wayland", "has_display"),
    [
        ({"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0"}, False, True),
        ({"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, True, True),
        ({"XDG_SESSION_TYPE": "Wayland"}, True, False),
        ({"WAYLAND_DISPLAY": "wayland-1"}, True, False),  # started over ssh, or by a service
        ({"XDG_SESSION_TYPE": "tty", "DISPLAY": ":1"}, False, True),  # startx
        ({"DISPLAY": ""}, False, False),
        ({}, False, False),
    ],
)
def test_the_session_is_read_from_the_environment(monkeypatch, variables, is_wayland, has_display):
    for name in ("XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    session = Session.of_now()
    assert (session.is_wayland, session.has_display) == (is_wayland, has_display)


def test_without_a_display_the_reason_is_told_and_raised():
    grabber = choose_grabber(Session("linux", is_wayland=False, has_display=False))
    reason = grabber.why_not()
    assert reason is not None and reason.what and reason.advice
    assert not grabber.can_watch
    with pytest.raises(UserError) as raised:
        grabber.grab()
    assert raised.value is reason
