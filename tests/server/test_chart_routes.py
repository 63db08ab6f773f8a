"""Charts by address: the right picture under the right headers, or a refusal that says why."""

import csv
import io
import struct
import xml.etree.ElementTree as ET
import zipfile
from concurrent.futures import Future
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.content import alt_text, file_stem, short_alt_text, table
from charts.print import Edition
from charts.registry import CHART_NAMES
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import ExportSpec, spec_of_chart
from charts.spec.parsers import KEYS
from charts.spec.print_params import PRESETS
from charts.types.lookup import chart_type
from charts.urls import image_address
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.store import store
from geo.boundaries import BoundaryError
from server.middleware.response_headers import MIDDLEWARE
from server.negotiation import StoredContent
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.rendering.render_job import PACKED
from server.routes.table import ROUTES
from tests.support.settings import override_settings
from tests.support.warm_pool import warm_pool

FACTS = store().facts
QUERY = {"partner": "partner=PER", "shares": "commodity=copper"}
TYPES = {
    "png": ("image/png", b"\x89PNG"),
    "svg": ("image/svg+xml", b"<?xml"),
    "pdf": ("application/pdf", b"%PDF"),
    "csv": ("text/csv; charset=utf-8", b""),
    "zip": ("application/zip", b"PK"),
}
PIXELS = {
    "web": (1200, 675),
    "social": (1200, 628),
    "square": (1080, 1080),
    "story": (1080, 1920),
    "slide": (1920, 1080),
    "newsletter": (600, 750),
}
MILLIMETERS = {"column": 90, "print": 180}


@pytest.fixture(scope="module")
def client():
    with warm_pool():
        yield TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def address(name, kind, query=""):
    query_string = "&".join(filter(None, [QUERY.get(name, ""), query]))
    return f"/charts/{name}.{kind}?{query_string}"


def size_of(png):
    return struct.unpack(">II", png[16:24])


def parameter_of(response):
    error = response.json()["error"]
    assert set(error) == {"parameter", "value", "expected"}
    return error["parameter"]


@pytest.mark.parametrize("name", CHART_NAMES)
@pytest.mark.parametrize("kind", TYPES)
def test_every_chart_is_served_in_every_form(client, name, kind):
    response = client.get(address(name, kind))
    media_type, start = TYPES[kind]
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.content.startswith(start)
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "max-age" in response.headers["cache-control"]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_png_has_exactly_the_pixels_of_its_preset(client, preset):
    width, height = size_of(client.get(address("map", "png", f"preset={preset}&scale=1")).content)
    if preset in PIXELS:
        assert (width, height) == PIXELS[preset]
    else:
        assert width == round(MILLIMETERS[preset] / 25.4 * 300)


def test_the_resolution_multiplies_the_pixels(client):
    assert size_of(client.get(address("map", "png", "scale=3")).content) == (3600, 2025)


def test_a_png_has_twice_the_pixels_unless_an_address_asks_for_others(client):
    """A picture of one pixel for each was soft on every phone and on most laptops."""
    assert size_of(client.get(address("count", "png", "")).content) == (2400, 1350)
    assert size_of(client.get(address("count", "png", "scale=2")).content) == (2400, 1350)
    assert image_address(ExportSpec(chart="count"), "png") == "/charts/count.png"
    assert image_address(ExportSpec(chart="count", scale=1), "png") == "/charts/count.png?scale=1"


def test_the_image_is_the_print_edition_of_the_view(client):
    response = client.get(address("map", "svg", "asof=2026-02-04&theme=dark&title=My own"))
    spec = ChartSpec.from_query({"asof": "2026-02-04"}, FACTS)
    edition = Edition(
        format="svg",
        theme="dark",
        title="My own",
        address="http://testserver/?asof=2026-02-04",
    )
    assert response.content == render(spec, FACTS, edition)


@pytest.mark.parametrize("name", CHART_NAMES)
def test_the_csv_holds_exactly_the_rows_that_are_drawn(client, name):
    query = dict(part.split("=") for part in filter(None, [QUERY.get(name)]))
    rows = table(ExportSpec.from_query({**query, "chart": name}, FACTS).content, FACTS)
    response = client.get(address(name, "csv"))
    assert response.content == spreadsheet_safe_csv(rows)
    csv_rows = list(csv.DictReader(io.StringIO(response.text)))
    assert len(csv_rows) == len(rows) > 0
    assert list(csv_rows[0]) == list(rows.columns)


def test_the_zip_holds_every_form_and_the_words(client):
    response = client.get(address("map", "zip", "title=My own"))
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    stem = file_stem(ChartSpec(), FACTS)
    ends = ("png", "svg", "pdf", "csv", "alt.txt", "alt-short.txt", "citation.txt")
    ends += ("apa.txt", "chicago.txt", "bib", "ris", "csl.json")
    assert archive.namelist() == [f"{stem}.{end}" for end in ends]
    assert archive.read(f"{stem}.alt.txt").decode().strip() == alt_text(ChartSpec(), FACTS)
    short = archive.read(f"{stem}.alt-short.txt").decode().strip()
    assert short == short_alt_text(ChartSpec(), FACTS)
    assert "My own" in archive.read(f"{stem}.citation.txt").decode()
    assert b"My own" in archive.read(f"{stem}.svg")
    assert archive.read(f"{stem}.csv") == client.get(address("map", "csv")).content


def test_a_file_has_a_name_and_a_download_is_a_download(client):
    inline_disposition = client.get(address("map", "svg")).headers["content-disposition"]
    stem = file_stem(ChartSpec(), FACTS)
    assert inline_disposition == f'inline; filename="{stem}.svg"'
    download_disposition = client.get(address("map", "svg", "download=1")).headers[
        "content-disposition"
    ]
    assert download_disposition == f'attachment; filename="{stem}.svg"'


def test_the_order_of_keys_and_named_defaults_do_not_matter(client):
    first = client.get("/charts/map.svg?color=mineral&commodity=copper")
    same = client.get("/charts/map.svg?commodity=copper&preset=web&color=mineral&theme=light")
    other = client.get("/charts/map.svg?commodity=nickel&color=mineral")
    assert first.headers["etag"] == same.headers["etag"] != other.headers["etag"]


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_conditional_request_is_answered_304(client, kind, form):
    tag = client.get(address("map", kind)).headers["etag"]
    assert tag.startswith('"')
    again = client.get(address("map", kind), headers={"If-None-Match": form.format(tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = client.get(address("map", kind), headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_a_conditional_request_draws_nothing_anew(client, monkeypatch):
    """The hash outlives the picture: a story read by many asks for it long after it is dropped."""
    tag = client.get(address("map", "png", "asof=2026-03-01")).headers["etag"]
    real_cache = rendered_files.render_cache()
    empty_cache = RenderCache(0, 0)
    monkeypatch.setattr(empty_cache, "digest_of", real_cache.digest_of)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: empty_cache)
    url = address("map", "png", "asof=2026-03-01")
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(url).status_code == 503


@pytest.mark.parametrize("kind", PACKED)
def test_a_packed_answer_says_the_same_under_a_tag_of_its_own(client, kind):
    plain = client.get(address("map", kind), headers={"Accept-Encoding": "identity"})
    packed = client.get(address("map", kind), headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < len(plain.content)


def test_head_answers_as_get_does(client):
    full, head = client.get(address("map", "png")), client.head(address("map", "png"))
    for name in ("etag", "content-type", "content-length", "cache-control"):
        assert head.headers[name] == full.headers[name]


@pytest.mark.parametrize("path", ["pie.png", "map.gif", "map.html", "map.png.exe", "Map.png"])
def test_an_unknown_name_or_form_is_404(client, path):
    response = client.get(f"/charts/{path}")
    assert response.status_code == 404
    assert parameter_of(response) == "name"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("preset=poster", "preset"),
        ("scale=4", "scale"),
        ("scale=1e9", "scale"),
        ("theme=blue", "theme"),
        ("transparent=1", "transparent"),
        ("width=90000", "width"),
        ("asof=2026-02-30", "asof"),
        ("worldview=flat", "worldview"),
        ("title=a&title=b", "title"),
        ("title=" + "x" * 5000, "title"),
        ("title=a%00b", "title"),
        ("highlight=PER,QQQ", "highlight"),
        ("labels=many", "labels"),
        ("annotate=nan,inf:here", "annotate"),
        ("annotate=COD:a%00b", "annotate"),
        ("annotate=JPN:here&region=africa", "annotate"),
        ("style=signed:url(x)", "style"),
        ("style=signed:1f4e79&theme=dark", "style"),
        ("byline=" + "x" * 81, "byline"),
        ("download=yes", "download"),
        ("format=svg", "format"),
        ("chart=timeline", "chart"),
        ("start=2026-03-01&end=2026-02-01", "end"),
    ],
)
@pytest.mark.parametrize("kind", ["png", "csv", "zip"])
def test_a_bad_parameter_is_400_and_named(client, kind, query, parameter):
    response = client.get(f"/charts/map.{kind}?{query}")
    assert response.status_code == 400
    assert parameter_of(response) == parameter
    assert response.headers["access-control-allow-origin"] == "*"


def test_without_a_partner_there_is_no_partner_card(client):
    response = client.get("/charts/partner.png")
    assert response.status_code == 400
    assert parameter_of(response) == "partner"


def test_beyond_the_queue_it_is_503_and_when_to_come_again(client, monkeypatch):
    full = RenderCache(0, 0)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: full)
    response = client.get(address("map", "png"))
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert response.headers["cache-control"] == "no-store"
    assert set(response.json()["error"]) == {"parameter", "value", "expected"}


def test_without_its_boundaries_a_map_is_refused_by_their_name(client, monkeypatch):
    """A drawing process reads the files when it draws its first map, which can be days later."""
    failed: Future = Future()
    failed.set_exception(BoundaryError(["data/boundaries/us.lonlat.geojson is missing"]))
    pool = SimpleNamespace(submit=lambda *_, weight: failed)
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    response = client.get("/charts/map.svg?title=Without+boundaries")
    assert response.status_code == 503
    assert "us.lonlat.geojson is missing" in response.json()["error"]["expected"]


def test_the_public_address_stands_on_the_image(client, monkeypatch):
    override_settings(monkeypatch, public_address="https://atlas.example.org")
    assert "https://atlas.example.org/?color=mineral" in image_text(client, "color=mineral")


def test_a_view_with_a_very_long_address_has_a_picture_all_the_same(client, monkeypatch):
    page = f"https://atlas.example.org/{'a' * 560}"
    override_settings(monkeypatch, public_address=page)
    assert "color=mineral" not in image_text(client, "color=mineral")
    override_settings(monkeypatch, public_address=page + "b" * 60)
    assert "atlas.example.org" not in image_text(client, "")


@pytest.mark.parametrize("host", ["<script>", "a b", "evil.example/path?", "x" * 300, 'a"b'])
def test_a_host_that_is_none_does_not_stand_on_the_image(client, host):
    response = client.get(address("map", "svg"), headers={"Host": host})
    assert response.status_code == 200
    assert host not in "".join(ET.fromstring(response.content).itertext())


def image_text(client, query):
    response = client.get(address("map", "svg", query))
    assert response.status_code == 200
    return " ".join(ET.fromstring(response.content).itertext())


values = st.text(max_size=30) | st.sampled_from(
    ["PER", "mineral", "copper", "2026-02-04", "us", "dark", "3", "true", "print", "globe", "1"]
)
queries = st.dictionaries(
    st.sampled_from([*KEYS, "download", "width", "callback"]) | st.text(max_size=6),
    values | st.lists(values, min_size=2, max_size=3),
    max_size=5,
)


class Recorder:
    """Stands in for the worker pool: records each request and draws nothing."""

    def __init__(self):
        self.requests = []

    def submit(self, facts, draw, request, weight):
        self.requests.append(request)
        job = Future()
        job.set_result(StoredContent.of(repr(request).encode(), packed=request.kind in PACKED))
        return job


@settings(max_examples=400)
@given(st.sampled_from(CHART_NAMES), st.sampled_from(list(TYPES)), queries)
def test_any_query_is_a_picture_of_that_view_or_a_named_refusal(name, kind, query):
    recorder, cache = Recorder(), RenderCache(4, 1 << 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendered_files, "renderers", lambda: recorder)
        patch.setattr(rendered_files, "render_cache", lambda: cache)
        client = TestClient(Starlette(routes=ROUTES), raise_server_exceptions=True)
        response = client.get(f"/charts/{name}.{kind}", params=query)
    if response.status_code == 400:
        assert parameter_of(response) in {*query, *KEYS}
        return
    assert response.status_code == 200
    (request,) = recorder.requests
    query_params = {key: value for key, value in query.items() if key != "download"}
    expected = ExportSpec.from_query({**query_params, "chart": name}, FACTS)
    assert request.spec == expected.content
    for key in {*query_params} & {*vars(request.spec)} - {"theme"}:
        assert getattr(request.spec, key) == getattr(expected, key)
    if kind != "csv":
        assert (request.edition.preset, request.edition.title) == (expected.preset, expected.title)
        assert request.edition.theme == (expected.theme or "light")


OTHER_SPEC = ChartSpec.from_query(
    {
        "partner": "ZMB",
        "color": "initiative",
        "initiative": "g7",
        "commodity": "nickel",
        "stage": "refinery",
        "year": "2024",
        "asof": "2025-12-31",
        "worldview": "us",
        "region": "africa",
        "status": "attended",
        "kind": "text",
        "confidence": "high",
        "start": "2025-12-01",
        "end": "2026-02-03",
        "coalition": "g7",
        "group": "listed",
        "order": "name",
        "event": "agreements:per-2026-mou",
        "compare": "PER,ARG",
        "view": "table",
        "sort": "region",
        "projection": "globe",
    },
    FACTS,
)


@pytest.mark.parametrize("name", CHART_NAMES)
def test_a_short_address_leaves_out_only_what_does_not_matter(name):
    """A partner chosen on the map was once left out of the link, and the picture had no outline."""
    kind = spec_of_chart(name)
    spec = kind(chart=name, partner="PER", commodity="copper")
    relevant = {key: getattr(spec, key) for key in chart_type(name).keys}
    other = OTHER_SPEC.as_kind(kind).replace(chart=name, **relevant)
    edition = Edition(format="svg")
    assert render(spec, FACTS, edition) == render(other, FACTS, edition)


TITLES = (
    "<svg onload=alert(1)> & \"quotes\" 'too' ]]>",
    "مذكرة تفاهم بشأن المعادن الحرجة",
    "Критически важные минералы",
    "Emoji 😀 and 👩‍🔬 and a flag 🇵🇪",
    "\u202eback to front\u202c and zero\u200bwidth",
    "$x^2$ \\alpha {braces} %percent #hash _under",
    "x" * 200,
    "word " * 44,
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_a_hostile_title_gives_a_picture_or_a_refusal(client, kind, title):
    response = client.get(f"/charts/map.{kind}", params={"title": title})
    if response.status_code == 400:
        assert parameter_of(response) == "title"
        return
    assert response.status_code == 200
    assert response.content.startswith(TYPES[kind][1])
    if kind == "svg":
        root = ET.fromstring(response.content)
        assert not [item for item in root.iter() if item.tag.endswith("script")]
        assert not [key for item in root.iter() for key in item.attrib if key.startswith("on")]


def test_a_chart_takes_a_language_in_every_form_and_no_unknown_one(client):
    rows = csv.DictReader(io.StringIO(client.get(address("map", "csv", "lang=ar")).text))
    assert {row["iso_a3"]: row["name"] for row in rows}["PER"] == "بيرو"
    assert "Îles Cook" in client.get(address("map", "svg", "lang=fr")).text
    english, korean = (client.get(address("shares", "png", query)) for query in ("", "lang=ko"))
    assert english.headers["etag"] != korean.headers["etag"]
    assert parameter_of(client.get(address("map", "png", "lang=tlh"))) == "lang"
