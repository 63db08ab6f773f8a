"""Filters and tables of the timeline, on its own page and where others show a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from charts.spec.parsers import selectable
from data.catalog.sources import official_first
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS, counted
from data.i18n.messages import N_
from data.timeline.chronology import LANES, date_labels
from views import controls
from views.as_of import date_range
from views.blocks import Blocks, Details, Group, Table
from views.context import PageContext
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown

CONFIDENCE = MappingProxyType(
    {"": N_("All"), "high": N_("High only"), "medium": N_("Medium or better")}
)
"""The confidences that a filter offers, and what they are called there."""


def filters(context: PageContext) -> Blocks:
    """Kind, partner, region, confidence and a range of days."""
    spec = context.spec
    partner = Choice(
        _("Partner"),
        "partner",
        _sorted_names(context.local),
        spec.partner or None,
        kind="search",
        placeholder=_("All"),
        width=190,
    )
    confidence = controls.select(_("Confidence"), "confidence", CONFIDENCE, spec.confidence)
    kinds = Choice(
        _("Kinds"),
        "kind",
        {kind: escape_markdown(_(label)) for kind, label in LANES.items()},
        spec.kind,
        kind="pills",
        shows_label=False,
    )
    chosen = ", ".join(_(LANES[kind]) for kind in spec.kind) or _("all")
    return (
        Group(
            "controls", (date_range(spec), partner, controls.region(spec), confidence), "controls"
        ),
        Details(_("Kinds: {chosen}").format(chosen=chosen), "kinds", lambda: (kinds,)),
    )


@cache_by_facts()
def _sorted_names(local: Facts) -> Mapping[str, str]:
    codes = sorted(selectable(local), key=local.name)
    return MappingProxyType({code: local.name(code) for code in codes})


def table(context: PageContext, rows: pd.DataFrame, name: str) -> Details:
    """The rows of the chart, for those who read rather than look, and as a file.

    Parameters
    ----------
    context : PageContext
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`.
    name : str
        Of the table on the page and of its file.
    """
    row_count = counted(len(rows), "row", "rows", context.facts.lang)
    return Details(
        _("Table: {rows}").format(rows=row_count),
        f"table_{name}",
        lambda: (Table(as_table(context.local, rows), name),),
    )


def as_table(local: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the chronology in words; dates and names stand alone in their cells.

    Parameters
    ----------
    local : Facts
        In the reader's language, for what stands alone.
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`.
    """
    partner_names = [", ".join(local.name(code) for code in codes) for codes in rows["partners"]]
    dates, yes = date_labels(local), {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("Date"): [dates[row] for row in rows["row"]],
            _("From"): rows["first"],
            _("To"): rows["last"],
            _("Kind"): [_(LANES[kind]) for kind in rows["kind"]],
            _("Title"): rows["title"],
            _("Partners"): partner_names,
            _("Counted"): [yes[value] for value in rows["counted"]],
            _("Scheduled"): [yes[value] for value in rows["scheduled"]],
            _("Confidence"): [_(CONFIDENCE_LABELS[key]) for key in rows["confidence"]],
            _("Sources"): [";".join(official_first(cell)) for cell in rows["source_urls"]],
        }
    )
