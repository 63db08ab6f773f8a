"""Views of every page, and the documents that the server answers them with."""

from __future__ import annotations

from justhtml import JustHTML
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.middleware.response_headers import MIDDLEWARE
from server.routes.pages import PAGE_ROUTES
from server.routes.table import ROUTES

VIEWS = (
    "/",
    "/?partner=PER&asof=2026-02-04",
    "/?color=mineral&commodity=cobalt&region=africa&theme=dark",
    "/?color=initiative&initiative=eu&lang=fr",
    "/?color=agreement&commodity=cobalt&asof=2026-02-04",
    "/?projection=globe",
    "/timeline",
    "/timeline?event=agreements:per-2026-mou&kind=text",
    "/agreements",
    "/agreements?mineral=cobalt,rare-earths&stage=refinery",
    "/agreements?view=matrix&region=asia",
    "/agreements?agreement=per-2026-mou",
    "/agreements?region=oceania&binding=binding",
    "/partners",
    "/partners?view=table&region=asia",
    "/partners?partner=COD",
    "/partners?compare=PER,CHL",
    "/partners?partner=PER&view=print",
    "/minerals",
    "/minerals?commodity=rare-earths&coalition=g7",
    "/brief?reader=mining",
    "/brief?view=disagreements",
    "/present",
    "/export?chart=shares&commodity=cobalt",
    "/export?chart=partner",
    "/sources",
    "/sources?table=agreements&row=per-2026-mou",
    "/sources?table=production&q=cobalt",
)
"""Every page, and views of it that look different."""


def client() -> TestClient:
    """The routes and the pages as the server has them, without Streamlit."""
    return TestClient(
        Starlette(routes=[*ROUTES, *PAGE_ROUTES], middleware=MIDDLEWARE), follow_redirects=False
    )


def document_at(server: TestClient, address: str) -> JustHTML:
    """The document at an address, parsed as browsers parse it, with what is not valid in it."""
    response = server.get(address)
    assert response.status_code == 200, address
    return JustHTML(response.text, collect_errors=True, sanitize=False)


def words_of(text: str) -> str:
    """Text without its spaces: those between its parts are not there for a reader."""
    return "".join(text.split())
