"""What a presenter takes away, by address: the deck, a page on a partner, the pages on all."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from charts.briefing.brief_bundle import Bundle
from charts.briefing.partner_briefs import PAPERS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from charts.spec.page_specs import BriefingSpec
from charts.spec.parsers import selectable
from charts.urls import BRIEF_KEYS, DECK_KEYS
from data.facts.store import Facts, store
from data.i18n.messages import sentence_language
from server.negotiation import StoredContent, cache_headers, not_modified_response
from server.rendering.render_cache import RETRY_SECONDS, BusyError
from server.rendering.render_job import BriefRequest, DeckRequest
from server.rendering.rendered_files import (
    render,
    render_cache,
    render_while_connected,
    rendered_file_response,
    response_or_error,
    typeface_error,
)
from server.responses import FOR_A_WHILE, IS_HEAD, not_found

PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_TYPES = {
    "pptx": PPTX_TYPE,
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "zip": "application/zip",
}

_ROOT, _SOURCE_FOLDERS = Path(__file__).parents[2], ("charts", "geo", "data", "locale")
_SOURCE_SUFFIXES = (".py", ".geojson", ".po", ".ttf")
"""Code, boundaries, translations and typefaces; libraries are those of the pinned list."""

_DECKS = ("pptx", "pdf", "html")

MOST_SETS = 4
"""Different sets of all pages in the making at once. Each has one page in the queue at a time, and
requests for the same set share its pages."""

_MOST_TRIES = 20
"""For one page of a set, while the queue is full of other people's images."""


async def deck(request: Request) -> Response:
    """The slides of a briefing as PowerPoint, PDF or one HTML file."""
    kind = request.path_params["kind"]
    if kind not in _DECKS:
        return not_found(
            f"briefing.{kind}", f"briefing as {', '.join(_DECKS[:-1])} or {_DECKS[-1]}"
        )
    refused = typeface_error(request)
    return refused or await response_or_error(request, _render_deck(request, kind))


async def page(request: Request) -> Response:
    """A page on one partner as PDF."""
    facts, code = store().facts, request.path_params["code"]
    if code not in selectable(facts):
        expected = "the ISO 3166 alpha-3 code of a partner, or of a country an agreement names"
        return not_found(code, expected)
    refused = typeface_error(request)
    return refused or await response_or_error(request, _render_page(request, facts, code))


async def pages(request: Request) -> Response:
    """The pages on all partners in one zip, sent as they are drawn."""
    refused = typeface_error(request)
    return refused or await response_or_error(request, _render_pages(request))


async def _render_deck(request: Request, kind: str) -> Response:
    facts = store().facts
    spec, _ = read_params(request, facts, DECK_KEYS)
    render_request = DeckRequest(kind, spec, facts.version)
    return await rendered_file_response(
        request,
        facts,
        render_request,
        _TYPES[kind],
        attachment_headers(f"ministerial-atlas-briefing.{kind}"),
    )


async def _render_page(request: Request, facts: Facts, code: str) -> Response:
    spec, paper = read_params(request, facts, BRIEF_KEYS, has_paper=True)
    render_request = _brief_request(facts, spec, code, paper)
    headers = attachment_headers(_file_name(render_request))
    return await rendered_file_response(request, facts, render_request, _TYPES["pdf"], headers)


async def _render_pages(request: Request) -> Response:
    facts = store().facts
    spec, paper = read_params(request, facts, BRIEF_KEYS, has_paper=True)
    codes = sorted(facts.partners["iso_a3"], key=facts.name)
    brief_requests = tuple(_brief_request(facts, spec, code, paper) for code in codes)
    digest = hashlib.sha256(f"{drawing_code_digest()} {brief_requests}".encode()).hexdigest()[:32]
    headers = attachment_headers(f"ministerial-atlas-briefs-{paper}.zip")
    headers |= cache_headers(request, FOR_A_WHILE, digest)
    not_modified = not_modified_response(request, headers)
    if not_modified is not None:
        return not_modified
    cached = render_cache().get(brief_requests)
    if cached is None and _SETS.is_full_for(brief_requests):
        raise BusyError
    if cached is not None or request.scope.get(IS_HEAD):
        content = iter([cached.plain] if cached is not None else [])
        return StreamingResponse(content, media_type=_TYPES["zip"], headers=headers)
    with _SETS.reading(brief_requests):
        await render_while_connected(request, facts, brief_requests[0])
    return _BundleResponse(facts, brief_requests, headers)


@lru_cache(maxsize=1)
def drawing_code_digest() -> str:
    """The hash of what draws: a set's tag is sent before its bytes are there to be hashed."""
    paths = (path for folder in _SOURCE_FOLDERS for path in (_ROOT / folder).rglob("*"))
    files = [path for path in paths if path.suffix in _SOURCE_SUFFIXES]
    code = b"".join(path.read_bytes() for path in (*sorted(files), _ROOT / "requirements.txt"))
    return hashlib.sha256(code).hexdigest()


def _brief_request(facts: Facts, spec: ChartSpec, code: str, paper: str) -> BriefRequest:
    as_of = spec.as_of_date(facts)
    return BriefRequest(
        code, as_of, paper, spec.worldview, sentence_language(spec.lang), facts.version
    )


def _file_name(brief_request: BriefRequest) -> str:
    return f"ministerial-atlas-brief-{brief_request.code.lower()}-{brief_request.paper}.pdf"


def attachment_headers(name: str) -> dict[str, str]:
    """The headers of a file that is saved under a name."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def read_params(
    request: Request, facts: Facts, keys: Iterable[str], has_paper: bool = False
) -> tuple[BriefingSpec, str]:
    """The view that a file shows, of nothing but the keys it depends on; and the paper.

    Parameters
    ----------
    request : Request
    facts : Facts
    keys : iterable of str
        Those that its query may have.
    has_paper : bool
        Whether it may name a paper.

    Raises
    ------
    SpecError
        Naming each key that cannot be used.
    """
    params = {key: request.query_params.getlist(key) for key in request.query_params}
    paper = params.pop("paper", ["a4"]) if has_paper else ["a4"]
    if len(paper) != 1 or paper[0] not in PAPERS:
        raise SpecError([ParamError("paper", ", ".join(paper), f"one of {', '.join(PAPERS)}")])
    unexpected = [key for key in params if key not in keys]
    if unexpected:
        value = ", ".join(params[unexpected[0]])
        raise SpecError([ParamError(unexpected[0], value, f"one of the keys {', '.join(keys)}")])
    return BriefingSpec.from_query(params, facts), paper[0]


class _Sets:
    """Who reads which set of pages just now."""

    def __init__(self) -> None:
        self._readers: Counter[Hashable] = Counter()

    def is_full_for(self, brief_requests: Hashable) -> bool:
        """Whether as many other sets are read as may be at once."""
        return brief_requests not in self._readers and len(self._readers) >= MOST_SETS

    @contextmanager
    def reading(self, brief_requests: Hashable) -> Iterator[None]:
        """Be one of the readers of a set."""
        self._readers[brief_requests] += 1
        try:
            yield
        finally:
            self._readers -= Counter([brief_requests])


_SETS = _Sets()


class _BundleResponse(StreamingResponse):
    """A set of pages for one reader. When the last one leaves, nobody asks for the next page."""

    def __init__(
        self, facts: Facts, brief_requests: tuple[BriefRequest, ...], headers: dict[str, str]
    ):
        super().__init__(
            _stream_bundle(facts, brief_requests), media_type=_TYPES["zip"], headers=headers
        )
        self._brief_requests = brief_requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with _SETS.reading(self._brief_requests):
            await super().__call__(scope, receive, send)


async def _stream_bundle(
    facts: Facts, brief_requests: tuple[BriefRequest, ...]
) -> AsyncIterator[bytes]:
    bundle = Bundle(brief_requests[0].asof)
    for brief_request in brief_requests:
        rendered_page = await _render_when_free(facts, brief_request)
        yield bundle.add(_file_name(brief_request), rendered_page.plain)
    contents = bundle.close()
    render_cache().put(brief_requests, StoredContent.of(bundle.content))
    yield contents


async def _render_when_free(facts: Facts, brief_request: BriefRequest) -> StoredContent:
    """A page of a set that is being sent: it waits, as it cannot be refused any more."""
    for _ in range(_MOST_TRIES):
        try:
            return await render(facts, brief_request)
        except BusyError as error:
            if error.seconds > RETRY_SECONDS:
                raise
            await asyncio.sleep(RETRY_SECONDS)
    raise BusyError
