"""Countries against commitments: each cell leads to the row that states it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from data.i18n.labels import NOT_STATED
from data.i18n.provision_labels import PROVISION_HELP, PROVISION_LABELS
from views.agreements.cards import MOST
from views.agreements.rows import AgreementRow, agreement_row
from views.blocks import Blocks, Text
from views.context import AgreementsContext
from views.long_list import listed
from views.templating import render
from views.text.i18n import _
from views.text.provenance import row_address


@dataclass(frozen=True)
class MatrixHead:
    """A commitment: how many of the agreements state it, and where only these stand."""

    label: str
    help: str
    count: int
    address: str


@dataclass(frozen=True)
class MatrixCell:
    """What an agreement states of a commitment, and the row that says so; "" where nothing."""

    label: str
    statement: str
    address: str


@dataclass(frozen=True)
class MatrixRow:
    """An agreement and its cells, in the order of the commitments."""

    agreement: AgreementRow
    cells: tuple[MatrixCell, ...]


def matrix(context: AgreementsContext, rows: pd.DataFrame) -> Blocks:
    """The matrix of some agreements.

    Parameters
    ----------
    context : AgreementsContext
    rows : pandas.DataFrame
        Counted agreements, in the order in which they are to stand.
    """
    note = _(
        "A cell says what the summary or the notes of an agreement’s row state, and leads to the "
        "words. What they do not state is “not stated”: the documents themselves may say more."
    )
    heads, names = _heads(context, rows), rows["agreement_id"]

    def part(start: int, end: int) -> Markup:
        return render(
            "agreements/matrix.html",
            corner=_("Agreement"),
            heads=heads,
            rows=matrix_rows(context, rows.iloc[start:end]),
            stated=_("stated"),
            not_stated=_(NOT_STATED),
        )

    return listed("matrix", names, MOST, part), Text(note, quiet=True)


def matrix_rows(context: AgreementsContext, rows: pd.DataFrame) -> tuple[MatrixRow, ...]:
    """The rows of `matrix`.

    Parameters
    ----------
    context : AgreementsContext
    rows : pandas.DataFrame
        Rows of ``agreements``, in their order.
    """
    statements = context.facts.provisions.set_index(["agreement_id", "provision"])["statement"]
    return tuple(
        MatrixRow(agreement_row(context, row), _cells(row["agreement_id"], statements))
        for row in rows.to_dict("records")
    )


def _cells(name: str, statements: pd.Series) -> tuple[MatrixCell, ...]:
    return tuple(
        MatrixCell(
            _(label),
            statements.get((name, key), ""),
            row_address("provisions", f"{name}.{key}") if (name, key) in statements else "",
        )
        for key, label in PROVISION_LABELS.items()
    )


def _heads(context: AgreementsContext, rows: pd.DataFrame) -> tuple[MatrixHead, ...]:
    """The commitments, each with how many of all rows state it."""
    stated = context.facts.provisions
    counts = stated.loc[stated["agreement_id"].isin(rows["agreement_id"]), "provision"]
    totals = counts.value_counts()
    return tuple(
        MatrixHead(
            _(label),
            _(PROVISION_HELP[key]),
            int(totals.get(key, 0)),
            context.changed(provision=(key,)),
        )
        for key, label in PROVISION_LABELS.items()
    )
