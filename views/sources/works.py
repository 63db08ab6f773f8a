"""The works and pages that rows rest on, how boundaries are decided, and the changelog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from data.catalog.package import sources
from data.catalog.sources import is_official
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted
from views.blocks import Block, Blocks, Details, Heading, Text
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_link, source_links
from views.text.provenance import row_link

_MOST = 400


def publications(facts: Facts) -> Blocks:
    """Each work with publisher, title, date, address, day it was read, and license."""
    lines = [_publication(row) for row in facts.publications.to_dict("records")]
    return Heading(_("Works and licenses")), _list(lines)


def _publication(row: dict[str, Any]) -> str:
    where = source_links(row["address"]) if row["address"] else _("address not stated")
    text = _(
        "**{publisher}**, {link}, {published_label}. {where}. Accessed "
        "{accessed_label}. License: {license}."
    )
    return text.format(
        publisher=escape_markdown(row["publisher"]),
        link=row_link("publications", row["publication_id"], row["title"]),
        published_label=escape_markdown(row["published_label"]),
        where=where,
        accessed_label=escape_markdown(row["accessed_label"]),
        license=escape_markdown(row["licence"]),
    )


def _list(lines: Iterable[str]) -> Text:
    return Text("\n".join(f"- {line}" for line in lines))


def addresses(facts: Facts, table: str) -> Blocks:
    """Every address that the rows of a table name, by publisher; a copy is named as one.

    Parameters
    ----------
    facts : Facts
    table : str
        One of `Facts.table_names`.

    Returns
    -------
    tuple of Block
        Empty where the rows of the table name no address.
    """
    paths = [item["path"] for item in sources(facts, table) if "path" in item]
    if not paths:
        return ()
    number = counted(len(paths), "address", "addresses", facts.lang)
    label = _("The {addresses} behind this table").format(addresses=number)
    return (Details(label, "addresses", lambda: (_accessed(facts), _by_host(paths[:_MOST]))),)


def _accessed(facts: Facts) -> Text:
    day = facts.coverage.set_index("key").at["compiled_on", "day"]
    text = _(
        "Accessed by {day}. Publisher: the host. Titles and dates of pages are "
        "not stated in the tables."
    )
    return Text(text.format(day=format_date(date.fromisoformat(day), facts.lang)), quiet=True)


def _by_host(paths: Iterable[str]) -> Text:
    """The addresses by host, official ones first, then by name."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in paths:
        by_host[urlsplit(url).netloc.removeprefix("www.")].append(url)
    ordered = sorted(by_host.items(), key=lambda entry: (not is_official(entry[1][0]), entry[0]))
    return _list(
        f"**{escape_markdown(host)}**: {' · '.join(map(source_link, urls))}"
        for host, urls in ordered
    )


def boundaries(facts: Facts) -> Blocks:
    """How each disputed territory is drawn, in each worldview, and why."""
    note = _(
        "Line styles are partly an editorial reading of newsroom practice. The Golan, Kashmir, "
        "Aksai Chin and Arunachal are not separable in the boundary file at this scale."
    )
    label = _("The {number} territories").format(number=len(facts.worldviews))
    return (
        Heading(_("How boundaries are drawn")),
        Text(note, quiet=True),
        Details(label, "territories", lambda: tuple(_territories(facts))),
    )


_DECISIONS = (
    *("territory", "administered_by", "claimed_by", "reason"),
    *("international_drawn_as", "international_fill", "international_line"),
    *("us_drawn_as", "us_fill", "us_line"),
)


def _territories(facts: Facts) -> Iterable[Block]:
    text = _(
        "**{territory}** — administered by {administered_by}; claimed by "
        "{claimed_by}.  \nInternational: {international_drawn_as} "
        "({international_fill} fill, {international_line} line). U.S. policy: "
        "{us_drawn_as} ({us_fill} fill, {us_line} line).  \n{reason}  \n"
        ":small[{sources} · {link}]"
    )
    for row in facts.worldviews.to_dict("records"):
        yield Text(
            text.format(
                sources=source_links(row["source_urls"]),
                link=row_link("worldviews", row["territory_id"]),
                **{column: escape_markdown(row[column]) for column in _DECISIONS},
            )
        )


def changelog(facts: Facts) -> Blocks:
    """What was changed in the tables, the latest first."""
    rows = facts.revisions.sort_values(["revised_last", "revision_id"], ascending=[False, True])
    lines = [_revision(row, facts.lang) for row in rows.to_dict("records")]
    return Heading(_("Changelog")), _list(lines)


def _revision(row: dict[str, Any], lang: str) -> str:
    named = f": {escape_markdown(row['rows'].replace(';', ', '))}" if row["rows"] else ""
    return (
        f"**{format_date(row['revised_last'], lang)}**, {escape_markdown(row['table'])}{named} — "
        f"{escape_markdown(row['change'])}. {escape_markdown(row['reason'])}."
    )
