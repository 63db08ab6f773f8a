"""The end of every page: its sources and what they cover, the language, two switches."""

from __future__ import annotations

from markupsafe import Markup

from data.facts.store import Facts
from data.i18n.cldr import LANGUAGES, own_name
from data.i18n.dates import format_date
from data.i18n.messages import has_translation
from views.blocks import Blocks, Group, Html, Text
from views.context import PageContext
from views.fields import Choice
from views.templating import render
from views.text.i18n import _
from views.text.markdown import to_character_references


def footer(context: PageContext) -> Blocks:
    """Sources, coverage and version of the facts; the choice of language; keys and hints.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    tuple of Block
    """
    coverage = Text(_coverage(context.facts), quiet=True)
    return (Group("footer", (coverage, _language(context.spec.lang), Html(_switches()))),)


def _coverage(facts: Facts) -> str:
    return _(
        "Sources: U.S. Department of State and the sources named with each row; minerals from "
        "USGS Mineral Commodity Summaries 2026, World Nuclear Association, IEA (CC BY 4.0); "
        "boundaries from Natural Earth. Coverage is systematic to "
        "{covered_to}, with single events to {last_event}: what happened later is not "
        "covered. "
        "Facts {version}."
    ).format(
        covered_to=format_date(facts.covered_to, facts.lang),
        last_event=format_date(facts.last_event, facts.lang),
        version=facts.version,
    )


def _language(lang: str) -> Choice:
    """The label says what changes: sentences follow only where a translation is complete."""
    label = _("Language") if has_translation() else _("Country names in")
    options = {each: to_character_references(own_name(each)) for each in LANGUAGES}
    return Choice(label, "lang", options, lang, kind="segments", name="lang")


def _switches() -> Markup:
    """Buttons for single-letter keys and for the hints, which the page's script works."""
    return render(
        "footer.html",
        turn_off=_("Turn single-letter keys off"),
        turn_on=_("Turn single-letter keys on"),
        hints=_("Show the hints again"),
    )
