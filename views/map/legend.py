"""The legend of the map: every status with its count, or what the colors of a view mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from data.agreements.counting import status_by_code
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import STATUS_LABELS, status_label
from views.context import PageContext
from views.legend import key_of_colors
from views.text.html import inline_html


@dataclass(frozen=True)
class LegendEntry:
    """One status on the map.

    Attributes
    ----------
    key : str
        Of the status, which is also the class of its color.
    count : int
        Countries and the Commission that have it.
    label : str
    is_chosen : bool
        Whether those of other statuses are left out.
    address : str
        That of the view in which it is chosen, or no longer.
    """

    key: str
    count: int
    label: str
    is_chosen: bool
    address: str


def legend_entries(context: PageContext) -> tuple[LegendEntry, ...]:
    """Every status with its count."""
    spec, asof = context.spec, context.asof
    counts = status_counts(context.facts, asof)
    return tuple(
        LegendEntry(
            key,
            counts[key],
            status_label(key, asof, context.facts.lang),
            key in spec.status,
            context.changed(status=_toggled(spec.status, key)),
        )
        for key in STATUS_LABELS
    )


def _toggled(chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(one for one in STATUS_LABELS if (one in chosen) != (one == key))


@cache_by_facts(512)
def status_counts(facts: Facts, asof: date) -> Counter[str]:
    """How many have each status on a day.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
    """
    return Counter(status_by_code(facts, asof).values())


def legend_text(context: PageContext) -> Markup:
    """What the colors mean where they do not show the status."""
    if context.spec.color == "status":
        return Markup("")
    text = key_of_colors(context.facts, context.spec, context.asof, context.theme)
    return inline_html(text)
