"""The counted agreements as a table: with whom, when, how binding, what they commit to."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import signed_texts
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.messages import marked_plural, translate_plural
from views.agreements.rows import AgreementRow, agreement_row
from views.blocks import Html
from views.context import SHARED_KEYS, PageContext, page_context
from views.templating import render
from views.text.html import inline_html
from views.text.i18n import _
from views.text.provenance import rows_link

_TITLE = marked_plural(
    "{count} agreement counted as of {day}", "{count} agreements counted as of {day}"
)


def agreements_table(context: PageContext) -> Html:
    """The agreements counted as of the day of a view, the latest first."""
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
            chosen=context.spec.partner,
            every=context.link("agreements", partner=""),
            every_label=_("Every agreement, with filters"),
            link=inline_html(link),
            heads=(
                *(_("Partner"), _("Date"), _("Instrument"), _("Legal status")),
                *(_("What it commits to"), _("Minerals")),
            ),
        )
    )


def agreement_rows(context: PageContext) -> tuple[AgreementRow, ...]:
    """The rows of `agreements_table`, in which nobody is chosen yet."""
    spec = ChartSpec(**context.spec.values(SHARED_KEYS))
    return _agreement_rows(context.facts, spec.replace(partner=""))


@cache_by_facts(64)
def _agreement_rows(facts: Facts, spec: ChartSpec) -> tuple[AgreementRow, ...]:
    context = page_context("", spec, facts)
    counted = signed_texts(context.facts, context.asof).sort_values("sort_key", ascending=False)
    return tuple(agreement_row(context, row) for row in counted.to_dict("records"))
