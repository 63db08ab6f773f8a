"""``make schemas``: the schemas of the kinds in ``deploy/kubernetes``, the same bytes every time.

They are taken out of a package that is fetched for it and not installed: it holds every kind of
five versions of Kubernetes, more than 100 MB. Of its definitions only those that the kinds refer
to are kept, directly or by way of others, unchanged.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import yaml

from tests.deploy.schemas import DEFINITIONS, FOLDER, schema_name

KUBERNETES = "1.37.0"
PACKAGE = "kubernetes-validate==1.37.0"
SHA256 = "85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9"
"""The wheel's."""

MANIFESTS = FOLDER.parents[2] / "deploy" / "kubernetes" / "atlas.yaml"
_INSIDE = f"kubernetes_validate/kubernetes-json-schema/v{KUBERNETES}-local-strict"


def download(folder: Path) -> Path:
    """The wheel, fetched by pip, which refuses another than the one whose hash is pinned."""
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{PACKAGE} --hash=sha256:{SHA256}\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
    ]
    options = ["--require-hashes", "--requirement", str(requirements), "--dest", str(folder)]
    subprocess.run([*command, *options], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def names_of_kinds() -> list[str]:
    """The files of the kinds that the manifests use."""
    manifests = yaml.safe_load_all(MANIFESTS.read_text(encoding="utf-8"))
    return sorted({schema_name(manifest) for manifest in manifests})


def references(schema: Any) -> Iterator[str]:
    """The definitions that a schema refers to itself."""
    for reference in re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema)):
        yield reference.split("#/$defs/")[1]


def needed(definitions: dict[str, Any], schemas: Iterable[Any]) -> dict[str, Any]:
    """The definitions that schemas refer to, directly or by way of others."""
    found: set[str] = set()
    waiting = {name for schema in schemas for name in references(schema)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(references(definitions[name])) - found
    return {name: definitions[name] for name in sorted(found)}


def build(wheel: Path) -> None:
    """Write the schemas and their definitions, and remove what no manifest uses any more."""
    with ZipFile(wheel) as archive:
        schemas = {name: json.loads(archive.read(f"{_INSIDE}/{name}")) for name in names_of_kinds()}
        shared = json.loads(archive.read(f"{_INSIDE}/{DEFINITIONS}"))
    shared["$defs"] = needed(shared["$defs"], schemas.values())
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, schema in {**schemas, DEFINITIONS: shared}.items():
        text = json.dumps(schema, indent=1, ensure_ascii=False)
        (FOLDER / name).write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        build(download(Path(temporary)))
