"""The one entry: commands go to the command line, the rest to the window."""

import pytest

from app import main as entry
from app import native_dialog


@pytest.mark.parametrize("command", entry.COMMANDS)
def test_commands_go_to_the_command_line_as_they_are(monkeypatch, command):
    seen: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        seen.append(arguments)
        return 7

    monkeypatch.setattr("app.command_line.run", run)
    assert entry.main([command, "--json"]) == 7
    assert seen == [[command, "--json"]]


def test_without_a_display_the_program_says_what_to_do_and_ends(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert entry.main([]) == 1
    assert "docent ask" in capsys.readouterr().err


def test_a_platform_chosen_by_hand_is_not_doubted(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert native_dialog.missing_for_qt() == ""


def test_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        entry.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("docent ")
