"""Licences and the bill of materials: what fits, what is refused, and that both are complete."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from app.licences import LIST, from_list
from app.licences import licences as shown_licences
from installers import licences, sbom
from installers.frozen_parts import Parts, SystemPackage, needed_packages, normalised, parts_of, sources
from installers.licence_rules import ACCEPTED, EXCEPTIONS, SYSTEM, WORDS, fits, system_terms, terms
from installers.metadata import VERSION


def made_up(folder: Path, name: str, *fields: str, text: str = "") -> Distribution:
    """A package as it would be installed, with these lines of metadata."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *fields]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = [f"{info.name}/METADATA,,"]
    if text:
        (info / "LICENSE").write_text(text, encoding="utf-8")
        files.append(f"{info.name}/LICENSE,,")
    (info / "RECORD").write_text("\n".join(files) + "\n", encoding="utf-8")
    return Distribution.at(info)


@pytest.fixture(scope="module")
def here() -> Parts:
    """What Docent needs, as it is installed."""
    return Parts(packages=needed_packages("docent"))


def test_everything_that_docent_needs_may_be_passed_on(here):
    listed = licences.entries(here)
    assert licences.complaints(listed, here) == []
    names = {normalised(entry.name) for entry in listed}
    assert {"docent", "docent-nano", "lucide", "python", "torch", "pymupdf", "pyside6-essentials"} <= names


def test_the_list_has_everybody_with_their_text(here):
    listed = licences.entries(here)
    text = licences.as_text(listed)
    for entry in listed:
        assert f"\n{entry.name} {entry.version}".rstrip() in text
        assert sum(map(len, entry.texts)) > 400, entry.name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text  # of Qt, whose wheels bring none
    longest = max((words for entry in listed for words in entry.texts), key=len)
    assert text.count(longest) == 1
    (mupdf,) = [entry for entry in listed if entry.name == "pymupdf"]  # its wheel only points to its licence
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in mupdf.texts[-1]


def test_a_packaged_program_reads_the_list_back(here, tmp_path):
    listed = licences.entries(here)
    path = tmp_path / "licences.json"
    path.write_text(licences.as_list(listed), encoding="utf-8")
    shown = from_list(path)
    assert [(part.name, part.version, part.terms) for part in shown] == [
        (entry.name, entry.version, entry.terms) for entry in listed
    ]
    assert [part.text for part in shown] == ["\n\n".join(entry.texts) for entry in listed]


def test_the_about_box_prefers_the_list_that_was_packaged(here, tmp_path, monkeypatch):
    (tmp_path / LIST).write_text(licences.as_list(licences.entries(here)[:2]), encoding="utf-8")
    monkeypatch.setattr("app.licences.resource_root", lambda: tmp_path)
    assert [part.name for part in shown_licences()] == ["Docent", "docent-nano"]


@pytest.mark.parametrize(
    "fields",
    [
        ("License: Proprietary",),
        ("License-Expression: LicenseRef-Proprietary",),
        ("License: Other/Proprietary License", "Classifier: License :: Other/Proprietary License"),
        ("Classifier: License :: Free for non-commercial use",),
        ("License-Expression: MIT AND LicenseRef-Proprietary",),
        ("License-Expression: CC-BY-NC-4.0",),
        ("License-Expression: GPL-2.0-only",),
        (),
    ],
)
def test_a_package_that_may_not_be_passed_on_stops_the_release(tmp_path, here, fields):
    package = made_up(tmp_path, "secret-sauce", *fields, text="All rights reserved. " * 20)
    found = Parts(packages=[*here.packages, package])
    (wrong,) = licences.complaints(licences.entries(found), found)
    assert wrong.startswith("secret-sauce 1.0: ")


def test_a_package_without_its_text_stops_the_release(tmp_path):
    entry = licences.of_package(made_up(tmp_path, "silent", "License-Expression: MIT"))
    assert "brings no text" in entry.complaint()


def test_the_program_refuses_and_writes_nothing(tmp_path, here, monkeypatch, capsys):
    package = made_up(tmp_path, "secret-sauce", "License: Proprietary", text="All rights reserved.")
    monkeypatch.setattr(licences, "parts", lambda: Parts(packages=[package]))
    target = tmp_path / "licences.txt"
    assert licences.main(["--out", str(target)]) == 1
    assert "secret-sauce" in capsys.readouterr().err
    assert not target.exists()
    monkeypatch.setattr(licences, "parts", lambda: here)
    assert licences.main(["--out", str(target)]) == 0
    assert "GNU AFFERO" in target.read_text(encoding="utf-8")
    assert licences.main(["--bundle", "--out", str(target)]) == 1  # nothing was frozen


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("mit", False),  # ids are written as SPDX does
        ("MIT AND Apache-2.0", True),
        ("MIT AND Proprietary", False),
        ("Proprietary OR MIT", True),
        ("GPL-2.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-2.0-only AND (MIT OR ISC)", False),
        ("(GPL-2.0-only OR MIT) AND ISC", True),
        ("MIT OR GPL-2.0-only AND Proprietary", True),  # AND binds tighter
        ("Apache-2.0 WITH LLVM-exception", True),
        ("Apache-2.0 WITH Commons-Clause", False),
        ("GPL-2.0-only WITH Bootloader-exception", False),
        ("", False),
        ("MIT AND", False),
        ("(MIT", False),
        ("MIT)", False),
        ("MIT ISC", False),
        ("Apache-2.0 WITH", False),
    ],
)
def test_expressions(expression, may):
    assert fits(expression) is may


def test_every_line_of_the_rules_leads_somewhere():
    assert all(reason.strip() for reason in (ACCEPTED | EXCEPTIONS).values())
    for expression in (*WORDS.values(), *SYSTEM.values()):
        assert fits(expression), expression
    assert all(words == words.casefold() for words in WORDS)


def test_terms_are_taken_from_where_the_package_says_them(tmp_path):
    told = {
        "expressed": ("License-Expression: ISC", "License: whatever"),
        "worded": ("License: MIT License", "Classifier: License :: OSI Approved :: BSD License"),
        "classified": ("License: " + "long " * 60, "Classifier: License :: OSI Approved :: BSD License"),
        "silent": (),
    }
    found = {name: terms(made_up(tmp_path, name, *fields)) for name, fields in told.items()}
    assert found == {"expressed": "ISC", "worded": "MIT", "classified": "BSD-3-Clause", "silent": ""}


def test_system_libraries_are_named_by_the_longest_beginning():
    assert system_terms("libxcb-cursor0") == "MIT"
    assert system_terms("libkrb5support0") == "MIT"
    assert system_terms("libnever-heard-of1") == ""
    package = SystemPackage("libnever-heard-of1", "1", ("/usr/lib/libnever.so.1",))
    found = Parts(system=[package])
    assert [c for c in licences.complaints(licences.entries(found), found) if "libnever" in c]


def test_frozen_files_have_an_owner_or_stop_the_release(tmp_path):
    stranger = tmp_path / "libstranger.so.1"
    stranger.write_bytes(b"")
    numpy = Path(str(distribution("numpy").locate_file("numpy/__init__.py")))
    own = Path(licences.__file__)
    found = parts_of([str(numpy), json.__file__, str(own), str(stranger)])
    assert [package.metadata["Name"] for package in found.packages] == ["numpy"]
    assert found.unknown == [str(stranger)]
    assert found.is_of_bundle
    assert licences.complaints([], found) == [f"nobody is known to have made {stranger}"]


def test_what_was_removed_after_freezing_is_not_listed(tmp_path):
    lists, bundle = tmp_path / "lists", tmp_path / "bundle"
    lists.mkdir()
    bundle.mkdir()
    (bundle / "kept.so").write_bytes(b"")
    rows = [
        ("kept.so", "/x/kept.so", "BINARY"),
        ("gone.so", "/x/gone.so", "BINARY"),
        ("link", "kept.so", "SYMLINK"),
    ]
    (lists / "COLLECT-00.toc").write_text(repr((rows,)), encoding="utf-8")
    (lists / "PYZ-00.toc").write_text(repr(("x.pyz", [("json", "/x/json.py", "PYMODULE")])), encoding="utf-8")
    assert sources(lists, bundle) == ["/x/kept.so", "/x/json.py"]


def test_bill_of_materials_has_what_cyclonedx_1_5_asks_for(here):
    found = Parts(packages=here.packages, system=[SystemPackage("zlib1g", "1:1.2.13", ("/lib/libz.so.1",))])
    document = json.loads(json.dumps(sbom.sbom(found)))
    assert document["bomFormat"] == "CycloneDX"
    assert document["specVersion"] == "1.5"
    assert document["version"] == 1
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", document["serialNumber"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", document["metadata"]["timestamp"])
    assert document["metadata"]["component"]["version"] == VERSION
    kinds = {"application", "framework", "library", "platform", "machine-learning-model", "data"}
    for component in document["components"]:
        assert component["type"] in kinds
        assert component["name"]
        for choice in component["licenses"]:
            assert set(choice) in ({"license"}, {"expression"})
    references = [component["bom-ref"] for component in document["components"]]
    assert len(set(references)) == len(references)
    known = {*references, document["metadata"]["component"]["bom-ref"]}
    assert {row["ref"] for row in document["dependencies"]} == known
    assert {need for row in document["dependencies"] for need in row["dependsOn"]} <= known


def test_bill_of_materials_names_packages_as_indexes_do(here):
    packages = {c["name"]: c for c in sbom.sbom(here)["components"]}
    torch = distribution("torch").version
    assert packages["torch"]["purl"] == f"pkg:pypi/torch@{torch.replace('+', '%2B')}"
    assert packages["PySide6_Essentials"]["purl"].startswith("pkg:pypi/pyside6-essentials@")
    assert packages["Python"]["version"] == ".".join(map(str, sys.version_info[:3]))


def test_bill_of_materials_is_the_same_for_the_same_bundle(here, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = sbom.sbom(here)
    assert first["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert sbom.sbom(here) == first
    assert sbom.sbom(Parts(packages=here.packages[1:]))["serialNumber"] != first["serialNumber"]
