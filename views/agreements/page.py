"""The Agreements page as a whole: the answer on top, what is asked, and the agreements."""

from __future__ import annotations

from collections.abc import Sequence

from charts.agreement_rows import PARTS, in_parts
from charts.captions.agreement_criteria import NOTHING_ASKED, Criterion, criteria
from charts.captions.agreements import COUNTING_RULE, finding_of
from charts.captions.caption_parts import sentences
from data.agreements.counted_rows import Agreement
from data.agreements.listing import known_agreements
from data.facts.records import records
from data.i18n.dates import format_date
from data.i18n.labels import counted
from views.agreements import fields
from views.agreements.cards import cards
from views.agreements.detail import agreement_page
from views.agreements.files import add_list, export_links, list_downloads
from views.agreements.groups import groups
from views.agreements.matrix import matrix
from views.agreements.producers import producers_table
from views.agreements.question import found_agreements, looser
from views.blocks import Action, Block, Blocks, Group, Heading, Notice, Text, Title
from views.context import AgreementsContext
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link

_MOST_OFFERS = 4


def agreements_page(context: AgreementsContext) -> Blocks:
    """One agreement where one is open, else all that match what is asked."""
    name = context.spec.agreement
    if not name:
        return _list_page(context)
    if name in set(context.facts.agreements["agreement_id"]):
        return agreement_page(context)
    gone = _("The facts have no agreement “{name}” any longer. All are shown.")
    return Notice(gone.format(name=escape_markdown(name)), "warning"), *_list_page(context)


def _list_page(context: AgreementsContext) -> Blocks:
    rows = records(found_agreements(context))
    own = [row for row in rows if row["counted"]]
    others = [row for row in rows if not row["counted"]]
    return (
        Title(escape_markdown(finding_of(context.spec, context.facts, own))),
        Text(_what_counts(context), quiet=True),
        *fields.filters(context),
        *_asked(context),
        *producers_table(context),
        *(_counted(context, own) if rows else _nothing(context)),
        *_not_counted(context, others),
        *((list_downloads(context, bool(own)),) if rows else ()),
        Text(_files(), quiet=True),
    )


def _what_counts(context: AgreementsContext) -> str:
    """The counting rule, and the day."""
    day = format_date(context.asof, context.facts.lang)
    return sentences(_("As of {day}.").format(day=day), _(COUNTING_RULE))


def _asked(context: AgreementsContext) -> Blocks:
    """What is asked, in words, and a button that asks nothing."""
    asked = criteria(context.facts, context.spec)
    if not asked:
        return ()
    text = Text(_("Asked: {criteria}.").format(criteria=_in_words(asked)), fit_content=True)
    clear = Action(_("Clear all"), "ask_nothing", NOTHING_ASKED)
    return (Group("asked", (text, clear), "row"),)


def _in_words(asked: tuple[Criterion, ...]) -> str:
    return escape_markdown("; ".join(one.text for one in asked))


def _counted(context: AgreementsContext, own: Sequence[Agreement]) -> Blocks:
    """The counted agreements as cards or as the matrix, those with listed producers first."""
    if not own:
        none = _(
            "No counted agreement found that fits what was asked. What is not counted is below."
        )
        return (Notice(none),)
    forms = (fields.view_switch(context), *export_links(context), add_list(context))
    blocks: list[Block] = [Group("agreement_forms", forms, "controls")]
    for part, rows in in_parts(own, context.spec, context.facts):
        is_matrix = context.spec.view == "matrix"
        blocks.append(Heading(_(PARTS[part]).format(count=len(rows))))
        blocks += matrix(context, rows) if is_matrix else (cards(context, rows),)
    return tuple(blocks)


def _not_counted(context: AgreementsContext, others: Sequence[Agreement]) -> Blocks:
    """The groups, and how many agreements the day leaves out."""
    facts = context.facts
    later = len(facts.agreements) - len(known_agreements(facts, context.asof))
    blocks: list[Block] = []
    if others:
        blocks.append(Heading(_(PARTS["not_counted"]).format(count=len(others))))
        blocks += groups(context, others)
    if later:
        more = counted(later, "more agreement", "more agreements", facts.lang)
        text = _("{agreements} dated later or without a date.").format(agreements=more)
        blocks.append(Text(text, quiet=True))
    return tuple(blocks)


def _nothing(context: AgreementsContext) -> Blocks:
    """That nothing matches: what was asked, and what would match if less were."""
    asked = criteria(context.facts, context.spec)
    text = _(
        "No agreement found that fits what was asked: {criteria}. That none is listed does not "
        "mean that there is none."
    )
    offers = looser(context)[:_MOST_OFFERS]
    buttons = tuple(_offer(place, one, count) for place, (one, count) in enumerate(offers))
    clear = Action(_("Clear all"), "reset", NOTHING_ASKED)
    return (
        Notice(text.format(criteria=_in_words(asked))),
        Group("offers", (*buttons, clear), "row"),
    )


def _offer(place: int, one: Criterion, count: int) -> Action:
    label = _("Without “{criterion}” ({count})").format(
        criterion=escape_markdown(one.text), count=count
    )
    return Action(label, f"offer_{place}", one.undone)


def _files() -> str:
    """The rows behind the page, and the files of its tables."""
    files = " · ".join(
        f"[{table}.{end}](/data/{table}.{end})"
        for table in ("agreements", "provisions")
        for end in ("csv", "json")
    )
    links = " · ".join(
        (rows_link("agreements", _("agreements")), rows_link("provisions", _("commitments")))
    )
    return _("Rows: {links}. Download: {files}").format(links=links, files=files)
