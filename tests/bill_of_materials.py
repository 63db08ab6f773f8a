"""What the app is built of, as a bill of materials in CycloneDX 1.6: ``make lock`` writes it.

Names, versions and hashes are those of ``requirements.txt``, licences those of ``THIRD-PARTY.md``.
"""

from __future__ import annotations

import re
import sys

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tests.licences import ROOT

BILL = ROOT / "deploy" / "bill-of-materials.cdx.json"

_PINNED = re.compile(r"^([\w.-]+)==(\S+)[^\n]*((?:\n +--hash=sha256:\S+[^\n]*)+)", re.M)


def pinned_hashes() -> dict[str, tuple[str, list[str]]]:
    """Version and SHA-256 of every file of each package that the app may install, by name."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {
        name: (version, sorted(re.findall(r"sha256:([0-9a-f]{64})", hashes)))
        for name, version, hashes in _PINNED.findall(text)
    }


def licences() -> dict[str, str]:
    """What each package says of its licence; what is not installed here is not listed."""
    listed = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) +\| \S+ +\| (.+?) +\|", listed, re.M)
    return {name.lower(): licence for name, licence in rows}


def bill() -> str:
    """The bill of materials as JSON; the same bytes for the same pins."""
    licence, stated = LicenseFactory().make_from_string, licences()
    app = Component(
        name="ministerial-atlas",
        bom_ref="ministerial-atlas",
        type=ComponentType.APPLICATION,
        licenses=[licence("MIT")],
    )
    components = [_component(name, *pin) for name, pin in pinned_hashes().items()]
    for component in components:
        component.licenses = [licence(stated[component.name])] if component.name in stated else []
    bom = Bom(components=components)
    bom.metadata.component = app
    bom.register_dependency(app, components)
    # Both differ at every run, and say nothing about what is in it.
    bom.serial_number = bom.metadata.timestamp = None  # type: ignore[assignment]
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(name: str, version: str, hashes: list[str]) -> Component:
    package_url = PackageURL("pypi", name=name, version=version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(package_url)),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=value) for value in hashes],
    )
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        purl=package_url,
        bom_ref=str(package_url),
        external_references=[files],
    )


if __name__ == "__main__":
    sys.stdout.write(bill())
