"""The agreements of a view as a table that a narrow frame stands, for pages elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import cast

from markupsafe import Markup

from charts.agreement_rows import HEADS, PARTS, agreement_rows, codes_by_agreement
from charts.figures.emphasis import emphasis, highlighted_only
from charts.spec.page_specs import AgreementsSpec
from data.facts.records import records
from data.i18n.labels import NOT_STATED
from data.phrases import capitalized
from views.context import ContextOf, PageContext
from views.templating import render
from views.text.i18n import _


@dataclass(frozen=True)
class Row:
    """An agreement.

    Attributes
    ----------
    address : str
    cells : tuple of str
        What is said of it, as in `HEADS`.
    mark : {"", "lit", "behind"}
        Whether it is of a highlighted country, or steps back behind those that are.
    """

    address: str
    cells: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True)
class Part:
    """Rows under one heading.

    Attributes
    ----------
    heading : str
        Plain; "" where the title of the embed says it.
    is_counted : bool
        Others are folded.
    rows : tuple of Row
    """

    heading: str
    is_counted: bool
    rows: tuple[Row, ...]


def agreement_table(context: PageContext, highlight: tuple[str, ...] = ()) -> Markup:
    """The counted agreements as a table, and those that are not counted folded below it.

    Parameters
    ----------
    context : PageContext
        Its spec is that of the Agreements page.
    highlight : tuple of str
        Codes of countries whose rows stand out; one that has none here is not named.
    """
    asked = cast("ContextOf[AgreementsSpec]", context)
    listed = records(agreement_rows(asked.spec, asked.facts))
    codes = codes_by_agreement(asked.facts)
    there = {code for row in listed for code in codes[row["agreement_id"]]}
    shown = tuple(code for code in highlight if code in there)
    parts = [
        _part(asked, key, list(rows), shown)
        for key, rows in groupby(listed, key=itemgetter("part"))
    ]
    return render(
        "embed/agreements.html",
        parts=parts,
        heads=[_(head) for head in HEADS],
        highlighted=highlighted_only(shown, asked.local),
    )


def _part(
    context: ContextOf[AgreementsSpec],
    key: str,
    rows: list[dict[str, str]],
    highlight: tuple[str, ...],
) -> Part:
    heading = "" if key == "counted" else _(PARTS[key]).format(count=len(rows))
    return Part(heading, key != "not_counted", tuple(_row(context, row, highlight) for row in rows))


def _row(
    context: ContextOf[AgreementsSpec], row: dict[str, str], highlight: tuple[str, ...]
) -> Row:
    """A row; what one that is not counted is about is its sentence."""
    stated = capitalized(row["commits_to"] or _(NOT_STATED))
    cells = (
        row["country"],
        row["date"],
        row["instrument_label"],
        row["legal_status_label"],
        stated if row["counted"] == "yes" else row["summary"],
    )
    codes = codes_by_agreement(context.facts)[row["agreement_id"]]
    return Row(context.changed(agreement=row["agreement_id"]), cells, emphasis(codes, highlight))
