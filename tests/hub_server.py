"""A hub on 127.0.0.1 that speaks as much of the Hugging Face protocol as downloads need; fails to order.

Serves one repository from a folder: model info, file tree, and files by HEAD and GET with ETag, X-Repo-Commit
and Range. Large files are handed out by a redirect, as the real hub does. Used as a context manager by tests.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LICENCE_TEXT = (
    "Disclaimer: IMPORTANT: This Apple Machine Learning Research Model is specifically developed and released"
    " by Apple Inc. for the sole purpose of scientific research of artificial intelligence.\n"
)


class HubServer:
    """The repository `repo_id`, made of the files in `folder`; large ones (safetensors) are LFS files."""

    def __init__(self, folder: Path, repo_id: str = "apple/FastVLM-0.5B", commit: str = COMMIT) -> None:
        self.folder, self.repo_id, self.commit = folder, repo_id, commit
        self.requests: list[tuple[str, str, str | None]] = []  # method, path, Range
        self.headers: list[dict[str, str]] = []  # of each request
        self.drop_after: dict[str, int] = {}  # file name: bytes sent before the connection breaks, once
        self.drop_always: dict[str, int] = {}  # the same, at every request
        self.pause_after: dict[str, int] = {}  # file name: bytes sent before it waits for `go_on`, once
        self.paused, self.go_on = threading.Event(), threading.Event()
        self.wrong_length: set[str] = set()  # files announced and sent one byte longer than the tree says
        self.corrupt: set[str] = set()  # files with one byte changed on the way
        self.status: dict[str, int] = {}  # path suffix: status to answer with
        self.error_code: str | None = None  # what X-Error-Code says then
        self.ignore_range = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="hub", daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> HubServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def fetched(self) -> list[str]:
        """Names of the files whose contents were asked for, in order."""
        paths = [path for method, path, _range in self.requests if method == "GET" and "/resolve/" in path]
        return [path.rpartition("/")[2] for path in paths]

    def ranges(self, name: str) -> list[str | None]:
        """What was asked of a file, request by request, in its final place."""
        return [
            asked
            for method, path, asked in self.requests
            if method == "GET" and path.endswith("/" + name) and not self._redirects(path)
        ]

    def model_info(self) -> dict[str, object]:
        siblings = [{"rfilename": path.name} for path in self._files()]
        return {"_id": "1", "id": self.repo_id, "sha": self.commit, "siblings": siblings, "tags": []}

    def tree(self) -> list[dict[str, object]]:
        return [self._entry(path) for path in self._files()]

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.iterdir() if path.is_file())

    def _entry(self, path: Path) -> dict[str, object]:
        content = path.read_bytes()
        blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        entry: dict[str, object] = {"type": "file", "path": path.name, "size": len(content), "oid": blob}
        if path.suffix == ".safetensors":
            digest = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"oid": digest, "size": len(content), "pointerSize": 135}
        return entry

    def _redirects(self, path: str) -> bool:
        return "/resolve/" in path and path.endswith(".safetensors")


def _handler(hub: HubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self.answer(body=False)

        def do_GET(self) -> None:
            self.answer(body=True)

        def answer(self, *, body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.requests.append((self.command, path, self.headers.get("Range")))
            hub.headers.append(dict(self.headers.items()))
            status = next((code for suffix, code in hub.status.items() if path.endswith(suffix)), None)
            if status is not None:
                self.refuse(status, hub.error_code)
            elif re.fullmatch(rf"/api/models/{hub.repo_id}/revision/[^/]+", path):
                self.send_json(hub.model_info())
            elif re.fullmatch(rf"/api/models/{hub.repo_id}/tree/[^/]+", path):
                self.send_json(hub.tree())
            elif match := re.fullmatch(rf"/{hub.repo_id}/resolve/[^/]+/([^/]+)", path):
                self.send_resolved(path, match[1], body=body)
            elif match := re.fullmatch(r"/large-files/([^/]+)", path):
                self.send_contents(match[1], body=body)
            else:
                self.refuse(404, "RepoNotFound")

        def refuse(self, status: int, code: str | None) -> None:
            self.send_response(status)
            if code:
                self.send_header("X-Error-Code", code)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def send_json(self, value: object) -> None:
            content = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def send_resolved(self, path: str, name: str, *, body: bool) -> None:
            if not (hub.folder / name).is_file():
                self.refuse(404, "EntryNotFound")
            elif hub._redirects(path):
                entry = hub._entry(hub.folder / name)
                self.send_response(302)
                self.send_header("Location", f"{hub.url}/large-files/{name}")
                self.send_header("X-Repo-Commit", hub.commit)
                self.send_header("X-Linked-Size", str(entry["size"]))
                self.send_header(
                    "X-Linked-ETag", f'"{hashlib.sha256((hub.folder / name).read_bytes()).hexdigest()}"'
                )
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.send_contents(name, body=body)

        def send_contents(self, name: str, *, body: bool) -> None:
            content = (hub.folder / name).read_bytes()
            if name in hub.corrupt:
                content = content[:-1] + bytes([content[-1] ^ 1])
            if name in hub.wrong_length:
                content += b"!"
            start = 0
            if (asked := self.headers.get("Range")) and not hub.ignore_range:
                start = int(asked.removeprefix("bytes=").partition("-")[0])
            self.send_response(206 if start else 200)
            self.send_header("X-Repo-Commit", hub.commit)
            self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
            self.send_header("Accept-Ranges", "bytes")
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            if body:
                self.send_body(name, content[start:])

        def send_body(self, name: str, content: bytes) -> None:
            limit = hub.drop_after.pop(name, None)
            limit = hub.drop_always.get(name) if limit is None else limit
            pause = hub.pause_after.pop(name, 0)
            try:
                if pause:
                    self.wfile.write(content[:pause])
                    hub.paused.set()
                    hub.go_on.wait()
                self.wfile.write(content[pause:limit])
            except (BrokenPipeError, ConnectionResetError):  # the client left, as a cancelled one does
                self.close_connection = True
            if limit is not None and limit < len(content):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: `requests` holds what was asked."""

    return Handler
