"""Requests to a portal end in results, in "cancelled", or in one clear failure, however it answers."""

import socket
import threading

import pytest
from portal_service import PATH, REQUEST, PortalService, PrivateBus, needs_bus, signal_to, stranger

from app.capture.portal_answers import Failure, PortalCancelled, PortalError
from app.capture.portal_bus import PortalBus, session_bus_address

pytestmark = needs_bus
INTERFACE = "org.freedesktop.portal.Screenshot"
URI = {"uri": ("s", "file:///x.png")}


@pytest.fixture(scope="module")
def address():
    with PrivateBus() as bus:
        yield bus.address


@pytest.fixture
def portal(address):
    with PortalService(address) as service:
        yield service


def ask(address: str, within_s: float = 30) -> dict:
    with PortalBus(address) as bus:
        return bus.request(
            INTERFACE, "Screenshot", "sa{sv}", ("wayland:",), {"interactive": ("b", False)}, within_s=within_s
        )


def failure_of(address: str, within_s: float = 30) -> Failure:
    with pytest.raises(PortalError) as raised:
        ask(address, within_s)
    return raised.value.failure


def test_results_come_out_of_their_variants(address, portal):
    def answer(call):
        call.accept()
        call.respond(0, {**URI, "more": ("u", 7)})

    portal.behaviours["Screenshot"] = answer
    assert ask(address) == {"uri": "file:///x.png", "more": 7}


def test_the_answer_may_be_there_before_the_reply_to_the_call(address, portal):
    # GIVEN signals that only reach who subscribed to the predicted path before the call
    def answer(call):
        call.respond(0, URI)
        call.accept()

    portal.behaviours["Screenshot"] = answer
    assert ask(address) == {"uri": "file:///x.png"}


def test_another_path_in_the_reply_is_followed(address, portal):
    other = f"{PATH}/request/9"

    def answer(call):
        call.accept(other)
        call.respond(1)  # on the predicted path, which counts no more
        call.service.emit(other, REQUEST, "Response", "ua{sv}", (0, URI), to=call.sender)

    portal.behaviours["Screenshot"] = answer
    assert ask(address) == {"uri": "file:///x.png"}


def test_answers_of_a_stranger_are_not_believed(address, portal):
    forger = stranger(address)

    def answer(call):
        call.accept()
        false = (0, {"uri": ("s", "file:///forged.png")})
        forger.send(signal_to(call.sender, call.predicted, REQUEST, "Response", "ua{sv}", false))
        forger.bus_proxy.GetId()  # the bus has taken the forged signal before the true one
        call.respond(0, URI)

    portal.behaviours["Screenshot"] = answer
    assert ask(address) == {"uri": "file:///x.png"}
    forger.close()


def test_cancelling_is_no_failure(address, portal):
    def answer(call):
        call.accept()
        call.respond(1)

    portal.behaviours["Screenshot"] = answer
    with pytest.raises(PortalCancelled):
        ask(address)


def test_an_error_that_says_cancelled_is_no_failure(address, portal):
    portal.behaviours["Screenshot"] = lambda call: call.refuse("org.freedesktop.portal.Error.Cancelled")
    with pytest.raises(PortalCancelled):
        ask(address)


def test_denied(address, portal):
    def answer(call):
        call.accept()
        call.respond(2)

    portal.behaviours["Screenshot"] = answer
    assert failure_of(address) is Failure.REFUSED


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        ("org.freedesktop.DBus.Error.AccessDenied", Failure.REFUSED),
        ("org.freedesktop.portal.Error.NotAllowed", Failure.REFUSED),
        ("org.freedesktop.portal.Error.Failed", Failure.FAILED),
        ("org.freedesktop.DBus.Error.UnknownMethod", Failure.NO_PORTAL),
        ("org.freedesktop.DBus.Error.UnknownInterface", Failure.NO_PORTAL),
        ("org.freedesktop.DBus.Error.Spawn.ChildExited", Failure.NO_PORTAL),
    ],
)
def test_an_error_reply_ends_it_at_once(address, portal, error, failure):
    portal.behaviours["Screenshot"] = lambda call: call.refuse(error)
    assert failure_of(address) is failure


def test_the_text_of_an_error_is_not_kept(address, portal):
    portal.behaviours["Screenshot"] = lambda call: call.refuse("org.freedesktop.portal.Error.Failed")
    with pytest.raises(PortalError) as raised:
        ask(address)
    assert "in other words" not in str(raised.value)


def test_no_reply_in_time(address, portal):
    portal.behaviours["Screenshot"] = lambda call: None
    assert failure_of(address, within_s=0.05) is Failure.NO_ANSWER


def test_a_person_has_more_time_than_the_portal(address, portal):
    # GIVEN a limit that is over when the person has answered, and a thread that waits for nothing else
    def answer(call):
        call.accept()
        threading.Timer(0.5, call.respond, (0, URI)).start()

    portal.behaviours["Screenshot"] = answer
    assert ask(address, within_s=0.3) == {"uri": "file:///x.png"}


@pytest.mark.parametrize(
    ("kept", "is_allowed"),
    [
        ({"docent": ["yes"], "other": ["no"]}, True),
        ({"docent": ["no"], "other": ["yes"]}, False),
        ({"docent": ["ask"]}, False),
        ({}, False),
    ],
)
def test_what_the_desktop_allows_is_known_without_asking_the_person(address, portal, kept, is_allowed):
    portal.behaviours["Lookup"] = lambda call: call.give("a{sas}v", (kept, ("s", "")))
    with PortalBus(address) as bus:
        assert bus.is_allowed("screenshot") is is_allowed
    assert portal.called("Lookup") == [("screenshot", "screenshot")]


def test_without_a_store_of_permissions_nothing_is_known_to_be_allowed(address, portal):
    with PortalBus(address) as bus:
        assert not bus.is_allowed("screenshot")
        portal.behaviours["Lookup"] = lambda call: call.give("s", ("?",))
        assert not bus.is_allowed("screenshot")


def test_a_portal_that_ends_is_not_waited_for(address, portal):
    def answer(call):
        call.accept()
        call.service.leave()

    portal.behaviours["Screenshot"] = answer
    assert failure_of(address) is Failure.LOST


def test_a_portal_that_ends_before_its_reply_is_not_waited_for(address, portal):
    portal.behaviours["Screenshot"] = lambda call: call.service.leave()
    assert failure_of(address) is Failure.LOST


@pytest.mark.parametrize("body", [("s", ("soon",)), (None, ()), ("o", ("/",)), ("oo", ("/a", "/b"))])
def test_a_reply_without_a_request_is_told_at_once(address, portal, body):
    portal.behaviours["Screenshot"] = lambda call: call.give(*body)
    assert failure_of(address) is Failure.NOT_UNDERSTOOD


def test_a_response_of_another_kind_is_told(address, portal):
    def answer(call):
        call.accept()
        call.service.emit(call.predicted, REQUEST, "Response", "s", ("0",))

    portal.behaviours["Screenshot"] = answer
    assert failure_of(address) is Failure.NOT_UNDERSTOOD


def test_a_bus_without_a_portal(address):
    assert failure_of(address) is Failure.NO_PORTAL


def test_no_bus_at_all(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus_address() == ""
    for nowhere in (None, f"unix:path={tmp_path}/none", "tcp:host=localhost,port=1", "nonsense"):
        with pytest.raises(PortalError) as raised:
            PortalBus(nowhere).connect()
        assert raised.value.failure is Failure.NO_BUS


@pytest.mark.parametrize("greeting", [b"", b"OK 0123456789abcdef0123456789abcdef\r\n", b"nonsense\r\n"])
def test_a_bus_that_hangs_up(tmp_path, greeting):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "bus"))
    server.listen()

    def hang_up():
        client, _ = server.accept()
        with client:
            client.recv(1024)
            client.sendall(greeting)

    thread = threading.Thread(target=hang_up)
    thread.start()
    with pytest.raises(PortalError) as raised:
        PortalBus(f"unix:path={tmp_path}/bus").connect()
    assert raised.value.failure is Failure.NO_BUS
    thread.join(30)
    server.close()


def test_the_bus_of_the_runtime_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "bus").touch()
    assert session_bus_address() == f"unix:path={tmp_path}/bus"


def test_the_program_is_named_before_anything_is_asked(address, portal):
    portal.behaviours["Register"] = lambda call: call.give(None, ())

    def answer(call):
        call.accept()
        call.respond(0, URI)

    portal.behaviours["Screenshot"] = answer
    ask(address)
    assert [name for name, _ in portal.calls] == ["Register", "Screenshot"]
    assert portal.called("Register") == [("docent", {})]


def test_stopping_ends_a_wait_without_a_limit(address, portal):
    waiting = threading.Event()

    def answer(call):
        call.accept()
        waiting.set()

    portal.behaviours["Screenshot"] = answer
    bus, failures = PortalBus(address), []

    def work():
        with bus:
            try:
                bus.request(INTERFACE, "Screenshot", "sa{sv}", ("wayland:",), {})
            except PortalError as error:
                failures.append(error.failure)

    thread = threading.Thread(target=work)
    thread.start()
    assert waiting.wait(30)
    bus.stop()
    thread.join(30)
    assert failures == [Failure.STOPPED]


def test_stopped_before_it_began(address):
    bus = PortalBus(address)
    bus.stop()
    with pytest.raises(PortalError) as raised:
        bus.connect()
    assert raised.value.failure is Failure.STOPPED
