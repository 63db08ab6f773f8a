"""The map by address: its HTML, and what of it moves with the date."""

from __future__ import annotations

import json
from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from charts.palette import AUTO
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError
from data.facts.cache import cache_by_facts
from data.facts.store import Facts, store
from server.negotiation import StoredContent, content_response
from server.responses import FOR_A_WHILE, FOR_EVER, parameter_error
from views.context import PageContext, page_context
from views.map.frames import map_frames
from views.map.stage import FRAME_KEYS, PARTS, SHAPE_KEYS, stage_html
from views.page_list import PAGES
from views.text.i18n import in_language

_PATHS = tuple(page.path for page in PAGES)


async def stage(request: Request) -> Response:
    """The map as HTML, with what stands around it; its script brings the view."""
    query = dict(request.query_params)
    part, page = query.pop("part", PARTS[0]), query.pop("page", "")
    spec, problem = _read(query, SHAPE_KEYS)
    problem = problem or _not_one_of("part", part, PARTS) or _not_one_of("page", page, _PATHS)
    if problem:
        return parameter_error(problem)
    content = await run_in_threadpool(_stage, store().facts, spec, page, part)
    return content_response(request, content, "text/html", FOR_A_WHILE)


async def frames(request: Request) -> Response:
    """Colors, counts and words of the map for all dates; those of other facts are not kept."""
    query = dict(request.query_params)
    facts, version = store().facts, query.pop("facts", "")
    spec, problem = _read(query, FRAME_KEYS)
    if problem:
        return parameter_error(problem)
    content = await run_in_threadpool(stored_frames, facts, spec)
    cache = FOR_EVER if version == facts.version else FOR_A_WHILE
    return content_response(request, content, "application/json", cache)


def _read(query: dict[str, str], keys: Iterable[str]) -> tuple[ChartSpec, ParamError | None]:
    """The view of a query; of other keys it says that they are none."""
    unknown = next((key for key in query if key not in keys), None)
    if unknown is not None:
        return ChartSpec(), ParamError(unknown, query[unknown], f"one of the keys {_listed(keys)}")
    spec, problems = ChartSpec.read(query, store().facts)
    return spec, problems[0] if problems else None


def _not_one_of(key: str, value: str, values: Iterable[str]) -> ParamError | None:
    return None if value in values else ParamError(key, value, f"one of {_listed(values)}")


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)


@cache_by_facts(64)
def _stage(facts: Facts, spec: ChartSpec, page: str, part: str) -> StoredContent:
    with in_language(spec.lang):
        html = stage_html(_context(facts, spec, page), spec, part)
    return StoredContent.of(html.encode(), packed=True)


@cache_by_facts(256)
def stored_frames(facts: Facts, spec: ChartSpec) -> StoredContent:
    """The frames of a view's colors, as they are sent.

    Parameters
    ----------
    facts : Facts
        In any language: the view's is taken.
    spec : ChartSpec
        Of it count the keys `FRAME_KEYS`; its date does not: all dates are in the frames.

    Returns
    -------
    StoredContent
        JSON in UTF-8, packed.
    """
    with in_language(spec.lang):
        context = _context(facts, spec, "")
        made = map_frames(spec, context.facts, context.local)
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return StoredContent.of(text.encode(), packed=True)


def _context(facts: Facts, spec: ChartSpec, page: str) -> PageContext:
    return page_context(page, spec, facts, AUTO)
