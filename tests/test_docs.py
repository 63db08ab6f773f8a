"""The documentation names what there is, and nothing that does not exist."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from charts.spec.parsers import KEYS
from data.facts.schemas import SCHEMAS
from data.facts.store import store
from data.i18n.labels import STATUS_LABELS
from pages.navigation import PAGES
from server.metrics import REGISTRY
from server.routes.table import ROUTES
from tests.browser.screenshots import LOOKS, PLACES
from tests.test_words import find_old_words

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def table_under(heading: str) -> list[str]:
    section = README.split(f"## {heading}")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", section, flags=re.MULTILINE)


def test_every_query_key_is_documented_and_no_other():
    assert table_under("The address") == list(KEYS)


def test_every_public_route_is_documented():
    documented = README.split("## Routes")[1].split("\n## ")[0]
    assert ROUTES
    for route in ROUTES:
        first = route.path.split("/")[1]
        assert first == "assets" or f"`/{first}" in documented, route.path


def prose(page: str) -> str:
    """The words of a page of the docs, without code and file names."""
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", (ROOT / page).read_text(), flags=re.DOTALL)
    return re.sub(r"\balt text\b|\btext format\b|text to be evaluated", " ", text)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_docs_speak_as_the_screen_does(page):
    assert find_old_words(prose(page)) == []


def test_the_readme_names_every_status_and_the_days_of_the_coverage():
    facts, text = store().facts, " ".join(README.split())
    assert " · ".join(STATUS_LABELS.values()) in text
    covered, last = (f"{day:%-d %B %Y}" for day in (facts.covered_to, facts.last_event))
    assert f"Coverage is systematic to {covered}; single events reach to {last}." in text


def test_every_table_is_described_beside_the_tables_and_no_other():
    beside = (ROOT / "data" / "tables" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)\.csv`", beside, flags=re.MULTILINE)) == set(SCHEMAS)


def test_every_make_target_in_the_docs_exists():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        mentioned = set(re.findall(r"`?make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8")))
        assert mentioned <= targets, page


def test_the_documented_folders_exist():
    folders = table_under("The house")
    assert folders
    for name in folders:
        assert (ROOT / name).exists(), name


def test_every_figure_of_the_metrics_is_documented_and_no_other():
    documented = set(re.findall(r"`(atlas_[a-z_]+)`", README))
    registered = {
        metric.name + ("_total" if metric.type == "counter" else "")
        for metric in REGISTRY.collect()
    }
    assert documented == registered


def test_every_setting_is_documented_and_no_other():
    folders = ("server", "charts", "data")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r'"(ATLAS_[A-Z_]+)"', code))
    assert used == set(re.findall(r"^\| `(ATLAS_[A-Z_]+)`", README, flags=re.MULTILINE))


def test_every_picture_in_the_docs_is_there_and_every_page_has_its_own():
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture
    screenshots = {path.name for path in (ROOT / "docs" / "screens").iterdir()}
    assert screenshots == {f"{name}-{look}.jpg" for name in PLACES for look in LOOKS}
    paths = {urlsplit(place).path.strip("/") for place in PLACES.values()}
    assert paths == {page.path for page in PAGES}
