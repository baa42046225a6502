"""The releases that CHANGELOG.md names. Called by the packages for Linux."""

from __future__ import annotations

import re
import time
from calendar import timegm
from dataclasses import dataclass
from email.utils import formatdate

from installers.metadata import ROOT, VERSION

_HEADING = re.compile(r"^## \[?(\d+\.\d+\.\d+)\]? - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """A version and its day, YYYY-MM-DD."""

    version: str
    date: str

    @property
    def mail_date(self) -> str:
        """The day as Debian's changelogs write it."""
        return formatdate(timegm(time.strptime(self.date, "%Y-%m-%d")))


def releases() -> tuple[Release, ...]:
    """Newest first; the version that is built now comes first with today's date where it has no heading
    yet.
    """
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = tuple(Release(version, date) for version, date in _HEADING.findall(text))
    if any(release.version == VERSION for release in found):
        return found
    return (Release(VERSION, time.strftime("%Y-%m-%d", time.gmtime())), *found)
