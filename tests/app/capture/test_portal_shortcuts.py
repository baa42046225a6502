"""The desktop's own hotkey: pressed, changed, refused, given up, and a person who chooses no keys at all."""

import queue
from typing import Any

import pytest
from portal_service import PATH, PortalService, PrivateBus, needs_bus, signal_to, stranger

from app.capture.key_combination import key_combination
from app.capture.portal_shortcuts import PortalKeyGrab, xdg_trigger

pytestmark = [needs_bus, pytest.mark.warns]
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
SESSION = "org.freedesktop.portal.Session"
KEYS = key_combination("Ctrl+Shift+A")
WITH_KEYS = [("capture", {"trigger_description": ("s", "Press <Control><Shift>a")})]


@pytest.fixture(scope="module")
def address():
    with PrivateBus() as bus:
        yield bus.address


class Desktop:
    """A portal that binds what it is asked for; tests change what it does."""

    def __init__(self, service: PortalService) -> None:
        self.service = service
        self.session = self.sender = ""
        self.shortcuts: list[Any] = WITH_KEYS
        service.behaviours.update(CreateSession=self.create, BindShortcuts=self.bind)

    def create(self, call):
        sender, token = call.sender[1:].replace(".", "_"), call.options["session_handle_token"]
        self.session, self.sender = f"{PATH}/session/{sender}/{token}", call.sender
        call.accept()
        call.respond(0, {"session_handle": ("s", self.session)})

    def bind(self, call):
        call.accept()
        call.respond(0, {"shortcuts": ("a(sa{sv})", self.shortcuts)})

    def press(self, session="", shortcut="capture"):
        body = (session or self.session, shortcut, 1234, {})
        self.service.emit(PATH, SHORTCUTS, "Activated", "osta{sv}", body)

    def change(self, shortcuts):
        self.service.emit(PATH, SHORTCUTS, "ShortcutsChanged", "oa(sa{sv})", (self.session, shortcuts))


@pytest.fixture
def desktop(address):
    with PortalService(address) as service:
        yield Desktop(service)


class Told:
    """What the grab says, in order."""

    def __init__(self) -> None:
        self.all: queue.Queue[tuple[str, Any]] = queue.Queue()

    def pressed(self) -> None:
        self.all.put(("pressed", None))

    def failed(self, error) -> None:
        self.all.put(("failed", error))

    def bound(self, keys) -> None:
        self.all.put(("bound", keys))

    def next(self) -> tuple[str, Any]:
        return self.all.get(timeout=30)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def grab(address, told):
    made = PortalKeyGrab(told.pressed, told.failed, told.bound, address=address)
    yield made
    made.close()


def failed(told) -> Any:
    what, error = told.next()
    assert what == "failed" and error.advice.endswith(".")
    return error


def test_keys_are_asked_for_and_every_press_is_told(desktop, grab, told):
    grab.hold(KEYS)
    assert told.next() == ("bound", "Press <Control><Shift>a")
    desktop.press()
    desktop.press()
    assert [told.next(), told.next()] == [("pressed", None)] * 2
    ((session, shortcuts, window, _),) = desktop.service.called("BindShortcuts")
    assert (session, window) == (desktop.session, "wayland:")
    ((name, values),) = shortcuts
    assert name == "capture" and values["preferred_trigger"] == ("s", "CTRL+SHIFT+a")
    assert values["description"][1]


def test_presses_of_others_are_not_ours(desktop, grab, told, address):
    grab.hold(KEYS)
    told.next()
    desktop.press(session=f"{PATH}/session/1_1/other")
    desktop.press(shortcut="other")
    forger = stranger(address)
    pressed = (desktop.session, "capture", 1, {})
    forger.send(signal_to(desktop.sender, PATH, SHORTCUTS, "Activated", "osta{sv}", pressed))
    forger.bus_proxy.GetId()
    forger.close()
    desktop.service.emit(PATH, SHORTCUTS, "Activated", "s", ("of another kind",))
    desktop.change([("capture", {"trigger_description": ("s", "last")})])
    assert told.next() == ("bound", "last")


@pytest.mark.parametrize(
    "shortcuts",
    [[], [("capture", {})], [("capture", {"trigger_description": ("s", "")})], [("other", {})]],
)
def test_a_person_may_choose_no_keys_and_some_later(desktop, grab, told, shortcuts):
    desktop.shortcuts = shortcuts
    grab.hold(KEYS)
    assert told.next() == ("bound", "")
    desktop.change(WITH_KEYS)
    assert told.next() == ("bound", "Press <Control><Shift>a")
    desktop.press()
    assert told.next() == ("pressed", None)


def test_a_cancelled_dialog_is_no_failure(desktop, grab, told):
    def cancel(call):
        call.accept()
        call.respond(1)

    desktop.service.behaviours["BindShortcuts"] = cancel
    grab.hold(KEYS)
    assert told.next() == ("bound", "")
    desktop.press()
    assert told.next() == ("pressed", None)


def test_a_desktop_without_hotkeys(desktop, grab, told):
    del desktop.service.behaviours["CreateSession"]
    grab.hold(KEYS)
    assert "no program" in failed(told).what


def test_no_portal_at_all(grab, told):
    grab.hold(KEYS)
    assert "no program" in failed(told).what


def test_refused(desktop, grab, told):
    def refuse(call):
        call.accept()
        call.respond(2)

    desktop.service.behaviours["BindShortcuts"] = refuse
    grab.hold(KEYS)
    assert "did not allow" in failed(told).what


@pytest.mark.parametrize("session", [("u", 1), ("s", "here"), ("s", "/elsewhere")])
def test_a_session_that_is_none(desktop, grab, told, session):
    def create(call):
        call.accept()
        call.respond(0, {"session_handle": session})

    desktop.service.behaviours["CreateSession"] = create
    grab.hold(KEYS)
    assert "stopped working" in failed(told).what


@pytest.mark.parametrize("shortcuts", [("s", "none"), ("as", ["capture"]), ("u", 3)])
def test_shortcuts_that_are_none(desktop, grab, told, shortcuts):
    def bind(call):
        call.accept()
        call.respond(0, {"shortcuts": shortcuts})

    desktop.service.behaviours["BindShortcuts"] = bind
    grab.hold(KEYS)
    assert "stopped working" in failed(told).what


def test_the_desktop_closes_the_session(desktop, grab, told):
    grab.hold(KEYS)
    told.next()
    desktop.service.emit(desktop.session, SESSION, "Closed", "a{sv}", ({},))
    assert "stopped working" in failed(told).what


def test_the_portal_ends(desktop, grab, told):
    grab.hold(KEYS)
    told.next()
    desktop.service.leave()
    assert "stopped working" in failed(told).what


def test_other_keys_take_a_session_of_their_own(desktop, grab, told):
    grab.hold(KEYS)
    told.next()
    first = desktop.session
    grab.hold(key_combination("Meta+Shift+X"))
    told.next()
    assert desktop.session != first
    desktop.press(session=first)
    desktop.press()
    assert told.next() == ("pressed", None)
    triggers = [call[1][0][1]["preferred_trigger"][1] for call in desktop.service.called("BindShortcuts")]
    assert triggers == ["CTRL+SHIFT+a", "SHIFT+LOGO+x"]
    grab.close()
    assert told.all.empty()


def test_after_release_nothing_is_told_and_the_desktop_knows(desktop, grab, told, address):
    grab.hold(KEYS)
    told.next()
    grab.release()
    grab.close()
    other = stranger(address)
    assert not other.bus_proxy.NameHasOwner(desktop.sender)[0]  # with it the portal ends the session
    other.close()
    desktop.press()
    assert told.all.empty()


def test_a_dialog_that_nobody_answers_is_no_reason_to_wait_at_the_end(desktop, grab, told):
    asked = queue.Queue()

    def ask(call):
        call.accept()
        asked.put(call)

    desktop.service.behaviours["BindShortcuts"] = ask
    grab.hold(KEYS)
    asked.get(timeout=30)
    grab.close()
    assert told.all.empty()


@pytest.mark.parametrize(
    ("keys", "trigger"),
    [
        ("Ctrl+Shift+A", "CTRL+SHIFT+a"),
        ("Meta+Shift+X", "SHIFT+LOGO+x"),
        ("Alt+F5", "ALT+F5"),
        ("Print", "Print"),
        ("Ctrl+PgUp", "CTRL+Page_Up"),
        ("Ctrl+Alt+Space", "CTRL+ALT+space"),
        ("Ctrl+,", "CTRL+comma"),
        ("Ctrl++", "CTRL+plus"),
        ("Ctrl+7", "CTRL+7"),
    ],
)
def test_keys_as_the_xdg_specification_writes_them(keys, trigger):
    assert xdg_trigger(key_combination(keys)) == trigger
