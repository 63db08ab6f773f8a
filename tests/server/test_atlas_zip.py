"""The whole atlas as a Data Package: valid, the same bytes twice, true to the tables."""

import csv
import io
import json
import zipfile

import frictionless
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.schemas import SCHEMAS
from data.zip_files import zipped
from server.middleware.response_headers import MIDDLEWARE
from server.routes.data_package import package_files
from server.routes.table import ROUTES


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


@pytest.fixture(scope="module")
def response(client):
    return client.get("/data/atlas.zip")


@pytest.fixture(scope="module")
def archive(response):
    return zipfile.ZipFile(io.BytesIO(response.content))


@pytest.fixture(scope="module")
def descriptor(archive):
    return json.loads(archive.read("datapackage.json"))


def rows_of(archive, name):
    text = archive.read(f"tables/{name}.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_frictionless_accepts_the_unpacked_package(archive, tmp_path):
    archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert {task.name for task in report.tasks} == {*SCHEMAS, "partners-geojson"}


def test_frictionless_sees_a_broken_package(archive, tmp_path):
    """The schema bites: without types, limits and keys the test above could not fail."""
    archive.extractall(tmp_path)
    table = tmp_path / "tables" / "memberships.csv"
    table.write_text(table.read_text().replace("ARE,", "QQQ,", 1).replace("pax_silica", "pox", 1))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    error_types = {kind for (kind,) in report.flatten(["type"])}
    assert {"foreign-key", "constraint-error", "hash-count"} <= error_types


def test_every_table_is_in_it_with_every_row_and_column(archive, descriptor, facts):
    tables = {item["name"]: item for item in descriptor["resources"] if item["type"] == "table"}
    assert set(tables) == set(facts.table_names)
    for name, item in tables.items():
        rows = rows_of(archive, name)
        assert len(rows) == len(facts.table(name))
        assert [field["name"] for field in item["schema"]["fields"]] == list(rows[0])
        assert all(field["description"] for field in item["schema"]["fields"])
        assert item["licenses"]


def test_the_package_names_its_version_its_sources_and_its_cautions(archive, descriptor, facts):
    assert descriptor["version"] == facts.version
    by_name = {item["name"]: item for item in descriptor["resources"]}
    assert {"name": "CC-BY-4.0"}.items() <= by_name["refining"]["licenses"][0].items()
    urls = {source["path"] for source in by_name["agreements"]["sources"]}
    assert all(url in urls for cell in facts.agreements["source_urls"] for url in cell.split(";"))
    readme = archive.read("README.md").decode()
    assert "never the first of that month" in readme
    assert facts.version in readme


def test_numbers_stay_numbers_and_formulas_do_not(archive, client, facts):
    """Negative longitudes once left the server as text, with an apostrophe before them."""
    south = next(row for row in rows_of(archive, "profiles") if row["iso_a3"] == "ARG")
    assert float(south["longitude"]) < 0
    assert "'-" not in client.get("/data/profiles.csv").text
    frame = facts.raw_table("aliases").head(1).assign(alias="=1+1")
    assert b"'=1+1" in spreadsheet_safe_csv(frame)


def test_the_bytes_are_stable_and_a_conditional_request_is_304(client, response, facts):
    assert zipped(package_files(facts)) == response.content
    assert "filename=" in response.headers["content-disposition"]
    again = client.get("/data/atlas.zip", headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head("/data/atlas.zip").headers["etag"] == response.headers["etag"]
