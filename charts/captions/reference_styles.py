"""References in the styles of the manuals, set by citeproc-py from one item of CSL-JSON.

The styles are the published ones of the Citation Style Language (styles/README.md). What
citeproc-py 0.11.1 sets otherwise than they ask is put right here; each has its test, which says
when the library no longer needs it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

_STYLES = Path(__file__).parent / "styles"
APA, CHICAGO = "apa", "chicago-author-date"

_lock = Lock()
"""A style keeps notes of what it is setting."""

_INNER_QUOTES = str.maketrans("“”", "‘’")
_AFTER_A_SIGN = re.compile(r"(?<=[?!])”\.")
_OUTSIDE = re.compile(r"(’?”)([.,])")


def apa(item: dict[str, Any]) -> str:
    """A reference as the Publication Manual of the APA has it (7th edition, 10.9, data sets).

    Parameters
    ----------
    item : dict
        One item of CSL-JSON, of the type ``dataset``.
    """
    return _singular(_set(item, APA), item)


def chicago(item: dict[str, Any]) -> str:
    """A reference as the Chicago Manual of Style has it (18th edition, author-date).

    Parameters
    ----------
    item : dict
        One item of CSL-JSON, of the type ``dataset``. An English title is set in headline style.
    """
    inner = {**item, "title": item["title"].translate(_INNER_QUOTES)}
    return _singular(_american(_set(inner, CHICAGO)), item)


def _set(item: dict[str, Any], style: str) -> str:
    """An entry of the list of references, as plain text."""
    # A page is read without a citation being set: the library is loaded for the first.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    # A note of ours is for reference managers; its place is not in a list of references.
    source = CiteProcJSON([{key: value for key, value in item.items() if key != "note"}])
    with _lock:
        bibliography = CitationStylesBibliography(_style(style), source, formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        return "".join(map(str, bibliography.bibliography()[0]))


@lru_cache(maxsize=2)
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(_STYLES / f"{name}.csl"), validate=False)


def _american(text: str) -> str:
    """Periods and commas before the closing quotation mark (``punctuation-in-quote``)."""
    return _OUTSIDE.sub(r"\2\1", _AFTER_A_SIGN.sub("”", text))


def _singular(text: str, item: dict[str, Any]) -> str:
    """One version: digits with letters between them are taken for several."""
    version = item["version"]
    return text.replace(f"ersions {version}", f"ersion {version}")
