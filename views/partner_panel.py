"""The panel beside the map: one partner in the depth of a minute.

The record is one element of Markdown: each further element costs a run and the browser as much
as all of its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from data.catalog.sources import is_single_source, table_of_figure
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import (
    ABSENT,
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    COUNTS_AS_LABELS,
    INSTRUMENT_LABELS,
    NO_FIGURE,
    NO_GROUP,
    NO_RANK,
    NOT_FOUND,
    NOT_PUBLISHED,
    NOT_STATED,
    RANK_LABELS,
    SINGLE_SOURCE,
    STAGE_LABELS,
    STATUS_HELP,
    counted,
    status_label,
    text_status,
)
from data.minerals.combined_shares import CHINA
from data.minerals.shares import percent_in_words
from data.minerals.world_ranks import rank_in_words
from data.partners.dossier import Dossier
from data.partners.minerals import is_without_rank
from views.blocks import Blocks, Text
from views.legend import status_mark
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import agreement_link, row_link

_MOST_MINERALS = 6


def panel(partner: Dossier, asof: date, theme: str) -> Blocks:
    """Why the status is what it is; every agreement, leading minerals, delegation, memberships.

    Name and status stand above it (`views.map.page`).

    Parameters
    ----------
    partner : Dossier
        As of the day.
    asof : datetime.date
    theme : {"light", "dark", "auto"}
    """
    parts = (
        *_agreements(partner, asof),
        *_minerals(partner),
        *_delegation(partner),
        *_memberships(partner),
    )
    _status, reason = status_and_reason(partner, asof, theme)
    return reason, Text("\n\n".join(parts))


def agreements(partner: Dossier, asof: date) -> Text:
    """Every agreement found by a day: with legal status, commitment and minerals.

    Parameters
    ----------
    partner : Dossier
        As of the day.
    asof : datetime.date
    """
    return Text("\n\n".join(_agreements(partner, asof)))


def affiliations(partner: Dossier) -> Text:
    """The delegation and the memberships."""
    return Text("\n\n".join([*_delegation(partner), *_memberships(partner)]))


def status_and_reason(partner: Dossier, asof: date, theme: str) -> Blocks:
    """Status as of a day, and why.

    Parameters
    ----------
    partner : Dossier
        As of the day.
    asof : datetime.date
    theme : {"light", "dark", "auto"}
        Of the mark; who has no status of a color has no mark.
    """
    label = status_label(partner.status, asof, partner.lang)
    if partner.status != ABSENT:
        label = f"{status_mark(partner.status, theme)} {label}"
    help_text = _(STATUS_HELP[partner.status]) if partner.status in STATUS_HELP else ""
    return (
        Text(f"**{label}**", help=help_text),
        Text(escape_markdown(partner.reason)),
    )


def _delegation(partner: Dossier) -> list[str]:
    """Head of delegation, or that the name is not published."""
    row = partner.delegation
    if row is None:
        return []
    rank = escape_markdown(_(RANK_LABELS[row["ministerial_rank"]]))
    title_sentence = f" {escape_markdown(row['title'])}." if row["title"] else ""
    unnamed_line = _("Head of delegation: {who}.{known}").format(
        who=_(NOT_PUBLISHED), known=title_sentence
    )
    head, title = map(escape_markdown, (row["head_of_delegation"], row["title"]))
    name_line = f"**{head}**, {title} ({rank})"
    has_name = bool(row["head_of_delegation"])
    listed = _("State’s list: {name}").format(name=escape_markdown(row["fact_sheet_name"]))
    note = "" if has_name else escape_markdown(row["notes"])
    return [
        _("### Delegation"),
        name_line if has_name else unnamed_line,
        *filter(None, [escape_markdown(row["statement_summary"]), _small(note)]),
        _with_sources(listed, row, ("partners", row["iso_a3"])),
    ]


def _agreements(partner: Dossier, asof: date) -> list[str]:
    """Every agreement found by a day: those that are counted before others, the latest first."""
    lines = [_("### Agreements ({number})").format(number=len(partner.text_rows))]
    if not partner.text_rows:
        lines.append(none_found(asof, partner.lang))
    for row in sorted(partner.text_rows, key=lambda row: not row["counted"]):
        lines += _agreement(row, partner.lang)
    if partner.later:
        lines.append(_small(dated_later(partner)))
    return lines


def none_found(asof: date, lang: str) -> str:
    """That no agreement was found by a day, which is not that there is none.

    Parameters
    ----------
    asof : datetime.date
    lang : str
        Of the date: one of `data.i18n.cldr.LANGUAGES`.
    """
    none = _("No agreement found as of {day} (counted from April 2025).")
    return none.format(day=format_date(asof, lang))


def dated_later(partner: Dossier) -> str:
    """How many agreements a later day would show."""
    later = counted(partner.later, "more agreement", "more agreements", partner.lang)
    return _("{agreements} dated later or without a date.").format(agreements=later)


def kind_and_status(row: Mapping[str, Any], lang: str) -> str:
    """Kind and status of an agreement, and whether it is counted on one source.

    Parameters
    ----------
    row : mapping
        Of `Dossier.text_rows`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    kind = _(INSTRUMENT_LABELS[row["instrument_type"]])
    status = text_status(row["status"], row["confidence"], lang)
    single = row["counted"] and is_single_source(row["source_urls"])
    return " · ".join([kind, status, *([_(SINGLE_SOURCE)] if single else [])])


def _agreement(row: Mapping[str, Any], lang: str) -> list[str]:
    not_counted = _("Not counted as a signed agreement: {kind}, {why}.").format(
        kind=_(COUNTS_AS_LABELS[row["counts_as"]]), why=_why(row)
    )
    place = escape_markdown(row["place"] or _("place {who}").format(who=_(NOT_FOUND)))
    us, other = (row[key] or _(NOT_FOUND) for key in ("us_signatory", "partner_signatory"))
    signed_by = _("{place}. For the United States: {us}. For the partner: {other}.").format(
        place=place, us=escape_markdown(us), other=escape_markdown(other)
    )
    scope = escape_markdown(row["minerals_scope"] or _(NOT_STATED))
    return [
        f"**{escape_markdown(row['signed_label'])}** · {kind_and_status(row, lang)}",
        agreement_link(row["agreement_id"], row["title"]),
        *([] if row["counted"] else [_small(not_counted)]),
        _("Legal status: **{status}**.").format(status=_(BINDING_LABELS[row["binding"]])),
        escape_markdown(row["summary"]),
        _small(_("Scope: {scope}.").format(scope=scope)),
        _with_sources(signed_by, row, ("agreements", row["agreement_id"])),
    ]


def _why(row: Mapping[str, Any]) -> str:
    if row["counts_as"] != "minerals_text":
        return _("not a minerals agreement between the two governments")
    if row["confidence"] == "low":
        return _("reports are weak")
    return _("announced, not signed")


def _memberships(partner: Dossier) -> list[str]:
    """Groups the partner belongs to, with dates and sources."""
    to_row = _("row")
    lines = [
        f"{escape_markdown(row['label'])} — {_since(row)} ({source_links(row['source_urls'])} · "
        f"{row_link('memberships', row['iso_a3'] + '.' + row['initiative'], to_row)})"
        for row in partner.membership_rows
    ]
    return [_("### Memberships"), "  \n".join(lines) or _(NO_GROUP)]


def _since(row: Mapping[str, Any]) -> str:
    since = _("since {day}").format(day=escape_markdown(row["since_label"]))
    return since if row["since"] else _("date of joining not listed")


def _minerals(partner: Dossier) -> list[str]:
    """What matters to a buyer: share of the world, rank and China's share, what is mined first."""
    head = _("### Minerals, share of world")
    if not partner.minerals:
        return [head, _(NO_FIGURE)]
    visible = partner.minerals[:_MOST_MINERALS]
    remaining = len(partner.minerals) - len(visible)
    more = counted(remaining, "more figure", "more figures", partner.lang)
    sources = "; ".join(dict.fromkeys(row["source"] for row in visible))
    return [
        head,
        "  \n".join(_mineral(row, partner.lang) for row in visible),
        *([_small(_("{figures} in the tables.").format(figures=more))] if remaining else []),
        *([_small(_(NO_RANK))] if any(is_without_rank(row) for row in visible) else []),
        _small(_("Source: {source}.").format(source=escape_markdown(sources))),
    ]


def _mineral(row: Mapping[str, Any], lang: str) -> str:
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    share = percent_in_words(row["share_of_world_pct"], limit, lang, whole=whole)
    details = (
        []
        if pd.isna(row["value"])
        else [f"{number(row['value'], lang)} {escape_markdown(row['unit'])}"]
    )
    details += [str(row["year"]), *([_("estimate")] if row["estimate"] else [])]
    stage, to_row = _(STAGE_LABELS[row["stage"]]), _("row")
    table = table_of_figure(row["source"])
    name = f"{row['iso_a3']}.{row['slug']}.{row['stage']}.{row['year']}"
    amount = f"**{escape_markdown(share)}** ({', '.join(details)})"
    standing = [amount, rank_in_words(row, lang), _china(row, lang)]
    return (
        f"**{escape_markdown(row['commodity'])}**, {stage}: {'; '.join(filter(None, standing))} · "
        f"{row_link(table, name, to_row)}"
    )


def _china(row: Mapping[str, Any], lang: str) -> str:
    """China's share of the same measure, over the same total; "" on China's own line."""
    if row["iso_a3"] == CHINA:
        return ""
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    share = percent_in_words(row["china_pct"], limit, lang, whole=whole)
    return _("China: {share}").format(share=escape_markdown(share))


def _with_sources(text: str, row: Mapping[str, Any], reference: tuple[str, str]) -> str:
    sourced = _("{said}  \nSources ({confidence}): {sources} · {link}").format(
        said=text,
        confidence=_confidence(row),
        sources=source_links(row["source_urls"]),
        link=row_link(*reference, _("row")),
    )
    return _small(sourced)


def _confidence(row: Mapping[str, Any]) -> str:
    return _(CONFIDENCE_LABELS[row["confidence"]]).lower()


def _small(text: str) -> str:
    """In small print, line by line."""
    return "  \n".join(f":small[{line}]" for line in text.split("  \n") if line)
