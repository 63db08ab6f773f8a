"""The panel beside the map: one partner in the depth of a minute."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.dates import format_date
from data.dossier import ABSENT, Dossier
from data.languages import number, percent
from data.words import (
    BINDING_LABELS,
    CONFIDENCE_HELP,
    COUNTS_AS_LABELS,
    INSTRUMENT_LABELS,
    NO_FIGURE,
    NOT_COVERED,
    NOT_PUBLISHED,
    NOT_STATED,
    RANK_LABELS,
    STAGE_LABELS,
    STATUS_HELP,
    TEXT_STATUS_LABELS,
    counted,
    status_label,
)
from pages.controls import status_mark
from pages.parts.prose import plain, source_links
from pages.parts.provenance import row_link
from pages.parts.spoken import _

_MOST_MINERALS = 6


def draw(partner: Dossier, asof: date, theme: str) -> None:
    """Status and reason, who came, every text, memberships and leading minerals."""
    standing(partner, asof, theme)
    who_came(partner)
    texts(partner, asof)
    memberships(partner)
    minerals(partner)


def standing(partner: Dossier, asof: date, theme: str) -> None:
    """Status as of a day, and why."""
    label = _("Not at the ministerial")
    if partner.status != ABSENT:
        told = status_label(partner.status, asof, partner.lang)
        label = f"{status_mark(partner.status, theme)} {told}"
    st.markdown(f"**{label}**", help=_(STATUS_HELP.get(partner.status, "")) or None)
    st.markdown(plain(partner.reason))


def who_came(partner: Dossier) -> None:
    """Head of delegation, or that the name is not published."""
    row = partner.delegation
    if row is None:
        return
    st.markdown(_("### Who came"))
    if row["head_of_delegation"]:
        rank = _(RANK_LABELS[row["ministerial_rank"]])
        st.markdown(
            f"**{plain(row['head_of_delegation'])}**, {plain(row['title'])} ({plain(rank)})"
        )
    else:
        known = f" {plain(row['title'])}." if row["title"] else ""
        st.markdown(
            _("Head of delegation: {who}.{known}").format(who=_(NOT_PUBLISHED), known=known)
        )
        _quiet(plain(row["notes"]))
    if row["statement_summary"]:
        st.markdown(plain(row["statement_summary"]))
    _small(
        _("State’s list: {name}").format(name=plain(row["fact_sheet_name"])),
        row,
        ("partners", row["iso_a3"]),
    )


def texts(partner: Dossier, asof: date) -> None:
    """Every text known by a day, the latest first."""
    st.markdown(_("### Texts ({number})").format(number=len(partner.texts)))
    if partner.texts.empty:
        st.markdown(_("No text known as of {day}.").format(day=format_date(asof, partner.lang)))
    for row in partner.text_rows:
        _text(row)
    if partner.later:
        later = counted(partner.later, "more text", "more texts", partner.lang)
        _quiet(_("{texts} dated later or without a date.").format(texts=later))


def _text(row: Mapping[Hashable, Any]) -> None:
    kind = _(INSTRUMENT_LABELS[row["instrument_type"]])
    when = row["signed_label"]
    status = _(TEXT_STATUS_LABELS[row["status"]]) if row["confidence"] != "low" else _("Claimed")
    st.markdown(f"**{plain(when)}** · {kind} · {status.lower()}")
    st.markdown(plain(row["title"]))
    if not row["counted"]:
        _quiet(
            _("Not counted as a signed text: {kind}, {why}.").format(
                kind=_(COUNTS_AS_LABELS[row["counts_as"]]), why=_why(row)
            )
        )
    place = plain(row["place"] or _("place {who}").format(who=_(NOT_PUBLISHED)))
    us, other = (row[key] or _(NOT_PUBLISHED) for key in ("us_signatory", "partner_signatory"))
    _quiet(
        _("{place}. For the United States: {us}. For the partner: {other}.").format(
            place=place, us=plain(us), other=plain(other)
        )
    )
    binding = _(BINDING_LABELS[row["binding"]])
    _quiet(
        _("Scope: {scope}. Binding: {binding}.").format(
            scope=plain(row["minerals_scope"] or _(NOT_STATED)), binding=binding
        )
    )
    _small(plain(row["summary"]), row, ("agreements", row["agreement_id"]))


def _why(row: Mapping[Hashable, Any]) -> str:
    if row["counts_as"] != "minerals_text":
        return _("not a minerals text between the two governments")
    if row["confidence"] == "low":
        return _("reports are weak")
    return _("announced, not signed")


def memberships(partner: Dossier) -> None:
    """Groups the partner belongs to, with dates and sources."""
    st.markdown(_("### Memberships"))
    if partner.memberships.empty:
        st.markdown(_("In no group covered here."))
    lines = [
        f"{plain(row['label'])} — {_since(row)} ({source_links(row['source_urls'])} · "
        f"{row_link('memberships', row['iso_a3'] + '.' + row['initiative'], 'row')})"
        for row in partner.membership_rows
    ]
    st.markdown("  \n".join(lines))


def _since(row: Mapping[Hashable, Any]) -> str:
    return f"since {plain(row['since_label'])}" if row["since"] else _("date of joining not listed")


def minerals(partner: Dossier) -> None:
    """The largest listed shares of the world, with value and unit."""
    st.markdown(_("### Minerals, share of world"))
    if partner.minerals.empty:
        st.markdown(_(NO_FIGURE if partner.covered else NOT_COVERED))
        return
    shown = partner.mineral_rows[:_MOST_MINERALS]
    st.markdown("  \n".join(_mineral(row, partner.lang) for row in shown))
    if len(partner.mineral_rows) > len(shown):
        left = len(partner.mineral_rows) - len(shown)
        more = counted(left, "more figure", "more figures", partner.lang)
        _quiet(_("{figures} in the tables.").format(figures=more))
    if not partner.covered:
        _quiet(_(NOT_COVERED))
    _quiet(_("Source: ") + plain("; ".join(dict.fromkeys(row["source"] for row in shown))))


def _mineral(row: Mapping[Hashable, Any], lang: str) -> str:
    limit = _("at most ") if row["share_is_upper_limit"] else ""
    share = f"{limit}{percent(row['share_of_world_pct'], lang)}"
    estimate = _(", estimate") if row["estimate"] else ""
    amount = "" if pd.isna(row["value"]) else f"{number(row['value'], lang)} {plain(row['unit'])}, "
    stage = _(STAGE_LABELS[row["stage"]])
    table = "refining" if "IEA" in row["source"] else "production"
    name = f"{row['iso_a3']}.{row['slug']}.{row['stage']}.{row['year']}"
    return (
        f"**{plain(row['commodity'])}**, {stage}: **{share}** ({amount}{row['year']}{estimate}) · "
        f"{row_link(table, name, 'row')}"
    )


def _small(text: str, row: Mapping[Hashable, Any] | pd.Series, at: tuple[str, str]) -> None:
    sources = source_links(row["source_urls"])
    _quiet(
        _("{text}  \nSources ({confidence}): {sources} · {link}").format(
            text=text, confidence=_confidence(row), sources=sources, link=row_link(*at, "row")
        )
    )


def _confidence(row: Mapping[Hashable, Any] | pd.Series) -> str:
    return f"{row['confidence']} confidence"


def _quiet(markdown: str) -> None:
    st.caption(markdown)


def confidence_note() -> str:
    """What the three grades of confidence mean, for a help text."""
    return "  \n".join(f"**{grade}**: {plain(_(text))}" for grade, text in CONFIDENCE_HELP.items())
