"""The agreements of a view as a table that a narrow frame stands, for pages elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import cast

from markupsafe import Markup

from charts.agreement_rows import HEADS, PARTS, agreement_rows
from charts.spec.page_specs import AgreementsSpec
from data.facts.records import records
from data.i18n.labels import NOT_STATED
from data.phrases import capitalized
from views.context import ContextOf, PageContext
from views.templating import render
from views.text.i18n import _


@dataclass(frozen=True)
class Part:
    """Rows under one heading.

    Attributes
    ----------
    heading : str
        Plain; "" where the title of the embed says it.
    is_counted : bool
        Others are folded.
    rows : tuple of (str, tuple of str)
        The address of an agreement, and what is said of it, as in `HEADS`.
    """

    heading: str
    is_counted: bool
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def agreement_table(context: PageContext) -> Markup:
    """The counted agreements as a table, and those that are not counted folded below it.

    Parameters
    ----------
    context : PageContext
        Its spec is that of the Agreements page.
    """
    asked = cast("ContextOf[AgreementsSpec]", context)
    listed = records(agreement_rows(asked.spec, asked.facts))
    parts = [_part(asked, key, list(rows)) for key, rows in groupby(listed, key=itemgetter("part"))]
    return render("embed/agreements.html", parts=parts, heads=[_(head) for head in HEADS])


def _part(context: ContextOf[AgreementsSpec], key: str, rows: list[dict[str, str]]) -> Part:
    heading = "" if key == "counted" else _(PARTS[key]).format(count=len(rows))
    return Part(heading, key != "not_counted", tuple(_row(context, row) for row in rows))


def _row(context: ContextOf[AgreementsSpec], row: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """A row; what one that is not counted is about is its sentence."""
    stated = capitalized(row["commits_to"] or _(NOT_STATED))
    return context.changed(agreement=row["agreement_id"]), (
        row["country"],
        row["date"],
        row["instrument_label"],
        row["legal_status_label"],
        stated if row["counted"] == "yes" else row["summary"],
    )
