"""The search: the page of what is certainly meant, or what is near; and the names it knows."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from charts.spec.chart_spec import ChartSpec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts, store
from server.html.search_page import search_page
from server.negotiation import StoredContent, content_response
from server.responses import FOR_A_WHILE, FOR_EVER, not_found
from views.context import SHARED_KEYS, PageContext, page_context
from views.search import (
    LONGEST_SEARCH,
    entry_address,
    found_agreement,
    found_entry,
    names_address,
    names_file,
)

_DIGEST = re.compile("[0-9a-f]{12}")
_HEADERS = {"Cache-Control": FOR_A_WHILE, "X-Robots-Tag": "noindex"}


def search(request: Request) -> Response:
    """To the page of what is certainly meant, be it an agreement by its id; else what is near.

    The keys that pages share go along; those that cannot be read are left out.
    """
    context, text = _context(request), _typed(request)
    found = found_entry(context, text)
    if found is not None:
        return RedirectResponse(entry_address(context, found), 303, _HEADERS)
    if agreement := found_agreement(context, text):
        return RedirectResponse(agreement, 303, _HEADERS)
    return HTMLResponse(search_page(context, text), headers=_HEADERS)


def names(request: Request) -> Response:
    """All names by which something is found; an outdated hash gets today's, cached briefly."""
    facts, digest = store().facts, request.path_params["digest"]
    if not _DIGEST.fullmatch(digest):
        return not_found(f"names.{digest}.json", "names, and the hash of their file")
    cache = FOR_EVER if request.url.path == names_address(facts) else FOR_A_WHILE
    return content_response(request, _names(facts), "application/json", cache)


@cache_by_facts(1)
def _names(facts: Facts) -> StoredContent:
    return StoredContent.of(names_file(facts), packed=True)


def _context(request: Request) -> PageContext:
    facts = store().facts
    shared = {key: request.query_params[key] for key in SHARED_KEYS if key in request.query_params}
    spec, _ = ChartSpec.read(shared, facts)
    return page_context("", spec, facts)


def _typed(request: Request) -> str:
    """What is searched for, of bounded length and without signs that cannot be printed."""
    text = request.query_params.get("q", "")[:LONGEST_SEARCH]
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()
