"""What a frame shows in place of an embed of facts that are not here, or do not give it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, QueryParams
from starlette.types import Scope

from charts import registry
from charts.urls import FACTS_KEY
from data.facts.store import store
from server.html.embed import refused_document
from server.routes.embeds import parse_request

_EMBEDS = "/embed/"


def takes_embed_page(scope: Scope, parameter: str) -> bool:
    """Whether a browser has asked for an embed of a version that it does not get.

    Parameters
    ----------
    scope : Scope
        Of the request.
    parameter : str
        What the refusal names.
    """
    is_embed = scope["path"].removeprefix(_EMBEDS) in registry.CHART_NAMES
    is_refused = is_embed and scope["path"].startswith(_EMBEDS) and parameter == FACTS_KEY
    return is_refused and "text/html" in Headers(scope=scope).get("accept", "")


def refused_embed_page(scope: Scope, status: int, detail: Mapping[str, str]) -> bytes:
    """A small document that names the newest version, with a link to the same embed of it.

    Parameters
    ----------
    scope : Scope
        Of the request.
    status : {400, 404, 410}
    detail : mapping of str to str
        The refusal in the one shape: ``parameter``, ``value`` and ``expected``.
    """
    facts, chart = store().facts, scope["path"].removeprefix(_EMBEDS)
    query = QueryParams(scope["query_string"])
    spec = parse_request(chart, query, facts).spec
    return refused_document(facts, spec, status, detail).encode()
