"""An upstream that answers pages as the atlas does, and counts how often it is asked."""

from __future__ import annotations

from collections import Counter

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

SECONDS = 2
"""For which a page is fresh, and for which after that it may be used while nginx looks again: by 30
and 30 nobody is shown after a minute what was."""

SHARED = f"public, max-age=0, s-maxage={SECONDS}, stale-while-revalidate={SECONDS}"

asked: Counter[str] = Counter()
facts = {"version": 1}


def healthz(request: Request) -> Response:
    """Whether this is there."""
    return JSONResponse({}, headers={"Cache-Control": "no-store"})


def change(request: Request) -> Response:
    """Change the facts."""
    facts["version"] += 1
    return JSONResponse(facts, headers={"Cache-Control": "no-store"})


def count(request: Request) -> Response:
    """How often each path was asked for."""
    return JSONResponse(asked, headers={"Cache-Control": "no-store"})


def page(request: Request) -> Response:
    """A page by the facts, or 304 for who has it."""
    asked[request.url.path] += 1
    tag = f'"{facts["version"]}"'
    headers = {"Cache-Control": SHARED, "ETag": tag, "Vary": "Accept-Encoding"}
    if request.url.path == "/greeting":
        headers["Set-Cookie"] = "name=reader"
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    text = f"facts {facts['version']}, {request.headers.get('accept-encoding', 'none')}"
    return Response(text, media_type="text/html", headers=headers)


app = Starlette(
    routes=[
        Route("/healthz", healthz),
        Route("/change", change),
        Route("/count", count),
        Route("/{path:path}", page),
    ]
)
