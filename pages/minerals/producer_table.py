"""The listed producers of one measure as a table, in HTML; every text is escaped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from charts.producer_rows import colors, label
from charts.spec.parsers import selectable
from data.catalog.sources import table_of_figure
from data.facts.store import Facts
from data.i18n.labels import NOT_QUANTIFIED_LABELS, status_label
from data.i18n.messages import N_
from data.minerals.ranking import OTHERS
from data.minerals.shares import Measure, percent_in_words
from data.partners.dossier import amount_in_words
from pages.components.text.i18n import _
from pages.components.text.provenance import row_address

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
    rows: pd.DataFrame,
    measure: Measure,
    asof: date,
    theme: str,
    chosen: str,
    link: Callable[[str], str],
) -> str:
    """The ranking; partners lead to their pages.

    Parameters
    ----------
    facts : Facts
        In the reader's language: every name and figure stands alone.
    rows : pandas.DataFrame
        `data.minerals.ranking.with_remainder` of ``measure``.
    chosen : str
        Code of the country that is marked, or "".
    link : callable
        Gives the address of a partner's page.
    """
    heads = "".join(f'<th scope="col">{escape(_(head))}</th>' for head in _HEADS)
    of_measure = {"year": measure.year, "slug": measure.commodity, "stage": measure.stage}
    fills = colors(theme)
    body = "".join(
        _row(facts, row | of_measure, asof, fills[row["relation"]], row["iso_a3"] == chosen, link)
        for row in rows.reset_index().to_dict("records")
    )
    return (
        f'<table class="atlas-ranks"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(
    facts: Facts,
    row: dict[str, Any],
    asof: date,
    color: str,
    chosen: bool,
    link: Callable[[str], str],
) -> str:
    code, name = row["iso_a3"], escape(row["name"])
    rank = "" if pd.isna(row["rank"]) else f"{row['rank']:.0f}"
    if code in selectable(facts):
        name = f'<a href="{escape(link(code))}" target="_self">{name}</a>'
    kinds = ["chosen"] * chosen + ["rest"] * (row["relation"] == OTHERS)
    mark = f' class="{" ".join(kinds)}"' if kinds else ""
    mark += ' aria-current="true"' if chosen else ""
    return (
        f'<tr data-code="{code}"{mark}><td>{rank}</td><th scope="row">{name}</th>'
        f"<td>{_share(row, color, facts.lang)}</td><td>{_amount(row, facts.lang)}</td>"
        f"<td>{_status(facts, row, asof, color)}</td></tr>"
    )


def _amount(row: dict[str, Any], lang: str) -> str:
    """The amount, or that there is none, as a link to its row."""
    table = table_of_figure(row["source"])
    if row["printed"]:
        table = "not_quantified"
    name = f"{row['iso_a3']}.{row['slug']}.{row['stage']}.{row['year']}"
    where = escape(row_address(table, name))
    return f'<a class="row" href="{where}" target="_self">{escape(_format_amount(row, lang))}</a>'


def _format_amount(row: dict[str, Any], lang: str) -> str:
    if row["printed"]:
        return _("printed “{sign}”").format(sign=row["printed"])
    if pd.isna(row["value"]):
        return _("share only")
    amount = amount_in_words(row, lang)
    return _("more than {amount}").format(amount=amount) if row["more_than"] else amount


def _share(row: dict[str, Any], color: str, lang: str) -> str:
    """A bar and its figure; where the source prints no number, its text instead, and no bar."""
    if row["printed"] or pd.isna(row["percent"]):
        words = _(NOT_QUANTIFIED_LABELS.get(row["printed"], NO_SHARE))
        return f'<span class="none">{escape(words)}</span>'
    text = percent_in_words(
        row["percent"], row["upper_limit"], lang, short=True, whole=row["whole_percent"]
    )
    return (
        f'<i class="bar"><b class="own" style="width:{min(row["percent"], 100):.2f}%;'
        f'background:{color}"></b></i><span>{escape(text)}</span>'
    )


def _status(facts: Facts, row: dict[str, Any], asof: date, color: str) -> str:
    """What a country is to the ministerial: its status where it has one."""
    if row["relation"] == OTHERS:
        return f'<span class="none">{escape(label(OTHERS, asof, facts.lang))}</span>'
    if row["status"]:
        words = status_label(row["status"], asof, facts.lang)
    else:
        words = label(row["relation"], asof, facts.lang)
        if row["iso_a3"] in _union(facts):
            words = _("{relation} (EU member)").format(relation=words)
    return f'<i class="mark" style="--c:{color}"></i>{escape(words)}'


@lru_cache(maxsize=18)
def _union(facts: Facts) -> frozenset[str]:
    """Members of the European Union: the Commission attended, most of them did not themselves."""
    rows = facts.memberships
    return frozenset(rows.loc[rows["initiative"] == "eu", "iso_a3"])
