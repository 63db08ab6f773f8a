"""What an embed says of the version of the facts that it is pinned to."""

from __future__ import annotations

from views.text.i18n import _


def in_force_label() -> str:
    """The words of the link to the same embed with the facts in force."""
    return _("Show the newest facts")


def refusal(status: int, version: str) -> str:
    """Why there is no embed for a version, as a heading.

    Parameters
    ----------
    status : {400, 404, 410}
        It is no version; it is not kept here; it does not give this chart.
    version : str
        What the address names; plain.
    """
    if status == 400:
        return _("The address names no version of the facts")
    said = _("Facts {version} are not kept here")
    if status == 410:
        said = _("Facts {version} do not give this chart")
    return said.format(version=version)


def needed(expected: str, newest: str) -> str:
    """What the address could name instead, and the newest version.

    Parameters
    ----------
    expected : str
        As the refusal has it.
    newest : str
        The version in force.
    """
    said = [_("Needed: {expected}.").format(expected=expected)]
    if newest not in expected:
        said.append(_("The newest version is {newest}.").format(newest=newest))
    return " ".join(said)
