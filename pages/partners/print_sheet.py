"""One partner on one printed page, A4 or Letter: no controls, nothing that must be clicked."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from charts.captions import boundary_note
from charts.figures.locator import locator_address, locator_words
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import (
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    COUNTS_AS_LABELS,
    NO_FIGURE,
    NO_GROUP,
    NOT_PUBLISHED,
    NOT_SIGNATURE,
    NOT_STATED,
    STAGE_LABELS,
    counted,
    status_label,
)
from data.i18n.messages import N_
from data.minerals.shares import percent_in_words
from data.partners.comparison import head_of_delegation
from data.partners.dossier import Dossier, beside_china
from data.timeline.chronology import TimelineFilter, chronology, selected
from pages import url_state
from pages.components import partner_panel
from pages.components.text.i18n import _
from pages.components.text.markdown import unescaped
from pages.partners import profile

_MOST_MINERALS = 16
_MOST_EVENTS = 8

DELEGATION, MEMBERSHIPS = N_("Delegation"), N_("Memberships")
MINERALS, EVENTS = N_("Minerals"), N_("Events")
OF_THE_WORLD = N_("of the world")


def draw(facts: Facts, spec: ChartSpec, partner: Dossier, asof: date) -> None:
    """The sheet, under a bar that is not printed."""
    with st.container(horizontal=True, vertical_alignment="center", key="sheetbar"):
        st.button(
            _("Back to the page"),
            icon=":material/arrow_back:",
            key="from_print",
            on_click=url_state.change,
            kwargs={"view": "cards"},
        )
        st.caption(
            _("One page, A4 or Letter: print with Ctrl P, or ⌘ P on a Mac."), width="content"
        )
    with st.container(key="sheet"):
        st.html(as_html(facts, spec, partner, asof))


def as_html(facts: Facts, spec: ChartSpec, partner: Dossier, asof: date) -> str:
    """The sheet as HTML; every text of the tables is escaped."""
    words, local = locator_words(facts, partner.code, spec.worldview), url_state.local_facts()
    source = locator_address(local, partner.code, spec.worldview, "light")
    return "".join(
        [
            f'<article class="atlas-sheet"><header><h1>{escape(local.name(partner.code))}</h1>',
            f"<p>{escape(unescaped(profile.in_short(facts, partner, asof)))}</p></header>",
            '<div class="halves">',
            f'<img src="{escape(source)}" alt="{escape(words)}">',
            _standing(partner, asof),
            _agreements(partner, asof),
            _memberships(partner),
            _minerals(facts, partner),
            _events(facts, partner, asof),
            "</div>",
            _foot(facts, spec, partner),
            "</article>",
        ]
    )


def _standing(partner: Dossier, asof: date) -> str:
    label, row = status_label(partner.status, asof, partner.lang), partner.delegation
    statement = f"<p>{escape(row['statement_summary'])}</p>" if row is not None else ""
    return (
        f"<h2>{escape(label)}</h2><p>{escape(partner.reason)}</p>"
        f"<h3>{escape(_(DELEGATION))}</h3>"
        f"<p>{escape(', '.join(head_of_delegation(partner)))}</p>{statement}"
    )


def _agreements(partner: Dossier, asof: date) -> str:
    rows = partner.texts.sort_values("sort_key", ascending=False).to_dict("records")
    listed = "".join(_agreement(row, partner.lang) for row in rows)
    none = "" if listed else f"<p>{escape(partner_panel.none_found(asof, partner.lang))}</p>"
    later = f"<p>{escape(partner_panel.dated_later(partner))}</p>" if partner.later else ""
    head = _("Agreements ({number})").format(number=len(rows))
    return f"<h3>{escape(head)}</h3>{none}{listed}{later}"


def _agreement(row: dict[str, Any], lang: str) -> str:
    head = f"{row['signed_label']} · {partner_panel.kind_and_status(row, lang)}"
    us, other = (row[key] or _(NOT_PUBLISHED) for key in ("us_signatory", "partner_signatory"))
    counts = (
        ""
        if row["counted"]
        else _(" Not counted: {kind}.").format(kind=_(COUNTS_AS_LABELS[row["counts_as"]]))
    )
    place = row["place"] or _("place {who}").format(who=_(NOT_PUBLISHED))
    small = _(
        "{place}. For the United States: {us}. For the partner: {other}. Scope: "
        "{scope}. Legal status: {legal_status}. {confidence}: "
        "{hosts}.{counts}"
    ).format(
        place=place,
        us=us,
        other=other,
        scope=row["minerals_scope"] or _(NOT_STATED),
        legal_status=_(BINDING_LABELS[row["binding"]]),
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]),
        hosts=_hosts(row["source_urls"]),
        counts=counts,
    )
    return (
        f'<div class="agreement"><p><b>{escape(head)}</b><br>{escape(row["title"])}</p>'
        f"<p>{escape(row['summary'])}</p><small>{escape(small)}</small></div>"
    )


def _memberships(partner: Dossier) -> str:
    rows = partner.memberships.to_dict("records")
    since, unknown = _("{group} (since {day})"), _("{group} (date not listed)")
    entries = [
        (since if row["since"] else unknown).format(group=row["label"], day=row["since_label"])
        for row in rows
    ]
    return f"<h3>{escape(_(MEMBERSHIPS))}</h3><p>{escape('; '.join(entries) or _(NO_GROUP))}</p>"


def _minerals(facts: Facts, partner: Dossier) -> str:
    rows = beside_china(facts, partner.code)
    if rows.empty:
        message = _(NO_FIGURE)
        return f"<h3>{escape(_(MINERALS))}</h3><p>{escape(message)}</p>"
    visible = rows.head(_MOST_MINERALS)
    more = len(rows) - len(visible)
    omitted = (
        _(" {count} not shown.").format(
            count=counted(more, "smaller share", "smaller shares", facts.lang)
        )
        if more
        else ""
    )
    note = profile.minerals_note(facts, partner, visible)
    bars = "".join(_bar(row, partner.lang) for row in visible.to_dict("records"))
    return (
        f"<h3>{escape(_(MINERALS))}</h3>"
        f'<table class="bars"><tr><td></td><td></td><td>{escape(_(OF_THE_WORLD))}</td>'
        f"<td>{escape(url_state.local_facts().name('CHN'))}</td></tr>{bars}</table>"
        f"<small>{escape(unescaped(note) + omitted)}</small>"
    )


def _bar(row: dict[str, Any], lang: str) -> str:
    share = row["share_of_world_pct"]
    china = "" if pd.isna(row["china_pct"]) else _share(row, "china_pct", lang)
    mark = " ◆" if row["on_2025_list"] else ""
    return (
        f"<tr><th><b>{escape(row['label'])}{mark}</b>, {escape(_(STAGE_LABELS[row['stage']]))}<br>"
        f"{escape(row['amount'])}</th>"
        f'<td class="bar"><i style="width:{min(share, 100):.1f}%"></i></td>'
        f"<td>{_share(row, 'share_of_world_pct', lang)}</td><td>{china}</td></tr>"
    )


def _share(row: dict[str, Any], column: str, lang: str) -> str:
    """A share in short; over an open total it is an upper limit, China's too."""
    limit, whole = row["share_is_upper_limit"], row["whole_percent"]
    return escape(percent_in_words(row[column], limit, lang, short=True, whole=whole))


def _events(facts: Facts, partner: Dossier, asof: date) -> str:
    rows = selected(facts, chronology(facts), TimelineFilter(partner=partner.code))
    past = rows.loc[(rows["kind"] != "text") & (rows["first"] <= asof)]
    if past.empty:
        return ""
    last = past.tail(_MOST_EVENTS)
    lines = "".join(
        f"<li><b>{escape(row['label'])}</b> {escape(row['title'])}</li>"
        for row in last.to_dict("records")
    )
    more = len(past) - len(last)
    count = counted(more, "earlier event", "earlier events", facts.lang)
    omitted = _("{events} not shown.").format(events=count)
    earlier = f"<small>{escape(omitted)}</small>" if more else ""
    return f"<h3>{escape(_(EVENTS))}</h3><ul>{lines}</ul>{earlier}"


def _hosts(urls: str) -> str:
    hosts = [urlsplit(url).netloc.removeprefix("www.") for url in urls.split(";") if url]
    return ", ".join(dict.fromkeys(hosts))


def _foot(facts: Facts, spec: ChartSpec, partner: Dossier) -> str:
    text = _(
        "{boundaries} {not_signature} Coverage is systematic to {day}. "
        "Ministerial Atlas, facts {version}, {address}"
    ).format(
        boundaries=boundary_note(spec.worldview, facts.lang),
        not_signature=_(NOT_SIGNATURE),
        day=format_date(facts.covered_to, partner.lang),
        version=facts.version,
        address=url_state.link("/partners", partner=partner.code),
    )
    return f"<footer>{escape(text)}</footer>"
