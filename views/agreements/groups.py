"""What is not counted, in groups that open, each with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from data.agreements.counted_rows import Agreement
from data.agreements.listing import GROUPS
from data.i18n.messages import N_
from views.agreements.cards import cards
from views.blocks import Blocks, Details, Text
from views.context import AgreementsContext
from views.text.i18n import _

WHY = MappingProxyType(
    {
        "announced": N_(
            "Not counted: announced or negotiated, and not signed as far as was found. Only what "
            "is signed or in force is counted."
        ),
        "weak": N_(
            "Not counted: only weak reports speak of them. They are shown as claims until a better "
            "source is found, whatever status the reports give them."
        ),
        "earlier": N_("Not counted: signed before April 2025, when the count starts."),
        "trade_clause": N_(
            "Not counted: trade agreements that touch minerals in a provision. They are not about "
            "minerals first, so they stand beside the count."
        ),
        "declaration": N_(
            "Not counted: declarations and joint statements. They say what both sides mean to do "
            "or to talk about, and are not counted as agreements."
        ),
        "finance": N_(
            "Not counted: instruments of public banks and finance agencies. They offer money, and "
            "are no agreement between two governments about minerals."
        ),
        "plurilateral": N_(
            "Not counted: instruments of several governments together, such as Pax Silica, the G7 "
            "or the Quad. They never count as bilateral agreements."
        ),
        "company": N_(
            "Not counted: at least one side is a company, or a state or province, and not the "
            "government of a country."
        ),
    }
)
"""Why each of `data.agreements.listing.GROUPS` is not counted."""


MOST = 20
"""So many cards of a group are shown at a time: a document holds them all, opened or not."""


def groups(context: AgreementsContext, rows: Sequence[Agreement]) -> Blocks:
    """One group below the other; those that nothing falls in are left out.

    Parameters
    ----------
    context : AgreementsContext
    rows : sequence of Agreement
        Of `data.agreements.listing.known_agreements`: those that are not counted.
    """
    by_group = {key: [row for row in rows if row["group"] == key] for key in GROUPS}
    return tuple(_group(context, key, own) for key, own in by_group.items() if own)


def _group(context: AgreementsContext, key: str, own: Sequence[Agreement]) -> Details:

    def blocks() -> Blocks:
        return Text(_(WHY[key])), cards(context, own, key, MOST)

    label = _("{group} ({count})").format(group=_(GROUPS[key]), count=len(own))
    return Details(label, f"agreements_{key}", blocks)
