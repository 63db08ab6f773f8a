"""Who of a mineral's producers has signed, when, and what that is in law and commits to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from charts.captions.agreement_finding import exposure_finding
from charts.spec.parsers import selectable
from data.agreements.counted_rows import Agreement
from data.agreements.counting import statuses
from data.i18n.cldr import number
from data.i18n.labels import NOT_STATED, status_label
from data.i18n.messages import marked_plural, translate_plural
from data.minerals.exposure import Exposure, counted_with, exposure_of, listed_measure
from data.minerals.shares import Measure
from views.agreements.producers import producers_note, share_of
from views.agreements.rows import AgreementRow, agreement_row
from views.blocks import Blocks, Heading, Html, Text
from views.context import PageContext
from views.templating import render
from views.text.i18n import _
from views.text.markdown import escape_markdown

MOST_UNSIGNED = 10
"""So many of the largest producers are named, signed or not; of the others, who has signed."""

_MORE = marked_plural(
    "{count} more listed producer, without a counted agreement",
    "{count} more listed producers, without a counted agreement",
)


@dataclass(frozen=True)
class ProducerLine:
    """A producer, and one of its counted agreements or none.

    Attributes
    ----------
    code, name, share : str
        ``share`` is "" where none is known.
    address : str
        That of the country's page, "" where there is none.
    agreement : AgreementRow or None
    instead : str
        What is known of who has no counted agreement.
    """

    code: str
    name: str
    share: str
    address: str
    agreement: AgreementRow | None
    instead: str


def signed_producers(context: PageContext, measure: Measure) -> Blocks:
    """The finding, the ranking with its agreements, and the way to these in full.

    Parameters
    ----------
    context : PageContext
        Its ``commodity`` is the mineral.
    measure : Measure
        What the page shows of it.
    """
    item = exposure_of(context.facts, context.spec.commodity, measure, context.asof)
    finding = escape_markdown(exposure_finding(context.facts, (item,), context.asof))
    full = _("These agreements in full")
    link = f"[{full}]({agreements_address(context, measure)})"
    return (
        Heading(_("Who of its producers has signed, and what")),
        Text(f"{finding}. {link}"),
        Html(_table(context, item)),
        Text(f"{_percent_of(measure)} {producers_note(context.facts, (item,))}", quiet=True),
    )


def producer_lines(context: PageContext, item: Exposure) -> tuple[ProducerLine, ...]:
    """The largest producers and all who have signed, in the order of the ranking.

    Parameters
    ----------
    context : PageContext
    item : Exposure
        As of the day of the context.
    """
    rows = counted_with(context.facts, item.codes, context.asof)
    return tuple(
        line
        for place, (code, _percent) in enumerate(item.producers)
        if place < MOST_UNSIGNED or code in item.signed
        for line in _lines(context, item, code, rows)
    )


def agreements_address(context: PageContext, measure: Measure) -> str:
    """Where the agreements of a measure's producers stand in full.

    Parameters
    ----------
    context : PageContext
        Its ``commodity`` is the mineral.
    measure : Measure
    """
    slug = context.spec.commodity
    usual = listed_measure(context.facts, slug, "")
    is_usual = usual is not None and usual.stage == measure.stage
    stage = "" if is_usual else measure.stage
    return context.link("agreements", partner="", mineral=(slug,), stage=stage)


def _lines(
    context: PageContext, item: Exposure, code: str, rows: Sequence[Agreement]
) -> list[ProducerLine]:
    """A line for each counted agreement of a producer, or one that says that there is none."""
    own = [agreement_row(context, row) for row in rows if code in row["partner_iso_a3"].split(";")]
    name, share = context.local.name(code), share_of(context.local, item, code)
    is_partner = code in selectable(context.facts)
    address = context.link("partners", partner=code) if is_partner else ""
    if not own:
        return [ProducerLine(code, name, share, address, None, _instead(context, code))]
    return [ProducerLine(code, name, share, address, one, "") for one in own]


def _instead(context: PageContext, code: str) -> str:
    """The status of who has no counted agreement; who has none either has none that was found."""
    status = statuses(context.facts, context.asof)["status"].get(code)
    if status is None:
        return _("No counted agreement found")
    return status_label(status, context.asof, context.facts.lang)


def _percent_of(measure: Measure) -> str:
    """What the numbers beside the names are."""
    return _("Percent of the world total, {year}.").format(year=measure.year)


def _table(context: PageContext, item: Exposure) -> Markup:
    lines = producer_lines(context, item)
    named, lang = {line.code for line in lines}, context.facts.lang
    hidden = len(item.producers) - len(named)
    more = translate_plural(*_MORE, hidden, lang).format(count=number(hidden, lang))
    return render(
        "minerals/signed_producers.html",
        heads=(
            *(_("Producer"), _("Date"), _("Instrument"), _("Legal status")),
            *(_("Commits to"), _("Minerals")),
        ),
        lines=lines,
        chosen=context.spec.partner,
        more=more if hidden else "",
        not_stated=_(NOT_STATED),
    )
