"""Agreements as cards: each read from top to bottom, also on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from charts.captions.agreement_criteria import mineral_labels
from data.agreements.counted_rows import Agreement
from data.agreements.scopes import minerals_in
from data.i18n.labels import NOT_STATED, STAGE_LABELS
from data.minerals.exposure import Exposure
from data.minerals.shares import percent_in_words
from data.phrases import lower_first
from views.agreements.question import exposures
from views.agreements.rows import agreement_row
from views.blocks import Block
from views.context import AgreementsContext
from views.long_list import listed
from views.templating import render
from views.text.i18n import _

MOST = 40
"""So many cards are shown at a time."""


def cards(
    context: AgreementsContext,
    rows: Sequence[Agreement],
    name: str = "counted",
    most: int = MOST,
) -> Block:
    """Agreements in the order of the rows: one element, a part of them where they are many.

    Parameters
    ----------
    context : AgreementsContext
    rows : sequence of Agreement
        Of `data.agreements.listing.known_agreements`.
    name : str
        Of the list on the page.
    most : int
        How many cards are shown at a time.
    """
    return listed(
        f"cards_{name}",
        [row["agreement_id"] for row in rows],
        most,
        lambda start, end: _cards(context, rows[start:end]),
    )


def _cards(context: AgreementsContext, rows: Sequence[Agreement]) -> Markup:
    asked, minerals = exposures(context), context.spec.mineral
    items = []
    for row in rows:
        named = minerals_in(context.facts, row["minerals_scope"], minerals)
        reasons = why_here(context, row["partner_iso_a3"], named, asked)
        items.append((agreement_row(context, row), reasons))
    return render("agreements/cards.html", items=items, words=_words())


def why_here(
    context: AgreementsContext, codes: str, named: tuple[str, ...], asked: tuple[Exposure, ...]
) -> tuple[str, ...]:
    """Why an agreement is among those of the minerals that are asked for, in sentences.

    Parameters
    ----------
    context : AgreementsContext
        For the language.
    codes : str
        Of its partners, ``;``-separated.
    named : tuple of str
        The minerals that its scope names.
    asked : tuple of Exposure
        Who is listed for each mineral.
    """
    facts, lines = context.facts, []
    for label in mineral_labels(facts, named):
        lines.append(_("Its scope names {mineral}.").format(mineral=lower_first(label)))
    for item in asked:
        shares = dict(item.producers)
        for code in codes.split(";"):
            if code in shares and item.measure is not None:
                (label,) = mineral_labels(facts, (item.measure.commodity,))
                share = percent_in_words(
                    shares[code], item.upper_limit, facts.lang, whole=item.whole
                )
                lines.append(
                    _("{country} is listed for {mineral}, {stage} {year}: {share}.").format(
                        country=facts.name(code),
                        mineral=lower_first(label),
                        stage=_(STAGE_LABELS[item.measure.stage]),
                        year=item.measure.year,
                        share=share,
                    )
                )
    return tuple(lines)


def _words() -> dict[str, str]:
    """What stands beside the values of a card."""
    return {
        "legal_status": _("Legal status"),
        "commits": _("Commits to"),
        "in_short": _("In short"),
        "not_stated": _(NOT_STATED),
        "minerals": _("Minerals"),
        "us": _("For the United States"),
        "partner": _("For the partner"),
        "place": _("Place"),
        "partner_page": _("Partner"),
        "row": _("row and sources"),
    }
