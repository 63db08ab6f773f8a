"""Files that are rendered for a request: from the cache, or by the worker pool."""

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
from charts.spec.errors import SpecError
from data.facts.releases import ReleaseError, UnknownVersionError
from data.facts.store import Facts, store
from geo.boundaries import BoundaryError
from server.metrics import count_image, count_print
from server.negotiation import (
    StoredContent,
    cache_headers,
    content_response,
    not_modified_response,
)
from server.pinned_facts import facts_error
from server.rendering.cpu_count import renderers_by_default
from server.rendering.render_cache import BusyError, RenderCache
from server.rendering.render_job import AnyRenderRequest, draw, draw_first
from server.rendering.worker_pool import WorkerPool
from server.responses import FOR_A_WHILE, error_response
from server.settings import settings

_LOG = logging.getLogger("atlas.charts")

T = TypeVar("T")


@lru_cache(maxsize=1)
def render_cache() -> RenderCache:
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


async def render_while_connected(
    request: Request, facts: Facts, render_request: AnyRenderRequest
) -> StoredContent:
    """The result of a render request, for as long as the client waits for it.

    Parameters
    ----------
    request : Request
        Whose client is watched.
    facts : Facts
    render_request : AnyRenderRequest

    Raises
    ------
    BusyError, SpecError, BoundaryError
        When it cannot be drawn now, or at all.
    ClientDisconnect
        When the client left; a job that has not started and nobody else waits for is canceled.
    """
    return await _until_disconnect(request, render(facts, render_request))


async def render(facts: Facts, render_request: AnyRenderRequest) -> StoredContent:
    """The result of a render request, whether or not its client waits for it.

    Parameters
    ----------
    facts : Facts
    render_request : AnyRenderRequest
    """
    return await render_cache().get_or_render(
        render_request, lambda: _submit(facts, render_request)
    )


async def render_once_while_connected(
    request: Request, facts: Facts, render_request: AnyRenderRequest
) -> StoredContent:
    """The result of a render request that nobody else can have, and that is not kept.

    Parameters
    ----------
    request : Request
    facts : Facts
    render_request : AnyRenderRequest

    Raises
    ------
    BusyError, SpecError, BoundaryError, ClientDisconnect
        See `render_while_connected`.
    """
    drawing = render_cache().render_once(lambda: _submit(facts, render_request))
    return await _until_disconnect(request, drawing)


async def rendered_file_response(
    request: Request,
    facts: Facts,
    render_request: AnyRenderRequest,
    media_type: str,
    headers: dict[str, str],
) -> Response:
    """The rendered file with its ``ETag``; 304, without rendering, if the client has it.

    Parameters
    ----------
    request : Request
    facts : Facts
    render_request : AnyRenderRequest
        What is rendered, and the key under which it is kept.
    media_type : str
    headers : dict of str to str
        Headers of the route's own, such as the name of the file; they come before the usual ones.

    Raises
    ------
    BusyError, SpecError, BoundaryError, ClientDisconnect
        See `render_while_connected`.
    """
    not_modified = _not_modified(request, render_request, headers)
    if not_modified is not None:
        return not_modified
    file = await render_while_connected(request, facts, render_request)
    return content_response(request, file, media_type, FOR_A_WHILE, headers)


def _not_modified(
    request: Request, render_request: AnyRenderRequest, headers: dict[str, str]
) -> Response | None:
    """304 if the client has the file that was rendered before, or None."""
    digest = render_cache().digest_of(render_request)
    known = cache_headers(request, FOR_A_WHILE, digest, render_request.packed)
    not_modified = not_modified_response(request, known | headers)
    if not_modified is not None:
        count_print("hit")
    return not_modified


async def response_or_error(request: Request, answer: Coroutine[Any, Any, Response]) -> Response:
    """The response, or an error response that says why there is none.

    Parameters
    ----------
    request : Request
    answer : coroutine
        Gives the response, or raises as `render_while_connected` does.
    """
    try:
        return await answer
    except (SpecError, UnknownVersionError, ReleaseError) as error:
        return facts_error(error)
    except BusyError as error:
        return _retry_later(request, error.seconds)
    except BoundaryError as error:
        _LOG.error("a file was not drawn: %s", error)
        return _unavailable(request, f"whole boundaries ({'; '.join(error.faults)})")
    except ClientDisconnect:
        return Response(status_code=499)


def typeface_error(request: Request) -> Response | None:
    """The refusal of everything that is drawn while a typeface is broken, or None."""
    faults = "; ".join(font_faults())
    return _unavailable(request, f"whole typefaces ({faults})") if faults else None


def _submit(facts: Facts, render_request: AnyRenderRequest) -> Future[StoredContent]:
    job: Future[StoredContent] = renderers().submit(
        facts, draw, render_request, weight=render_request.weight
    )
    job.add_done_callback(
        lambda finished: count_image(render_request.kind) if _succeeded(finished) else None
    )
    return job


def _succeeded(job: Future[StoredContent]) -> bool:
    return not job.cancelled() and job.exception() is None


async def _until_disconnect(request: Request, work: Coroutine[Any, Any, T]) -> T:
    work_task, disconnect_task = (
        asyncio.ensure_future(work),
        asyncio.ensure_future(_wait_for_disconnect(request)),
    )
    try:
        await asyncio.wait((work_task, disconnect_task), return_when=asyncio.FIRST_COMPLETED)
        if not work_task.done():
            raise ClientDisconnect
        return work_task.result()
    finally:
        work_task.cancel()
        disconnect_task.cancel()


async def _wait_for_disconnect(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _retry_later(request: Request, seconds: int) -> Response:
    expected = f"a moment with fewer files in the making: ask again in {seconds} s"
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    return error_response(503, "", request.url.path, expected, headers)


def _unavailable(request: Request, requirement: str) -> Response:
    """503 until the server is mended; the rows need neither typeface nor boundary."""
    expected = (
        f"{requirement}, which this server lacks just now; the rows of each chart are at .csv"
    )
    return error_response(503, "", request.url.path, expected, {"Cache-Control": "no-store"})
