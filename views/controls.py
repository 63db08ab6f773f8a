"""The controls that several pages share, each for a key of the query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import STATUS_LABELS, status_label
from data.i18n.messages import N_
from views import legend
from views.blocks import Action, Block, Blocks, Text
from views.context import PageContext
from views.fields import Choice
from views.partner_labels import labels
from views.text.i18n import _
from views.text.markdown import escape_markdown, to_character_references

_WORLDVIEW_LABELS = {"international": N_("International"), "us": N_("U.S. policy")}
_REGION_LABELS = {
    "": N_("All"),
    "africa": N_("Africa"),
    "americas": N_("Americas"),
    "asia": N_("Asia"),
    "europe": N_("Europe"),
    "oceania": N_("Oceania"),
}
_PROJECTION_LABELS = {"equal-earth": N_("Equal Earth"), "globe": N_("Globe")}
PRODUCERS = {"all": N_("Everyone"), "partners": N_("Partners only")}
"""Whose figures a view of one mineral shows, and what that is called."""


def select(
    label: str,
    key: str,
    options: Mapping[str, str],
    value: str,
    help_text: str = "",
    width: int = 152,
) -> Choice:
    """A field that opens, its options translated.

    Parameters
    ----------
    label, key : str
    options : mapping of str to str
        Value to message, which is translated here.
    value, help_text : str
    width : int
        CSS pixels; 0 for all there is.
    """
    translated = {option: _(text) for option, text in options.items()}
    return Choice(label, key, translated, value, help=help_text, width=width)


def drawing(spec: ChartSpec) -> Blocks:
    """How the world is drawn: boundaries and projection."""
    projection = select(
        _("Projection"),
        "projection",
        _PROJECTION_LABELS,
        spec.projection,
        _("Equal Earth shows every area at its true size beside the others."),
    )
    return worldview(spec), projection


def worldview(spec: ChartSpec) -> Choice:
    """Whose boundaries are drawn."""
    return select(
        _("Boundaries"),
        "worldview",
        _WORLDVIEW_LABELS,
        spec.worldview,
        _("Whose view of disputed lands is drawn; the note below the map says where they differ."),
    )


def region(spec: ChartSpec) -> Choice:
    """The region that is shown."""
    return select(_("Region"), "region", _REGION_LABELS, spec.region)


def partner_search(
    local: Facts,
    selected: str = "",
    name: str = "partner",
    placeholder: str = "",
    width: int = 0,
    shows_label: bool = False,
) -> Choice:
    """A search over everyone who can be chosen, by their names in the reader's language.

    Where the page shows the selected partner anyway the field does not: unchanged between runs, it
    is sent once.

    Parameters
    ----------
    local : Facts
    selected, name, placeholder : str
        A code or ""; what tells two such fields apart; "" for the usual words.
    width : int
    shows_label : bool
    """
    return Choice(
        _("Find a partner"),
        "partner",
        labels(local),
        selected or None,
        kind="search",
        placeholder=placeholder or _("Find a partner, in any language"),
        shows_label=shows_label,
        width=width,
        name=name,
        short=names(local),
    )


@cache_by_facts()
def names(local: Facts) -> Mapping[str, str]:
    """Everyone who can be chosen, by name alone, in the order of names."""
    return MappingProxyType({code: local.name(code) for code in labels(local)})


def open_page() -> Action:
    """To the chosen partner's own page."""
    return Action(
        _("Open page"), "open_page", page="partners", icon=":material/open_in_full:", quiet=True
    )


def close_button(key: str, param: str) -> Action:
    """A button that takes what is open out of the address.

    Parameters
    ----------
    key : str
        The key of the button.
    param : str
        The key of the query that says what is open.
    """
    return Action(_("Close"), key, {param: ""}, icon=":material/close:", quiet=True)


def partner_list(context: PageContext) -> Block:
    """Everyone on the map, in the order of the legend: the way in without a mouse.

    One element, not sixty buttons: the first paint of the map waits for every element before it.
    """
    spec = context.spec
    options = _list_labels(
        context.local, context.asof, tuple(spec.status), spec.region, context.theme
    )
    if not options:
        return Text(_("No partner has this status in this region on this day."))
    return Choice(
        _("Partners"), "partner", options, None, kind="list", shows_label=False, name="list"
    )


@cache_by_facts(512)
def _list_labels(
    facts: Facts, asof: date, chosen: tuple[str, ...], region: str, theme: str
) -> Mapping[str, str]:
    """Code and label of everyone who is shown; cached, as each run of the Map needs it."""
    rows = statuses(facts, asof)
    mask = rows["status"].isin(chosen or list(STATUS_LABELS))
    if region:
        regions = facts.countries.set_index("iso_a3")["un_region"].str.lower()
        mask &= rows.index.to_series().map(regions) == region
    visible = rows.loc[mask]
    order = visible["status"].map(list(STATUS_LABELS).index)
    ordered = visible.assign(order=order).sort_values(["order", "name"])
    marks = {key: legend.status_mark(key, theme) for key in STATUS_LABELS}
    return MappingProxyType(
        {
            code: f"{marks[status]} {to_character_references(escape_markdown(name))}"
            for code, status, name in zip(
                ordered.index, ordered["status"], ordered["name"], strict=True
            )
        }
    )


def partner_table(context: PageContext) -> pd.DataFrame:
    """The same rows as the map, for those who read rather than look."""
    rows, lang = statuses(context.facts, context.asof), context.facts.lang
    return pd.DataFrame(
        {
            _("Partner"): [context.local.name(code) for code in rows.index],
            _("Status"): [status_label(key, context.asof, lang) for key in rows["status"]],
            _("Why"): rows["reason"],
            _("Agreements behind it"): rows["agreements"].map(len),
        }
    ).sort_values(_("Partner"))
