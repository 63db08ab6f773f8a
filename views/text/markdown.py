"""Text from the tables as safe Markdown: nothing in a record may turn into markup."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from data.catalog.sources import address_kind, official_first
from data.facts.hosts import KINDS, publisher_host
from views.text.i18n import _

_THIRD = re.compile(r"^###(?= )", re.MULTILINE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


@lru_cache(maxsize=4096)
def escape_markdown(text: str) -> str:
    """A text in which every character that Markdown or KaTeX would read is escaped."""
    return _SPECIAL.sub(r"\\\1", str(text).replace("\n", " "))


def to_character_references(text: str) -> str:
    """A label in ASCII, by character references that Markdown reads.

    Streamlit looks for an emoji at the start of each label that is not ASCII: 4 ms of each run for
    the 63 labels of the Map page.
    """
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def raised(markdown: str) -> str:
    """A text with its headings one order higher, for a page on which nothing stands above them.

    Parameters
    ----------
    markdown : str
        With headings of the third order.

    Examples
    --------
    >>> raised("### History")
    '## History'
    """
    return _THIRD.sub("##", markdown)


def unescaped(markdown: str) -> str:
    """Reverse `escape_markdown`, for the few places that are not Markdown."""
    return re.sub(r"\\(.)", r"\1", markdown)


def source_name(url: str) -> str:
    """What a link to a source is called: its host, and what it is where that is no original."""
    host, kind = publisher_host(url), address_kind(url)
    return _(KINDS[kind]).format(host=host) if kind else host


def source_link(url: str) -> str:
    """A Markdown link to a source under its name."""
    name = source_name(url)
    if urlsplit(url).scheme not in ("http", "https") or not name:
        return escape_markdown(url)
    safe = quote(url, safe=":/?&=%#~+,;@!$-._")
    return f"[{escape_markdown(name)}]({safe})"


def source_links(urls: str, most: int | None = None) -> str:
    """Links to ``;``-separated sources, the official ones first.

    Parameters
    ----------
    urls : str
        Joined by semicolons, as cells of the tables have them; "" gives "".
    most : int or None
        How many are shown; None for all.
    """
    listed = official_first(urls)
    visible = listed if most is None else listed[:most]
    return " · ".join(source_link(url) for url in visible)
