"""A table that somebody else filled: whatever its texts hold, nothing runs and nothing breaks."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from charts.briefing import briefing
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.spec.page_specs import BriefingSpec
from data.facts.schemas import SCHEMAS
from data.facts.store import load_facts, store
from tests.browser.chromium import new_context
from tests.browser.hostile_tables import STRINGS, free_columns, hostile_tables
from tests.browser.mapping import position_of, wait_for_map
from tests.browser.serving import serving
from tests.support.live import open_live
from tests.waiting import until

PAGES = (
    *("/", "/?partner=PER", "/timeline", "/timeline?event=agreements:per-2026-mou", "/partners"),
    *("/partners?partner=PER", "/partners?compare=PER,ARG", "/minerals"),
    *("/agreements", "/agreements?agreement=per-2026-mou", "/brief?view=disagreements"),
    *("/minerals?commodity=copper", "/brief", "/present?slide=2", "/export", "/sources"),
)
CHARTS = ("map", "timeline", "count", "shares", "partner", "agreements")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("hostile")
    log = folder / "log.txt"
    tables = hostile_tables(folder)
    with serving(log, environment={"ATLAS_DATA": str(tables)}) as address:
        yield address, log


@pytest.fixture(scope="module")
def visitor(hostile, chromium: Browser) -> Iterator[Page]:
    context = new_context(chromium, base_url=hostile[0], viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_each_table_has_texts_that_may_say_anything():
    assert sum(len(free_columns(name)) for name in SCHEMAS) > 30
    assert {"title", "summary", "notes", "place"} <= set(free_columns("agreements"))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_or_fetches_what_a_record_says(hostile, visitor: Page, path: str):
    faults: list[str] = []
    before = len(hostile[1].read_text())

    def record_fault(event: object) -> None:
        faults.append(str(event))

    def record_request(request) -> None:
        if not request.url.startswith((hostile[0], "data:", "blob:", "ws://127.0.0.1")):
            faults.append(request.url)

    hooks = {"pageerror": record_fault, "dialog": record_fault, "request": record_request}
    for name, hook in hooks.items():
        visitor.on(name, hook)
    open_live(visitor, path)
    visitor.locator(".st-key-footer").wait_for(state="attached")
    visitor.wait_for_load_state("networkidle")
    assert visitor.evaluate("() => window.pwned") is None
    links = "() => [...document.links].filter((l) => l.protocol === 'javascript:').length"
    assert visitor.evaluate(links) == 0
    assert visitor.evaluate("() => document.querySelectorAll('[onerror],[onload]').length") == 0
    assert visitor.locator("main .katex, section .katex").count() == 0
    for name, hook in hooks.items():
        visitor.remove_listener(name, hook)
    assert not faults
    assert "Traceback" not in hostile[1].read_text()[before:]


@pytest.mark.parametrize("name", CHARTS)
def test_pictures_hold_text_and_nothing_that_runs(hostile, name: str):
    query = "?partner=PER" if name == "partner" else ""
    drawing = httpx.get(f"{hostile[0]}/charts/{name}.svg{query}", timeout=60)
    assert drawing.status_code == 200, drawing.text[:300]
    for element in ET.fromstring(drawing.content).iter():
        assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "iframe")
        assert not [key for key in element.attrib if key.lower().startswith("on")]
    for kind in ("png", "pdf", "csv"):
        response = httpx.get(f"{hostile[0]}/charts/{name}.{kind}{query}", timeout=60)
        assert response.status_code == 200, (kind, response.text[:300])


def test_files_keep_the_texts_as_they_are(hostile):
    response = httpx.get(f"{hostile[0]}/data/agreements.csv", timeout=30)
    rows = list(csv.DictReader(io.StringIO(response.text)))
    json_text = httpx.get(f"{hostile[0]}/data/agreements.json", timeout=30).text
    assert json.loads(json_text)
    for string in STRINGS[:-1]:
        assert any(string in row["notes"] for row in rows), string
    places = httpx.get(f"{hostile[0]}/data/partners.geojson", timeout=30).json()
    assert len(places["features"]) == 55
    with zipfile.ZipFile(io.BytesIO(httpx.get(f"{hostile[0]}/data/atlas.zip").content)) as packed:
        assert packed.testzip() is None


def test_the_head_of_a_page_holds_no_markup_of_a_record(hostile):
    for path in ("/", "/partners?partner=PER", "/timeline?event=agreements:per-2026-mou"):
        page = httpx.get(hostile[0] + path, headers={"Accept": "text/html"}).text
        head = page.partition("</head>")[0]
        assert "<script>window" not in head
        assert not re.search(r"<(img|svg)\b", head)


def test_the_deck_holds_the_texts_as_letters_and_links_nowhere(hostile):
    facts = load_facts(hostile[1].parent / "tables")
    slides = briefing(BriefingSpec(partner="PER"), facts)
    packed = as_powerpoint(slides, facts)
    deck = Presentation(io.BytesIO(packed))
    assert len(deck.slides) == len(slides)
    notes = " ".join(page.notes_slide.notes_text_frame.text for page in deck.slides)
    assert "window.pwned" in notes
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                whole = ET.fromstring(parts.read(name))
                links = [part.get("Target", "") for part in whole if part.get("TargetMode")]
                assert not [link for link in links if not link.startswith("http")], name
    assert as_pdf(slides, facts).startswith(b"%PDF")


def test_a_label_of_a_chart_says_markup_and_does_not_become_it(visitor: Page):
    """The marks of the timeline are set as HTML: a name with a tag in it must arrive as letters."""
    open_live(visitor, "/timeline?kind=text&partner=PER")
    drawing = visitor.locator("#root .atlas-drawing[data-name=timeline]")
    drawing.locator(".atlas-lines a").first.wait_for()
    assert "4 Feb 2026" in (drawing.locator("title").first.text_content() or "")
    assert drawing.locator("script, img, foreignObject").count() == 0
    assert visitor.evaluate("() => window.pwned") is None


def test_a_tooltip_says_markup_and_does_not_become_it(visitor: Page):
    """The tooltip is made by a script: a name with a tag in it must arrive as letters."""
    open_live(visitor, "/")
    wait_for_map(visitor)
    tip = visitor.locator(".atlas-tip")
    for code in ("AUS", "KAZ", "MEX"):
        x, y = position_of(visitor, code)
        offsets = cycle((0, 2))

        def tooltip_has_name(x=x, y=y, code=code, offsets=offsets) -> bool:
            """A hand is never still; a map that is busy misses the one move of a machine."""
            visitor.mouse.move(x + next(offsets), y)
            return f"{store().facts.name(code)} " in tip.inner_text()

        assert until(tooltip_has_name), code
        expect(tip).to_contain_text("window.pwned")
        assert tip.locator("script, img, svg, a").count() == 0
    assert visitor.evaluate("() => window.pwned") is None
