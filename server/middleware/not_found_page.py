"""What a browser shows of an address that is none: where there is something instead."""

from __future__ import annotations

from html import escape

from starlette.datastructures import Headers
from starlette.types import Scope

from server.route_labels import PAGES, is_known

_STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}"


def takes_page(scope: Scope) -> bool:
    """Whether a missing address is asked for by a browser that shows a page for it."""
    return not is_known(scope["path"]) and "text/html" in Headers(scope=scope).get("accept", "")


def missing_page(path: str) -> bytes:
    """A page that says so, and names those there are."""
    links = "".join(f'<li><a href="/{page}">{title}</a></li>' for page, title in PAGES.items())
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>Page not found | Ministerial Atlas</title><style>{_STYLE}</style></head><body>"
        f"<main><h1>Page not found</h1><p>There is nothing at <code>{escape(path[:200])}</code>. "
        f"These are the pages of the Ministerial Atlas:</p><ul>{links}</ul></main></body></html>"
    ).encode()
