"""The listed producers of one measure as a table in HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from charts.producer_rows import colors, label
from charts.spec.parsers import selectable
from data.catalog.sources import table_of_figure
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import NOT_QUANTIFIED_LABELS, status_label
from data.i18n.messages import N_
from data.minerals.ranking import ProducerRow
from data.minerals.relations import OTHERS
from data.minerals.shares import Measure, percent_in_words
from data.partners.minerals import amount_in_words
from views.templating import render
from views.text.i18n import _
from views.text.provenance import row_address

NO_SHARE = N_("no share published")
_HEADS = (
    N_("Rank"),
    N_("Country"),
    N_("Share of world"),
    N_("Amount"),
    N_("Status"),
)


def as_html(
    facts: Facts,
    rows: Iterable[ProducerRow],
    measure: Measure,
    asof: date,
    theme: str,
    chosen: str,
    link: Callable[[str], str],
) -> Markup:
    """The ranking; partners lead to their pages.

    Parameters
    ----------
    facts : Facts
        In the reader's language: every name and figure stands alone.
    rows : iterable of ProducerRow
        `data.minerals.ranking.rows_with_remainder` of ``measure``.
    measure : Measure
    asof : datetime.date
        The day of each country's status.
    theme : {"light", "dark", "auto"}
    chosen : str
        Code of the country that is marked, or "".
    link : callable
        Gives the address of a partner's page.
    """
    of_measure = {"year": measure.year, "slug": measure.commodity, "stage": measure.stage}
    fills = colors(theme)
    return render(
        "minerals/producers.html",
        heads=[_(head) for head in _HEADS],
        rows=[
            _cells(facts, {**row, **of_measure}, asof, link)
            | {"color": fills[row["relation"]]}
            | _kinds(row, row["iso_a3"] == chosen)
            for row in rows
        ],
    )


def _cells(
    facts: Facts, row: dict[str, Any], asof: date, link: Callable[[str], str]
) -> dict[str, Any]:
    """What stands in a line, and where its name and its amount lead."""
    code = row["iso_a3"]
    has_share = not (row["printed"] or pd.isna(row["percent"]))
    return {
        "code": code,
        "rank": "" if pd.isna(row["rank"]) else f"{row['rank']:.0f}",
        "name": row["name"],
        "address": link(code) if code in selectable(facts) else "",
        "share": _share(row, facts.lang) if has_share else _instead_of_share(row),
        "width": f"{min(row['percent'], 100):.2f}" if has_share else "",
        "source": _row_address(row),
        "amount": _amount(row, facts.lang),
        "status": _status(facts, row, asof),
    }


def _kinds(row: ProducerRow, is_chosen: bool) -> dict[str, Any]:
    """What sets a line apart from the others."""
    is_remainder = row["relation"] == OTHERS
    kinds = ["chosen"] * is_chosen + ["rest"] * is_remainder
    return {"is_chosen": is_chosen, "is_remainder": is_remainder, "kinds": " ".join(kinds)}


def _share(row: dict[str, Any], lang: str) -> str:
    return percent_in_words(
        row["percent"], row["upper_limit"], lang, short=True, whole=row["whole_percent"]
    )


def _instead_of_share(row: dict[str, Any]) -> str:
    """What the source prints where it prints no number."""
    return _(NOT_QUANTIFIED_LABELS.get(row["printed"], NO_SHARE))


def _row_address(row: dict[str, Any]) -> str:
    """Where the row of an amount stands on the Sources page, or that of its absence."""
    table = "not_quantified" if row["printed"] else table_of_figure(row["source"])
    return row_address(table, f"{row['iso_a3']}.{row['slug']}.{row['stage']}.{row['year']}")


def _amount(row: dict[str, Any], lang: str) -> str:
    if row["printed"]:
        return _("printed “{sign}”").format(sign=row["printed"])
    if pd.isna(row["value"]):
        return _("share only")
    amount = amount_in_words(row, lang)
    return _("more than {amount}").format(amount=amount) if row["more_than"] else amount


def _status(facts: Facts, row: dict[str, Any], asof: date) -> str:
    """What a country is to the ministerial: its status where it has one."""
    if row["status"]:
        return status_label(row["status"], asof, facts.lang)
    words = label(row["relation"], asof, facts.lang)
    if row["relation"] != OTHERS and row["iso_a3"] in _union(facts):
        return _("{relation} (EU member)").format(relation=words)
    return words


@cache_by_facts()
def _union(facts: Facts) -> frozenset[str]:
    """Members of the European Union: the Commission attended, most of them did not themselves."""
    rows = facts.memberships
    return frozenset(rows.loc[rows["initiative"] == "eu", "iso_a3"])
