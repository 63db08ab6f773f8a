"""One partner on one printed page, A4 or Letter: no controls, nothing that must be clicked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from markupsafe import Markup

from charts.captions import boundary_note
from charts.figures.locator import locator_address, locator_words
from data.catalog.sources import official_first
from data.facts.hosts import publisher_host
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import (
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    COUNTS_AS_LABELS,
    NO_FIGURE,
    NO_GROUP,
    NOT_FOUND,
    NOT_SIGNATURE,
    NOT_STATED,
    STAGE_LABELS,
    counted,
    status_label,
)
from data.minerals.shares import percent_in_words
from data.partners.comparison import head_of_delegation
from data.partners.dossier import Dossier, dossier
from data.partners.minerals import beside_china
from views import partner_panel
from views.blocks import Action, Blocks, Group, Html, Text
from views.context import PageContext
from views.partners.minerals import minerals_note
from views.partners.own_timeline import own_rows
from views.partners.profile import in_short
from views.templating import render
from views.text.i18n import _
from views.text.markdown import unescaped

_MOST_MINERALS = 16
_MOST_EVENTS = 8

Values = dict[str, Any]
"""What a part of the template names."""


def sheet_page(context: PageContext) -> Blocks:
    """The sheet, under a bar that is not printed.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    tuple of Block
    """
    back = Action(
        _("Back to the page"), "from_print", {"view": "cards"}, icon=":material/arrow_back:"
    )
    hint = Text(
        _("One page, A4 or Letter: print with Ctrl P, or ⌘ P on a Mac."),
        quiet=True,
        fit_content=True,
    )
    return Group("sheetbar", (back, hint), "row"), Group("sheet", (Html(sheet(context)),))


def sheet(context: PageContext) -> Markup:
    """The sheet as HTML.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    markupsafe.Markup
        Every text of the tables is escaped.
    """
    facts, asof = context.facts, context.asof
    partner = dossier(facts, context.spec.partner, asof)
    return render(
        "partner_sheet.html",
        name=context.local.name(partner.code),
        in_short=unescaped(in_short(context, partner)),
        locator=_locator(context, partner.code),
        standing=_standing(partner, asof),
        agreements=_agreements(partner, asof),
        memberships=_memberships(partner),
        minerals=_minerals(context, partner),
        events=_events(facts, partner, asof),
        foot=_foot(context, partner),
    )


def _locator(context: PageContext, code: str) -> Values:
    worldview = context.spec.worldview
    return {
        "address": locator_address(context.local, code, worldview, "light"),
        "words": locator_words(context.facts, code, worldview),
    }


def _standing(partner: Dossier, asof: date) -> Values:
    row = partner.delegation
    return {
        "status": status_label(partner.status, asof, partner.lang),
        "reason": partner.reason,
        "heading": _("Delegation"),
        "head": ", ".join(head_of_delegation(partner)),
        "statement": "" if row is None else row["statement_summary"],
        "has_delegation": row is not None,
    }


def _agreements(partner: Dossier, asof: date) -> Values:
    rows = partner.text_rows
    return {
        "heading": _("Agreements ({number})").format(number=len(rows)),
        "none_found": "" if rows else partner_panel.none_found(asof, partner.lang),
        "listed": [_agreement(row, partner.lang) for row in rows],
        "later": partner_panel.dated_later(partner) if partner.later else "",
    }


def _agreement(row: Mapping[str, Any], lang: str) -> Values:
    return {
        "head": f"{row['signed_label']} · {partner_panel.kind_and_status(row, lang)}",
        "title": row["title"],
        "summary": row["summary"],
        "details": _details(row),
    }


def _details(row: Mapping[str, Any]) -> str:
    """Where and by whom it was signed, its scope, its legal status and who reports it."""
    not_counted = _(" Not counted: {kind}.").format(kind=_(COUNTS_AS_LABELS[row["counts_as"]]))
    return _(
        "{place}. For the United States: {us}. For the partner: {other}. Scope: "
        "{scope}. Legal status: {legal_status}. {confidence}: "
        "{hosts}.{counts}"
    ).format(
        place=row["place"] or _("place {who}").format(who=_(NOT_FOUND)),
        us=row["us_signatory"] or _(NOT_FOUND),
        other=row["partner_signatory"] or _(NOT_FOUND),
        scope=row["minerals_scope"] or _(NOT_STATED),
        legal_status=_(BINDING_LABELS[row["binding"]]),
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]),
        hosts=_hosts(row["source_urls"]),
        counts="" if row["counted"] else not_counted,
    )


def _hosts(urls: str) -> str:
    return ", ".join(dict.fromkeys(map(publisher_host, official_first(urls))))


def _memberships(partner: Dossier) -> Values:
    since, unknown = _("{group} (since {day})"), _("{group} (date not listed)")
    entries = [
        (since if row["since"] else unknown).format(group=row["label"], day=row["since_label"])
        for row in partner.membership_rows
    ]
    return {"heading": _("Memberships"), "listed": "; ".join(entries) or _(NO_GROUP)}


def _minerals(context: PageContext, partner: Dossier) -> Values:
    rows = beside_china(context.facts, partner.code)
    visible = rows.head(_MOST_MINERALS)
    return {
        "heading": _("Minerals"),
        "of_the_world": _("of the world"),
        "china": context.local.name("CHN"),
        "bars": [_bar(row, partner.lang) for row in records(visible)],
        "note": _(NO_FIGURE) if rows.empty else _bars_note(context.facts, partner, rows),
    }


def _bars_note(facts: Facts, partner: Dossier, rows: pd.DataFrame) -> str:
    """What the marks mean, the sources, and how many shares are left out."""
    note = unescaped(minerals_note(facts, partner, rows.head(_MOST_MINERALS)))
    more = len(rows) - _MOST_MINERALS
    if more <= 0:
        return note
    count = counted(more, "smaller share", "smaller shares", facts.lang)
    return note + _(" {count} not shown.").format(count=count)


def _bar(row: dict[str, Any], lang: str) -> Values:
    return {
        "label": f"{row['label']} ◆" if row["on_2025_list"] else row["label"],
        "stage": _(STAGE_LABELS[row["stage"]]),
        "amount": row["amount"],
        "width": min(row["share_of_world_pct"], 100),
        "share": _share(row, "share_of_world_pct", lang),
        "china": "" if pd.isna(row["china_pct"]) else _share(row, "china_pct", lang),
    }


def _share(row: dict[str, Any], column: str, lang: str) -> str:
    """A share in short; over an open total it is an upper limit, China's too."""
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    return percent_in_words(row[column], limit, lang, short=True, whole=whole)


def _events(facts: Facts, partner: Dossier, asof: date) -> Values:
    rows = own_rows(facts, partner.code)
    past = rows.loc[(rows["kind"] != "text") & (rows["first"] <= asof)]
    more = len(past) - _MOST_EVENTS
    count = counted(more, "earlier event", "earlier events", facts.lang)
    return {
        "heading": _("Events"),
        "listed": records(past.tail(_MOST_EVENTS)),
        "earlier": _("{events} not shown.").format(events=count) if more > 0 else "",
    }


def _foot(context: PageContext, partner: Dossier) -> str:
    return _(
        "{boundaries} {not_signature} Coverage is systematic to {day}. "
        "Ministerial Atlas, facts {version}, {address}"
    ).format(
        boundaries=boundary_note(context.spec.worldview, context.facts.lang),
        not_signature=_(NOT_SIGNATURE),
        day=format_date(context.facts.covered_to, partner.lang),
        version=context.facts.version,
        address=context.link("partners", partner=partner.code),
    )
