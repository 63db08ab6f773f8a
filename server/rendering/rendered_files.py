"""Files that are drawn for a request: from the cache, or by the one pool behind the one queue."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import Future
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from charts.print.fonts import font_faults
from charts.spec.parsers import SpecError
from data.facts.store import Facts, store
from geo.boundaries import BoundaryError
from server.metrics import count_drawn, count_print
from server.rendering.cpu_count import renderers_by_default
from server.rendering.render_cache import BusyError, RenderCache, RenderResult
from server.rendering.render_job import AnyRenderRequest, draw, draw_first
from server.rendering.worker_pool import WorkerPool
from server.responses import FOR_A_WHILE, error_response, etag_matches, parameter_error
from server.settings import settings

_LOG = logging.getLogger("atlas.charts")

T = TypeVar("T")


@lru_cache(maxsize=1)
def studio() -> RenderCache:
    """The one queue and cache of this server."""
    return RenderCache(settings().render_queue, settings().render_cache_mb << 20, count_print)


@lru_cache(maxsize=1)
def renderers() -> WorkerPool:
    """The one pool of this server."""
    processes = settings().renderers or renderers_by_default()
    return WorkerPool(processes, settings().render_seconds, warm=draw_first)


@asynccontextmanager
async def drawing_processes(app: object) -> AsyncIterator[None]:
    """The pool for the life of the server: warm before the first reader asks for an image."""
    renderers().start(store().facts)
    try:
        yield
    finally:
        renderers().close()


async def drawn(request: Request, facts: Facts, order: AnyRenderRequest) -> RenderResult:
    """What an order gives, for as long as the client waits for it.

    Raises
    ------
    BusyError, SpecError, BoundaryError
        When it cannot be drawn now, or at all.
    ClientDisconnect
        When the client left; what nobody else waits for and has not begun is not drawn.
    """
    return await _while_there(request, begun(facts, order))


async def begun(facts: Facts, order: AnyRenderRequest) -> RenderResult:
    """What an order gives, whoever waits for it."""
    return await studio().drawn(order, lambda: _submitted(facts, order))


async def drawn_file(
    request: Request,
    facts: Facts,
    order: AnyRenderRequest,
    media_type: str,
    headers: dict[str, str],
) -> Response:
    """An order's file with its ``ETag``; 304 for whoever has it, and nothing is drawn for that."""
    known = _unchanged(request, order, headers)
    return known or _whole(request, await drawn(request, facts, order), media_type, headers)


def _unchanged(
    request: Request, order: AnyRenderRequest, headers: dict[str, str]
) -> Response | None:
    """304 for whoever has what an order gave before, or None."""
    digest = studio().digest_of(order)
    if not digest or not _has(request, digest):
        return None
    count_print("hit")
    return Response(status_code=304, headers=headers | _named(request, order.packed, digest))


def _whole(
    request: Request, file: RenderResult, media_type: str, headers: dict[str, str]
) -> Response:
    """A file with its ``ETag``, or 304 for whoever has it; gzipped for whoever takes that."""
    headers = headers | _named(request, file.packed, file.digest)
    if _has(request, file.digest):
        return Response(status_code=304, headers=headers)
    if file.packed and _takes_gzip(request):
        packed = headers | {"Content-Encoding": "gzip"}
        return Response(file.body, media_type=media_type, headers=packed)
    return Response(file.plain, media_type=media_type, headers=headers)


async def answered(request: Request, answer: Coroutine[Any, Any, Response]) -> Response:
    """An answer that is drawn, or the refusal that says why there is none."""
    try:
        return await answer
    except SpecError as error:
        return parameter_error(error.problems[0])
    except BusyError as error:
        return _come_again(request, error.seconds)
    except BoundaryError as error:
        _LOG.error("a file was not drawn: %s", error)
        return _unavailable(request, f"whole boundaries ({'; '.join(error.faults)})")
    except ClientDisconnect:
        return Response(status_code=499)


def typeface_error(request: Request) -> Response | None:
    """The refusal of everything that is drawn while a typeface is broken, or None."""
    faults = "; ".join(font_faults())
    return _unavailable(request, f"whole typefaces ({faults})") if faults else None


def _submitted(facts: Facts, order: AnyRenderRequest) -> Future[RenderResult]:
    job: Future[RenderResult] = renderers().submit(facts, draw, order, weight=order.weight)
    job.add_done_callback(lambda done: count_drawn(order.kind) if _is_whole(done) else None)
    return job


def _is_whole(job: Future[RenderResult]) -> bool:
    return not job.cancelled() and job.exception() is None


async def _while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    done, left = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((done, left), return_when=asyncio.FIRST_COMPLETED)
        if not done.done():
            raise ClientDisconnect
        return done.result()
    finally:
        done.cancel()
        left.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _takes_gzip(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")


def _named(request: Request, packed: bool, digest: str) -> dict[str, str]:
    """A strong tag names bytes, so a packed answer has its own (RFC 9110, 8.8.3.3)."""
    tag = f"{digest}-gzip" if packed and _takes_gzip(request) else digest
    return {"Cache-Control": FOR_A_WHILE, "Vary": "Accept-Encoding", "ETag": f'"{tag}"'}


def _has(request: Request, digest: str) -> bool:
    return etag_matches(request, digest) or etag_matches(request, f"{digest}-gzip")


def _come_again(request: Request, seconds: int) -> Response:
    expected = f"a moment with fewer files in the making: ask again in {seconds} s"
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    return error_response(503, "", request.url.path, expected, headers)


def _unavailable(request: Request, wanted: str) -> Response:
    """503 until the server is mended; the rows need neither typeface nor boundary."""
    expected = f"{wanted}, which this server lacks just now; the rows of each chart are at .csv"
    return error_response(503, "", request.url.path, expected, {"Cache-Control": "no-store"})
