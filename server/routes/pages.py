"""The pages: each address as a whole document, kept by facts, view and language."""

from __future__ import annotations

from threading import Lock

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.facts.store import Facts, store
from server.base_url import base_of
from server.html.document import PageRequest, document
from server.html.query import canonical_query, page_params
from server.negotiation import StoredContent, content_response
from views.page_list import PAGES, page_type
from views.present.typed_texts import address_of_typed, is_typed

CACHE = "public, max-age=0, s-maxage=30, stale-while-revalidate=30"
"""A shared cache may answer for 30 s, and then looks again; a browser looks each time (304)."""

_documents: LRUCache[tuple[str, PageRequest], StoredContent] = LRUCache(512)
_lock = Lock()


async def page(request: Request) -> Response:
    """The document of a page; the address that a form has made is made anew first."""
    query = request.url.query
    path = request.url.path.strip("/")
    if path == "present" and is_typed(request.query_params):
        typed = {key: request.query_params.getlist(key) for key in request.query_params}
        changed = await run_in_threadpool(address_of_typed, store().facts, typed)
        return RedirectResponse(changed, status_code=303)
    shorter = canonical_query(query)
    if shorter != query and request.query_params:
        return RedirectResponse(f"/{path}?{shorter}" if shorter else f"/{path}", status_code=303)
    current = store()
    facts = current.facts
    wanted = PageRequest(path, query, base_of(request), current.status != "ok")
    content = _kept(facts, wanted)
    if content is None:
        content = await run_in_threadpool(_make, facts, wanted)
    return content_response(request, content, "text/html", CACHE)


def _paths() -> list[str]:
    """Each page's path, and with a slash at its end."""
    return [
        path
        for one in PAGES
        for path in dict.fromkeys((f"/{one.path}", f"/{one.path}/".replace("//", "/")))
    ]


def _kept(facts: Facts, wanted: PageRequest) -> StoredContent | None:
    with _lock:
        return _documents.get((facts.version, wanted))


def _make(facts: Facts, wanted: PageRequest) -> StoredContent:
    params, first_row = page_params(wanted.query)
    spec, problems = page_type(wanted.page).spec.read(params, facts)
    text = document(facts, wanted, spec, tuple(problems), first_row)
    content = StoredContent.of(text.encode(), packed=True)
    with _lock:
        _documents[facts.version, wanted] = content
    return content


PAGE_ROUTES = [Route(path, page) for path in _paths()]
