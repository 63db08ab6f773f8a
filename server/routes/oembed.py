"""oEmbed 1.0 (oembed.com): how an address of this server is shown in a page elsewhere.

Errors are those of the specification (2.3.4.5): 404 for an address that nothing is known of, 501
for a format that is not made. 401 is not needed, as nothing here is private. An address that is
pinned to a version of the facts is answered from it, or refused as it is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from starlette.datastructures import URL, QueryParams
from starlette.requests import Request
from starlette.responses import Response

from charts import registry
from charts.content import caption
from charts.print import Edition, with_glyphs
from charts.spec.errors import ParamError, SpecError, problem
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import preset_of
from charts.types.lookup import chart_type
from charts.urls import FACTS_KEY
from data.facts.releases import ReleaseError, UnknownVersionError, facts_of
from data.facts.store import Facts
from server.base_url import base_of
from server.hosts import is_listed
from server.html.oembed import Answer, Room, as_xml, photo, rich
from server.html.open_graph import shared_view
from server.negotiation import StoredContent, content_response
from server.page_titles import PAGES
from server.pinned_facts import facts_error, from_rows_of, headers_of_release, requested_version
from server.responses import FOR_A_WHILE, error_response
from server.routes.embeds import parse_request
from server.settings import settings
from views.embeds import LEAST_WIDTH

_TYPES = {"json": "application/json", "xml": "text/xml"}
_LONGEST_URL, _LARGEST_ROOM, _LEAST_HEIGHT = 4_000, 10_000, 100
_PIXELS = re.compile(r"[1-9][0-9]{0,4}")
_EMBED = re.compile(r"/embed/(?P<chart>[a-z_]+)")
_PICTURE = re.compile(r"/charts/(?P<chart>[a-z_]+)\.(?P<kind>png|svg)")
_SCREEN = "an image in a size for screens: how high one for paper is, depends on what is in it"
_HEADERS = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}


class NothingShownError(LookupError):
    """An address at which there is nothing to show; its text says what there could be."""


def oembed(request: Request) -> Response:
    """What a page, an embed or an image of this server is shown as."""
    query = request.query_params
    wanted = query.get("format", "json")
    if len(query.getlist("format")) > 1 or wanted not in _TYPES:
        return _open(error_response(501, "format", wanted, f"one of {', '.join(_TYPES)}"))
    base = base_of(request)
    try:
        room = Room(_pixels(query, "maxwidth"), _pixels(query, "maxheight"))
        address = _single(query, "url")
        parts = _parts(address, base)
        version = _version(parts)
        facts = facts_of(version)
        answer = from_rows_of(
            facts, lambda: _resource(facts, parts, room, version)(base), NothingShownError
        )
    except (SpecError, UnknownVersionError, ReleaseError) as error:
        return _open(facts_error(error))
    except LookupError as error:
        return _open(error_response(404, "url", address, str(error.args[0])))
    body = as_xml(answer) if wanted == "xml" else json.dumps(answer, ensure_ascii=False).encode()
    content = StoredContent.of(body, packed=True)
    headers = headers_of_release(facts, _latest(request, parts)) if facts.released else {}
    return content_response(request, content, _TYPES[wanted], FOR_A_WHILE, _HEADERS | headers)


def _version(parts: SplitResult) -> str:
    """The version that an address is pinned to; a page is not, it shows the facts in force."""
    if not (_EMBED.fullmatch(parts.path) or _PICTURE.fullmatch(parts.path)):
        return ""
    return requested_version(QueryParams(parts.query).getlist(FACTS_KEY))


def _latest(request: Request, parts: SplitResult) -> URL:
    """The same question, asked of the facts in force."""
    shown = URL(urlunsplit(parts)).remove_query_params(FACTS_KEY)
    return request.url.include_query_params(url=str(shown))


def _single(query: QueryParams, key: str) -> str:
    values = query.getlist(key)
    if len(values) != 1 or not values[0]:
        raise problem(key, ", ".join(values), "one address of a page or an image of this server")
    if len(values[0]) > _LONGEST_URL:
        raise problem(key, values[0], f"at most {_LONGEST_URL} characters")
    return values[0]


def _pixels(query: QueryParams, key: str) -> int:
    """A limit in CSS pixels; 0 where the query has none."""
    values = query.getlist(key)
    if not values:
        return 0
    if len(values) > 1 or not _PIXELS.fullmatch(values[0]) or int(values[0]) > _LARGEST_ROOM:
        expected = f"a whole number of pixels from 1 to {_LARGEST_ROOM}"
        raise problem(key, ", ".join(values), expected)
    return int(values[0])


def _parts(address: str, base: str) -> SplitResult:
    """The parts of an address of this server.

    Raises
    ------
    NothingShownError
        For one of any other server, and for what is no address.
    """
    expected = "an address of this server, with its scheme and its host"
    try:
        parts = urlsplit(address)
        named = parts.port is None or parts.port > 0
    except ValueError:
        raise NothingShownError(expected) from None
    own = urlsplit(base).netloc
    is_ours = _plain(parts.netloc) == _plain(own) or is_listed(
        parts.netloc, settings().allowed_hosts
    )
    if not (own and named and is_ours and parts.scheme in ("http", "https")):
        raise NothingShownError(expected)
    return parts


def _plain(host: str) -> str:
    """A host without the port that goes without saying; both schemes lead to the same pages."""
    return re.sub(r":(80|443)$", "", host.lower())


def _resource(
    facts: Facts, parts: SplitResult, room: Room, version: str
) -> Callable[[str], Answer]:
    """What gives the answer, once it is told how absolute addresses begin.

    Raises
    ------
    NothingShownError
        Where there is nothing to show at the address.
    SpecError
        Where there is no room for it.
    """
    if picture := _PICTURE.fullmatch(parts.path):
        image = _image(facts, picture["chart"], picture["kind"], parts.query)
        return lambda base: photo(image, facts, base, room, version)
    spec = _view(facts, parts)
    _check_room(room)
    return lambda base: rich(spec, facts, base, room, version)


def _check_room(room: Room) -> None:
    """A frame scrolls what is higher than it; what is narrower cannot be read."""
    for key, given, least in (
        ("maxwidth", room.width, LEAST_WIDTH),
        ("maxheight", room.height, _LEAST_HEIGHT),
    ):
        if given and given < least:
            raise problem(key, given, f"at least {least} pixels, which a chart needs to be read")


def _image(facts: Facts, chart: str, kind: str, query: str) -> ExportSpec:
    """The picture at an address, read as strictly as there."""
    if chart not in registry.CHART_NAMES:
        raise NothingShownError(f"a chart that is one of {', '.join(registry.CHART_NAMES)}")
    params = parse_qs(query, keep_blank_values=True)
    for key in ("download", FACTS_KEY):
        params.pop(key, None)
    try:
        read = ExportSpec.from_query(params, facts)
        spec = read.replace(chart=chart, format=kind, scale=read.scale if kind == "png" else 1)
        with_glyphs(Edition(**spec.options))
        caption(spec.content, facts)
    except SpecError as error:
        raise NothingShownError(_told(error.problems[0])) from None
    if preset_of(spec.preset).is_for_paper:
        raise NothingShownError(_SCREEN)
    return spec


def _told(error: ParamError) -> str:
    return f"an image that can be drawn: {error}"


def _view(facts: Facts, parts: SplitResult) -> ExportSpec:
    """The chart of an embed, or the one that stands for a page."""
    found, page = _EMBED.fullmatch(parts.path), parts.path.strip("/")
    if found and found["chart"] in registry.CHART_NAMES:
        spec = parse_request(found["chart"], QueryParams(parts.query), facts).spec
        if not _is_drawable(spec, facts):
            raise NothingShownError("an embed that says what to draw, such as its partner")
        return spec
    if page not in PAGES or found:
        raise NothingShownError("the address of a page, an embed, or an image as PNG or SVG")
    shown = shared_view(facts, f"/{page}", parts.query)
    read, _ = ExportSpec.read(parse_qs(parts.query), facts)
    return shown.replace(**read.values(chart_type(shown.chart).drawing_keys))


def _is_drawable(spec: ExportSpec, facts: Facts) -> bool:
    try:
        caption(spec.content, facts)
    except SpecError:
        return False
    return chart_type(spec.chart).is_drawable(spec)


def _open(answer: Response) -> Response:
    answer.headers.update(_HEADERS)
    return answer
