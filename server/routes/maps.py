"""Map data and locator maps by address: gzipped, named by content, cacheable for ever."""

from __future__ import annotations

import re
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from charts.figures.locator import locator_address, locator_svg
from charts.spec.parsers import PROJECTIONS, THEMES, WORLDVIEWS, selectable
from data.facts.cache import cache_by_facts
from data.facts.store import Facts, store
from data.i18n.cldr import ENGLISH, LANGUAGES
from geo.map_data import MapVariant, highlight, map_data
from server.negotiation import StoredContent, content_response
from server.responses import FOR_A_WHILE, FOR_EVER, not_found

_NAME = re.compile(
    r"(?P<worldview>[a-z]+)\.(?P<projection>[a-z-]+)\.(?P<tells>status|shares|borders|highlight)"
    r"\.(?P<digest>[0-9a-zA-Z]+)(\.(?P<code>[A-Z]{3}))?(\.(?P<lang>[a-z]{2}))?"
)
_SVG = "image/svg+xml"
_EXPECTED = (
    "international or us, equal-earth or globe, status, shares or borders, and the hash of the data"
)


def shapes(request: Request) -> Response:
    """The map data, or one country's highlight; an outdated hash gets today's, cached briefly."""
    name = request.path_params["name"]
    match = _NAME.fullmatch(name)
    if not match or match["worldview"] not in WORLDVIEWS or match["projection"] not in PROJECTIONS:
        return not_found(name, _EXPECTED)
    lang = match["lang"] or ENGLISH
    if lang not in LANGUAGES:
        return not_found(name, _EXPECTED)
    facts = store().facts.localized(lang)
    worldview, projection = match["worldview"], match["projection"]
    is_outline = match["tells"] == "highlight"
    variant = cast("MapVariant", "status" if is_outline else match["tells"])
    data = map_data(facts, worldview, projection, variant)
    content = StoredContent(data.body, data.digest, packed=True)
    if is_outline:
        content = _highlight(facts, worldview, projection, match["code"] or "")
    cache = FOR_EVER if match["digest"] == data.digest else FOR_A_WHILE
    return content_response(request, content, "application/geo+json", cache)


def locator_map(request: Request) -> Response:
    """The locator map of one partner; an outdated hash gets today's, cached briefly."""
    worldview, theme, code = (request.path_params[key] for key in ("worldview", "theme", "code"))
    lang = request.path_params["digest"].partition("-")[2] or ENGLISH
    facts = store().facts
    exists = worldview in WORLDVIEWS and theme in THEMES and code in selectable(facts)
    if not exists or lang not in LANGUAGES:
        return not_found(request.url.path, "international or us, light or dark, a partner's code")
    facts = facts.localized(lang)
    current_address = locator_address(facts, code, worldview, theme)
    cache = FOR_EVER if request.url.path == current_address else FOR_A_WHILE
    return content_response(request, _locator(facts, code, worldview, theme), _SVG, cache)


@cache_by_facts(512)
def _locator(facts: Facts, code: str, worldview: str, theme: str) -> StoredContent:
    return StoredContent.of(locator_svg(facts, code, worldview, theme).encode(), packed=True)


@cache_by_facts(512)
def _highlight(facts: Facts, worldview: str, projection: str, code: str) -> StoredContent:
    return StoredContent.of(highlight(facts, worldview, projection, code), packed=True)
