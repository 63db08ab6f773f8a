"""The print and data editions by address: images, rows, and both in a zip."""

from __future__ import annotations

import gzip
import logging
import os
from concurrent.futures import Future
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from charts.addresses import shown, view_address
from charts.captions import file_stem
from charts.keys import Problem, SpecError
from charts.print import LONGEST, Edition
from charts.print.fonts import font_faults
from charts.print_keys import CHARTS, FORMATS
from charts.spec import ChartSpec
from data.store import Facts, store
from geo.boundaries import BoundaryError
from server.answers import FOR_A_WHILE, bad_parameter, holds, not_found, refusal
from server.drawing import PACKED, Order, draw
from server.metrics import count_drawn, count_print
from server.origin import base_of
from server.renderers import Renderers
from server.settings import settings
from server.studio import RETRY_SECONDS, BusyError, Drawn, Studio

_LOG = logging.getLogger("atlas.charts")

_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}
_KINDS = (*FORMATS, "csv", "zip")
_ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; frame-ancestors *",
}
"""A picture may stand in any story; as a page of its own it can run and load nothing."""


async def chart(request: Request) -> Response:
    """One chart as an image, as its rows, or as everything in a zip."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if name not in CHARTS or kind not in _KINDS:
        expected = f"{' or '.join(CHARTS)}, as {' or '.join(_KINDS)}"
        return _for_anyone(not_found(f"{name}.{kind}", expected))
    if kind != "csv" and font_faults():
        faults = "; ".join(font_faults())
        return _for_anyone(_unavailable(request, f"whole typefaces ({faults})"))
    try:
        return await _answered(request, name, kind)
    except SpecError as error:
        return _for_anyone(bad_parameter(error.problems[0]))
    except BusyError:
        return _for_anyone(_come_again(request))
    except BoundaryError as error:
        _LOG.error("a picture was not drawn: %s", error)
        return _for_anyone(_unavailable(request, f"whole boundaries ({'; '.join(error.faults)})"))


async def _answered(request: Request, name: str, kind: str) -> Response:
    facts = store().facts
    download, order = ordered(request, facts, name, kind)
    stem = file_stem(name, order.spec, facts)
    headers = _ANYWHERE | {
        "Cache-Control": FOR_A_WHILE,
        "Vary": "Accept-Encoding",
        "Content-Disposition": f"{'attachment' if download else 'inline'}; "
        f'filename="{stem}.{kind}"',
    }
    known = studio().digest_of(order)
    if known and _has(request, known):
        count_print("hit")
        return Response(status_code=304, headers=headers | _tag(request, known, kind))
    drawn = await studio().drawn(order, lambda: _begun(facts, order))
    headers |= _tag(request, drawn.digest, kind)
    if _has(request, drawn.digest):
        return Response(status_code=304, headers=headers)
    return _whole(request, drawn, kind, headers)


def _begun(facts: Facts, order: Order) -> Future[Drawn]:
    job: Future[Drawn] = renderers().submit(facts, draw, order)
    job.add_done_callback(lambda done: count_drawn(order.kind) if _is_whole(done) else None)
    return job


def _is_whole(job: Future[Drawn]) -> bool:
    return not job.cancelled() and job.exception() is None


def ordered(request: Request, facts: Facts, name: str, kind: str) -> tuple[bool, Order]:
    """What a request asks for, and whether as a download.

    Raises
    ------
    SpecError
        Naming each key that cannot be used.
    """
    given = {key: request.query_params.getlist(key) for key in request.query_params}
    download = _is_download(given.pop("download", ["0"]))
    for key in ("chart", "format"):
        if key in given:
            value = ", ".join(given[key])
            raise SpecError([Problem(key, value, "the path to name the chart and the format")])
    spec = ChartSpec.from_query(given, facts).having(chart=name)
    edition = Edition(
        format=kind if kind in FORMATS else "png",
        preset=spec.preset,
        scale=spec.scale if kind in ("png", "zip") else 1,
        theme=spec.theme or "light",
        transparent=spec.transparent,
        title=spec.title,
        subtitle=spec.subtitle,
        note=spec.note,
        address=_printed(base_of(request) + view_address(spec)),
    )
    if kind == "csv":
        edition = Edition()
    return download, Order(kind, name, shown(spec), edition, facts.version)


def _printed(address: str) -> str:
    """An address as a picture has room for it: else that of the page, else none."""
    shorter = (address, address.partition("?")[0], "")
    return next(text for text in shorter if len(text) <= LONGEST["address"])


def _is_download(given: list[str]) -> bool:
    if given not in (["0"], ["1"]):
        raise SpecError([Problem("download", ", ".join(given), "one of 0, 1")])
    return given == ["1"]


def _whole(request: Request, drawn: Drawn, kind: str, headers: dict[str, str]) -> Response:
    body = drawn.body
    if drawn.packed and _takes_gzip(request):
        headers = headers | {"Content-Encoding": "gzip"}
    elif drawn.packed:
        body = gzip.decompress(body)
    return Response(body, media_type=_TYPES[kind], headers=headers)


def _takes_gzip(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")


def _tag(request: Request, digest: str, kind: str) -> dict[str, str]:
    """A strong tag names bytes, so a packed answer has its own (RFC 9110, 8.8.3.3)."""
    packed = kind in PACKED and _takes_gzip(request)
    return {"ETag": f'"{digest}-gzip"' if packed else f'"{digest}"'}


def _has(request: Request, digest: str) -> bool:
    return holds(request, digest) or holds(request, f"{digest}-gzip")


def _come_again(request: Request) -> JSONResponse:
    expected = f"a moment with fewer pictures in the making: ask again in {RETRY_SECONDS} s"
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    return refusal(503, "", request.url.path, expected, headers)


def _unavailable(request: Request, wanted: str) -> JSONResponse:
    """503 until the server is mended; the rows need neither typeface nor boundary."""
    expected = f"{wanted}, which this server lacks just now; the rows of each chart are at .csv"
    return refusal(503, "", request.url.path, expected, {"Cache-Control": "no-store"})


def _for_anyone(answer: Response) -> Response:
    answer.headers.update(_ANYWHERE)
    return answer


@lru_cache(maxsize=1)
def studio() -> Studio:
    """The one queue and cache of this server."""
    return Studio(settings().render_queue, settings().render_cache_mb << 20, count_print)


@lru_cache(maxsize=1)
def renderers() -> Renderers:
    """The one pool of this server."""
    return Renderers(settings().renderers or min(max((os.cpu_count() or 1) - 1, 1), 4))
