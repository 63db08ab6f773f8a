"""Who is listed for the minerals that are asked for, and who of them has signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pandas as pd
from markupsafe import Markup

from charts.captions.agreement_criteria import mineral_labels
from data.agreements.legal_status import LEGAL_STATUSES, LegalTally
from data.catalog.sources import table_of_figure
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS, counted
from data.minerals.exposure import Exposure, counted_with
from data.minerals.shares import Measure, available, percent_in_words
from views.agreements.question import exposures
from views.agreements.rows import agreement_address
from views.blocks import Blocks, Heading, Html, Text
from views.context import AgreementsContext
from views.templating import render
from views.text.i18n import _
from views.text.provenance import rows_link

_MOST_NAMED = 6


@dataclass(frozen=True)
class ProducerRow:
    """A mineral, and for each head the lines of its cell."""

    label: str
    cells: tuple[tuple[str, ...], ...]
    same: bool = False


def producers_table(context: AgreementsContext) -> Blocks:
    """A row for each mineral; nothing where none is asked for."""
    asked = exposures(context)
    if not asked:
        return ()
    heads = (
        *(_("Listed"), _("Have a counted agreement")),
        *(_("No counted agreement found"), _("Legal status of these agreements")),
    )
    rows = tuple(_row(context, item) for item in asked)
    latest = _("Percent of the world total, latest listed year.")
    return (
        Heading(_("Who produces it, and who has signed")),
        Html(render("comparison.html", names=heads, rows=rows)),
        Text(f"{latest} {producers_note(context.facts, asked)}", quiet=True),
    )


def _row(context: AgreementsContext, item: Exposure) -> ProducerRow:
    (label,) = mineral_labels(context.facts, (item.mineral,))
    if item.measure is None:
        unknown = (_("not listed"),)
        return ProducerRow(label, ((_elsewhere(context, item),), unknown, unknown, unknown))
    signed = tuple(_signed(context, item, code) for code in item.signed)
    nobody = (_("none of them"),)
    return ProducerRow(
        label,
        (
            _listed(context, item),
            signed or nobody,
            _unsigned(context, item) or nobody,
            _law(item.legal),
        ),
    )


def share_of(local: Facts, item: Exposure, code: str) -> str:
    """A producer's share of the world in words, or "" where none is known.

    Parameters
    ----------
    local : Facts
        In the reader's language.
    item : Exposure
    code : str
        One of its producers.
    """
    percent = dict(item.producers)[code]
    if pd.isna(percent):
        return ""
    return percent_in_words(percent, item.upper_limit, local.lang, short=True, whole=item.whole)


def _share(local: Facts, item: Exposure, code: str) -> str:
    """A producer with its share."""
    return f"{local.name(code)} {share_of(local, item, code)}".strip()


def _signed(context: AgreementsContext, item: Exposure, code: str) -> Markup:
    """A producer with its share, as the way to its agreement."""
    own = counted_with(context.facts, frozenset({code}), context.asof)
    address = agreement_address(context, own[-1]["agreement_id"])
    return Markup('<a href="{}">{}</a>').format(address, _share(context.local, item, code))


def _unsigned(context: AgreementsContext, item: Exposure) -> tuple[str, ...]:
    """The largest of the others, and how many more there are."""
    others = [code for code, _percent in item.producers if code not in item.signed]
    names = ", ".join(_share(context.local, item, code) for code in others[:_MOST_NAMED])
    more = len(others) - _MOST_NAMED
    return (
        (names, *([_("and {count} more").format(count=more)] if more > 0 else [])) if names else ()
    )


def _listed(context: AgreementsContext, item: Exposure) -> tuple[str, ...]:
    assert item.measure is not None
    number = counted(len(item.producers), "country", "countries", context.facts.lang)
    lines = [f"{_(STAGE_LABELS[item.measure.stage]).capitalize()}, {item.measure.year}", number]
    if item.measure.commodity != item.mineral:
        (other,) = mineral_labels(context.facts, (item.measure.commodity,))
        lines.insert(0, _("as {mineral}").format(mineral=other))
    if item.has_host:
        lines.append(_("and the United States"))
    return tuple(lines)


def _elsewhere(context: AgreementsContext, item: Exposure) -> str:
    """What is listed of a mineral in place of what was asked."""
    stages = dict.fromkeys(one.stage for one in available(context.facts).get(item.mineral, ()))
    names = ", ".join(_(STAGE_LABELS[stage]) for stage in stages)
    return _("not at this stage; listed are: {stages}").format(stages=names)


def _law(tally: LegalTally) -> tuple[str, ...]:
    if not tally.agreements:
        return (_("no agreement"),)
    return tuple(
        f"{_(LEGAL_STATUSES[key])}: {number}" for key, number in asdict(tally).items() if number
    )


def producers_note(facts: Facts, asked: Iterable[Exposure]) -> str:
    """What a table of producers does not say, and the rows behind it, as Markdown.

    Parameters
    ----------
    facts : Facts
    asked : iterable of Exposure
        Who stands in it.
    """
    note = _(
        "A country stands here by its figures, not by what its agreement covers: that stands under "
        "Minerals. The memorandum of the European Commission is not counted for members of the "
        "Union. Rows: {links}."
    )
    links = [_rows(facts, item.measure, item.source) for item in asked if item.measure is not None]
    return note.format(links=" · ".join(dict.fromkeys(links)) or _("none"))


def _rows(facts: Facts, measure: Measure, source: str) -> str:
    (label,) = mineral_labels(facts, (measure.commodity,))
    words = f"{measure.commodity} {measure.stage} {measure.year}"
    return rows_link(table_of_figure(source), label, q=words)
