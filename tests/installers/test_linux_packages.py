"""What the packages for Linux tell the desktop, and the script that puts the program into a home folder."""

import gzip
import os
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app import DESKTOP_ID
from fastvlm_engine.model_manifest import PACK_SUFFIX
from installers import metadata
from installers.changelog import Release, releases
from installers.linux.deb import tidy
from installers.linux.desktop_files import desktop_entry, write_share

ROOT = Path(__file__).resolve().parents[2]


def tool(name):
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


@pytest.fixture
def share(tmp_path):
    write_share(tmp_path / "share", "docent")
    return tmp_path / "share"


def validated(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_names_and_version_have_one_source():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == metadata.VERSION
    assert metadata.APP_ID == DESKTOP_ID


def test_a_model_pack_has_a_type_that_the_program_opens(share):
    table = ElementTree.parse(share / "mime" / "packages" / f"{DESKTOP_ID}.xml")
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind, pattern = table.find("m:mime-type", names), table.find(".//m:glob", names)
    assert pattern.get("pattern") == f"*{PACK_SUFFIX}"
    entry = (share / "applications" / f"{DESKTOP_ID}.desktop").read_text(encoding="utf-8")
    assert f";{kind.get('type')};" in entry


@tool("desktop-file-validate")
def test_the_desktop_entry_is_valid(share):
    assert validated("desktop-file-validate", share / "applications" / f"{DESKTOP_ID}.desktop") == (0, "")


@tool("appstreamcli")
def test_the_metainfo_is_valid(share):
    path = share / "metainfo" / f"{DESKTOP_ID}.metainfo.xml"
    status, told = validated("appstreamcli", "validate", "--no-net", "--explain", path)
    assert status == 0, told


@tool("man")
def test_the_manual_page_has_no_faults(share):
    page = share / "man" / "man1" / "docent.1"
    page.write_bytes(gzip.decompress((share / "man" / "man1" / "docent.1.gz").read_bytes()))
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", page],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    for command in ("ask", "capture", "models", "diagnose", "bench"):
        assert f"docent {command}" in done.stdout


def test_the_entry_offers_captures_and_quotes_a_path_with_spaces():
    entry = desktop_entry("/home/a b/docent")
    assert 'Exec="/home/a b/docent" %F' in entry and 'Exec="/home/a b/docent" capture region' in entry
    assert "application/pdf;" in entry


def test_a_version_without_a_heading_is_a_release_of_today():
    first = releases()[0]
    assert first.version == metadata.VERSION and len(first.date) == 10
    assert Release("1.0.0", "2026-11-23").mail_date.startswith("Mon, 23 Nov 2026")


def test_only_programs_keep_the_right_to_run(tmp_path):
    for name, head in {"docent": b"\x7fELF", "libQt6Core.so.6": b"\x7fELF", "config.json": b"{}"}.items():
        (tmp_path / name).write_bytes(head)
        (tmp_path / name).chmod(0o777)
    tidy(tmp_path)
    rights = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert rights == {"docent": 0o755, "libQt6Core.so.6": 0o644, "config.json": 0o644}


# -- the script of the tarball --------------------------------------------------------------------------


@pytest.fixture
def unpacked(tmp_path):
    """A release with a program of one line."""
    root = tmp_path / "docent-0.1.0"
    (root / "docent").mkdir(parents=True)
    program = root / "docent" / "docent"
    program.write_text("#!/bin/sh\necho it runs\n", encoding="utf-8")
    program.chmod(0o755)
    write_share(root / "share", "@PROGRAM@")
    shutil.copy(ROOT / "installers" / "linux" / "install.sh", root)
    return root


def install(root, home, *arguments):
    home.mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["sh", root / "install.sh", *arguments],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip


def test_the_path_is_quoted_only_where_it_has_to_be(unpacked, tmp_path):
    home = tmp_path / "plain"
    install(unpacked, home)
    entry = (home / ".local/share/applications" / f"{DESKTOP_ID}.desktop").read_text(encoding="utf-8")
    assert f"Exec={home}/.local/opt/docent/docent %F" in entry


def test_a_model_pack_beside_the_installer_is_told_of(unpacked, tmp_path):
    assert "docentmodel" not in install(unpacked, tmp_path / "home").stdout
    (tmp_path / "fastvlm.docentmodel").touch()  # beside the archive, one folder up
    assert "models import" in install(unpacked, tmp_path / "home").stdout


def test_the_script_installs_updates_and_removes(unpacked, tmp_path):
    home = tmp_path / "home with a space"
    data = home / ".local" / "share" / "docent"
    for _ in range(2):  # the second time over the first
        done = install(unpacked, home)
        assert done.returncode == 0, done.stderr
        data.mkdir(parents=True, exist_ok=True)
        (data / "history.sqlite").write_text("mine", encoding="utf-8")
        started = subprocess.run([home / ".local/bin/docent"], capture_output=True, text=True, check=True)
        assert started.stdout == "it runs\n"
    entry = (home / ".local/share/applications" / f"{DESKTOP_ID}.desktop").read_text(encoding="utf-8")
    program = home / ".local/opt/docent/docent"
    assert "@PROGRAM@" not in entry and f'Exec="{program}" %F' in entry and f"TryExec={program}" in entry
    done = install(unpacked, home, "--remove")
    assert done.returncode == 0 and "stay" in done.stdout
    left = [path for path in (home / ".local").rglob("*") if path.is_file() or path.is_symlink()]
    made_by_tools = {"mimeinfo.cache", "icon-theme.cache"}
    caches = home / ".local" / "share" / "mime"
    assert not (caches / "packages" / f"{DESKTOP_ID}.xml").exists()
    left = [path for path in left if caches not in path.parents]
    assert [path for path in left if path.name not in made_by_tools] == [data / "history.sqlite"]


def test_an_archive_that_is_unpacked_in_part_is_told(unpacked, tmp_path):
    shutil.rmtree(unpacked / "docent")
    done = install(unpacked, tmp_path / "home")
    assert done.returncode == 1 and "unpack the whole archive" in done.stderr


def test_what_is_asked_for_and_unknown_is_told(unpacked, tmp_path):
    done = install(unpacked, tmp_path / "home", "--help")
    assert done.returncode == 2 and "usage" in done.stderr
