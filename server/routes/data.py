"""The tables and the join, as files."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from charts.urls import FACTS_KEY
from data.catalog.package import table_bytes
from data.facts.cache import cache_by_facts
from data.facts.releases import ReleaseError, UnknownVersionError
from data.facts.store import Facts
from geo.join import partners_geojson as build_geojson
from server.negotiation import StoredContent, content_response
from server.pinned_facts import (
    facts_error,
    from_rows_of,
    release_headers,
    requested_facts,
)
from server.responses import FOR_A_WHILE, not_found


def table_csv(request: Request) -> Response:
    """A table as it is in the facts, UTF-8."""
    return _table(request, "csv", "text/csv; charset=utf-8")


def table_json(request: Request) -> Response:
    """A table as a list of records."""
    return _table(request, "json", "application/json")


def partners_geojson(request: Request) -> Response:
    """The join: 54 countries and the Commission's point, as RFC 7946 GeoJSON."""
    try:
        facts = requested_facts(request)
        spec = _spec(request, facts, ("worldview", "asof"))
        content = from_rows_of(facts, lambda: _geojson(facts, spec))
    except (SpecError, UnknownVersionError, ReleaseError) as error:
        return facts_error(error)
    headers = release_headers(request, facts)
    return content_response(request, content, "application/geo+json", FOR_A_WHILE, headers)


def _spec(request: Request, facts: Facts, keys: tuple[str, ...]) -> ChartSpec:
    params = {key: request.query_params.getlist(key) for key in request.query_params}
    params.pop(FACTS_KEY, None)
    for key in params:
        if key not in keys:
            value = ", ".join(params[key])
            expected = "one of the keys " + ", ".join((*keys, FACTS_KEY))
            raise SpecError([ParamError(key, value, expected)])
    return ChartSpec.from_query(params, facts)


def _table(request: Request, kind: str, media_type: str) -> Response:
    try:
        facts = requested_facts(request)
    except (SpecError, UnknownVersionError, ReleaseError) as error:
        return facts_error(error)
    name = request.path_params["name"]
    if name not in facts.table_names:
        return not_found(name, "one of " + ", ".join(facts.table_names))
    headers = release_headers(request, facts)
    return content_response(request, _file(facts, name, kind), media_type, FOR_A_WHILE, headers)


@cache_by_facts(64)
def _file(facts: Facts, name: str, kind: str) -> StoredContent:
    if kind == "csv":
        return StoredContent.of(table_bytes(facts, name), packed=True)
    records = facts.raw_table(name).to_dict("records")
    return StoredContent.of(json.dumps(records, ensure_ascii=False).encode(), packed=True)


@cache_by_facts(64)
def _geojson(facts: Facts, spec: ChartSpec) -> StoredContent:
    text = json.dumps(
        build_geojson(facts, spec.as_of_date(facts), spec.worldview), ensure_ascii=False
    )
    return StoredContent.of(text.encode(), packed=True)
