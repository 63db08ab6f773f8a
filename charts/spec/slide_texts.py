"""A presenter's own texts by slide: sentences, notes and points, as JSON in an address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from charts.spec.print_params import as_line

LONGEST_SENTENCE = 200
LONGEST_REMARKS = 1200
MOST_POINTS, LONGEST_POINT = 6, 200
LONGEST_POINTS = MOST_POINTS * (LONGEST_POINT + 1)
"""Characters of all points of a slide, with the ends of their lines."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_OPENS = {"[": 1, "{": 1, "]": -1, "}": -1}


def parsed(text: str, deepest: int) -> Any:
    """JSON that is nested no deeper than it needs to be.

    Counted before it is read: ten thousand brackets take the reader to the end of its stack.

    Parameters
    ----------
    text : str
        Of a file or an address that anybody may have written.
    deepest : int
        Most brackets that may be open at once; those within quotes do not count.

    Raises
    ------
    ValueError
        When it is no JSON, is nested deeper, or holds half a character (a lone surrogate), which
        no page can show.
    """
    depth = 0
    for sign in _QUOTED.sub("", text):
        depth += _OPENS.get(sign, 0)
        if depth > deepest:
            raise ValueError(f"nested deeper than {deepest}")
    value = json.loads(text)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def as_lines(text: str) -> list[str]:
    """The lines of a text that say something, without more space than they need.

    Examples
    --------
    >>> as_lines(" First  point ")
    ['First point']
    """
    return [line for line in map(as_line, text.splitlines()) if line]


def as_points(text: str) -> str:
    """A text as the points of a slide: a line each, the first six, none longer than it may be."""
    return "\n".join(line[:LONGEST_POINT].strip() for line in as_lines(text)[:MOST_POINTS])


def as_paragraphs(text: str) -> str:
    """A text of several paragraphs, each as one line, with a blank line between them.

    Examples
    --------
    >>> as_paragraphs(" Name  all. ")
    'Name all.'
    """
    return "\n\n".join(as_lines(text))


def texts_to_json(texts: Mapping[str, str]) -> str:
    """Texts by slide as they stand in an address; empty ones are left out."""
    filled = {token: text for token, text in texts.items() if text}
    if not filled:
        return ""
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def parse_texts(text: str) -> dict[str, str]:
    """The presenter's own sentences or notes by slide."""
    return json.loads(text) if text else {}
