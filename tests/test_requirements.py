"""What is installed is what was pinned: by version, by hash, under a known licence."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
import streamlit
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.bill_of_materials import BILL, bill, pinned_hashes
from tests.licences import page, pinned_packages

ROOT = Path(__file__).parents[1]
FILES = ("requirements", "requirements-dev")
AXE = ROOT / "tests" / "browser" / "axe"
FACES = ROOT / "charts" / "print" / "typefaces"
MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
ON_SCREEN = {
    "Upright": "5f16566f7a40d39b339ad26be151fa5a1ab1f0c2574c7a2e619765584a1acbd8",
    "Italic": "b4959abc0569392f87c6c6ac612f90e3fe0104d283724189b7d8b6f61af347d3",
}
"""The hashes of ``WOFF2/VF/SourceSans3VF-*.ttf.woff2`` in the version that `FACES` names."""
PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|Python Software Foundation|PSF-2\.0|Mozilla Public License 2\.0|MPL-2\.0|"
    r"Open Font License|OFL-1\.1|ISC|Zlib|0BSD|CC0|Unlicense"
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_by_hash_and_from_nowhere_in_particular(name):
    entries = re.split(r"\n(?=\S)", text(f"{name}.txt").strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.\[\]-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text(f"{name}.txt")


@pytest.mark.parametrize("name", FILES)
def test_the_compiled_file_holds_what_is_asked_for(name):
    compiled = text(f"{name}.txt")
    requested = re.findall(r"^([\w.-]+==\S+)$", text(f"{name}.in"), re.M)
    assert len(requested) > 10
    for requirement in requested:
        assert re.search(rf"^{re.escape(requirement)}(?= )", compiled, re.M | re.I), requirement


def test_what_the_app_runs_on_is_tested_as_it_is():
    """The development file must not bring another version of a package of the app."""
    pins = {line for line in re.findall(r"^\S+==\S+.*(?= \\)", text("requirements.txt"), re.M)}
    assert pins <= set(re.findall(r"^\S+==\S+.*(?= \\)", text("requirements-dev.txt"), re.M))


def test_the_licences_are_listed_as_they_are_and_let_anyone_use_the_atlas():
    listed = text("THIRD-PARTY.md")
    assert listed == page(), "run make licences"
    rows = re.findall(r"^\| (\S+) +\| \S+ +\| (.+?) +\|", listed, re.M)[1:]
    assert len(rows) >= len(pinned_packages()) - 1
    for name, licence in rows:
        assert PERMISSIVE.search(licence), (name, licence)


def test_the_bill_of_materials_is_valid_and_holds_what_is_pinned():
    committed = BILL.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(committed) is None
    assert committed == bill(), "run make licences"
    listed = {part["name"]: part for part in json.loads(committed)["components"]}
    assert sorted(listed) == pinned_packages()
    for name, (version, hashes) in pinned_hashes().items():
        files = listed[name]["externalReferences"][0]["hashes"]
        assert listed[name]["version"] == version
        assert sorted(file["content"] for file in files) == hashes
        assert hashes, name


@pytest.mark.parametrize(("folder", "variable", "count"), [(AXE, "AXE", 3), (FACES, "FONTS", 5)])
def test_what_npm_gave_is_what_was_published_and_named(folder, variable, count):
    """By hash, like what is installed: a script that tests run in every page, and a typeface."""
    sums = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert len(sums) == count
    for name, digest in sums.items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest, "run make axe fonts"
    (version,) = re.findall(rf"^{variable}_VERSION := (\S+)$", text("Makefile"), re.M)
    assert f"| version | {version} |" in (folder / "README.md").read_text(encoding="utf-8")


def test_axe_core_says_its_version():
    (version,) = re.findall(r"^AXE_VERSION := (\S+)$", text("Makefile"), re.M)
    assert (AXE / "axe.min.js").read_text(encoding="utf-8").startswith(f"/*! axe v{version}\n")


@pytest.mark.parametrize(("style", "digest"), ON_SCREEN.items())
def test_the_screen_has_the_release_of_source_sans_that_is_printed(style, digest):
    """The contract, seen in Streamlit 1.67: its faces are those of the npm package."""
    (file,) = MEDIA.glob(f"SourceSansVF-{style}.ttf.*.woff2")
    assert sha256(file.read_bytes()).hexdigest() == digest
