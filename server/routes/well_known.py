"""The files that strangers ask every server for, but for the map of the site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from charts.content import caption
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import KEYS
from data.catalog.tables import title_of
from data.facts.cache import cache_by_facts
from data.facts.releases import releases
from data.facts.store import Facts, store
from data.i18n.cldr import ENGLISH, LANGUAGES
from data.i18n.dates import format_date
from server.base_url import base_of
from server.html.templating import render
from server.negotiation import StoredContent, content_response
from server.responses import FOR_A_WHILE, not_found
from server.settings import settings

ROBOTS = """User-agent: *
Disallow: /_stcore/
Disallow: /media/
Disallow: /search
Allow: /
"""

_HEADERS = {"Cache-Control": FOR_A_WHILE}
_VALID = timedelta(days=180)
"""RFC 9116, 2.5.5 recommends less than a year."""


def robots(request: Request) -> Response:
    """Pages and files may be found; Streamlit's addresses and the search may not (RFC 9309)."""
    base = base_of(request)
    sitemap = f"\nSitemap: {base}/sitemap.xml\n" if base else ""
    return PlainTextResponse(ROBOTS + sitemap, headers=_HEADERS)


def llms(request: Request) -> Response:
    """What the atlas is and where its data are, for programs that read (llmstxt.org)."""
    content = _description(store().facts, base_of(request))
    return content_response(request, content, "text/plain; charset=utf-8", FOR_A_WHILE)


@cache_by_facts(4)
def _description(facts: Facts, base: str) -> StoredContent:
    text = render(
        "llms.txt",
        base=base,
        facts=facts,
        headline=caption(ChartSpec(), facts),
        covered_to=format_date(facts.covered_to, ENGLISH),
        last_event=format_date(facts.last_event, ENGLISH),
        tables={name: title_of(name) for name in facts.table_names},
        keys=tuple(KEYS),
        charts=CHART_NAMES,
        languages=LANGUAGES,
        releases=tuple(releases()),
    )
    return StoredContent.of(text.encode(), packed=True)


def security(request: Request) -> Response:
    """Whom to tell of a hole, as RFC 9116 has it; 404 where the operator has named nobody."""
    contact = settings().security_contact
    if not contact:
        return not_found("security.txt", "ATLAS_SECURITY_CONTACT to name somebody; see SECURITY.md")
    expires = (datetime.now(UTC) + _VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
    lines.append("Preferred-Languages: en")
    if settings().public_address:
        lines.append(f"Canonical: {settings().public_address}/.well-known/security.txt")
    return PlainTextResponse("\n".join(lines) + "\n", headers=_HEADERS)
