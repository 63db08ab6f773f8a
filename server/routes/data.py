"""The tables and the join, as files."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from data.catalog.package import table_bytes
from data.facts.store import Facts, store
from geo.join import partners_geojson as build_geojson
from server.negotiation import gzipped
from server.responses import FOR_A_WHILE, not_found, parameter_error


def table_csv(request: Request) -> Response:
    """A table as it is in the facts, UTF-8."""
    return _table(request, "csv", "text/csv; charset=utf-8")


def table_json(request: Request) -> Response:
    """A table as a list of records."""
    return _table(request, "json", "application/json")


def partners_geojson(request: Request) -> Response:
    """The join: 54 countries and the Commission's point, as RFC 7946 GeoJSON."""
    facts = store().facts
    try:
        spec = _spec(request, facts, ("worldview", "asof"))
    except SpecError as error:
        return parameter_error(error.problems[0])
    packed = _geojson(facts, spec)
    digest = f"{facts.version}-{spec.as_of_date(facts)}-{spec.worldview}"
    return gzipped(request, packed, "application/geo+json", FOR_A_WHILE, digest)


def _spec(request: Request, facts: Facts, keys: tuple[str, ...]) -> ChartSpec:
    params = {key: request.query_params.getlist(key) for key in request.query_params}
    for key in params:
        if key not in keys:
            value = ", ".join(params[key])
            raise SpecError([ParamError(key, value, "one of the keys " + ", ".join(keys))])
    return ChartSpec.from_query(params, facts)


def _table(request: Request, kind: str, media_type: str) -> Response:
    facts = store().facts
    name = request.path_params["name"]
    if name not in facts.table_names:
        return not_found(name, "one of " + ", ".join(facts.table_names))
    return gzipped(
        request, _packed(facts, name, kind), media_type, FOR_A_WHILE, f"{facts.version}-{name}"
    )


@lru_cache(maxsize=64)
def _packed(facts: Facts, name: str, kind: str) -> bytes:
    if kind == "csv":
        return gzip.compress(table_bytes(facts, name), mtime=0)
    records = facts.raw_table(name).to_dict("records")
    return gzip.compress(json.dumps(records, ensure_ascii=False).encode(), mtime=0)


@lru_cache(maxsize=64)
def _geojson(facts: Facts, spec: ChartSpec) -> bytes:
    text = json.dumps(
        build_geojson(facts, spec.as_of_date(facts), spec.worldview), ensure_ascii=False
    )
    return gzip.compress(text.encode(), mtime=0)
