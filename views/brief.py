"""The Brief: what happened, what it means and for whom, and what is not settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.agreements.counting import statuses
from data.brief.statements import READERS, SECTIONS, for_reader, partners_for
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS, status_label
from data.i18n.messages import N_
from views import legend
from views.blocks import Block, Blocks, Columns, Group, Heading, Text, Title
from views.context import PageContext
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import heading_link, row_link

_WIDTHS = (1.9, 1.0)
_MOST_SOURCES = 4
_RECAP = "clark-hill-recap"
_VIEW_LABELS = {
    "": N_("the map"),
    "timeline": N_("the timeline"),
    "minerals": N_("the minerals"),
    "partners": N_("the partner’s page"),
    "sources": N_("the rows"),
    "export": N_("charts to run"),
    "present": N_("the briefing"),
}
_PARTNERS_SHOWN = {
    "": N_("Partners that signed on the day"),
    "mining": N_("The partners with the largest listed share in mining"),
    "manufacturing": N_("The partners with the largest listed share in refining or smelting"),
    "investing": N_("Partners with financing"),
    "press": N_("Partners about whom the sources disagree"),
}
"""Which partners `data.brief.statements.partners_for` gives a reader."""


def brief_page(context: PageContext) -> Blocks:
    """The reader's interest, every statement, and beside them partners and disagreements."""
    facts, reader = context.facts, context.spec.reader
    beside = (*_partners(context), *_disagreements(facts))
    return (
        Title(_("What the ministerial means, and for whom")),
        _origin(facts),
        _reader(reader),
        Columns(
            (
                (Group("statements", tuple(_sections(facts, reader))),),
                (Group("beside", beside),),
            ),
            _WIDTHS,
            gap="large",
        ),
    )


def _origin(facts: Facts) -> Text:
    """Whose argument this is."""
    recap = facts.publications.set_index("publication_id").loc[_RECAP]
    text = _(
        "The argument of {link} ({publisher}), retold in our own words and held "
        "against the atlas’s rows. General information, not legal advice."
    )
    link = row_link("publications", _RECAP, recap["title"])
    return Text(text.format(link=link, publisher=escape_markdown(recap["publisher"])), quiet=True)


def _reader(reader: str) -> Choice:
    """Who reads: their points and partners come first."""
    return Choice(
        _("I am in"),
        "reader",
        {key: _(label) for key, label in READERS.items()},
        reader or None,
        kind="pills",
        help=_("What concerns you stands first; nothing is left out."),
    )


def _sections(facts: Facts, reader: str) -> Iterable[Block]:
    """Every section with its statements."""
    rows = for_reader(facts, reader)
    for section, heading in SECTIONS.items():
        yield Heading(_(heading))
        for row in rows.loc[rows["section"] == section].to_dict("records"):
            mark = " ●" if reader and reader in row["for_readers"] else ""
            heading_text = f"**{escape_markdown(row['heading'])}**{mark}"
            yield Text(f"{heading_text}  \n{escape_markdown(row['text'])}")
            yield Text(_references(facts, row), quiet=True)


def _references(facts: Facts, row: dict[str, Any]) -> str:
    """The rows that bear on a statement, and its picture."""
    links = [heading_link(facts, part) for part in row["related_rows"].split(";")]
    own = row_link("statements", row["statement_id"], _("this statement"))
    rows = _("Rows: {listed} · {own}").format(listed=" · ".join(links), own=own)
    if not row["view"]:
        return rows
    page = row["view"].split("?")[0].strip("/")
    picture = f"[{_(_VIEW_LABELS[page])}]({row['view']})"
    return _("See {picture} · {rows}").format(picture=picture, rows=rows)


def _partners(context: PageContext) -> Blocks:
    """Partners that concern the reader first, with their status."""
    reader = context.spec.reader
    shown = _(_PARTNERS_SHOWN.get(reader, _PARTNERS_SHOWN[""]))
    status_by_code = statuses(context.facts, context.asof)["status"]
    lines = [
        _partner_line(context, code, status_by_code[code])
        for code in partners_for(context.facts, reader)
        if code in status_by_code.index
    ]
    return (
        Heading(_("Partners to look at first")),
        Text(f"{shown}.", quiet=True),
        Text("\n".join(lines) or _("None among the 54.")),
    )


def _partner_line(context: PageContext, code: str, status: str) -> str:
    name = escape_markdown(context.facts.name(code))
    label = escape_markdown(status_label(status, context.asof, context.facts.lang))
    link = context.link("partners", partner=code)
    return f"- {legend.status_mark(status, context.theme)} [{name}]({link}) · {label}"


def _disagreements(facts: Facts) -> Blocks:
    """What is not settled: each claim, who makes it, what holds; the count of the day first."""
    introduction = _(
        "Where sources disagree, the atlas shows it. The claim, who makes it, what holds."
    )
    claims = (_disagreement(facts, row) for row in facts.disagreements.to_dict("records"))
    return Heading(_("What is not settled")), Text(introduction, quiet=True), *claims


def _disagreement(facts: Facts, row: dict[str, Any]) -> Group:
    columns = ("topic", "claim", "who_says", "what_holds", "why")
    text = _(
        "**{topic}**  \nClaim: {claim} :small[({who_says})]  \nWhat the atlas "
        "shows: **{what_holds}**  \nWhy: {why}"
    ).format(**{column: escape_markdown(row[column]) for column in columns})
    rows = row["related_rows"].split(";")[:_MOST_SOURCES]
    sources = _("{link} · Rows: {rows} · Sources ({confidence}): {sources}").format(
        link=row_link("disagreements", row["disagreement_id"]),
        rows=" · ".join(heading_link(facts, part) for part in rows),
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]).lower(),
        sources=source_links(row["source_urls"], _MOST_SOURCES),
    )
    blocks = (Text(text), Text(sources, quiet=True))
    return Group(f"claim_{row['disagreement_id']}", blocks, "card")
