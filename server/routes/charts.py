"""The print and data editions by address: images, rows, and both in a zip."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from charts import registry
from charts.content import file_stem
from charts.editing import own_options
from charts.print import LONGEST, Edition, with_glyphs
from charts.spec.errors import ParamError, SpecError
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import FORMATS
from charts.urls import FACTS_KEY, image_address, view_address
from data.facts.store import Facts
from server.base_url import base_of
from server.pinned_facts import (
    RELEASE_HEADERS,
    release_headers,
    requested_facts_in_thread,
)
from server.rendering.render_job import RenderRequest
from server.rendering.rendered_files import (
    rendered_file_response,
    response_or_error,
    typeface_error,
)
from server.responses import not_found

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
    "Access-Control-Expose-Headers": f"ETag, Content-Disposition, Retry-After, {RELEASE_HEADERS}",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; frame-ancestors *",
}
"""An image may be embedded anywhere; as a page of its own it can run and load nothing."""


async def chart(request: Request) -> Response:
    """One chart as an image, as its rows, or as everything in a zip."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if name not in registry.CHART_NAMES or kind not in _KINDS:
        expected = f"{' or '.join(registry.CHART_NAMES)}, as {' or '.join(_KINDS)}"
        return _allow_any_origin(not_found(f"{name}.{kind}", expected))
    refused = typeface_error(request) if kind != "csv" else None
    return _allow_any_origin(
        refused or await response_or_error(request, _render_chart(request, name, kind))
    )


async def _render_chart(request: Request, name: str, kind: str) -> Response:
    facts = await requested_facts_in_thread(request)
    download, render_request = parse_request(request, facts, name, kind)
    file_name = f"{file_stem(render_request.spec, facts)}.{kind}"
    disposition = "attachment" if download else "inline"
    headers = _ANYWHERE | {"Content-Disposition": f'{disposition}; filename="{file_name}"'}
    headers |= release_headers(request, facts)
    return await rendered_file_response(request, facts, render_request, _TYPES[kind], headers)


def parse_request(
    request: Request, facts: Facts, name: str, kind: str
) -> tuple[bool, RenderRequest]:
    """What a request asks for, and whether as a download.

    Parameters
    ----------
    request : Request
        Its query is the view and the print edition.
    facts : Facts
        Those that the query names, or those in force.
    name, kind : str
        The chart and the format, which stand in the path.

    Returns
    -------
    tuple of bool and RenderRequest

    Raises
    ------
    SpecError
        Naming each key that cannot be used.
    """
    params = {key: request.query_params.getlist(key) for key in request.query_params}
    download = _is_download(params.pop("download", ["0"]))
    params.pop(FACTS_KEY, None)
    for key in ("chart", "format"):
        if key in params:
            value = ", ".join(params[key])
            raise SpecError([ParamError(key, value, "the path to name the chart and the format")])
    spec = ExportSpec.from_query(params | {"chart": [name]}, facts)
    if kind in FORMATS:
        spec = spec.replace(format=kind, scale=spec.scale if kind == "png" else 1)
    address = _printable_address(base_of(request) + _address(spec, kind, facts))
    edition = with_glyphs(Edition(**own_options(spec), address=address))
    if kind == "csv":
        edition = Edition()
    return download, RenderRequest(kind, spec.content, edition, facts.state)


def _address(spec: ExportSpec, kind: str, facts: Facts) -> str:
    """The page of a view, or the file itself from a release: pages show the facts in force."""
    if facts.released:
        return image_address(spec, kind, **{FACTS_KEY: facts.version})
    return view_address(spec)


def _printable_address(address: str) -> str:
    """An address short enough to print in an image: else that of the page, else none."""
    shorter = (address, address.partition("?")[0], "")
    return next(text for text in shorter if len(text) <= LONGEST["address"])


def _is_download(values: list[str]) -> bool:
    if values not in (["0"], ["1"]):
        raise SpecError([ParamError("download", ", ".join(values), "one of 0, 1")])
    return values == ["1"]


def _allow_any_origin(answer: Response) -> Response:
    answer.headers.update(_ANYWHERE)
    return answer
