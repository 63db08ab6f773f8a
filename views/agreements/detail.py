"""One agreement: everything about it, what it came from, and how to cite it."""

from __future__ import annotations

from typing import Any

from charts.agreement_rows import open_agreement
from charts.captions import Caption
from charts.captions.agreement_criteria import mineral_labels
from charts.captions.caption_parts import LICENSE
from charts.captions.citation import citation
from data.agreements.legal_status import legal_status
from data.agreements.listing import GROUPS, known_agreements
from data.agreements.scopes import minerals_in
from data.facts.hosts import publisher_host
from data.i18n.labels import COUNTS_AS_LABELS, NOT_STATED
from data.i18n.provision_labels import PROVISION_LABELS
from data.partners.listing import neighbors
from views.agreements.files import add_one, export_one, one_downloads
from views.agreements.groups import WHY
from views.agreements.history import around, disagreements, history, related
from views.agreements.question import found_agreements
from views.agreements.rows import AgreementRow, agreement_row
from views.blocks import Action, Blocks, Columns, Group, Heading, Notice, Text, Title
from views.citations import CITATION_STYLES, citation_fields
from views.context import AgreementsContext, address
from views.downloads import CopyField, CopyFields
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link

_WIDTHS = (1.15, 1.0)


def agreement_page(context: AgreementsContext) -> Blocks:
    """Everything about the agreement that is open."""
    row = open_agreement(context.spec, context.facts)
    words = agreement_row(context, row)
    return (
        _moves(context),
        Title(escape_markdown(f"{row['partner_name']}: {words.title}")),
        Text(escape_markdown(_in_short(words)), quiet=True),
        *_of_another_day(context),
        Group(
            "agreement_files",
            (export_one(context), add_one(context), one_downloads(context)),
            "row",
        ),
        Columns(
            (
                (
                    Group("agreement_record", (Text(_record(context, row, words)),), "card"),
                    Group("agreement_commitments", (Text(_commitments(context, row)),), "card"),
                ),
                (
                    history(context, row),
                    *disagreements(context, row),
                    *around(context, row),
                    *related(context, row),
                ),
            ),
            _WIDTHS,
            "large",
        ),
        Heading(_("Cite this agreement")),
        _cite(context, row, words),
    )


def _moves(context: AgreementsContext) -> Group:
    """The agreements before and after it, as the list has them, and back to the list."""
    rows = found_agreements(context)
    names = dict(zip(rows["agreement_id"], rows["partner_name"], strict=True))
    previous, following = neighbors(list(names), context.spec.agreement)
    every = Action(_("All agreements"), "all_agreements", {"agreement": ""}, icon=":material/list:")
    if not previous:
        return Group("agreement_moves", (every,), "row")
    steps = tuple(
        Action(label, key, {"agreement": name}, icon=icon, help=names[name])
        for label, key, icon, name in (
            (_("Previous"), "agreement_before", ":material/chevron_left:", previous),
            (_("Next"), "agreement_after", ":material/chevron_right:", following),
        )
    )
    return Group("agreement_moves", (every, *steps), "row")


def _in_short(words: AgreementRow) -> str:
    return " · ".join((words.date, words.kind, words.status))


def _of_another_day(context: AgreementsContext) -> Blocks:
    """That the as-of date of the view is before it, or that it has no date."""
    known = known_agreements(context.facts, context.asof)
    if context.spec.agreement in set(known["agreement_id"]):
        return ()
    return (Notice(_("It is dated after the as-of date of this view, or has no date.")),)


def _record(context: AgreementsContext, row: dict[str, Any], words: AgreementRow) -> str:
    """What its row says, cell by cell, as Markdown."""
    status = legal_status(context.facts, row)
    law = f"**{escape_markdown(words.legal_status)}**. {escape_markdown(status.reason)}"
    if status.provision:
        law += f" ({_words_link(status.provision)})"
    to_row = row_link("agreements", words.name, _("row"))
    sources = f"{source_links(row['source_urls'])} · {to_row}"
    parts = (
        (_("Counted"), _counted(row)),
        (_("Legal status"), law),
        (_("In short"), escape_markdown(words.summary)),
        (_("Minerals"), _minerals(context, row, words)),
        (_("For the United States"), escape_markdown(words.us_signatory)),
        (_("For the partner"), escape_markdown(words.partner_signatory)),
        (_("Partners"), _partners(context, row)),
        (_("Place"), escape_markdown(words.place)),
        (_("Date as it is known"), escape_markdown(words.date)),
        (_("Confidence"), escape_markdown(f"{words.confidence}, {words.sources}")),
        (_("Notes"), escape_markdown(row["notes"]) or _("none")),
        (_("Sources"), sources),
    )
    return "  \n".join(f"**{label}** — {text}" for label, text in parts)


def _counted(row: dict[str, Any]) -> str:
    if row["counted"]:
        return _("yes, as a bilateral minerals agreement signed since April 2025")
    text = _("no: {kind}. {why}")
    kind = _(GROUPS[row["group"]] if row["group"] == "weak" else COUNTS_AS_LABELS[row["counts_as"]])
    return text.format(
        kind=escape_markdown(kind.lower()), why=escape_markdown(_(WHY[row["group"]]))
    )


def _minerals(context: AgreementsContext, row: dict[str, Any], words: AgreementRow) -> str:
    """The scope, and the pages of the minerals that it names."""
    slugs = minerals_in(
        context.facts, row["minerals_scope"], tuple(context.facts.commodities["slug"])
    )
    links = [
        f"[{escape_markdown(label)}]({context.link('minerals', partner='', commodity=slug)})"
        for slug, label in zip(slugs, mineral_labels(context.facts, slugs), strict=True)
    ]
    scope = escape_markdown(words.minerals)
    return (
        _("{scope} (figures: {links})").format(scope=scope, links=", ".join(links))
        if links
        else scope
    )


def _partners(context: AgreementsContext, row: dict[str, Any]) -> str:
    """The pages of its partners, by their names in the language of sentences."""
    codes = row["partner_iso_a3"].split(";")
    names = ((escape_markdown(context.facts.name(code)), code) for code in codes)
    return ", ".join(f"[{name}]({context.link('partners', partner=code)})" for name, code in names)


def _commitments(context: AgreementsContext, row: dict[str, Any]) -> str:
    """What its row states of each commitment, and of which it states nothing."""
    head = _("## What it commits to")
    if not row["counted"]:
        none = _("Commitments are recorded for counted agreements alone.")
        return f"{head}\n\n{none}"
    provisions = context.facts.provisions
    own = provisions.loc[provisions["agreement_id"] == row["agreement_id"]]
    statements = dict(zip(own["provision"], own["statement"], strict=True))
    lines = [
        f"- **{_(label)}** — {escape_markdown(statements[key])} "
        f"({_words_link(row['agreement_id'] + '.' + key)})"
        for key, label in PROVISION_LABELS.items()
        if key in statements
    ]
    missing = [_(label).lower() for key, label in PROVISION_LABELS.items() if key not in statements]
    said = f"{_(NOT_STATED).capitalize()}: {', '.join(missing)}." if missing else ""
    return "\n\n".join(filter(None, [head, "\n".join(lines), said]))


def _words_link(provision: str) -> str:
    """To the row of ``provisions``, with the words that state it."""
    return row_link("provisions", provision, _("its words"))


def _cite(context: AgreementsContext, row: dict[str, Any], words: AgreementRow) -> CopyFields:
    facts = context.facts
    hosts = dict.fromkeys(map(publisher_host, row["source_urls"].split(";")))
    title = f"{row['partner_name']}: {row['title']} ({words.date})"
    caption = Caption(title, "", "", "; ".join(hosts), _(LICENSE), facts.lang)
    where = context.base + address("agreements", {"agreement": row["agreement_id"]})
    references = citation(title, caption, facts, where)
    return CopyFields(
        (
            CopyField(_("Citation"), references.full),
            CopyField(_("Credit line"), references.short),
        ),
        citation_fields(references),
        _(CITATION_STYLES),
    )
