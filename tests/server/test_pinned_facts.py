"""Addresses that are pinned to a version: drawn from its rows, and clear where they cannot be."""

import csv
import io
import json
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from charts.content import table
from charts.spec.chart_spec import ChartSpec
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.releases import facts_of
from data.facts.store import store
from server.middleware.response_headers import MIDDLEWARE
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.routes import charts as chart_routes
from server.routes.table import ROUTES
from tests.support.inline_pool import INLINE_POOL

FIRST, SECOND = "28f88ea5c6bb", "37b9edb52417"
PINNABLE = (
    "/charts/count.csv",
    "/charts/count.svg",
    "/data/agreements.csv",
    "/data/agreements.json",
    "/data/partners.geojson",
    "/data/atlas.zip",
)


@pytest.fixture(scope="module")
def client():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendered_files, "renderers", lambda: INLINE_POOL)
        cache = RenderCache(8, 8 << 20)
        patch.setattr(rendered_files, "render_cache", lambda: cache)
        yield TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def pinned(address, version):
    return f"{address}{'&' if '?' in address else '?'}facts={version}"


@pytest.mark.parametrize("address", PINNABLE)
def test_the_version_in_force_gives_the_same_bytes_pinned_or_not(client, address):
    plain, same = client.get(address), client.get(pinned(address, store().facts.version))
    assert plain.status_code == same.status_code == 200
    assert plain.content == same.content
    assert plain.headers["etag"] == same.headers["etag"]
    assert plain.headers["cache-control"] == same.headers["cache-control"] == "public, max-age=300"
    assert "facts-version" not in same.headers


@pytest.mark.parametrize("version", [FIRST, SECOND])
@pytest.mark.parametrize("address", PINNABLE)
def test_a_release_is_another_answer_and_says_so_in_its_headers(client, address, version):
    old = client.get(pinned(address, version))
    assert old.status_code == 200
    assert old.headers["facts-version"] == version
    assert old.headers["facts-released"] == facts_of(version).released.isoformat()
    assert old.headers["link"] == f'<{address}>; rel="latest-version"'
    assert old.headers["cache-control"] == "public, max-age=86400"
    condition = {"If-None-Match": old.headers["etag"]}
    again = client.get(pinned(address, version), headers=condition)
    assert again.status_code == 304
    assert again.headers["facts-version"] == version
    assert again.headers["cache-control"] == "public, max-age=86400"


def test_the_rows_of_a_chart_are_those_of_the_release(client):
    old, new = client.get(pinned("/charts/map.csv", FIRST)), client.get("/charts/map.csv")
    rows = list(csv.DictReader(io.StringIO(old.text)))
    assert old.content == spreadsheet_safe_csv(table(ChartSpec(chart="map"), facts_of(FIRST)))
    assert {row["facts_version"] for row in rows} == {FIRST}
    assert {row["asof"] for row in rows} == {"2026-09-23"}
    assert old.content != new.content


def test_a_table_of_a_release_is_its_own_file(client):
    old = client.get(pinned("/data/agreements.csv", FIRST))
    assert "described_as" not in old.text.splitlines()[0]
    assert client.get(pinned("/data/provisions.csv", FIRST)).status_code == 404
    join = client.get(pinned("/data/partners.geojson", FIRST)).json()
    assert len(join["features"]) == 55


def test_the_package_of_a_release_has_its_tables_and_says_that_one_is_newer(client):
    old = client.get(pinned("/data/atlas.zip", FIRST))
    with zipfile.ZipFile(io.BytesIO(old.content)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        readme = archive.read("README.md").decode()
    assert descriptor["version"] == FIRST
    names = {one["name"] for one in descriptor["resources"]}
    assert "provisions" not in names
    assert f"Facts {FIRST}, released 25 Nov 2026; a newer version exists." in readme


def test_files_of_two_versions_have_two_names(client):
    names = {
        client.get(pinned(address, version)).headers["content-disposition"]
        for address in ("/charts/count.csv", "/data/atlas.zip")
        for version in (FIRST, SECOND, store().facts.version)
    }
    assert len(names) == 6


def test_a_zip_of_a_release_cites_its_version_at_its_own_address(client):
    old = client.get(pinned("/charts/count.zip", FIRST))
    with zipfile.ZipFile(io.BytesIO(old.content)) as archive:
        words = {name: archive.read(name).decode() for name in archive.namelist() if "txt" in name}
    cited = next(text for name, text in words.items() if name.endswith("apa.txt"))
    assert f"(Version {FIRST}) [Data set]" in cited
    assert f"/charts/count.zip?facts={FIRST}" in cited


def text_of(svg):
    return " ".join(svg.decode().split("</text>"))


@pytest.mark.parametrize("query", ["", "&note=Our+own+words."])
def test_a_picture_of_a_release_says_in_its_note_that_one_is_newer(client, query):
    old = client.get(pinned("/charts/count.svg", FIRST) + query)
    assert f"Facts {FIRST}, released 25 Nov 2026" in text_of(old.content)
    assert "newer version" in text_of(old.content)
    assert ("Our own words." in text_of(old.content)) == bool(query)
    assert f"facts={FIRST}" in text_of(old.content)
    assert "newer version" not in text_of(client.get("/charts/count.svg").content)


def test_a_picture_in_force_prints_its_version_beside_the_license(client):
    words = text_of(client.get("/charts/count.svg").content)
    assert f"Facts {store().facts.version}." in words
    assert f"Facts {FIRST}." not in text_of(client.get(pinned("/charts/count.svg", FIRST)).content)


def test_the_note_speaks_the_language_of_the_picture(client):
    old = client.get(pinned("/charts/count.svg?lang=fr", FIRST))
    assert FIRST in text_of(old.content)


def test_what_a_release_is_too_old_for_is_gone(client):
    for address in (
        "/charts/agreements.svg",
        "/charts/map.csv?color=agreement",
        "/charts/map.png?color=mineral&commodity=cobalt",
    ):
        answer = client.get(pinned(address, FIRST))
        assert answer.status_code == 410, address
        error = answer.json()["error"]
        assert (error["parameter"], error["value"]) == ("facts", FIRST)
        assert "older than the table" in error["expected"]
        assert client.get(pinned(address, SECOND)).status_code == 200


def test_what_nobody_thought_of_is_gone_in_a_release_and_a_fault_in_force(client, monkeypatch):
    def failing(*args):
        raise ZeroDivisionError

    monkeypatch.setattr("server.routes.data.build_geojson", failing)
    day = "asof=2026-01-05"
    answer = client.get(pinned(f"/data/partners.geojson?{day}", FIRST))
    assert answer.status_code == 410
    assert "no longer fit" in answer.json()["error"]["expected"]
    faulty = TestClient(client.app, raise_server_exceptions=False)
    assert faulty.get(f"/data/partners.geojson?{day}").status_code == 500


@pytest.mark.parametrize("address", PINNABLE)
def test_an_unknown_version_is_not_found_and_the_newest_is_named(client, address):
    answer = client.get(pinned(address, "0123456789ab"))
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert (error["parameter"], error["value"]) == ("facts", "0123456789ab")
    assert error["expected"].startswith(f"{store().facts.version}, the newest")
    assert FIRST in error["expected"]


@pytest.mark.parametrize("address", PINNABLE)
@pytest.mark.parametrize(
    "query", ["facts=", "facts=af78", f"facts={FIRST}&facts={FIRST}", f"facts={FIRST.upper()}"]
)
def test_what_is_no_version_is_a_bad_parameter(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]["parameter"] == "facts"


@settings(max_examples=60, deadline=None)
@given(value=st.text(max_size=40) | st.text("0123456789abcdef", min_size=10, max_size=14))
@example(value="../../tables")
@example(value="28f88ea5c6bb\n")
@example(value="28f88ea5c6bb.zip")
@example(value="٢٨f٨٨ea٥c٦b")
def test_no_value_of_the_key_is_more_than_refused(client, value):
    for address in ("/charts/count.csv", "/data/coverage.csv"):
        answer = client.get(address, params={"facts": value})
        assert answer.status_code in (400, 404)
        assert answer.json()["error"]["parameter"] in ("facts", "query")


def test_a_picture_that_was_in_force_is_drawn_anew_once_there_is_a_newer_one():
    """The version is the same before and after, the note is not: the cache must tell them apart."""
    scope = {"type": "http", "scheme": "https", "path": "/", "query_string": b""}
    request = Request(scope | {"headers": [(b"host", b"atlas.example.org")]})
    old = chart_routes.parse_request(request, facts_of(FIRST), "count", "svg")[1]
    new = chart_routes.parse_request(request, store().facts, "count", "svg")[1]
    assert old.state == f"{FIRST}, released"
    assert new.state == store().facts.version
