"""Countries against commitments: each cell leads to the row that states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from data.agreements.counted_rows import Agreement
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
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


def matrix(context: AgreementsContext, rows: Sequence[Agreement]) -> Blocks:
    """The matrix of some agreements.

    Parameters
    ----------
    context : AgreementsContext
    rows : sequence of Agreement
        Counted agreements, in the order in which they are to stand.
    """
    note = _(
        "A cell says what the summary or the notes of an agreement’s row state, and leads to the "
        "words. What they do not state is “not stated”: the documents themselves may say more."
    )
    heads, names = _heads(context, rows), [row["agreement_id"] for row in rows]

    def part(start: int, end: int) -> Markup:
        return render(
            "agreements/matrix.html",
            corner=_("Agreement"),
            heads=heads,
            rows=matrix_rows(context, rows[start:end]),
            stated=_("stated"),
            not_stated=_(NOT_STATED),
        )

    return listed("matrix", names, MOST, part), Text(note, quiet=True)


def matrix_rows(context: AgreementsContext, rows: Iterable[Agreement]) -> tuple[MatrixRow, ...]:
    """The rows of `matrix`.

    Parameters
    ----------
    context : AgreementsContext
    rows : iterable of Agreement
        Rows of ``agreements``, in their order.
    """
    statements = _statements(context.facts)
    return tuple(
        MatrixRow(agreement_row(context, row), _cells(row["agreement_id"], statements))
        for row in rows
    )


@cache_by_facts()
def _statements(facts: Facts) -> Mapping[tuple[str, str], str]:
    """What is stated of each agreement and commitment."""
    rows = records(facts.provisions)
    return {(row["agreement_id"], row["provision"]): row["statement"] for row in rows}


def _cells(name: str, statements: Mapping[tuple[str, str], str]) -> tuple[MatrixCell, ...]:
    return tuple(
        MatrixCell(
            _(label),
            statements.get((name, key), ""),
            row_address("provisions", f"{name}.{key}") if (name, key) in statements else "",
        )
        for key, label in PROVISION_LABELS.items()
    )


def _heads(context: AgreementsContext, rows: Sequence[Agreement]) -> tuple[MatrixHead, ...]:
    """The commitments, each with how many of all rows state it."""
    statements = _statements(context.facts)
    return tuple(
        MatrixHead(
            _(label),
            _(PROVISION_HELP[key]),
            sum(bool(statements.get((row["agreement_id"], key))) for row in rows),
            context.changed(provision=(key,)),
        )
        for key, label in PROVISION_LABELS.items()
    )
