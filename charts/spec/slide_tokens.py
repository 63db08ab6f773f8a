"""Names of slides in an address: a kind, what it is about, and which copy of it.

``view.map~color:mineral~commodity:cobalt`` is any view of a chart: the chart, and keys of its
address, of which several values are separated by points, since a comma separates slides.
``signed~2`` is a second slide of the same name, with a sentence and notes of its own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import count
from urllib.parse import quote, unquote

VIEW, TEXT = "view", "text"
"""Kinds of slide of a presenter's own: any view of a chart, and a sentence with points."""

_COPY = re.compile(r"~([2-9]|[1-9][0-9])$")


def without_copy(token: str) -> str:
    """The name of a slide without the number of its copy.

    Examples
    --------
    >>> without_copy("signed~2"), without_copy("view.count~asof:2026-02-04")
    ('signed', 'view.count~asof:2026-02-04')
    """
    return _COPY.sub("", token)


def copy_number(token: str) -> int:
    """Which copy of a slide it is; the first has no number in its name.

    Examples
    --------
    >>> copy_number("signed~2"), copy_number("signed")
    (2, 1)
    """
    found = _COPY.search(token)
    return int(found[1]) if found else 1


def of_token(token: str) -> tuple[str, str]:
    """A slide's name as its kind and what it is about.

    Examples
    --------
    >>> of_token("partner.PER"), of_token("signed~2")
    (('partner', 'PER'), ('signed', ''))
    """
    kind, _, about = without_copy(token).partition(".")
    return kind, about


def free_token(token: str, taken: Container[str]) -> str:
    """The first name for a further slide like one that is not taken.

    Parameters
    ----------
    token : str
        A slide, or a copy of it.
    taken : container of str

    Examples
    --------
    >>> free_token("signed~2", ["signed", "signed~2"]), free_token("text", [])
    ('signed~3', 'text')
    """
    name = without_copy(token)
    names = (name if number == 1 else f"{name}~{number}" for number in count(1))
    return next(one for one in names if one not in taken)


def view_token(chart: str, query: Mapping[str, str]) -> str:
    """The name of a slide that shows a view of a chart.

    Parameters
    ----------
    chart : str
        One of `charts.registry.CHART_NAMES`.
    query : mapping of str to str
        Keys of its address.

    Examples
    --------
    >>> view_token("map", {"commodity": "cobalt", "status": "host,attended"})
    'view.map~commodity:cobalt~status:host.attended'
    """
    return f"{VIEW}.{'~'.join([chart, *(f'{key}:{_packed(query[key])}' for key in query)])}"


def view_query(about: str) -> tuple[str, dict[str, str]]:
    """The chart and the query of a view.

    Parameters
    ----------
    about : str
        What `of_token` gives for a name of `view_token`.

    Raises
    ------
    ValueError
        When a key stands twice, or without a value.

    Examples
    --------
    >>> view_query("map~commodity:cobalt~status:host.attended")
    ('map', {'commodity': 'cobalt', 'status': 'host,attended'})
    """
    chart, *parts = about.split("~")
    pairs = [part.partition(":") for part in parts]
    query = {key: _unpacked(value) for key, _, value in pairs}
    if len(query) < len(pairs) or not all(value for _, _, value in pairs):
        raise ValueError(about)
    return chart, query


def _packed(value: str) -> str:
    escaped = quote(value, safe=",:").replace(".", "%2E").replace("~", "%7E")
    return escaped.replace(",", ".")


def _unpacked(text: str) -> str:
    return unquote(text.replace(".", ","))
