"""The counted agreements as a table: with whom, when, how binding, what they commit to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import signed_texts
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import BINDING_LABELS, INSTRUMENT_LABELS, NOT_STATED
from data.i18n.messages import marked_plural, translate_plural
from views.blocks import Html
from views.context import SHARED_KEYS, PageContext, page_context
from views.templating import render
from views.text.html import inline_html
from views.text.i18n import _
from views.text.provenance import rows_link

_TITLE = marked_plural(
    "{count} agreement counted as of {day}", "{count} agreements counted as of {day}"
)


@dataclass(frozen=True)
class AgreementRow:
    """One agreement, in words.

    Attributes
    ----------
    partners : tuple of (name, address)
        Those who signed beside the United States, each with its page.
    date, kind, legal_status, summary, minerals : str
    is_chosen : bool
        Whether the chosen partner is among them.
    """

    partners: tuple[tuple[str, str], ...]
    date: str
    kind: str
    legal_status: str
    summary: str
    minerals: str
    is_chosen: bool


def agreements_table(context: PageContext) -> Html:
    """The agreements counted as of the day of a view, the latest first."""
    return _agreements_table(context.facts, ChartSpec(**context.spec.values(SHARED_KEYS)))


@cache_by_facts(128)
def _agreements_table(facts: Facts, spec: ChartSpec) -> Html:
    """Of a view of the map: what its links take along is all that matters of it."""
    context = page_context("", spec, facts)
    rows = agreement_rows(context)
    lang = context.facts.lang
    title = translate_plural(*_TITLE, len(rows), lang).format(
        count=number(len(rows), lang), day=format_date(context.asof, lang)
    )
    link = rows_link("agreements", _("The rows"), only="signed", asof=context.asof.isoformat())
    return Html(
        render(
            "agreements_table.html",
            title=title,
            rows=rows,
            link=inline_html(link),
            heads=(
                *(_("Partner"), _("Date"), _("Instrument"), _("Legal status")),
                *(_("What it commits to"), _("Minerals")),
            ),
        )
    )


def agreement_rows(context: PageContext) -> tuple[AgreementRow, ...]:
    """The rows of `agreements_table`."""
    counted = signed_texts(context.facts, context.asof).sort_values("sort_key", ascending=False)
    return tuple(_row(context, row) for row in counted.to_dict("records"))


def _row(context: PageContext, row: Mapping[str, Any]) -> AgreementRow:
    codes = row["partner_iso_a3"].split(";")
    return AgreementRow(
        tuple((context.local.name(code), context.link("partners", partner=code)) for code in codes),
        row["signed_label"],
        _(INSTRUMENT_LABELS[row["instrument_type"]]),
        _(BINDING_LABELS[row["binding"]]),
        row["summary"],
        row["minerals_scope"] or _(NOT_STATED),
        context.spec.partner in codes,
    )
