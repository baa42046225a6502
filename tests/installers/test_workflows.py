"""The release workflow, the recipes of Flatpak and AppImage, and the text of a release: they name commands
and files that exist, and can change no more than they have to.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from installers import metadata
from installers.linux.tarball import PLACEHOLDER
from installers.release_notes import NotesError, check_tag, notes, section

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / ".github" / "workflows" / "release.yml"
LINUX = ROOT / "installers" / "linux"
FLATPAK = LINUX / "flatpak" / f"{metadata.APP_ID}.yml"
CHANGELOG = """# Changelog

## Unreleased

### Added
- Not yet.

## [0.2.0] - 2026-11-30

### Added
- A second thing: [link](https://example.org).

## 0.1.0 - 2026-11-01

- The first thing.

[0.2.0]: https://example.org/0.2.0
"""


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load(RELEASE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture(scope="module")
def runs(steps):
    return "\n".join(step["run"] for step in steps if "run" in step)


def load_dev():
    spec = importlib.util.spec_from_file_location("dev_of_workflows", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_release_is_for_tags_on_three_systems(workflow):
    triggers = workflow[True]  # YAML reads a bare `on` as yes
    assert triggers["push"] == {"tags": ["v*"]}
    systems = {name: job["runs-on"] for name, job in workflow["jobs"].items()}
    assert systems["linux"] == "ubuntu-22.04"
    assert systems["windows"] == "windows-2022"
    assert systems["macos"] == "macos-14"
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    assert workflow["concurrency"]["cancel-in-progress"] is False


def test_only_the_draft_may_write(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    with_more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert with_more == {"release": {"contents": "write"}}
    draft = workflow["jobs"]["release"]["steps"][-1]["run"]
    assert "gh release create" in draft
    assert "--draft" in draft.split()
    needed = set(workflow["jobs"]["release"]["needs"])
    assert {"notes", "linux", "windows", "macos"} <= needed


def test_actions_are_githubs_own_and_pinned(steps):
    used = {step["uses"] for step in steps if "uses" in step}
    assert used
    assert all(
        re.fullmatch(r"actions/[a-z-]+@v\d+(\.\d+)*|actions/[a-z-]+@[0-9a-f]{40}", one) for one in used
    ), used


def test_every_command_exists(runs):
    dev = load_dev()
    commands = re.findall(r"dev\.py ([a-z]+)", runs)
    assert {"package"} <= set(commands) <= set(dev.COMMANDS)
    files = re.findall(r"installers/[\w./-]+\.(?:py|sh|ps1|iss)", runs)
    assert "installers/smoke_test.py" in files
    assert not [file for file in files if not (ROOT / file).is_file()]
    modules = re.findall(r"-m (installers\.[\w.]+)", runs)
    assert {"installers.licences", "installers.sbom", "installers.release_notes"} <= set(modules)
    assert not [module for module in modules if importlib.util.find_spec(module) is None]


def test_every_option_of_our_own_programs_is_known(runs):
    for module, options in re.findall(r"-m (installers\.\w+)((?: --[a-z-]+)*)", runs):
        told = subprocess.run(
            [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        assert not [option for option in options.split() if option not in told], (module, options)
    build = (ROOT / "installers" / "build.py").read_text(encoding="utf-8")
    options = re.findall(r"dev\.py package (--[a-z-]+)", runs)
    assert options
    assert not [option for option in options if f'"{option}"' not in build]


def test_each_bundle_is_tried_and_described(workflow):
    for name in ("linux", "windows", "macos"):
        text = "\n".join(step.get("run", "") for step in workflow["jobs"][name]["steps"])
        assert "installers/smoke_test.py" in text
        assert "-m installers.licences --bundle" in text
        assert "-m installers.sbom --bundle" in text


def test_linux_has_the_libraries_that_qt_needs(workflow):
    dev = load_dev()
    text = next(
        step["run"] for step in workflow["jobs"]["linux"]["steps"] if "apt-get" in step.get("run", "")
    )
    wanted = {*dev.QT_LIBRARIES.values(), *dev.PACKAGING_TOOLS.values()}
    assert wanted <= set(text.split())


def test_nothing_that_others_write_is_run(steps):
    for step in steps:
        assert "${{" not in step.get("run", ""), step  # a tag's name would be part of the script


def test_secrets_are_those_of_the_documentation(workflow):
    text = RELEASE.read_text(encoding="utf-8")
    named = set(re.findall(r"secrets\.(\w+)", text))
    told = (ROOT / "docs" / "release.md").read_text(encoding="utf-8")
    assert named
    assert not [secret for secret in named if f"`{secret}`" not in told]


@pytest.mark.parametrize("script", ["appimage/build.sh", "appimage/AppRun", "flatpak/build.sh"])
def test_scripts_are_scripts(script):
    path = LINUX / script
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert os.name == "nt" or os.access(path, os.X_OK)
    assert os.name == "nt" or subprocess.run(["sh", "-n", path], check=False).returncode == 0


def test_flatpak_asks_for_no_files_and_no_network():
    told = yaml.safe_load(FLATPAK.read_text(encoding="utf-8"))
    assert told["id"] == metadata.APP_ID
    permissions = told["finish-args"]
    refused = ("--filesystem", "--share=network", "--socket=x11", "--device=all")
    assert not [one for one in permissions if one.startswith(refused)]
    assert "--socket=wayland" in permissions
    (module,) = told["modules"]
    commands = "\n".join(module["build-commands"])
    assert PLACEHOLDER in commands
    assert f"{metadata.APP_ID}.desktop" in commands
    unpacked = (FLATPAK.parent / module["sources"][0]["path"]).resolve()
    script = (FLATPAK.parent / "build.sh").read_text(encoding="utf-8")
    assert unpacked.name == "unpacked"
    assert f"work={unpacked.parent.relative_to(ROOT).as_posix()}\n" in script
    assert 'mkdir -p "$work/unpacked"' in script


def test_recipes_take_the_tarball_that_is_built():
    assert 'f"{name}-linux-x86_64.tar.zst"' in (LINUX / "tarball.py").read_text(encoding="utf-8")
    for folder in ("flatpak", "appimage"):
        text = (LINUX / folder / "build.sh").read_text(encoding="utf-8")
        assert "name=$(told PACKAGE)-$(told VERSION)\n" in text
        assert "tarball=dist/$name-linux-x86_64.tar.zst\n" in text


def test_appimage_takes_no_tool_whose_sum_is_another(tmp_path):
    # GIVEN a tree with a tarball, and something else in the place of the tool
    script = tmp_path / "installers" / "linux" / "appimage" / "build.sh"
    script.parent.mkdir(parents=True)
    script.write_bytes((LINUX / "appimage" / "build.sh").read_bytes())
    for name in ("__init__.py", "metadata.py"):
        (tmp_path / "installers" / name).write_bytes((ROOT / "installers" / name).read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "dist").mkdir()
    stem = f"{metadata.PACKAGE}-{metadata.VERSION}-linux-x86_64"
    (tmp_path / "dist" / f"{stem}.tar.zst").write_bytes(b"")
    tool = tmp_path / "tool"
    tool.write_text("#!/bin/sh\ntouch was-run\n", encoding="utf-8")
    tool.chmod(0o755)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    # WHEN it is built
    done = subprocess.run(
        ["sh", script], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PATH": path, "APPIMAGETOOL": str(tool), "APPIMAGE_RUNTIME": str(tool)},
    )  # fmt: skip
    # THEN nothing is run
    assert done.returncode == 1, done.stderr
    assert "is not what is expected" in done.stderr
    assert not (tmp_path / "was-run").exists()
    pins = re.findall(r"_SHA256=(\w+)", script.read_text(encoding="utf-8"))
    assert len(pins) == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", pin) and pin != hashlib.sha256().hexdigest() for pin in pins)


def test_release_text_is_the_section_of_its_version():
    assert section(CHANGELOG, "0.2.0") == "### Added\n- A second thing: [link](https://example.org).\n"
    assert section(CHANGELOG, "0.1.0") == "- The first thing.\n"


@pytest.mark.parametrize("version", ["0.3.0", "0.1", "1.0", "Unreleased"])
def test_release_text_of_no_section_is_refused(version):
    with pytest.raises(NotesError, match="no section"):
        section(CHANGELOG, version)


def test_release_text_of_an_empty_section_is_refused():
    with pytest.raises(NotesError, match="empty"):
        section("## 1.0.0 - 2026-01-01\n\n## 0.9.0 - 2025-01-01\n- Old.\n", "1.0.0")


def test_release_text_names_the_files_that_are_built():
    text = notes(CHANGELOG, "0.2.0")
    assert "A second thing" in text
    assert "The first thing" not in text
    for name in (
        "docent_0.2.0_amd64.deb",
        "docent-0.2.0-linux-x86_64.tar.zst",
        "docent-0.2.0-windows-x86_64.exe",
    ):
        assert name in text


def test_tag_has_to_be_that_of_the_version():
    check_tag(f"v{metadata.VERSION}")
    for tag in (metadata.VERSION, "v99.0.0", "v", ""):
        with pytest.raises(NotesError):
            check_tag(tag)
