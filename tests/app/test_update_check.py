"""Whether there is a newer version: real answers, hostile ones and none, from a server of our own."""

import json
import threading
import tomllib
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app import HOMEPAGE
from app.errors import UserError
from app.update_check import ADDRESS, is_due, is_newer, newest_version, release_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server():
    """Answers with `status` and `body`; keeps what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            made.asked.append(dict(self.headers))
            self.send_response(made.status)
            for name, value in made.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(made.body)

        def log_message(self, *_):
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    made.asked, made.status, made.headers, made.body = [], 200, {}, b"{}"
    made.address = f"http://127.0.0.1:{made.server_port}/releases/latest"
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_it_asks_the_page_of_this_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Homepage"] == HOMEPAGE
    assert ADDRESS == "https://api.github.com/repos/docent-desktop/docent/releases/latest"


@pytest.mark.parametrize("tag", ["v1.20.3", "1.20.3"])
def test_the_number_of_the_newest_release_is_told(server, tag):
    server.body = json.dumps({"tag_name": tag, "draft": False, "prerelease": False}).encode()
    assert newest_version(server.address) == "1.20.3"


def test_nothing_is_sent_but_the_request(server):
    server.body = b'{"tag_name": "v1.0.0"}'
    newest_version(server.address)
    (headers,) = server.asked
    assert headers["User-Agent"] == "Docent"
    assert set(headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in to this network</html>",
        b"[]",
        b"{}",
        b'{"tag_name": 3}',
        b'{"tag_name": "nightly"}',
        b'{"tag_name": "v1.2"}',
        b'{"tag_name": "v9.9.9<b>"}',
        b'{"tag_name": "v9.9.9\\n"}',
        b'{"tag_name": "v1.2.3-rc1"}',
        b'{"tag_name": "v1.2.3", "prerelease": true}',
        b'{"tag_name": "v1.2.3", "draft": true}',
        b"[" * 200_000,
        b'{"tag_name": "v1.2.3", "body": "' + b"x" * 2_000_000 + b'"}',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_answer_costs_a_sentence(server, body):
    server.body = body
    with pytest.raises(UserError, match="no list of releases"):
        newest_version(server.address)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_is_told_with_its_number(server, status):
    server.status = status
    with pytest.raises(UserError, match=f"status {status}"):
        newest_version(server.address)


def test_it_is_not_sent_on_to_an_address_without_encryption(server):
    server.status, server.headers = 302, {"Location": server.address + "/again"}
    with pytest.raises(UserError, match="could not be asked"):
        newest_version(server.address)
    assert len(server.asked) == 1


def test_without_a_network_it_says_so():
    with pytest.raises(UserError, match="could not be asked"):
        newest_version("http://127.0.0.1:9/releases/latest")


@pytest.mark.parametrize(
    ("version", "own", "newer"),
    [
        ("0.1.1", "0.1.0", True),
        ("0.10.0", "0.9.9", True),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.1.0+source", False),
        ("0.0.9", "0.1.0", False),
        ("nonsense", "0.1.0", False),
        ("1.0.0", "unknown", False),
    ],
)
def test_newer_is_a_higher_number(version, own, newer):
    assert is_newer(version, own) is newer


def test_it_is_asked_once_a_day():
    today = date(2026, 11, 23)
    assert is_due("", today) and is_due("2026-11-22", today) and is_due("nonsense", today)
    assert not is_due("2026-11-23", today)


def test_the_page_that_is_opened_is_ours():
    assert release_page("1.2.3") == f"{HOMEPAGE}/releases/tag/v1.2.3"
