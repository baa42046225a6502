"""One door for developers: run, test, check, bench, package, train and screenshots, from a fresh clone.

`python3 dev.py COMMAND [arguments]` with nothing but Python 3.11 and its standard library. The first use
makes .venv and installs the pinned versions of constraints.txt into it; every later use starts at once. Works
on Linux, macOS and Windows. Called by people, by .ci/run and by the README's commands.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
# What Qt and mss need on Debian and Ubuntu to draw on screen or offscreen, and to grab the screen; soname
# without "lib" -> package.
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "xkbcommon": "libxkbcommon0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render": "libxcb-render0",
    "xcb-shape": "libxcb-shape0",
    "xcb-shm": "libxcb-shm0",
    "xcb-xfixes": "libxcb-xfixes0",
}
# What tests and benchmarks on Linux run the program on and drive it with; program -> package.
SCREEN_TOOLS = {
    "Xvfb": "xvfb",
    "xrandr": "x11-xserver-utils",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
}
# What makes packages on Linux; program -> package.
PACKAGING_TOOLS = {"strip": "binutils", "dpkg-deb": "dpkg", "zstd": "zstd", "xz": "xz-utils"}
# What the optional extra "camera" needs beside its Python package.
CAMERA_LIBRARIES = {"pulse": "libpulse0"}
BENCHMARKS = ("ttft", "startup", "viewport", "answer_text", "live_region")


def say(text: str) -> None:
    """Tells on stderr what is being done, so that stdout stays the program's own."""
    print(f"dev: {text}", file=sys.stderr, flush=True)


def python() -> Path:
    """The virtual environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(*arguments: str | Path, environment: dict[str, str] | None = None) -> int:
    """Runs a command in the repository and returns its exit status."""
    return subprocess.run([str(a) for a in arguments], cwd=ROOT, env=environment, check=False).returncode


def must(*arguments: str | Path) -> None:
    """Runs a command and ends the program with its status where it fails."""
    if status := call(*arguments):
        say(f"failed with status {status}: {' '.join(map(str, arguments))}")
        sys.exit(status)


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    import tomllib  # from 3.11 on; `main` tells an older Python so in words

    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements() -> tuple[list[str], list[str]]:
    """What to install with its dependencies, and what without, read from pyproject.toml."""
    data = project()
    groups = data["dependency-groups"]
    whole = [*data["project"]["dependencies"], *groups["dev"], *groups["peer"], *groups["training"]]
    return whole, list(groups["peer-without-dependencies"])


def set_up() -> None:
    """Makes .venv and installs the pinned versions, unless that has been done for these very files."""
    wanted = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()
    ).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted and python().is_file():
        return
    if not python().is_file():
        say("making .venv")
        must(sys.executable, "-m", "venv", VENV)
    whole, alone = requirements()
    pip = pip_install()
    say("installing pinned packages into .venv (a few minutes the first time)")
    must(*pip, *torch_index(), *whole)
    must(*pip, "--no-deps", *alone)
    must(*pip, "--no-deps", "--editable", ROOT)
    STAMP.write_text(wanted, encoding="utf-8")


def pip_install() -> list[str | Path]:
    """The command that installs pinned versions into .venv; what to install comes after it."""
    quietly = ("--disable-pip-version-check", "--quiet")
    return [python(), "-m", "pip", "install", *quietly, "-c", ROOT / "constraints.txt"]


def torch_index() -> list[str]:
    """The extra package index named by DOCENT_TORCH_INDEX, such as PyTorch's own index of CPU builds.

    On Linux the default index brings several gigabytes of CUDA libraries, which a machine without an NVIDIA
    card does not need.
    """
    index = os.environ.get("DOCENT_TORCH_INDEX")
    return ["--extra-index-url", index] if index else []


def set_up_qt_libraries() -> None:
    """Installs the system libraries that Qt lacks on Linux where root may, else prints the command."""
    missing = missing_libraries(QT_LIBRARIES)
    if missing and not install_packages(missing):
        advice = f"sudo apt-get install {' '.join(missing)}"
        say(f"Qt may lack system libraries; if the window does not open: {advice}")


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The packages of those libraries that are not there; none on other systems than Linux."""
    if sys.platform != "linux":
        return []
    return [package for name, package in libraries.items() if ctypes.util.find_library(name) is None]


def set_up_camera() -> None:
    """Installs the optional extra "camera", so that its tests do not skip; they do where that fails."""
    missing = missing_libraries(CAMERA_LIBRARIES)
    if missing:
        install_packages(missing)
    if call(
        python(), "-c", "import importlib.util as u, sys; sys.exit(not u.find_spec('PySide6.QtMultimedia'))"
    ):
        say("installing Qt Multimedia, for the tests of the camera")
        extra = project()["project"]["optional-dependencies"]["camera"]
        call(*pip_install(), *extra)


def set_up_screen_tools() -> None:
    """Installs what tests on a real display need on Linux where root may; else they say what to do."""
    if sys.platform == "linux":
        missing = [package for tool, package in SCREEN_TOOLS.items() if shutil.which(tool) is None]
        if missing:
            install_packages(missing)


def install_packages(packages: list[str]) -> bool:
    """Installs packages of the system on Debian and its kin; False where that cannot be done from here."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", *command],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return done.returncode == 0


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform == "linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def command_run(rest: list[str]) -> int:
    """Opens the app on the sample document, or does the same without a display."""
    set_up_qt_libraries()
    if has_display() or rest:
        return call(python(), "-m", "app", *(rest or ["--sample"]))
    say("no display: asking the sample question headless, with the window drawn offscreen")
    picture = ROOT / "build" / "window.png"
    picture.parent.mkdir(exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return call(python(), "-m", "app", "--demo", "--picture", picture, environment=environment)


def command_test(rest: list[str]) -> int:
    """Runs the tests; arguments go to pytest."""
    set_up_qt_libraries()
    set_up_screen_tools()
    set_up_camera()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return call(python(), "-m", "pytest", *rest, environment=environment)


def command_check(rest: list[str]) -> int:
    """Lint, format, types and import contracts."""
    bin_folder = python().parent
    commands: list[list[str | Path]] = [
        [python(), "-m", "ruff", "check", "."],
        [python(), "-m", "ruff", "format", "--check", "."],
        [python(), "-m", "mypy"],
        [bin_folder / "lint-imports"],
    ]
    failed = [" ".join(map(str, c[-2:])) for c in commands if call(*c)]
    if failed:
        say(f"failed: {'; '.join(failed)}")
    return 1 if failed else 0


def command_bench(rest: list[str]) -> int:
    """Measures ours beside the peers and writes benchmarks/results; the name of one runs that one alone."""
    set_up_qt_libraries()
    set_up_screen_tools()
    if rest and rest[0] in BENCHMARKS:
        return call(python(), "-m", f"benchmarks.{rest[0]}", *rest[1:])
    if rest:
        say(f"no such benchmark: {rest[0]}; there are {', '.join(BENCHMARKS)}")
        return 2
    return max(call(python(), "-m", f"benchmarks.{name}") for name in BENCHMARKS)


def command_package(rest: list[str]) -> int:
    """Builds what people install on this system into dist/: see docs/release.md."""
    must(*pip_install(), "pyinstaller")
    set_up_qt_libraries()
    if sys.platform == "linux":
        missing = [package for tool, package in PACKAGING_TOOLS.items() if shutil.which(tool) is None]
        if missing and not install_packages(missing):
            say(f"what is missing to make packages: sudo apt-get install {' '.join(missing)}")
            return 1
    return call(python(), "-m", "installers.build", *rest)


def command_screenshots(rest: list[str]) -> int:
    """Makes the pictures of the documents from today's program."""
    set_up_qt_libraries()
    return call(python(), ROOT / "docs" / "make_screenshots.py", *rest)


def command_train(rest: list[str]) -> int:
    """Trains docent-nano, resuming where it stopped; arguments go to training.train."""
    # glibc takes huge pages for its heap, where there is one: an eighth less time a step on a CPU
    os.environ.setdefault("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")
    return call(python(), "-m", "training.train", *rest)


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "check": command_check,
    "bench": command_bench,
    "package": command_package,
    "train": command_train,
    "screenshots": command_screenshots,
}


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  # this file is what meets an older Python first
        sys.exit(f"error: Python {platform.python_version()} is too old: Docent needs 3.11 or newer")
    listing = "\n".join(
        f"  {name:11} {(function.__doc__ or '').splitlines()[0]}" for name, function in COMMANDS.items()
    )
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=f"commands:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="arguments of the command")
    arguments = parser.parse_args()
    set_up()
    try:
        return COMMANDS[arguments.command](arguments.rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
