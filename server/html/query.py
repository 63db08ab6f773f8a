"""The query of a page: what its forms write into it, and what it says of the view."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

from charts.spec.parsers import SEVERAL_KEYS
from server.html.rows import FIRST_ROW
from views.context import TRACKING_KEYS


def page_params(query: str) -> tuple[dict[str, list[str]], int]:
    """The keys of a view with their values, and the first row that long tables show."""
    params: dict[str, list[str]] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if not key.startswith(TRACKING_KEYS):
            params.setdefault(key, []).append(value)
    first = params.pop(FIRST_ROW, ["1"])[0]
    return params, int(first) if first.isascii() and first.isdigit() and len(first) < 7 else 1


def canonical_query(query: str) -> str:
    """A query without what only a form writes: empty fields, and several values under one key.

    Examples
    --------
    >>> canonical_query("region=&status=host&status=attended&color=mineral")
    'status=host,attended&color=mineral'
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    repeated = {key for key in SEVERAL_KEYS if sum(one == key for one, _ in pairs) > 1}
    if all(value for _, value in pairs) and not repeated:
        return query
    joined: dict[str, list[str]] = {}
    for key, value in pairs:
        if value:
            joined.setdefault(key, []).append(value)
    short = [
        (key, text)
        for key, values in joined.items()
        for text in ([",".join(values)] if key in repeated else values)
    ]
    return urlencode(short, quote_via=quote, safe=",:")
