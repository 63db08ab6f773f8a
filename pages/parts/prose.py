"""Text from the tables as safe Markdown: nothing in a record may turn into markup."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from pages.parts.spoken import _

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
_MIRRORS = ("nie-podam.pl",)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text in which every character that Markdown or KaTeX would read is escaped."""
    return _SPECIAL.sub(r"\\\1", str(text).replace("\n", " "))


def referenced(text: str) -> str:
    """A label in ASCII, by character references that Markdown reads.

    Streamlit looks for an emoji at the begin of each label that is not ASCII: 4 ms of each run for
    the 63 labels of the Map page.
    """
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def unescaped(markdown: str) -> str:
    """What `plain` was given, for the few places that are not Markdown."""
    return re.sub(r"\\(.)", r"\1", markdown)


def source_link(url: str) -> str:
    """A Markdown link named by the publisher's host; a mirror is named as a copy."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    if parts.scheme not in ("http", "https") or not host:
        return plain(url)
    safe = quote(url, safe=":/?&=%#~+,;@!$-._")
    name = _("copy at {host}").format(host=host) if host.endswith(_MIRRORS) else host
    return f"[{plain(name)}]({safe})"


def source_links(urls: str, most: int | None = None) -> str:
    """Links to ``;``-separated sources."""
    listed = [url for url in urls.split(";") if url]
    shown = listed if most is None else listed[:most]
    return " · ".join(source_link(url) for url in shown)
