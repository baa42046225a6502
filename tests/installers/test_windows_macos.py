"""What is written for Windows and macOS and cannot be run on Linux: it has the parts that matter, says the
same as the rest of the project, and names nothing that the bundle does not have.
"""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import pytest

from fastvlm_engine.model_manifest import PACK_SUFFIX
from installers import build, metadata
from installers.linux.desktop_files import ICON_SIZES
from installers.macos.info_plist import INFO_PLIST
from installers.windows.version_resource import numbers, write_version_resource

ROOT = Path(__file__).resolve().parents[2]
ISS = ROOT / "installers" / "windows" / "docent.iss"
ENDINGS = {
    "application/pdf": {".pdf"},
    "application/epub+zip": {".epub"},
    "application/vnd.comicbook+zip": {".cbz"},
    "application/oxps": {".oxps"},
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/webp": {".webp"},
    "image/tiff": {".tif", ".tiff"},
    "image/gif": {".gif"},
    "image/bmp": {".bmp"},
    "image/svg+xml": {".svg"},
}


def parsed(text: str) -> dict[str, list[str]]:
    """The sections of a script for Inno Setup, each with its lines; comments and directives are gone."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if match := re.fullmatch(r"\s*\[(\w+)\]\s*", line):
            name = match[1]
            sections.setdefault(name, [])
        elif name and line.strip() and not line.startswith((";", "#")):
            sections[name].append(line)
    return sections


def constants(text: str) -> dict[str, str]:
    return dict(re.findall(r'^#define (\w+) "(.*)"$', text, re.MULTILINE))


def expanded(text: str) -> str:
    for key, value in constants(text).items():
        text = text.replace("{#" + key + "}", value)
    return text


def parameters(line: str) -> dict[str, str]:
    """`Name: "value"; Flags: a b` as a dictionary; a quote in a value is written twice."""
    found = re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]*))(?:; |$)', line)
    return {key: quoted.replace('""', '"') or plain for key, quoted, plain in found}


@pytest.fixture(scope="module")
def script() -> str:
    return ISS.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sections(script) -> dict[str, list[str]]:
    return parsed(expanded(script))


@pytest.fixture(scope="module")
def setup(sections) -> dict[str, str]:
    return dict(line.split("=", 1) for line in sections["Setup"])


def test_setup_is_for_one_person_and_asks_little(setup, sections):
    assert setup["PrivilegesRequired"] == "lowest"
    assert "dialog" in setup["PrivilegesRequiredOverridesAllowed"].split()
    assert setup["DefaultDirName"] == r"{autopf}\Docent"
    assert setup["CloseApplications"] == "yes"
    assert setup["ChangesAssociations"] == "yes"
    assert all("unchecked" in parameters(line)["Flags"].split() for line in sections["Tasks"])


def test_names_are_those_of_the_project(script, setup):
    told = constants(script)
    assert (told["Name"], told["Id"]) == (metadata.NAME, metadata.APP_ID)
    assert told["Homepage"] == metadata.HOMEPAGE
    assert setup["AppPublisher"] == metadata.AUTHOR


def test_version_and_output_are_what_build_expects(script, setup):
    assert "#ifndef Version" in script
    assert setup["AppVersion"] == "{#Version}"
    assert setup["OutputDir"] == "dist"
    # the compiler minds no capitals in names
    assert re.search(r"/DVERSION=", Path(build.__file__).read_text(encoding="utf-8"), re.IGNORECASE)
    name = setup["OutputBaseFilename"].replace("{#Version}", metadata.VERSION)
    assert name == f"docent-{metadata.VERSION}-windows-x86_64"


def test_files_are_those_of_the_bundle(sections, setup):
    base = (ISS.parent / setup["SourceDir"].replace("\\", "/")).resolve()
    assert base == ROOT
    sources = [parameters(line)["Source"] for line in sections["Files"]]
    assert sources == [r"dist\docent\docent.exe", r"dist\docent\_internal\*"]
    assert (ROOT / setup["SetupIconFile"].replace("\\", "/")).is_file()
    started = {parameters(line)["Filename"] for line in sections["Icons"] + sections["Run"]}
    assert started == {r"{app}\docent.exe"}


def test_upgrade_removes_the_old_libraries_and_nothing_else(sections):
    removed = [parameters(line) for line in sections["InstallDelete"]]
    assert removed == [{"Type": "filesandordirs", "Name": r"{app}\_internal"}]
    assert "UninstallDelete" not in sections


def test_open_with_is_offered_for_every_type_and_none_is_taken(sections):
    entries = [parameters(line) for line in sections["Registry"]]
    expected = {ending for kind in metadata.MIME_TYPES for ending in ENDINGS[kind]}
    offered = {
        match[1]
        for entry in entries
        if (match := re.fullmatch(r"Software\\Classes\\(\.\w+)\\OpenWithProgids", entry["Subkey"]))
    }
    capable = {e["ValueName"] for e in entries if e["Subkey"].endswith(r"\Capabilities\FileAssociations")}
    assert expected <= offered
    assert offered == capable
    # the default of an ending is the value of its key itself, or the choice that Windows keeps
    taken = [e["Subkey"] for e in entries if re.fullmatch(r"Software\\Classes\\\.\w+", e["Subkey"])]
    assert taken == [rf"Software\Classes\{PACK_SUFFIX}"], "none but our own"
    assert not [e for e in entries if "UserChoice" in e["Subkey"]]
    assert {entry["Root"] for entry in entries} == {"HKA"}
    commands = [e["ValueData"] for e in entries if e["Subkey"].endswith(r"\shell\open\command")]
    assert commands == [r'"{app}\docent.exe" "%1"'] * 2, "of documents and of model packs"


def test_removal_keeps_the_data_unless_somebody_says_otherwise(script):
    told = constants(script)
    assert told["UserData"] == r"{localappdata}\docent"
    code = script[script.index("[Code]") :]
    assert code.count("DelTree(") == 1
    assert re.search(r"if DeleteData then\s+DelTree\(Folder, True, True, True\)", code)
    question = code[code.index("SuppressibleTaskDialogMsgBox") :]
    # IDYES, which is to keep, is what a silent removal takes
    assert re.search(r"MB_YESNO, Labels, 0, IDYES\)", question)
    assert "Labels[0] := CustomMessage('DataKeep')" in code


def test_data_is_where_the_program_puts_it(monkeypatch):
    platformdirs = pytest.importorskip("platformdirs.windows")
    monkeypatch.setattr(platformdirs, "get_win_folder", lambda name: f"<{name}>")
    folders = platformdirs.Windows(appname="docent", appauthor=False)
    places = (folders.user_data_dir, folders.user_config_dir, folders.user_cache_dir, folders.user_log_dir)
    normal = [place.replace("/", "\\") for place in places]
    assert all(place.startswith("<CSIDL_LOCAL_APPDATA>\\docent") for place in normal), normal


def test_every_text_is_there_in_every_language(script, sections):
    languages = {parameters(line)["Name"] for line in sections["Languages"]}
    told = [line.split("=", 1)[0].split(".") for line in sections["CustomMessages"]]
    keys = {key for _, key in told}
    assert {(language, key) for language, key in told} == {(one, key) for one in languages for key in keys}
    standard = {"CreateDesktopIcon", "LaunchProgram"}
    used = set(re.findall(r"CustomMessage\('(\w+)'\)|\{cm:(\w+)", script))
    assert {a or b for a, b in used} - standard == keys


def test_code_has_no_line_that_the_compiler_takes_for_a_section(script):
    code = script[script.index("[Code]") + len("[Code]") :]
    assert not [line for line in code.splitlines() if line.lstrip().startswith("[")]
    words = re.findall(r"\b(begin|end|try|case)\b", re.sub(r"\{[^}]*\}|'[^']*'", "", code))
    assert words.count("begin") + words.count("try") + words.count("case") == words.count("end")


@pytest.mark.parametrize(
    ("version", "four"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0)), ("10.0.7+x", (10, 0, 7, 0))],
)
def test_windows_gets_four_numbers(version, four):
    assert numbers(version) == four


def test_a_version_without_a_number_is_refused():
    with pytest.raises(ValueError, match="next"):
        numbers("next")


def test_version_resource_is_what_pyinstaller_evaluates(tmp_path):
    # stands in for the classes of PyInstaller that it evaluates the file with, which it has on Windows only
    def taken(*arguments, **named):
        return (*arguments, named) if named else arguments

    classes = (
        "VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo",
        "VarStruct",
    )  # fmt: skip
    text = write_version_resource(tmp_path / "deep" / "version.txt").read_text(encoding="utf-8")
    (made,) = eval(text, {"__builtins__": {}} | dict.fromkeys(classes, taken))
    (fixed,) = made["ffi"]
    assert fixed["filevers"] == fixed["prodvers"] == numbers(metadata.VERSION)
    (((table, strings),),) = made["kids"][0]
    told = dict(strings)
    assert table == "040904b0"
    assert told["ProductName"] == metadata.NAME
    assert told["ProductVersion"] == told["FileVersion"] == metadata.VERSION
    assert told["OriginalFilename"] == "docent.exe"


def test_signing_does_nothing_without_a_certificate():
    text = (ROOT / "installers" / "windows" / "sign.ps1").read_text(encoding="utf-8")
    before = text[: text.index("signtool")]
    assert re.search(r"if \(-not \$env:WINDOWS_CERTIFICATE\) \{[^}]*exit 0", before)
    assert "Remove-Item $pfx" in text[text.index("finally") :]


def test_info_plist_is_one_and_takes_no_type_but_our_own():
    told = plistlib.loads(plistlib.dumps(INFO_PLIST))
    assert told == INFO_PLIST
    assert told["CFBundleVersion"] == metadata.VERSION
    assert [kind["LSHandlerRank"] for kind in told["CFBundleDocumentTypes"]] == [
        "Alternate",
        "Alternate",
        "Owner",
    ]
    [own] = told["UTExportedTypeDeclarations"]
    assert told["CFBundleDocumentTypes"][2]["LSItemContentTypes"] == [own["UTTypeIdentifier"]]
    assert "_" not in own["UTTypeIdentifier"]
    assert {kind["CFBundleTypeRole"] for kind in told["CFBundleDocumentTypes"]} == {"Viewer"}
    types = told["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    endings = told["CFBundleDocumentTypes"][1]["CFBundleTypeExtensions"]
    assert len(set(types)) + len({"cbz", "oxps"} & set(endings)) == len(metadata.MIME_TYPES)
    for key in ("NSCameraUsageDescription", "NSScreenCaptureUsageDescription"):
        assert "Docent" in told[key]


def test_entitlements_are_those_that_the_program_needs_and_no_more():
    path = ROOT / "installers" / "macos" / "entitlements.plist"
    told = plistlib.loads(path.read_bytes())
    assert told == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
    assert b"<!--" not in path.read_bytes()  # macOS refuses entitlements that have comments


def test_the_image_is_signed_inside_out_and_stapled():
    text = (ROOT / "installers" / "macos" / "build_dmg.sh").read_text(encoding="utf-8")
    steps = [
        'done < "$work/programs"',
        "-name '*.framework'",
        '--entitlements "$entitlements" "$app"',
        "codesign --verify",
        'xcrun stapler staple "$app"',
        "hdiutil create",
        'xcrun stapler staple "$image"',
    ]
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert "--options runtime" in text
    assert 'image="dist/$(told PACKAGE)-$version-macos-arm64.dmg"' in text  # what build.py looks for


def test_icons_of_both_systems_are_icons():
    icons = ROOT / "installers" / "icons"
    assert (icons / "docent.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert (icons / "docent.icns").read_bytes()[:4] == b"icns"
    assert 256 in ICON_SIZES
