"""A deck in a presenter's own template: received, used once and forgotten.

The template is in memory alone, here and in the process that draws, until the deck is made: in no
cache, no file and no line of the log.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from charts.spec.errors import ParamError, SpecError, problem
from charts.urls import DECK_KEYS
from charts.urls import TEMPLATE_FIELD as FIELD
from data.facts.store import Facts, store
from data.i18n.messages import N_, LazyMessage, sentence_language, spoken
from server.limits import MOST_TEMPLATES, SLOWEST_TEMPLATE_SECONDS
from server.negotiation import accepts_gzip
from server.rendering.render_cache import BusyError
from server.rendering.render_job import TemplateDeckRequest
from server.rendering.rendered_files import (
    render_once_while_connected,
    response_or_error,
    typeface_error,
)
from server.responses import error_response
from server.routes.briefings import PPTX_TYPE, attachment_headers, read_params

_FORM = N_("a form (multipart/form-data) with one file in the field “{field}”")
_NONE = N_("a template: no file was chosen")
_NO_STORE = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}


async def deck(request: Request) -> Response:
    """The slides of a briefing in the template that is sent, as PowerPoint."""
    refused = typeface_error(request)
    return refused or await response_or_error(request, _render(request))


async def _render(request: Request) -> Response:
    facts = store().facts
    spec, _ = read_params(request, facts, DECK_KEYS)
    try:
        with _SLOTS.taken():
            async with asyncio.timeout(SLOWEST_TEMPLATE_SECONDS):
                template = await _receive(request)
            render_request = TemplateDeckRequest(spec, facts.version, template)
            return await _answer(request, facts, render_request)
    except TimeoutError:
        expected = f"the whole template within {SLOWEST_TEMPLATE_SECONDS:.0f} s"
        return error_response(408, FIELD, "", expected, {"Connection": "close"})
    except SpecError as error:
        raise SpecError(_localized(error, sentence_language(spec.lang))) from None


async def _answer(request: Request, facts: Facts, render_request: TemplateDeckRequest) -> Response:
    file = await render_once_while_connected(request, facts, render_request)
    headers = {**_NO_STORE, **attachment_headers("ministerial-atlas-briefing.pptx")}
    if not accepts_gzip(request):
        return Response(file.plain, media_type=PPTX_TYPE, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(file.body, media_type=PPTX_TYPE, headers=headers)


async def _receive(request: Request) -> bytes:
    """The file of the form; its length is bounded by `server.middleware.request_limits`.

    Starlette's parser would write what is longer than a megabyte into a file.
    """
    expected = LazyMessage(_FORM, field=FIELD)
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/form-data"):
        raise problem(FIELD, kind, expected)
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=0)
    parser.spool_max_size = 0  # Without an end: nothing is written to a disk.
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise problem(FIELD, error.message, expected) from error
    file = form.get(FIELD)
    if not isinstance(file, UploadFile):
        raise problem(FIELD, ", ".join(form), expected)
    try:
        content = await file.read()
    finally:
        await file.close()
    if not content:
        raise problem(FIELD, "", LazyMessage(_NONE))
    return content


def _localized(error: SpecError, lang: str) -> Iterator[ParamError]:
    for one in error.problems:
        yield replace(one, expected=spoken(one.expected, lang))


class _Slots:
    """How many templates are in memory just now."""

    def __init__(self) -> None:
        self._count = 0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Be one of them, if there may be another."""
        if self._count >= MOST_TEMPLATES:
            raise BusyError
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1


_SLOTS = _Slots()
