"""The public routes: what they answer, and how they refuse."""

import csv
import gzip
import hashlib
import io
import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.figures.locator import locator_address
from data.catalog.csv_safety import spreadsheet_safe
from data.facts.store import store
from geo.map_data import highlight_address, map_address
from server.middleware.response_headers import MIDDLEWARE
from server.routes.table import ROUTES


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def test_health_says_what_is_served(client, facts):
    response = client.get("/healthz").json()
    assert response == {
        "status": "ok",
        "reason": "",
        "facts_version": facts.version,
        "facts_as_of": "2026-10-09",
        "faults": [],
    }


@pytest.mark.parametrize("name", store().facts.table_names)
def test_a_table_as_csv_and_json_holds_every_row(client, facts, name):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{name}.csv").text)))
    records = client.get(f"/data/{name}.json").json()
    assert len(rows) == len(records) == len(facts.table(name))
    assert list(rows[0]) == list(records[0]) == list(facts.raw_table(name).columns)


def test_the_named_tables_exist(client):
    names = "partners agreements events memberships production critical_minerals disagreements"
    for name in names.split():
        assert client.get(f"/data/{name}.csv").status_code == 200


def test_an_unknown_table_is_404_in_the_one_shape(client):
    response = client.get("/data/secrets.csv")
    assert response.status_code == 404
    assert set(response.json()["error"]) == {"parameter", "value", "expected"}


def test_the_join_as_geojson(client):
    response = client.get("/data/partners.geojson?asof=2026-02-04")
    assert response.headers["content-type"].startswith("application/geo+json")
    features = response.json()["features"]
    assert len(features) == 55
    signed = [f for f in features if f["properties"]["status"] == "signed_at_ministerial"]
    assert len(signed) == 11


FILES = (
    "/data/partners.geojson",
    "/data/partners.csv",
    "/data/partners.json",
    "/data/atlas.zip",
    "/map/international.equal-earth.status.0.json",
    "/map/us.globe.shares.0.fr.json",
    "/map/international.globe.borders.0.json",
    "/map/international.equal-earth.highlight.0.PER.json",
    "/locator/international.light.0.PER.svg",
)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("path", FILES)
def test_a_conditional_request_is_answered_304(client, path, encoding):
    """A map under an outdated address was once sent again each time."""
    accepts = {"Accept-Encoding": encoding}
    first = client.get(path, headers=accepts)
    again = client.get(path, headers={**accepts, "If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("path", [path for path in FILES if not path.endswith(".zip")])
def test_a_tag_follows_the_bytes_and_their_encoding(client, path):
    """A tag by the version of the facts stayed when another release wrote them otherwise."""
    plain, packed = (
        client.get(path, headers={"Accept-Encoding": encoding}) for encoding in ("identity", "gzip")
    )
    digest = plain.headers["etag"].strip('"')
    assert hashlib.sha256(plain.content).hexdigest().startswith(digest)
    assert packed.headers["etag"] == f'"{digest}-gzip"'
    assert packed.content == plain.content


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("asof=2026-13-01", "asof"),
        ("asof=2026-02-04&asof=2026-02-05", "asof"),
        ("worldview=flat", "worldview"),
        ("partner=PER", "partner"),
        ("colour=red", "colour"),
        ("asof=" + "9" * 20_000, "asof"),
    ],
)
def test_a_bad_parameter_is_400_and_named(client, query, parameter):
    response = client.get(f"/data/partners.geojson?{query}")
    assert response.status_code == 400
    assert response.json()["error"]["parameter"] == parameter


def test_the_map_data_travels_gzipped_and_is_kept_for_ever(client, facts):
    url = map_address(facts, "international", "globe")
    response = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert "immutable" in response.headers["cache-control"]
    assert int(response.headers["content-length"]) <= 90_000
    plain = client.get(url, headers={"Accept-Encoding": "identity"})
    assert json.loads(plain.content) == response.json()


def test_a_map_and_a_locator_come_in_a_language(client, facts):
    french = facts.localized("fr")
    shapes = client.get(map_address(french, "international", "globe"))
    assert "immutable" in shapes.headers["cache-control"]
    properties_by_code = {
        f["properties"]["iso"]: f["properties"] for f in shapes.json()["features"]
    }
    assert properties_by_code["COK"]["n"] == "Îles Cook"
    # The name stands alone; what is said of it is a sentence, and no translation is whole.
    assert any("4 Feb 2026" in str(tip) for tip in properties_by_code["COK"].values())
    locator = client.get(locator_address(french, "PER", "international", "light"))
    assert "immutable" in locator.headers["cache-control"]
    assert ">Bolivie<" in locator.text
    assert "Map: Peru among its neighbors Bolivia" in locator.text
    assert client.get("/map/international.equal-earth.status.0.xx.json").status_code == 404
    assert client.get("/locator/international.light.0-xx.PER.svg").status_code == 404


@pytest.mark.parametrize("variant", ["status", "shares", "borders"])
def test_an_outdated_address_gets_todays_map_but_not_for_ever(client, variant):
    response = client.get(f"/map/international.equal-earth.{variant}.000000000000.json")
    assert response.status_code == 200
    assert "immutable" not in response.headers["cache-control"]


@pytest.mark.parametrize("name", ["flat.earth.1", "international.mercator.1", "etc%20passwd"])
def test_an_unknown_map_is_404(client, name):
    assert client.get(f"/map/{name}.json").status_code == 404


def test_a_highlight_is_small_and_an_unknown_one_empty(client, facts):
    peru = client.get(highlight_address(facts, "international", "globe", "PER"))
    assert len(peru.json()["features"]) == 1
    assert len(gzip.compress(peru.content)) < 6_000
    nowhere = client.get(highlight_address(facts, "international", "globe", "QQQ"))
    assert nowhere.json()["features"] == []


def test_the_commission_is_highlighted_by_the_outline_of_the_27(client, facts):
    address = highlight_address(facts, "international", "globe", "EUU")
    (outline,) = client.get(address).json()["features"]
    assert outline["geometry"]["type"] == "MultiPolygon"


def test_a_locator_map_is_kept_for_ever_under_its_own_address(client, facts):
    url = locator_address(facts, "PER", "international", "light")
    response = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" in response.headers["cache-control"]
    assert response.text.startswith("<svg")
    old = client.get("/locator/international.light.000000000000.PER.svg")
    assert old.text == response.text
    assert "immutable" not in old.headers["cache-control"]


@pytest.mark.parametrize(
    "name", ["flat.light.1.PER", "us.red.1.PER", "us.light.1.CHE", "us.light.1.%3Csvg%3E"]
)
def test_an_unknown_locator_map_is_404(client, name):
    response = client.get(f"/locator/{name}.svg")
    assert response.status_code == 404
    assert set(response.json()["error"]) == {"parameter", "value", "expected"}


def test_every_answer_carries_the_headers(client):
    for path in ("/healthz", "/data/partners.csv", "/data/none.csv"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_cells_that_a_spreadsheet_would_run_are_neutralised(text):
    assert spreadsheet_safe(text) == "'" + text
    assert spreadsheet_safe("Peru") == "Peru"
