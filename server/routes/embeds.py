"""Charts alone for pages elsewhere, and the script by which those pages size them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from charts import registry
from charts.editing import foreign_keys
from charts.palette import LIGHT
from charts.print import Edition, with_glyphs
from charts.spec.errors import ParamError, SpecError
from charts.spec.page_specs import ExportSpec
from charts.spec.style_params import house_style
from charts.urls import FACTS_KEY, embed_keys
from data.facts.cache import cache_by_facts
from data.facts.releases import ReleaseError, UnknownVersionError
from data.facts.store import Facts
from server.assets import EMBED
from server.base_url import base_of
from server.html.embed import embed_document
from server.negotiation import StoredContent, content_response
from server.pinned_facts import (
    facts_error,
    from_rows_of,
    release_headers,
    requested_facts_in_thread,
)
from server.responses import FOR_A_WHILE, not_found
from server.settings import settings
from views.context import TRACKING_KEYS
from views.embeds import is_drawn

HOST_KEYS = ("childId", "initialWidth", "parentTitle", "parentUrl")
"""What Pym.js adds to the address of a frame; the embed's own script reads it."""

_THEME_OF_THE_READER = "auto"
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


_MOST_KEPT = 256
"""Documents, of 40 KB at most."""


@dataclass(frozen=True)
class EmbedRequest:
    """What an embed is made from.

    Attributes
    ----------
    spec : ExportSpec
        What is understood of the query, as far as the chart knows of it.
    problems : tuple of ParamError
        What is not.
    version : str
        The version of the facts that it names, or "".
    """

    spec: ExportSpec
    problems: tuple[ParamError, ...]
    version: str = ""


_documents: LRUCache[tuple[str, EmbedRequest, str], StoredContent] = LRUCache(_MOST_KEPT)
"""By the state of the facts: a release says that there is a newer one, which it did not before."""

_lock = Lock()


async def embed(request: Request) -> Response:
    """One chart as a document for a frame; what of the address is not understood, it says.

    A version of the facts that is not to be had is refused: another would not be what was printed.
    """
    chart = request.path_params["chart"]
    if chart not in registry.CHART_NAMES:
        answer: Response = not_found(chart, f"one of {', '.join(registry.CHART_NAMES)}")
    else:
        try:
            answer = await _embed(request, chart)
        except (SpecError, UnknownVersionError, ReleaseError) as error:
            answer = facts_error(error)
            answer.headers["Vary"] = "Accept"
    answer.headers.update(_headers())
    return answer


async def _embed(request: Request, chart: str) -> Response:
    facts = await requested_facts_in_thread(request)
    query = request.scope["query_string"]
    wanted = from_rows_of(facts, lambda: _parsed(facts, chart, query))
    content = await _document(facts, wanted, base_of(request))
    headers = release_headers(request, facts)
    return content_response(request, content, "text/html", FOR_A_WHILE, headers)


def script(request: Request) -> Response:
    """The script for pages that show embeds."""
    return content_response(request, _script(), "text/javascript", FOR_A_WHILE, _ANYWHERE)


@cache_by_facts(_MOST_KEPT)
def _parsed(facts: Facts, chart: str, query: bytes) -> EmbedRequest:
    """A query that was read before is not read again: that took half of the time of an answer."""
    return parse_request(chart, QueryParams(query), facts)


def parse_request(chart: str, query: QueryParams, facts: Facts) -> EmbedRequest:
    """What the address of an embed asks for.

    Parameters
    ----------
    chart : str
        One of `charts.registry.CHART_NAMES`.
    query : starlette.datastructures.QueryParams
        The keys of the chart's image, and what others add to an address. ``theme=auto`` is that of
        the reader; what is under `FACTS_KEY` was checked before.
    facts : Facts
        Those that the query names, or those in force.
    """
    params = {
        key: values[0] if len(values := query.getlist(key)) == 1 else values
        for key in query
        if key not in (*HOST_KEYS, "chart", FACTS_KEY) and not key.startswith(TRACKING_KEYS)
    }
    if params.get("theme") == _THEME_OF_THE_READER:
        del params["theme"]
    read, problems = ExportSpec.read(params | {"chart": chart}, facts)
    problems += foreign_keys(read, params)
    spec = _in_one_theme(type(read)(chart=chart, **read.values(embed_keys(chart))))
    if not is_drawn(spec):
        spec, missing = _without_missing_letters(spec)
        problems += missing
    return EmbedRequest(spec, tuple(problems), query.get(FACTS_KEY, ""))


def _in_one_theme(spec: ExportSpec) -> ExportSpec:
    """The view; in the colors of a style, which are made for one theme, it is light unless dark."""
    if house_style(spec.style).colors and not spec.theme:
        return spec.replace(theme=LIGHT.name)
    return spec


def _without_missing_letters(spec: ExportSpec) -> tuple[ExportSpec, list[ParamError]]:
    """The view without words that the fonts of pictures cannot draw."""
    try:
        with_glyphs(Edition(**spec.options))
    except SpecError as error:
        return spec.replace(**{one.parameter: "" for one in error.problems}), list(error.problems)
    return spec, []


async def _document(facts: Facts, wanted: EmbedRequest, base: str) -> StoredContent:
    """The document, from what is kept; a new one is made in a thread."""
    content = _kept(facts, wanted, base)
    if content is None:
        content = await run_in_threadpool(_make, facts, wanted, base)
    return content


def _kept(facts: Facts, wanted: EmbedRequest, base: str) -> StoredContent | None:
    with _lock:
        return _documents.get((facts.state, wanted, base))


def _make(facts: Facts, wanted: EmbedRequest, base: str) -> StoredContent:
    text = from_rows_of(
        facts,
        lambda: embed_document(facts, wanted.spec, wanted.problems, base, wanted.version),
    )
    content = StoredContent.of(text.encode(), packed=True)
    with _lock:
        _documents[facts.state, wanted, base] = content
    return content


@lru_cache(maxsize=1)
def _script() -> StoredContent:
    return StoredContent.of(EMBED.read_bytes(), packed=True)


def _headers() -> dict[str, str]:
    """An embed may be framed by whom the setting names, runs our script and shows our pictures."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'unsafe-inline'",
        "img-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(settings().embed_ancestors),
    }
    return {
        "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in policy.items()),
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Robots-Tag": "noindex, indexifembedded",
    }
