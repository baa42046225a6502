"""The software bill of materials of the bundle, as CycloneDX 1.5 in JSON: `python -m installers.sbom`, in the
environment that the program is frozen in. Run by the release workflow after the program was frozen.

With SOURCE_DATE_EPOCH set, the same bundle gives the same file.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import sys
import uuid
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.licences import needs
from installers.frozen_parts import (
    Parts,
    SystemPackage,
    normalised,
    parts,
    python_version,
    system_name,
)
from installers.licence_rules import fits, system_terms, terms
from installers.metadata import APP_ID, HOMEPAGE, LICENCE, NAME, PACKAGE, ROOT, SUMMARY, VERSION

_MODEL = ROOT / "resources" / "models" / "docent-nano"


def sbom(found: Parts) -> dict[str, Any]:
    """The document, as it goes into the file."""
    packages = [_package(package) for package in found.packages]
    system = [_system_package(package) for package in found.system]
    rest = [_python(), *_model(), _icons()]
    components = sorted([*packages, *system, *rest], key=lambda component: component["bom-ref"])
    root = {
        "type": "application",
        "bom-ref": _own_reference(),
        "name": NAME,
        "version": VERSION,
        "description": SUMMARY,
        "purl": f"pkg:generic/{PACKAGE}@{VERSION}",
        "licenses": [{"license": {"id": LICENCE}}],
        "externalReferences": [{"type": "vcs", "url": HOMEPAGE}],
    }
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": _now(),
            "tools": {
                "components": [{"type": "application", "name": "installers/sbom.py", "version": VERSION}]
            },
            "component": root,
            "properties": [{"name": f"{APP_ID}:system", "value": system_name()}],
        },
        "components": components,
        "dependencies": _dependencies(found, components),
    }
    return document | {"serialNumber": _serial_number(document)}


def _own_reference() -> str:
    return f"{PACKAGE}@{VERSION}"


def _package(package: Distribution) -> dict[str, Any]:
    name, version = normalised(package.metadata["Name"]), package.version
    # what follows a plus, as in 2.13.0+cpu, is part of the version and has to be escaped in the address
    purl = f"pkg:pypi/{name}@{quote(version, safe='')}"
    return _component("library", purl, package.metadata["Name"], version, terms(package), purl)


def _system_package(package: SystemPackage) -> dict[str, Any]:
    purl = f"pkg:deb/{_distribution_id()}/{package.name}@{quote(package.version, safe='')}?arch=amd64"
    component = _component("library", purl, package.name, package.version, system_terms(package.name), purl)
    names = ", ".join(Path(library).name for library in package.libraries)
    return component | {"description": f"of it: {names}"}


def _python() -> dict[str, Any]:
    version = python_version()
    purl = f"pkg:generic/python@{version}"
    return _component("platform", purl, "Python", version, "PSF-2.0", purl)


def _model() -> list[dict[str, Any]]:
    weights = _MODEL / "model.safetensors"
    if not weights.is_file():
        return []
    component = _component("machine-learning-model", "docent-nano", "docent-nano", VERSION, LICENCE, "")
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    return [component | {"hashes": [{"alg": "SHA-256", "content": digest}]}]


def _icons() -> dict[str, Any]:
    return _component("data", "lucide", "Lucide icons", "", "ISC", "")


def _component(
    kind: str, reference: str, name: str, version: str, expression: str, purl: str
) -> dict[str, Any]:
    component: dict[str, Any] = {"type": kind, "bom-ref": reference, "name": name}
    if version:
        component["version"] = version
    if purl:
        component["purl"] = purl
    if expression:
        component["licenses"] = [_licence(expression)]
    return component


def _licence(expression: str) -> dict[str, Any]:
    """A single id, an expression, or the words of the package where they are neither."""
    if not fits(expression) or expression.startswith("LicenseRef-"):
        return {"license": {"name": expression}}
    if " " in expression:
        return {"expression": expression}
    return {"license": {"id": expression}}


def _dependencies(found: Parts, components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who needs whom, of what is in the bundle; Docent needs what nothing else is known to need."""
    references = {normalised(component["name"]): component["bom-ref"] for component in components}
    graph: dict[str, list[str]] = {component["bom-ref"]: [] for component in components}
    for package in found.packages:
        name = normalised(package.metadata["Name"])
        wanted = {references[normalised(need)] for need in needs(name) if normalised(need) in references}
        graph[references[name]] = sorted(wanted)
    needed = {need for wanted in graph.values() for need in wanted}
    direct = {references[normalised(n)] for n in needs(PACKAGE) if normalised(n) in references}
    graph[_own_reference()] = sorted(direct | (set(graph) - needed))
    return [{"ref": reference, "dependsOn": graph[reference]} for reference in sorted(graph)]


def _distribution_id() -> str:
    """debian, ubuntu or what else the system calls itself."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return "debian"
    match = re.search(r'^ID="?([a-z]+)', text, re.MULTILINE)
    return match[1] if match else "debian"


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if epoch
        else datetime.datetime.now(datetime.UTC)
    )
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _serial_number(document: dict[str, Any]) -> str:
    """Made from what the document says: another bundle has another one."""
    told = json.dumps(document, sort_keys=True)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{HOMEPAGE}#{hashlib.sha256(told.encode()).hexdigest()}").urn


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m installers.sbom", description="Write the bill of materials."
    )
    default = ROOT / "dist" / f"{PACKAGE}-{VERSION}-{system_name()}.cdx.json"
    parser.add_argument("--out", type=Path, default=default, help="where to write it")
    parser.add_argument("--bundle", action="store_true", help="fail where nothing was frozen yet")
    options = parser.parse_args(arguments)
    found = parts()
    if options.bundle and not found.is_of_bundle:
        print("sbom: nothing was frozen: python3 dev.py package comes first", file=sys.stderr)
        return 1
    document = sbom(found)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"sbom: {len(document['components'])} parts: {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
