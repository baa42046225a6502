"""What tells a Linux desktop of the program: entry, AppStream metainfo, the type of model packs,
icons, manual page. Called by deb.py
and tarball.py, which only differ in where things go.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from installers.changelog import releases
from installers.metadata import (
    APP_ID,
    DESCRIPTION,
    HOMEPAGE,
    LICENCE,
    MIME_TYPES,
    MODEL_ENDING,
    MODEL_TYPE,
    MODEL_WORDS,
    NAME,
    ROOT,
    SUMMARY,
)

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
CAPTURES = (("CaptureRegion", "region", "Capture a region"), ("CaptureWindow", "window", "Capture a window"))
GERMAN = {
    SUMMARY: "Fragen zu Dokumenten und zum Bildschirm stellen",
    "Document assistant": "Dokumentassistent",
    "Capture a region": "Einen Bereich aufnehmen",
    "Capture a window": "Ein Fenster aufnehmen",
    MODEL_WORDS: "Modellpaket für Docent",
}
CHINESE = {
    SUMMARY: "就文档和屏幕内容提问",
    "Document assistant": "文档助手",
    "Capture a region": "截取区域",
    "Capture a window": "截取窗口",
    MODEL_WORDS: "Docent 模型包",
}


def desktop_entry(program: str) -> str:
    """The desktop entry; `program` is how the desktop starts it: a name on the path, or a whole path."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        f"Name={NAME}",
        *_in_languages("GenericName", "Document assistant"),
        *_in_languages("Comment", SUMMARY),
        f"Exec={_quoted(program)} %F",
        f"TryExec={program}",
        f"Icon={APP_ID}",
        "Terminal=false",
        "StartupNotify=true",
        "StartupWMClass=docent",
        "Categories=Office;Viewer;Qt;",
        "Keywords=pdf;document;question;screenshot;capture;ocr;assistant;",
        f"MimeType={';'.join((*MIME_TYPES, MODEL_TYPE))};",
        f"Actions={';'.join(name for name, _, _ in CAPTURES)};",
    ]
    for name, what, words in CAPTURES:
        entry = [f"[Desktop Action {name}]", *_in_languages("Name", words)]
        lines += ["", *entry, f"Exec={_quoted(program)} capture {what}"]
    return "\n".join((*lines, ""))


def metainfo() -> str:
    """AppStream's description of the program, with the releases of the changelog."""
    types = "\n".join(f"    <mediatype>{kind}</mediatype>" for kind in (*MIME_TYPES, MODEL_TYPE))
    told = "\n".join(f'    <release version="{r.version}" date="{r.date}"/>' for r in releases())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{APP_ID}</id>
  <metadata_license>FSFAP</metadata_license>
  <project_license>{LICENCE}</project_license>
  <name>{NAME}</name>
  <summary>{escape(SUMMARY)}</summary>
  <description>
    <p>{escape(DESCRIPTION)}</p>
    <p>What it does:</p>
    <ul>
      <li>Opens PDF, EPUB, comic books and pictures in tabs, with find, outline and text selection</li>
      <li>Answers about a region or a page, and marks the place that an answer is from</li>
      <li>Captures a region, a window or a screen, by a hotkey as well</li>
      <li>Watches a part of the screen and answers anew when it changes</li>
      <li>Shows how long the first token took, and every step of it</li>
    </ul>
  </description>
  <launchable type="desktop-id">{APP_ID}.desktop</launchable>
  <developer id="io.github.docent_desktop">
    <name>The Docent team</name>
  </developer>
  <url type="homepage">{HOMEPAGE}</url>
  <url type="bugtracker">{HOMEPAGE}/issues</url>
  <provides>
    <binary>docent</binary>
{types}
  </provides>
  <branding>
    <color type="primary" scheme_preference="light">#d9ecea</color>
    <color type="primary" scheme_preference="dark">#0f3b3a</color>
  </branding>
  <content_rating type="oars-1.1"/>
  <releases>
{told}
  </releases>
</component>
"""


def mime_types() -> str:
    """What a model pack is, for the desktop's table of types."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MODEL_TYPE}">
    <comment>{MODEL_WORDS}</comment>
    <comment xml:lang="de">{GERMAN[MODEL_WORDS]}</comment>
    <comment xml:lang="zh_CN">{CHINESE[MODEL_WORDS]}</comment>
    <sub-class-of type="application/zip"/>
    <generic-icon name="package-x-generic"/>
    <glob pattern="*{MODEL_ENDING}"/>
  </mime-type>
</mime-info>
"""


def write_share(share: Path, program: str) -> list[Path]:
    """Writes all of it under a `share` folder, and says which files."""
    files = {
        share / "applications" / f"{APP_ID}.desktop": desktop_entry(program),
        share / "metainfo" / f"{APP_ID}.metainfo.xml": metainfo(),
        share / "mime" / "packages" / f"{APP_ID}.xml": mime_types(),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    icons = ROOT / "installers" / "icons"
    copies = {icons / f"docent-{n}.png": f"icons/hicolor/{n}x{n}/apps/{APP_ID}.png" for n in ICON_SIZES} | {
        ROOT / "resources" / "icons" / "docent.svg": f"icons/hicolor/scalable/apps/{APP_ID}.svg"
    }
    written = list(files)
    for source, place in copies.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        written.append(target)
    manual = share / "man" / "man1" / "docent.1.gz"
    manual.parent.mkdir(parents=True, exist_ok=True)
    write_gzip(manual, (ROOT / "installers" / "linux" / "docent.1").read_bytes())
    return [*written, manual]


def write_gzip(path: Path, content: bytes) -> None:
    """Without name and time, so that the same content gives the same file."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as stream:
        stream.write(content)


def _in_languages(key: str, text: str) -> Sequence[str]:
    return (f"{key}={text}", f"{key}[de]={GERMAN[text]}", f"{key}[zh_CN]={CHINESE[text]}")


def _quoted(program: str) -> str:
    """As Exec wants a path, which may have spaces; a name on the path stays as it is."""
    return program if program.isalnum() else f'"{program}"'
