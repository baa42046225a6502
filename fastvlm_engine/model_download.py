"""Fetches a model's files from a hub that speaks the Hugging Face protocol.

Called by model_store.download, on the caller's thread: the only place in Docent that goes online, and only
after somebody asked for a model by name. huggingface_hub does the talking; the partial files are kept here,
because its own downloads start from nothing again after they were interrupted. No account is used and no
token sent.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fastvlm_engine.errors import DownloadError
from fastvlm_engine.model_manifest import ByteCounter, FileRecord, is_model_file

DEFAULT_ENDPOINT = "https://huggingface.co"
LICENCE_LIMIT = 1 << 20
PIECE = 128 << 10
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
PART = ".part"
USER_AGENT = "docent"
ANSWER_TIMEOUT_S = 20.0
RUN_AGAIN = "Check the network connection and run the same command again: it goes on where it stopped"


@dataclass(frozen=True)
class RemoteFile:
    """One file of a repository as the hub lists it; the hub publishes hashes of large files only."""

    name: str
    size: int
    sha256: str | None


@dataclass(frozen=True)
class Repository:
    """A model repository at one commit."""

    endpoint: str
    repo_id: str
    commit: str
    files: tuple[RemoteFile, ...]

    @property
    def size_bytes(self) -> int:
        return sum(file.size for file in self.files)

    def licence(self) -> RemoteFile:
        for file in self.files:
            if re.match(r"LICEN[SC]E", file.name) and file.size <= LICENCE_LIMIT:
                return file
        raise DownloadError(
            f"{self.repo_id} has no licence file, so nobody can agree to its terms",
            "Look at the repository's page, fetch it by hand and install it with: docent models add DIR",
        )


def look_up(endpoint: str, repo_id: str, revision: str) -> Repository:
    """What the hub says a model consists of, fixed to one commit so that no two editions get mixed."""
    from huggingface_hub import HfApi
    from huggingface_hub.hf_api import RepoFile

    if not re.match(r"https?://[^/\s]", endpoint):
        raise DownloadError(
            f"{endpoint!r} is no address of a hub", "Set HF_ENDPOINT to one that starts with https://"
        )
    try:
        with _hub_errors(endpoint, repo_id):
            api = HfApi(
                endpoint=endpoint, token=False, library_name=USER_AGENT, headers={"user-agent": USER_AGENT}
            )
            commit = str(api.model_info(repo_id, revision=revision, timeout=ANSWER_TIMEOUT_S).sha)
            listed = [
                item for item in api.list_repo_tree(repo_id, revision=commit) if isinstance(item, RepoFile)
            ]
    except (ValueError, KeyError, TypeError) as error:  # as from a sign-in page of a network
        raise DownloadError(f"{endpoint} does not answer like a model hub", RUN_AGAIN) from error
    files = [
        RemoteFile(item.path, item.size, item.lfs.sha256 if item.lfs else None)
        for item in listed
        if is_model_file(item.path) and PLAIN_NAME.fullmatch(item.path)
    ]
    if not PLAIN_NAME.fullmatch(commit) or not any(file.name == "config.json" for file in files):
        raise DownloadError(f"{repo_id} at {endpoint} holds no model", "Check HF_ENDPOINT")
    return Repository(endpoint, repo_id, commit, tuple(sorted(files, key=lambda file: file.size)))


def fetch_licence(repository: Repository) -> tuple[str, bytes]:
    """Name and contents of the repository's licence file; nothing is written to the disk."""
    file = repository.licence()
    content = BytesIO()
    _fetch(repository, file, content, 0, ByteCounter("licence", file.size, None, None))
    return file.name, content.getvalue()


def bytes_left(repository: Repository, folder: Path) -> int:
    """How much is still to be fetched into `folder`."""
    return repository.size_bytes - sum(_size_on_disk(folder, file) for file in repository.files)


def fetch_files(repository: Repository, folder: Path, counter: ByteCounter) -> None:
    """Fetch what `folder` lacks. What was fetched stays there when this ends early, and is used next time."""
    for file in repository.files:
        target = folder / file.name
        if target.is_file() and target.stat().st_size == file.size:
            continue
        part = folder / (file.name + PART)
        if part.is_file() and part.stat().st_size > file.size:
            part.unlink()
        with part.open("ab") as out:
            _fetch(repository, file, out, out.tell(), counter)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)


def check_hashes(repository: Repository, folder: Path, records: Iterable[FileRecord]) -> None:
    """Compare large files with the SHA-256 the hub publishes; a wrong one is deleted, to be fetched again."""
    published = {file.name: file.sha256 for file in repository.files if file.sha256}
    for record in records:
        if record.sha256 != published.get(record.name, record.sha256):
            (folder / record.name).unlink()
            raise DownloadError(
                f"{record.name} of {repository.repo_id} arrived damaged",
                "Run the same command again: only this file is fetched again",
            )


class _GuardedWriter:
    """The file that `http_get` writes to: counts, looks at cancel, refuses more bytes than were announced."""

    def __init__(self, file: BinaryIO, announced: int, counter: ByteCounter) -> None:
        self._file, self._announced, self._counter = file, announced, counter

    def write(self, data: bytes) -> int:
        if self._file.tell() + len(data) > self._announced:
            raise DownloadError(
                "The server sends more than it announced", "Check HF_ENDPOINT, or try again later"
            )
        written = self._file.write(data)
        self._counter.advance(written)  # last, so that a cancelled download keeps what came in
        return written

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, position: int) -> int:
        return self._file.seek(position)

    def truncate(self) -> int:
        """The server cannot go on in the middle: what was there is fetched anew."""
        end = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        self._counter.advance(-end)
        return self._file.truncate()


def _fetch(
    repository: Repository, file: RemoteFile, out: BinaryIO, resume_at: int, counter: ByteCounter
) -> None:
    from huggingface_hub import constants, hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils.logging import set_verbosity
    from huggingface_hub.utils.tqdm import disable_progress_bars

    # its bars and retry messages would run into the caller's own progress line
    disable_progress_bars()
    set_verbosity(logging.CRITICAL)
    constants.DOWNLOAD_CHUNK_SIZE = PIECE  # its 10 MB would keep progress and cancel waiting on a slow line
    url = hf_hub_url(repository.repo_id, file.name, revision=repository.commit, endpoint=repository.endpoint)
    with _hub_errors(repository.endpoint, repository.repo_id):
        http_get(
            url,
            _GuardedWriter(out, file.size, counter),  # type: ignore[arg-type]
            resume_size=resume_at,
            headers={"user-agent": USER_AGENT, "accept-encoding": "identity"},
            expected_size=file.size,
            displayed_filename=file.name,
        )


def _size_on_disk(folder: Path, file: RemoteFile) -> int:
    for name in (file.name, file.name + PART):
        path = folder / name
        if path.is_file():
            return min(path.stat().st_size, file.size)
    return 0


@contextmanager
def _hub_errors(endpoint: str, repo_id: str) -> Iterator[None]:
    """Turn what goes wrong on the way to the hub into one sentence and advice."""
    from huggingface_hub import errors

    # of the HTTP library below huggingface_hub, whose name changes between editions
    http_error: type[Exception] = errors.HfHubHTTPError.__bases__[0]
    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise DownloadError(
            "HF_HUB_OFFLINE forbids going online", "Unset HF_HUB_OFFLINE and run the same command again"
        ) from error
    except (errors.RepositoryNotFoundError, errors.DisabledRepoError) as error:
        raise DownloadError(
            f"{endpoint} does not give out {repo_id} without an account",
            "Fetch it in a browser and install it with: docent models add DIR",
        ) from error
    except errors.HfHubHTTPError as error:
        status = error.response.status_code
        if status in (401, 403):
            raise DownloadError(
                f"{endpoint} does not give out {repo_id} without an account (status {status})",
                "Fetch it in a browser and install it with: docent models add DIR",
            ) from error
        raise DownloadError(f"{endpoint} answered with status {status} for {repo_id}", RUN_AGAIN) from error
    except OSError as error:
        if isinstance(error, ConnectionError) or error.errno is None:
            raise DownloadError(
                f"{repo_id} could not be fetched from {endpoint} ({_first_line(error)})", RUN_AGAIN
            ) from error
        raise  # the disk's own errors get their sentence further out
    except http_error as error:
        raise DownloadError(f"{endpoint} cannot be reached ({_first_line(error)})", RUN_AGAIN) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
