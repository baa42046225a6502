"""A grab through the portal ends in the right pixels or in one clear sentence, and leaves no file behind."""

import os
import threading
from pathlib import Path
from urllib.parse import quote

import pytest
from portal_service import PortalService, PrivateBus, needs_bus
from PySide6.QtGui import QColor, QImage

from app.capture.cancelled import CaptureCancelled
from app.capture.grabber import Session, cannot_watch, choose_grabber
from app.capture.portal_file import local_path
from app.capture.portal_grabber import PortalGrabber, parent_window_of
from app.capture.screens import Area
from app.errors import UserError

pytestmark = [needs_bus, pytest.mark.warns]


@pytest.fixture(scope="module")
def address():
    with PrivateBus() as bus:
        yield bus.address


@pytest.fixture
def portal(address):
    with PortalService(address) as service:
        yield service


def card(width=64, height=48) -> QImage:
    """Every pixel another colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixel(x, y, QColor(x * 3 % 256, y * 5 % 256, (x + y) % 256).rgb())
    return image


def written(path: Path, image: QImage | None = None, kind: str = "PNG") -> Path:
    path.parent.mkdir(exist_ok=True)
    assert (image or card()).save(str(path), kind)
    return path


def hands_over(portal, uri) -> None:
    def answer(call):
        call.accept()
        call.respond(0, {} if uri is None else {"uri": uri if isinstance(uri, tuple) else ("s", uri)})

    portal.behaviours["Screenshot"] = answer


def sentence(grabber, area=None) -> UserError:
    with pytest.raises(UserError) as raised:
        grabber.grab(area)
    assert raised.value.what.endswith(".") and raised.value.advice.endswith(".")
    return raised.value


def test_the_picture_is_taken_pixel_by_pixel_and_its_file_is_gone(address, portal, tmp_path):
    file = written(tmp_path / "screen.png")
    hands_over(portal, file.as_uri())
    picture = PortalGrabber(address=address).grab()
    assert picture == card()
    assert picture.format() == QImage.Format.Format_RGB32 and picture.devicePixelRatio() == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["Bild 1 von 3 (50%).png", "größe#1?.png", "50%25.png", "屏幕.png"])
def test_percent_escapes_in_the_address_are_undone(address, portal, tmp_path, name):
    file = written(tmp_path / "Screen shots" / name)
    hands_over(portal, "file://" + quote(str(file)))
    assert PortalGrabber(address=address).grab() == card()
    assert not file.exists()


def test_spaces_and_letters_that_were_not_escaped_are_read_as_well():
    assert local_path("file:///tmp/a b/größe.png") == "/tmp/a b/größe.png"
    assert local_path("file://localhost/tmp/a.png") == "/tmp/a.png"
    assert os.fsencode(local_path("file:///tmp/%ff.png") or "") == b"/tmp/\xff.png"


def test_a_jpeg_is_read_and_other_kinds_of_file_are_not(address, portal, tmp_path):
    hands_over(portal, written(tmp_path / "a.png", kind="JPEG").as_uri())
    assert PortalGrabber(address=address).grab().size() == card().size()
    hands_over(portal, written(tmp_path / "a.png", kind="BMP").as_uri())
    assert "could not be read" in sentence(PortalGrabber(address=address)).what


@pytest.mark.parametrize(
    "uri",
    [
        None,
        ("u", 5),
        "",
        "/tmp/a.png",
        "http://localhost/a.png",
        "file://elsewhere/a.png",
        "file:a.png",
        "file:///tmp/%00.png",
        "file:///tmp/a.png?b",
        "file://[/a.png",
    ],
)
def test_only_files_on_this_computer_are_read(address, portal, uri):
    hands_over(portal, uri)
    assert "could not be read" in sentence(PortalGrabber(address=address)).what


def test_part_of_the_picture(address, portal, tmp_path):
    hands_over(portal, written(tmp_path / "a.png").as_uri())
    grabber = PortalGrabber(address=address)
    assert grabber.grab(Area(4, 2, 20, 30)) == card().copy(4, 2, 20, 30)
    assert grabber.origin() is None  # nobody tells


def test_transparency_is_not_handed_on(address, portal, tmp_path):
    clear = card().convertToFormat(QImage.Format.Format_ARGB32)
    hands_over(portal, written(tmp_path / "a.png", clear).as_uri())
    assert PortalGrabber(address=address).grab() == card()


def test_cancelled_is_no_failure(address, portal):
    def answer(call):
        call.accept()
        call.respond(1)

    portal.behaviours["Screenshot"] = answer
    with pytest.raises(CaptureCancelled):
        PortalGrabber(address=address).grab()


def test_denied_by_response_and_by_error(address, portal):
    def answer(call):
        call.accept()
        call.respond(2)

    portal.behaviours["Screenshot"] = answer
    denied = sentence(PortalGrabber(address=address))
    assert "did not allow" in denied.what
    portal.behaviours["Screenshot"] = lambda call: call.refuse("org.freedesktop.DBus.Error.AccessDenied")
    assert sentence(PortalGrabber(address=address)).args == denied.args


def test_no_reply(address, portal):
    portal.behaviours["Screenshot"] = lambda call: None
    assert "did not answer" in sentence(PortalGrabber(address=address, timeout_s=0.05)).what


def test_an_error_reply(address, portal):
    portal.behaviours["Screenshot"] = lambda call: call.refuse("org.freedesktop.portal.Error.Failed")
    assert "reported an error" in sentence(PortalGrabber(address=address)).what


def test_no_portal_no_bus_and_a_portal_that_ends_are_three_sentences(address, tmp_path):
    said = {sentence(PortalGrabber(address=address)).what}
    said.add(sentence(PortalGrabber(address=f"unix:path={tmp_path}/none")).what)
    with PortalService(address) as portal:
        portal.behaviours["Screenshot"] = lambda call: call.service.leave()
        said.add(sentence(PortalGrabber(address=address)).what)
    assert len(said) == 3


def test_an_answer_without_a_request(address, portal):
    portal.behaviours["Screenshot"] = lambda call: call.give("s", ("soon",))
    assert "not understood" in sentence(PortalGrabber(address=address)).what


def test_a_file_that_is_not_there(address, portal, tmp_path):
    hands_over(portal, (tmp_path / "none.png").as_uri())
    assert "there is none" in sentence(PortalGrabber(address=address)).what


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_file_without_a_picture_is_deleted_as_well(address, portal, tmp_path, content):
    file = tmp_path / "a.png"
    file.write_bytes(content)
    hands_over(portal, file.as_uri())
    assert "could not be read" in sentence(PortalGrabber(address=address)).what
    assert not file.exists()


def test_a_file_that_may_not_be_read_is_deleted_as_well(address, portal, tmp_path, monkeypatch):
    file = written(tmp_path / "a.png")
    hands_over(portal, file.as_uri())

    def refused(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.capture.portal_file._read", refused)  # root may read all
    assert "could not be read" in sentence(PortalGrabber(address=address)).what
    assert not file.exists()


def test_a_link_is_neither_followed_nor_deleted(address, portal, tmp_path):
    file, link = written(tmp_path / "a.png"), tmp_path / "link.png"
    link.symlink_to(file)
    hands_over(portal, link.as_uri())
    assert "could not be read" in sentence(PortalGrabber(address=address)).what
    assert file.exists() and link.is_symlink()


def test_a_folder_and_a_pipe_are_left_alone(address, portal, tmp_path):
    folder, pipe = tmp_path / "folder", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    for place in (folder, pipe):
        hands_over(portal, place.as_uri())
        assert "could not be read" in sentence(PortalGrabber(address=address)).what
        assert place.exists()


def test_the_file_of_somebody_else_is_left_alone(address, portal, tmp_path, monkeypatch):
    file = written(tmp_path / "a.png")
    monkeypatch.setattr("app.capture.portal_file.os.getuid", lambda: file.lstat().st_uid + 1)
    hands_over(portal, file.as_uri())
    assert "could not be read" in sentence(PortalGrabber(address=address)).what
    assert file.exists()


def test_nothing_of_what_was_captured_is_logged(address, portal, tmp_path, caplog):
    caplog.set_level("DEBUG")
    file = tmp_path / "My secret window.png"
    file.write_bytes(b"secret")
    hands_over(portal, file.as_uri())
    sentence(PortalGrabber(address=address))
    portal.behaviours["Screenshot"] = lambda call: call.refuse("org.freedesktop.portal.Error.Failed")
    sentence(PortalGrabber(address=address))
    assert caplog.text and "secret" not in caplog.text and "in other words" not in caplog.text


def test_the_window_that_asks_is_always_named(address, portal, tmp_path, qapp):
    grabber = PortalGrabber(address=address)
    for _ in range(2):
        hands_over(portal, written(tmp_path / "a.png").as_uri())
        grabber.grab()
        grabber.prepare(None)
    assert parent_window_of(None)
    assert [window for window, _ in portal.called("Screenshot")] == ["wayland:", "wayland:"]
    assert {options["interactive"] for _, options in portal.called("Screenshot")} == {("b", False)}


def test_the_person_is_asked_by_a_picture_that_is_dropped_and_only_once(address, portal, tmp_path):
    file = written(tmp_path / "a.png")
    hands_over(portal, file.as_uri())
    grabber = PortalGrabber(address=address)
    grabber.ask()
    assert len(portal.called("Screenshot")) == 1 and not file.exists()
    grabber.ask()
    assert len(portal.called("Screenshot")) == 1


def test_who_has_said_yes_before_is_not_asked(address, portal):
    portal.behaviours["Lookup"] = lambda call: call.give("a{sas}v", ({"docent": ["yes"]}, ("s", "")))
    PortalGrabber(address=address).ask()
    assert portal.called("Screenshot") == []


def test_no_to_the_question_is_told_and_asked_again_the_next_time(address, portal):
    def answer(call):
        call.accept()
        call.respond(2)

    portal.behaviours["Screenshot"] = answer
    grabber = PortalGrabber(address=address)
    for _ in range(2):
        with pytest.raises(UserError, match="did not allow"):
            grabber.ask()
    assert len(portal.called("Screenshot")) == 2


def test_on_x11_the_handle_is_the_windows_own(qapp, monkeypatch):
    class Window:
        def winId(self) -> int:
            return 0x2A00007

    monkeypatch.setattr("app.capture.portal_grabber.QGuiApplication.platformName", lambda: "xcb")
    assert parent_window_of(Window()) == "x11:2a00007"


def test_closing_ends_a_grab_that_waits(address, portal):
    waiting, ended = threading.Event(), []

    def answer(call):
        call.accept()
        waiting.set()

    portal.behaviours["Screenshot"] = answer
    grabber = PortalGrabber(address=address)

    def work():
        try:
            grabber.grab()
        except CaptureCancelled:
            ended.append("cancelled")

    thread = threading.Thread(target=work)
    thread.start()
    assert waiting.wait(30)
    grabber.close()
    thread.join(30)
    assert ended == ["cancelled"]


def test_a_wayland_session_is_asked_through_the_portal_and_not_watched(monkeypatch, tmp_path, qapp):
    grabber = choose_grabber(Session("linux", is_wayland=True, has_display=True))
    assert isinstance(grabber, PortalGrabber)
    assert not grabber.can_watch and "cannot be watched" in cannot_watch().what
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/0/bus")
    assert grabber.why_not() is None
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    reason = grabber.why_not()
    assert reason is not None and "session bus" in reason.what
