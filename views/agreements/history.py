"""What an agreement came from and what stands around it: steps, events, disputes, relatives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from charts.agreement_steps import history_steps, reports
from data.agreements.listing import known_agreements
from data.i18n.labels import CONFIDENCE_LABELS, counted, text_status
from data.timeline.chronology import chronology
from views.agreements.rows import agreement_address
from views.blocks import Block, Group, Text
from views.context import AgreementsContext
from views.disagreements import disagreement_in_words
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link

_NEAR = timedelta(days=60)
_MOST_EVENTS, _MOST_RELATED = 8, 10


def history(context: AgreementsContext, row: dict[str, Any]) -> Group:
    """Announced, signed, in force: each with its date, or that none is stated; and the reports.

    Parameters
    ----------
    context : AgreementsContext
    row : dict
        A row of ``agreements``.
    """
    steps = history_steps(context.facts, row)
    lines = "  \n".join(f"**{label}** — {escape_markdown(text)}" for label, text in steps)
    reported = _list(_event(context, event) for event in reports(context.facts, row))
    texts = [_("## History"), lines]
    if reported:
        texts += [_("Reported by these events:"), reported]
    return _card("agreement_history", texts)


def around(context: AgreementsContext, row: dict[str, Any]) -> tuple[Block, ...]:
    """Other events with a partner, within 60 days of it.

    Parameters
    ----------
    context : AgreementsContext
    row : dict
        A row of ``agreements``; without a date nothing is near it.
    """
    if not row["signed_on"]:
        return ()
    facts, first, last = context.facts, row["signed_first"], row["signed_last"]
    rows, own = chronology(facts), {event["row"] for event in reports(facts, row)}
    near = _between(rows, first - _NEAR, last + _NEAR)
    codes = set(row["partner_iso_a3"].split(";"))
    involved = rows["partners"].map(lambda partners: bool(codes & set(partners))).astype(bool)
    found = rows.loc[near & involved & (rows["kind"] != "text") & ~rows["row"].isin(own)]
    if found.empty:
        return ()
    lines = _list(_event(context, event) for event in found.head(_MOST_EVENTS).to_dict("records"))
    head = _("## Events within 60 days")
    return (
        _card("agreement_events", [head, lines, *_more(len(found) - _MOST_EVENTS, facts.lang)]),
    )


def _between(rows: pd.DataFrame, start: date, end: date) -> pd.Series:
    return (rows["last"] >= start) & (rows["first"] <= end)


def _event(context: AgreementsContext, event: dict[str, Any]) -> str:
    link = context.link("timeline", partner="", event=event["row"])
    scheduled = _(" (scheduled, not observed)") if event["scheduled"] else ""
    date_label, title = escape_markdown(event["label"]), escape_markdown(event["title"])
    return f"**{date_label}**{scheduled} · [{title}]({link})"


def disagreements(context: AgreementsContext, row: dict[str, Any]) -> tuple[Block, ...]:
    """What the sources disagree on: the claim, who makes it, what holds and why.

    Parameters
    ----------
    context : AgreementsContext
    row : dict
        A row of ``agreements``.
    """
    facts, key = context.facts, f"agreements:{row['agreement_id']}"
    rows = facts.disagreements
    own = rows.loc[rows["related_rows"].map(lambda cell: key in cell.split(";")).astype(bool)]
    if own.empty:
        return ()
    texts = [_("## What the sources disagree on")]
    texts += [_disagreement(item) for item in own.to_dict("records")]
    return (_card("agreement_disagreements", texts),)


def _disagreement(item: dict[str, Any]) -> str:
    sourced = _("{said}  \n:small[Sources ({confidence}): {sources} · {link}]")
    return sourced.format(
        said="  \n".join(disagreement_in_words(item)),
        confidence=_(CONFIDENCE_LABELS[item["confidence"]]).lower(),
        sources=source_links(item["source_urls"], 3),
        link=row_link("disagreements", item["disagreement_id"], _("row")),
    )


def related(context: AgreementsContext, row: dict[str, Any]) -> tuple[Block, ...]:
    """Others with the same partner; of an instrument of several, others of its kind.

    Parameters
    ----------
    context : AgreementsContext
    row : dict
        A row of ``agreements``.
    """
    facts = context.facts
    rows = known_agreements(facts, facts.last_event)
    code = row["partner_iso_a3"]
    if ";" in code:
        mask = rows["counts_as"] == row["counts_as"]
    else:
        mask = rows["partner_iso_a3"].map(lambda cell: code in cell.split(";")).astype(bool)
    found = rows.loc[mask & (rows["agreement_id"] != row["agreement_id"])]
    if found.empty:
        return ()
    ordered = found.sort_values("counted", ascending=False, kind="stable")
    lines = _list(
        _relative(context, item) for item in ordered.head(_MOST_RELATED).to_dict("records")
    )
    head = _("## Related agreements")
    more = _more(len(found) - _MOST_RELATED, facts.lang)
    return (_card("agreement_related", [head, lines, *more]),)


def _relative(context: AgreementsContext, item: dict[str, Any]) -> str:
    link = agreement_address(context, item["agreement_id"])
    title = escape_markdown(f"{item['partner_name']}: {item['title']}")
    status = text_status(item["status"], item["confidence"], context.facts.lang)
    said = status if item["counted"] else _("{status}, not counted").format(status=status)
    return f"**{escape_markdown(item['signed_label'])}** · [{title}]({link}) · {said}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _more(number: int, lang: str) -> list[str]:
    """How many more there are, where there are any."""
    return (
        [_("and {more}").format(more=counted(number, "more row", "more rows", lang))]
        if number > 0
        else []
    )


def _card(key: str, texts: list[str]) -> Group:
    return Group(key, (Text("\n\n".join(texts)),), "card")
