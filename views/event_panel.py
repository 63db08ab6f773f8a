"""Beside the timeline: the open row in words, and State's own figures beside the count."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from data.catalog.sources import is_single_source
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS, SINGLE_SOURCE
from data.timeline.chronology import LANES, chronology
from views.blocks import Action, Block, Group, Heading, Text
from views.context import PageContext
from views.controls import close_button
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link, split_reference

_CLAIMS = ("ten-before", "twelve-or-eleven", "seventeen-negotiated")


def event_panel(context: PageContext) -> Group:
    """Summary, partners with the way to their pages, sources and confidence of the open row.

    Without one, or where the facts no longer have it, it says what the place is for.
    """
    rows = chronology(context.facts)
    found = rows.loc[rows["row"] == context.spec.event]
    return _invitation() if found.empty else _event(context.local, found.iloc[0])


def _event(local: Facts, row: pd.Series) -> Group:
    heading = (Heading(escape_markdown(row["title"])), close_button("close_event", "event"))
    sources = _("Sources ({confidence}): {sources} · {link}").format(
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]).lower(),
        sources=source_links(row["source_urls"]),
        link=row_link(*split_reference(row["row"]), _("row")),
    )
    blocks = (
        Group("event_heading", heading, "heading"),
        Text(_date_and_kind(row)),
        Text(escape_markdown(row["summary"])),
        Text(_("### Partners")),
        Group("event_partners", tuple(_partners(local, row["partners"])), "row"),
        Text(sources, quiet=True),
    )
    return Group("panel", blocks, "card")


def _date_and_kind(row: pd.Series) -> str:
    """Date and kind; whether it is only scheduled, or counted on one source."""
    day_label, kind_label = escape_markdown(row["label"]), escape_markdown(_(LANES[row["kind"]]))
    if row["scheduled"]:
        return _("**{day}** (scheduled, not observed) · {kind}").format(
            day=day_label, kind=kind_label
        )
    single = row["counted"] and is_single_source(row["source_urls"])
    return " · ".join([f"**{day_label}**", kind_label, *([_(SINGLE_SOURCE)] if single else [])])


def _partners(local: Facts, codes: tuple[str, ...]) -> Iterable[Action]:
    for code in [code for code in codes if code != "USA"] or codes:
        label = escape_markdown(local.name(code))
        yield Action(label, f"to_{code}", {"partner": code}, page="partners", quiet=True)


def _invitation() -> Group:
    text = _(
        "Choose a mark, or a row in the list above, to read what happened, who took part, "
        "and the sources."
    )
    return Group("invitation", (Text(text),), "card")


def search(rows: pd.DataFrame, event: str) -> Choice:
    """Every mark of the chart by name, the latest first: the way in without a mouse.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`, as the view filters them.
    event : str
        The row that is open, or "".
    """
    latest = rows.sort_values(["first", "row"], ascending=[False, True])
    options = {
        key: f"{label}: {title}"
        for key, label, title in zip(latest["row"], latest["label"], latest["title"], strict=True)
    }
    return Choice(
        _("Open an event or an agreement"),
        "event",
        options,
        event if event in options else None,
        kind="search",
        placeholder=_("Title, place or date"),
        width=0,
    )


def claims(facts: Facts) -> Group:
    """State's own figures, shown as claims."""
    disagreements = rows_by(facts, "disagreements", "disagreement_id")
    blocks: list[Block] = [Text(_("**What State says, and what can be shown**"))]
    for key in _CLAIMS:
        row = disagreements[key]
        blocks.append(Text(f"**{escape_markdown(row['topic'])}** {escape_markdown(row['claim'])}"))
        explanation = f"{escape_markdown(row['what_holds'])} {escape_markdown(row['why'])}"
        blocks.append(Text(f"{explanation}  \n{source_links(row['source_urls'], 3)}", quiet=True))
    return Group("claims", tuple(blocks), "card")
