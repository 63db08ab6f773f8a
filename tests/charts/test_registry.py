"""Each chart of the registry is whole, and a new one takes one file and one line.

A chart once stood in eleven tables, and one that was missing from a table failed where a reader
met it.
"""

import csv
import io
import sys
import zipfile
from concurrent.futures import Future
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts import registry
from charts.captions import Caption
from charts.content import alt_text, caption, file_stem, table
from charts.print import Edition
from charts.print.frame import Sheet
from charts.rendering import compose, render
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec, spec_of_chart
from charts.types.chart_type import ChartType
from charts.types.lookup import chart_of_page, chart_type, chart_types
from charts.urls import EDITION_KEYS, content_spec, image_address, view_address
from data.facts.store import store
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.routes.table import ROUTES
from tests.pages.opening import open_page

FACTS = store().facts
CHARTS = chart_types()
DEFAULTS = {"partner": "PER"}
"""What stands in for a required key."""

CHANGED = ChartSpec(
    **{"partner": "PER", "color": "mineral", "initiative": "quad", "commodity": "cobalt"},
    **{"stage": "mine", "year": 2024, "asof": FACTS.last_event, "worldview": "china"},
    **{"theme": "dark", "lang": "fr", "region": "africa", "status": ("signed_later",)},
    **{"kind": ("text",), "confidence": "high", "start": FACTS.last_event},
    **{"end": FACTS.last_event, "coalition": ("partners",), "group": "battery"},
    **{"order": "name", "producers": "partners"},
)
"""A view in which every key of a chart differs from its default."""


ASKED = AgreementsSpec(
    **{"partner": "PER", "stage": "mine", "asof": FACTS.last_event, "lang": "fr"},
    **{"region": "africa", "status": ("signed",), "start": FACTS.last_event},
    **{"end": FACTS.last_event, "initiative": "quad", "sort": "name", "view": "matrix"},
    **{"mineral": ("cobalt",), "instrument": ("framework",), "binding": ("binding",)},
    **{"provision": ("supply",), "q": "word", "agreement": "per-2026-mou", "theme": "dark"},
)
"""The same for a chart of agreements."""


def changed_spec(chart):
    return ASKED if spec_of_chart(chart.name) is AgreementsSpec else CHANGED


def default_spec(chart):
    required = {chart.required_key: DEFAULTS[chart.required_key]} if chart.required_key else {}
    return ChartSpec(chart=chart.name, **required)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_has_rows_a_caption_alternative_text_and_a_file_name(chart):
    spec = default_spec(chart)
    assert chart.is_drawable(spec)
    rows = table(spec, FACTS)
    assert len(rows)
    assert {"asof", "source", "licence"} <= set(rows.columns)
    words = caption(spec, FACTS)
    assert words.title
    assert words.source
    assert alt_text(spec, FACTS).startswith(words.title.rstrip("."))
    assert file_stem(spec, FACTS).startswith(f"ministerial-atlas-{chart.name}")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_can_be_printed(chart):
    assert compose(default_spec(chart), FACTS, Edition()).texts


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_the_keys_of_a_chart_are_those_that_its_addresses_keep(chart):
    spec = changed_spec(chart).replace(chart=chart.name)
    picture, page = urlsplit(image_address(spec, "csv")), urlsplit(view_address(spec))
    assert picture.path == f"/charts/{chart.name}.csv"
    assert page.path == f"/{chart.page}"
    assert set(parse_qs(picture.query)) == set(parse_qs(page.query)) == set(chart.keys)
    assert not set(chart.keys) & set(EDITION_KEYS) - {"theme"}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_only_the_look_keys_are_left_out_of_what_the_text_depends_on(chart):
    changed = changed_spec(chart)
    content = content_spec(chart.name, changed)
    kept = {key for key in chart.keys if getattr(content, key) == getattr(changed, key)}
    assert kept == set(chart.keys) - set(chart.look_keys)


def test_a_card_without_its_partner_is_not_complete():
    assert not chart_type("partner").is_drawable(ChartSpec(chart="partner"))


def test_each_page_with_a_chart_has_one_that_stands_for_it():
    for chart in CHARTS:
        standing = chart_type(chart_of_page(f"/{chart.page}"))
        assert standing.page == chart.page
    assert chart_of_page("/sources") == "map"


def test_a_chart_is_registered_under_its_own_name():
    assert tuple(chart.name for chart in CHARTS) == registry.CHART_NAMES
    with pytest.raises(KeyError, match="one of map, timeline"):
        chart_type("chart_type")


def draw_toy(spec, facts, edition, chart_caption, rows):
    sheet = Sheet(edition, chart_caption, [])
    sheet.block(" ".join(rows["name"]), sheet.plot_area, sheet.size.text)
    return sheet


TOY = ChartType(
    name="toy",
    label="Toys",
    picture=lambda spec: "List",
    page="sources",
    keys=("region", "asof", "lang"),
    rows=lambda spec, facts: pd.DataFrame({"name": ["Ball", "Kite"], "source": "a shop"}),
    caption=lambda spec, facts, rows: Caption(
        f"{len(rows)} toys", "Counted by hand", "A note.", "a shop", "CC0", facts.lang
    ),
    description=lambda spec, facts, rows: f"A list: {', '.join(rows['name'])}.",
    draw=draw_toy,
    file_parts=lambda spec, facts: ["few"],
)


@pytest.fixture
def toy(monkeypatch):
    """One more chart: one file, and one line in the registry."""
    monkeypatch.setitem(sys.modules, "charts.types.toy", SimpleNamespace(CHART=TOY))
    monkeypatch.setattr(registry, "CHART_NAMES", (*registry.CHART_NAMES, "toy"))
    return ChartSpec.from_query({"chart": "toy", "region": "africa"}, FACTS)


@pytest.fixture
def client(monkeypatch):
    """The routes, with images drawn in this process, where the toy is known."""
    cache = RenderCache(4, 1 << 20)
    pool = SimpleNamespace(submit=_draw_here)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    return TestClient(Starlette(routes=ROUTES))


def _draw_here(facts, draw, request, weight):
    job = Future()
    job.set_result(draw(request, facts))
    return job


def test_a_new_chart_has_rows_words_file_name_and_pictures(toy):
    assert list(table(toy, FACTS)["name"]) == ["Ball", "Kite"]
    assert set(table(toy, FACTS)["asof"]) == {FACTS.last_event.isoformat()}
    assert caption(toy, FACTS).title == "2 toys"
    assert alt_text(toy, FACTS) == "2 toys. A list: Ball, Kite."
    assert file_stem(toy, FACTS) == f"ministerial-atlas-toy-few-africa-{FACTS.last_event}"
    assert view_address(toy) == "/sources?region=africa"
    assert image_address(toy, "png") == "/charts/toy.png?region=africa"
    svg = render(toy, FACTS, Edition("svg")).decode()
    assert all(words in svg for words in ("2 toys", "Ball Kite", "A list: Ball, Kite."))


def test_a_new_chart_is_served_in_every_form(toy, client):
    rows = csv.DictReader(io.StringIO(client.get("/charts/toy.csv").text))
    assert [row["name"] for row in rows] == ["Ball", "Kite"]
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        response = client.get(image_address(toy, kind))
        assert (response.status_code, response.content[: len(start)]) == (200, start)
        assert f"{file_stem(toy, FACTS)}.{kind}" in response.headers["content-disposition"]
    archive = zipfile.ZipFile(io.BytesIO(client.get("/charts/toy.zip").content))
    assert len(archive.namelist()) == 12


def test_a_new_chart_can_be_exported(toy):
    app = open_page("export", chart="toy")
    assert not app.exception
    assert "Toys" in app.get("button_group")[0].options
    assert any("/charts/toy.zip?download=1" in html.proto.body for html in app.get("html"))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_caption_is_built_once_for_a_drawing(toy, monkeypatch, kind):
    built = []
    FACTS.caches.clear()

    def counted(spec, facts, rows):
        built.append(spec)
        return Caption("Toys", "", "", "a shop", "CC0", facts.lang)

    module = SimpleNamespace(CHART=ChartType(**vars(TOY) | {"caption": counted}))
    monkeypatch.setitem(sys.modules, "charts.types.toy", module)
    render(toy, FACTS, Edition(kind))
    assert len(built) == 1
