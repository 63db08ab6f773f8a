"""The two files that strangers ask every server for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.responses import FOR_A_WHILE, not_found
from server.settings import settings

ROBOTS = """User-agent: *
Disallow: /_stcore/
Disallow: /media/
Allow: /
"""

_HEADERS = {"Cache-Control": FOR_A_WHILE}
_VALID = timedelta(days=180)
"""RFC 9116, 2.5.5 recommends less than a year."""


def robots(request: Request) -> Response:
    """Pages and files may be found; Streamlit's own addresses lead nowhere (RFC 9309)."""
    return PlainTextResponse(ROBOTS, headers=_HEADERS)


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
