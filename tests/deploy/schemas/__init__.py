"""Manifests against the JSON schemas of Kubernetes that stand in this folder."""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).parent
DEFINITIONS = "_definitions.json"
"""What the schemas of the kinds refer to."""


def schema_name(manifest: dict[str, Any]) -> str:
    """The file of a kind's schema: ``deployment-apps-v1.json`` for a Deployment of ``apps/v1``."""
    version = re.sub(r"^([^./]*)(?:\.[^/]*)?/", r"\1-", manifest["apiVersion"])
    return f"{manifest['kind'].lower()}-{version}.json"


def validate(manifest: dict[str, Any]) -> None:
    """Check a manifest, strictly: a field that its kind does not have is an error.

    Raises
    ------
    FileNotFoundError
        When there is no schema of that kind in that version: ``make schemas`` fetches it.
    jsonschema.ValidationError
        When the manifest does not keep to its schema.
    """
    registry = Resource.from_contents(_read(DEFINITIONS)) @ Registry()
    Draft202012Validator(_read(schema_name(manifest)), registry=registry).validate(manifest)


def _read(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
