"""The ledger of disagreements at full width: each claim, who makes it, what the atlas shows."""

from __future__ import annotations

from typing import Any

from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS, counted
from views.blocks import Action, Blocks, Columns, Group, Text, Title
from views.context import PageContext
from views.disagreements import disagreement_in_words
from views.text.i18n import _
from views.text.markdown import source_links
from views.text.provenance import heading_link, row_link

LEDGER = "disagreements"
"""The value of ``view`` at which the Brief shows the ledger alone."""

_WIDTHS = (1.0, 1.0, 1.2)
_MOST_SOURCES = 4


def ledger_title(facts: Facts) -> str:
    """What the ledger is called: on its page, in a tab, and by a search engine.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    """
    points = counted(len(facts.disagreements), "point", "points", facts.lang)
    return _("Where sources disagree: {points}").format(points=points)


def ledger_introduction() -> str:
    """What stands in the ledger: in its first line, and where a link to it is shown."""
    return _("Where sources disagree, the atlas shows it. The claim, who makes it, what holds.")


def ledger_page(context: PageContext) -> Blocks:
    """Every disagreement, the count of the day first, and the way back to the argument.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    tuple of Block
    """
    facts = context.facts
    back = Action(_("Back to the Brief"), "to_brief", {"view": ""}, icon=":material/arrow_back:")
    return (
        back,
        Title(ledger_title(facts)),
        Text(ledger_introduction(), quiet=True),
        *(_disagreement(facts, row) for row in facts.disagreements.to_dict("records")),
    )


def _disagreement(facts: Facts, row: dict[str, Any]) -> Group:
    """One question, and side by side the claim, what the atlas shows, and why."""
    topic, *parts = disagreement_in_words(row)
    columns = Columns(tuple((Text(part),) for part in parts), _WIDTHS)
    sources = Text(_sources(facts, row), quiet=True)
    return Group(f"claim_{row['disagreement_id']}", (Text(topic), columns, sources), "card")


def _sources(facts: Facts, row: dict[str, Any]) -> str:
    rows = row["related_rows"].split(";")[:_MOST_SOURCES]
    return _("{link} · Rows: {rows} · Sources ({confidence}): {sources}").format(
        link=row_link("disagreements", row["disagreement_id"]),
        rows=" · ".join(heading_link(facts, part) for part in rows),
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]).lower(),
        sources=source_links(row["source_urls"], _MOST_SOURCES),
    )
