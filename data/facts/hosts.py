"""What an address leads to: an official page, another publisher's own, or what carries others."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from data.i18n.messages import N_

KINDS = MappingProxyType(
    {
        "copy": N_("copy at {host}"),
        "aggregator": N_("aggregator {host}"),
        "forum": N_("forum post at {host}"),
        "trading": N_("trading site {host}"),
        "tracker": N_("tracker {host}"),
        "unnamed": N_("unnamed site {host}"),
    }
)
"""What carries the reports of others, by kind, and what a link to such a place is called."""

OFFICIAL = "official"
"""The kind of a government's or an international organization's own address: an original."""

HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s;/]+)?")
"""A host, and the first part of a path where one host holds several publications."""


def publisher_host(url: str) -> str:
    """The host of an address, without ``www.``.

    Examples
    --------
    >>> publisher_host("https://www.state.gov/releases")
    'state.gov'
    """
    return urlsplit(url).netloc.removeprefix("www.")


def listed_host(url: str, hosts: Container[str]) -> str:
    """The entry of the table ``hosts`` that an address falls under, or "" where none does.

    Parameters
    ----------
    url : str
        A web address.
    hosts : container of str
        Hosts without ``www.``, some of them with the first part of a path.

    Examples
    --------
    >>> listed_host("https://github.com/someone/notes", {"github.com/someone"})
    'github.com/someone'
    """
    host = publisher_host(url)
    longer = f"{host}/{urlsplit(url).path.lstrip('/').partition('/')[0]}"
    return next((entry for entry in (longer, host) if entry in hosts), "")


def host_kind(url: str, kinds: Mapping[str, str]) -> str:
    """One of `KINDS` for an address, or "" where it is the publisher's own.

    Parameters
    ----------
    url : str
        A web address.
    kinds : mapping of str to str
        The table ``hosts``: entry to kind.

    Examples
    --------
    >>> host_kind("https://github.com/someone/notes", {"github.com/someone": "copy"})
    'copy'
    """
    kind = kinds.get(listed_host(url, kinds), "")
    return kind if kind in KINDS else ""
