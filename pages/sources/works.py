"""The works and pages that rows rest on, how boundaries are decided, and the changelog."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from data.catalog.package import sources
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import counted
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_link, source_links
from views.text.provenance import row_link

_MOST = 400


def publications(facts: Facts) -> None:
    """Each work with publisher, title, date, address, day it was read, and license."""
    st.header(_("Works and licenses"), anchor=False)
    lines = []
    for row in facts.publications.to_dict("records"):
        where = source_links(row["address"]) if row["address"] else _("address not stated")
        lines.append(
            _(
                "**{publisher}**, {link}, {published_label}. {where}. Accessed "
                "{accessed_label}. License: {license}."
            ).format(
                publisher=escape_markdown(row["publisher"]),
                link=row_link("publications", row["publication_id"], row["title"]),
                published_label=escape_markdown(row["published_label"]),
                where=where,
                accessed_label=escape_markdown(row["accessed_label"]),
                license=escape_markdown(row["licence"]),
            )
        )
    st.markdown("\n".join(f"- {line}" for line in lines))


def pages_behind(facts: Facts, table: str) -> None:
    """Every address that the rows of a table name, by publisher; a copy is named as one."""
    paths = [item["path"] for item in sources(facts, table) if "path" in item]
    if not paths:
        return
    addresses = counted(len(paths), "address", "addresses", facts.lang)
    opened = st.expander(
        _("The {addresses} behind this table").format(addresses=addresses),
        key="addresses",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            day = facts.coverage.set_index("key").at["compiled_on", "day"]
            st.caption(
                _(
                    "Accessed by {day}. Publisher: the host. Titles and dates of pages are "
                    "not stated in the tables."
                ).format(day=format_date(date.fromisoformat(day), facts.lang))
            )
            by_host: dict[str, list[str]] = {}
            for url in paths[:_MOST]:
                host = urlsplit(url).netloc.removeprefix("www.")
                by_host.setdefault(host, []).append(url)
            st.markdown(
                "\n".join(
                    f"- **{escape_markdown(host)}**: {' · '.join(map(source_link, urls))}"
                    for host, urls in sorted(by_host.items())
                )
            )


def boundaries(facts: Facts) -> None:
    """How each disputed territory is drawn, in each worldview, and why."""
    st.header(_("How boundaries are drawn"), anchor=False)
    st.caption(
        _(
            "Line styles are partly an editorial reading of newsroom practice. The Golan, Kashmir, "
            "Aksai Chin and Arunachal are not separable in the boundary file at this scale."
        )
    )
    label = _("The {number} territories").format(number=len(facts.worldviews))
    opened = st.expander(label, key="territories", on_change="rerun")
    if opened.open:
        with opened:
            for row in facts.worldviews.to_dict("records"):
                st.markdown(
                    _(
                        "**{territory}** — administered by {administered_by}; claimed by "
                        "{claimed_by}.  \nInternational: {international_drawn_as} "
                        "({international_fill} fill, {international_line} line). U.S. policy: "
                        "{us_drawn_as} ({us_fill} fill, {us_line} line).  \n{reason}  \n"
                        ":small[{sources} · {link}]"
                    ).format(
                        territory=escape_markdown(row["territory"]),
                        administered_by=escape_markdown(row["administered_by"]),
                        claimed_by=escape_markdown(row["claimed_by"]),
                        international_drawn_as=escape_markdown(row["international_drawn_as"]),
                        international_fill=escape_markdown(row["international_fill"]),
                        international_line=escape_markdown(row["international_line"]),
                        us_drawn_as=escape_markdown(row["us_drawn_as"]),
                        us_fill=escape_markdown(row["us_fill"]),
                        us_line=escape_markdown(row["us_line"]),
                        reason=escape_markdown(row["reason"]),
                        sources=source_links(row["source_urls"]),
                        link=row_link("worldviews", row["territory_id"]),
                    )
                )


def revisions(facts: Facts) -> None:
    """What was changed in the tables, the latest first."""
    st.header(_("Changelog"), anchor=False)
    rows = facts.revisions.sort_values(["revised_last", "revision_id"], ascending=[False, True])
    lines = [
        f"- **{format_date(row['revised_last'], facts.lang)}**, {escape_markdown(row['table'])}"
        f"{': ' + escape_markdown(row['rows'].replace(';', ', ')) if row['rows'] else ''} — "
        f"{escape_markdown(row['change'])}. {escape_markdown(row['reason'])}."
        for row in rows.to_dict("records")
    ]
    st.markdown("\n".join(lines))
