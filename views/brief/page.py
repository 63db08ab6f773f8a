"""The Brief: its argument on one screen; every statement and the partners open below it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from charts.palette import AUTO
from data.agreements.counting import status_by_code
from data.brief.statements import READERS, SECTIONS, for_reader, partners_for
from data.facts.indexes import rows_by
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted, status_label
from data.i18n.messages import N_
from data.phrases import all_of, lower_first
from views import legend
from views.blocks import Action, Block, Blocks, Columns, Details, Group, Picture, Text, Title
from views.brief.argument import (
    BINDS,
    HAPPENED,
    MINERALS,
    OPEN,
    Paragraph,
    argument,
    finding,
    left_out,
)
from views.brief.figures import figures_block
from views.brief.ledger import LEDGER, ledger_page, ledger_title
from views.chart_address import picture_address
from views.chart_text import in_words
from views.context import PageContext
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import heading_link, row_link

_WIDTHS = (1.15, 1.0)
_RECAP = "clark-hill-recap"
_PRODUCTION = "publications:usgs-mcs-2026"
_MINISTERIAL = "events:2026-02-04-2026-critical-minerals-ministerial"
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
    """The argument on one screen and what opens below it, or the ledger of disagreements alone.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    tuple of Block
    """
    if context.spec.view == LEDGER:
        return ledger_page(context)
    facts = context.facts
    return (
        Title(finding(facts, context.asof)),
        figures_block(context),
        _reader(context.spec.reader),
        Columns((_argument(context), _picture(context)), _WIDTHS, gap="large"),
        *_openings(context),
        _origin(facts),
    )


def _argument(context: PageContext) -> Blocks:
    """The paragraphs for the reader, what the choice of a reader changed, and the ledger."""
    shown = argument(context.facts, context.asof, context.spec.reader)
    paragraphs = (block for item in shown for block in _paragraph(context, item))
    return (Group("argument", (*_changed_by_reader(context), *paragraphs, _to_ledger(context))),)


def _paragraph(context: PageContext, item: Paragraph) -> Blocks:
    text = f"**{escape_markdown(item.heading)}**  \n{escape_markdown(item.text)}"
    return Text(text), Text(_short_references(context, item.name), quiet=True)


def _short_references(context: PageContext, name: str) -> str:
    """The rows behind a paragraph; a statement's own row names all of its."""
    counted_rows = context.link("sources", table="agreements", only="signed")
    agreements = _link(_("the agreements"), counted_rows)
    links = {
        HAPPENED: (heading_link(context.facts, _MINISTERIAL), agreements),
        BINDS: (agreements,),
        MINERALS: (
            _link(_("the minerals"), context.link("minerals")),
            heading_link(context.facts, _PRODUCTION),
        ),
        OPEN: (_link(_("the whole list"), context.changed(view=LEDGER)),),
    }
    own = (row_link("statements", name, _("this statement")),)
    return _("Rows: {listed}").format(listed=" · ".join(links.get(name, own)))


def _link(label: str, address: str) -> str:
    return f"[{label}]({address})"


def _changed_by_reader(context: PageContext) -> Blocks:
    """In one line what the choice of a reader left out, and the way to the whole."""
    reader = context.spec.reader
    if not reader:
        return ()
    missing = left_out(context.facts, context.asof, reader)
    names = all_of([f"“{item.heading}”" for item in missing], context.facts.lang)
    line = _("Chosen for {reader}; to open below: {names}. {whole}").format(
        reader=_(READERS[reader]).lower(),
        names=escape_markdown(names),
        whole=_link(_("The whole argument"), context.changed(reader="")),
    )
    return (Text(line, quiet=True),)


def _to_ledger(context: PageContext) -> Action:
    return Action(ledger_title(context.facts), "to_ledger", {"view": LEDGER})


def _picture(context: PageContext) -> Blocks:
    """The map of signatories, as of the day, and the way to its page."""
    themes = ("light", "dark") if context.theme == AUTO else (context.theme,)
    # In half a page's width the type of a column can be read.
    addresses = [picture_address("map", context.spec, theme, preset="column") for theme in themes]
    alt = escape_markdown(in_words(context.facts, "map", context.spec))
    open_map = _link(_("Open the map"), context.link(""))
    picture = Picture(addresses[0], alt, "brief_map", *addresses[1:])
    return (Group("picture", (picture, Text(open_map, quiet=True))),)


def _openings(context: PageContext) -> Iterable[Block]:
    """What the argument left out, every statement by section, and partners to look at."""
    facts, reader = context.facts, context.spec.reader
    if context.asof < facts.last_event:
        last = format_date(facts.last_event, facts.lang)
        note = _("The statements describe what was found by {last}; the figures stop at {day}.")
        day = format_date(context.asof, facts.lang)
        yield Text(note.format(last=last, day=day), quiet=True)
    missing = left_out(facts, context.asof, reader)
    if missing:
        label = _("The rest of the argument: {count}").format(
            count=counted(len(missing), "paragraph", "paragraphs", facts.lang)
        )
        yield Details(label, "rest", partial(_rest, context, missing))
    rows = records(for_reader(facts, reader))
    for section, heading in SECTIONS.items():
        own = [row for row in rows if row["section"] == section]
        count = counted(len(own), "statement", "statements", facts.lang)
        label = _("{heading}: {count}").format(heading=_(heading), count=count)
        yield Details(label, f"section_{section}", partial(_statements, facts, reader, own))
    shown = _(_PARTNERS_SHOWN.get(reader, _PARTNERS_SHOWN[""]))
    yield Details(
        _("Partners to look at first: {shown}").format(shown=lower_first(shown)),
        "partners_first",
        partial(_partners, context),
    )


def _rest(context: PageContext, missing: Iterable[Paragraph]) -> Blocks:
    return tuple(block for item in missing for block in _paragraph(context, item))


def _statements(facts: Facts, reader: str, rows: Iterable[dict[str, Any]]) -> Blocks:
    """Statements, each with its rows; those that concern the reader are marked."""
    return tuple(block for row in rows for block in _statement(facts, reader, row))


def _statement(facts: Facts, reader: str, row: dict[str, Any]) -> Blocks:
    mark = " ●" if reader and reader in row["for_readers"] else ""
    heading = f"**{escape_markdown(row['heading'])}**{mark}"
    text = Text(f"{heading}  \n{escape_markdown(row['text'])}")
    return text, Text(_references(facts, row), quiet=True)


def _origin(facts: Facts) -> Text:
    """Whose argument the statements retell."""
    recap = rows_by(facts, "publications", "publication_id")[_RECAP]
    text = _(
        "The statements retell the argument of {link} ({publisher}) in our own words, held "
        "against the atlas’s rows. General information, not legal advice."
    )
    link = row_link("publications", _RECAP, recap["title"])
    return Text(text.format(link=link, publisher=escape_markdown(recap["publisher"])), quiet=True)


def _reader(reader: str) -> Choice:
    """Who reads: the argument is chosen for them, their points and partners come first."""
    return Choice(
        _("I am in"),
        "reader",
        {key: _(label) for key, label in READERS.items()},
        reader or None,
        kind="pills",
        help=_("The argument is shorter and chosen for you; all the rest opens below it."),
    )


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
    """Partners that concern the reader, with their status."""
    found = status_by_code(context.facts, context.asof)
    lines = [
        _partner_line(context, code, found[code])
        for code in partners_for(context.facts, context.spec.reader)
        if code in found
    ]
    return (Text("\n".join(lines) or _("None among the 54.")),)


def _partner_line(context: PageContext, code: str, status: str) -> str:
    name = escape_markdown(context.facts.name(code))
    label = escape_markdown(status_label(status, context.asof, context.facts.lang))
    link = context.link("partners", partner=code)
    return f"- {legend.status_mark(status, context.theme)} [{name}]({link}) · {label}"
