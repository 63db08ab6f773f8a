"""Links that download a file, and the message while the server is too busy to render it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from pages.components.text.i18n import _


def downloads(group_name: str, addresses: Mapping[str, str], main: str = "") -> str:
    """Links that save a file each, as one group with a name. All is escaped.

    Parameters
    ----------
    group_name : str
        The group's accessible name.
    addresses : mapping of str to str
        Addresses by label, in the order of the page.
    main : str, optional
        The label of the link that most readers want.

    Returns
    -------
    str
        HTML. A file that the server is too busy to render is requested again by
        ``server/static/atlas.js``, which says so in the paragraph below the links.
    """
    listed = "".join(
        f'<a class="{"atlas-button main" if label == main else "atlas-button"}" download '
        f'href="{escape(address)}">{escape(label)}</a>'
        for label, address in addresses.items()
    )
    waiting = escape(_("The server is making other files. Trying again in {seconds} s."))
    failed = escape(_("The file could not be made just now. Try again in a few minutes."))
    return (
        f'<nav class="atlas-downloads" aria-label="{escape(group_name)}">{listed}'
        f'<p role="status" data-waiting="{waiting}" data-failed="{failed}"></p></nav>'
    )
