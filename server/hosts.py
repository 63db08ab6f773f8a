"""Names of hosts, as requests and addresses hold them, and whether one is on a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HOST_HEADER = re.compile(r"(?P<name>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])\.?(:[0-9]{1,5})?")


def is_listed(header: str, hosts: Sequence[str]) -> bool:
    """Whether a ``Host`` header names one of some hosts; its port does not matter.

    Parameters
    ----------
    header : str
        As it was sent; one that is no host is on no list.
    hosts : sequence of str
        In lower case; ``*.example.org`` stands for all names under it, not for itself.

    Examples
    --------
    >>> is_listed("Atlas.example.org:8080", ["*.example.org"])
    True
    >>> is_listed("example.org", ["*.example.org"])
    False
    """
    name = name_of_host(header)
    return bool(name) and any(
        name.endswith(host[1:]) if host.startswith("*.") else name == host for host in hosts
    )


def name_of_host(header: str) -> str:
    """The name in a ``Host`` header, in lower case, without port and last dot; "" for none."""
    match = _HOST_HEADER.fullmatch(header)
    return match["name"].lower().rstrip(".") if match else ""
