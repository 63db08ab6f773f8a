"""The listed producers of one measure as a table, in HTML; every text is escaped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape
from urllib.parse import urlencode

import pandas as pd

from charts.keys import selectable
from charts.mineral_finding import percent_in_words
from charts.palette import SHARE_COLOURS, STATUS, share_colour
from data.dossier import amount_in_words
from data.interface import marked
from data.shares import Measure
from data.store import Facts
from data.words import status_label
from pages.parts.spoken import _

NO_SHARE, NO_PARTNER = marked("no share published"), marked("Not a partner")
_HEADS = (
    marked("Rank"),
    marked("Country"),
    marked("Share of world"),
    marked("Amount"),
    marked("Status"),
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
    rows : pandas.DataFrame
        `data.ranking.ranking` of ``measure``.
    chosen : str
        Code of the partner that is marked, or "".
    link : callable
        Gives the address of a partner's page.
    """
    heads = "".join(f'<th scope="col">{_(head)}</th>' for head in _HEADS)
    body = "".join(
        _row(
            facts,
            code,
            row | {"year": measure.year, "slug": measure.commodity, "stage": measure.stage},
            asof,
            theme,
            code == chosen,
            link,
        )
        for code, row in zip(rows.index, rows.to_dict("records"), strict=True)
    )
    return (
        f'<table class="atlas-ranks"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(
    facts: Facts,
    code: str,
    row: dict,
    asof: date,
    theme: str,
    chosen: bool,
    link: Callable[[str], str],
) -> str:
    rank = "" if pd.isna(row["rank"]) else f"{row['rank']:.0f}"
    name = escape(row["name"])
    if code in selectable(facts):
        name = f'<a href="{escape(link(code))}" target="_self">{name}</a>'
    mark = ' class="chosen" aria-current="true"' if chosen else ""
    return (
        f'<tr{mark}><td>{rank}</td><th scope="row">{name}</th><td>{_share(row, facts.lang)}</td>'
        f"<td>{_amount(code, row, facts.lang)}</td>"
        f"<td>{_status(row, asof, theme, facts.lang)}</td></tr>"
    )


def _amount(code: str, row: dict, lang: str) -> str:
    """The amount, as a link to its row."""
    said = amount_in_words(row, lang) if not pd.isna(row["value"]) else _("share only")
    table = "refining" if "IEA" in row["source"] else "production"
    name = f"{code}.{row['slug']}.{row['stage']}.{row['year']}"
    where = escape(f"/sources?{urlencode({'table': table, 'row': name})}")
    return f'<a class="row" href="{where}" target="_self">{escape(said)}</a>'


def _share(row: dict, lang: str) -> str:
    if pd.isna(row["percent"]):
        return f'<span class="none">{escape(_(NO_SHARE))}</span>'
    said = percent_in_words(row["percent"], row["upper_limit"], lang, short=True)
    colour = share_colour(row["percent"])
    edge = " pale" if colour == SHARE_COLOURS[0] else ""
    return (
        f'<i class="bar"><b class="own{edge}" style="width:{min(row["percent"], 100):.2f}%;'
        f'background:{colour}"></b></i><span>{escape(said)}</span>'
    )


def _status(row: dict, asof: date, theme: str, lang: str) -> str:
    if not row["status"]:
        return f'<span class="none">{escape(_(NO_PARTNER))}</span>'
    colour = getattr(STATUS[row["status"]], theme)
    hatch = " hatched" if STATUS[row["status"]].hatch else ""
    label = escape(status_label(row["status"], asof, lang))
    return f'<i class="mark{hatch}" style="--c:{colour}"></i>{label}'
