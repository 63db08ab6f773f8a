"""The agreements: as a table, as a matrix of countries and commitments, or one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from charts.agreement_rows import agreement_rows
from charts.captions import Caption
from charts.captions.agreements import describe_agreements, of_agreements
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec
from charts.types.chart_type import ChartType
from data.facts.store import Facts
from data.i18n.messages import N_

if TYPE_CHECKING:
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def _rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    return agreement_rows(spec.as_kind(AgreementsSpec), facts)


def _caption(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    return of_agreements(spec.as_kind(AgreementsSpec), facts, rows)


def _description(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    return describe_agreements(spec.as_kind(AgreementsSpec), facts, rows)


def _picture(spec: ChartSpec) -> str:
    return N_("Card") if spec.as_kind(AgreementsSpec).agreement else N_("Table")


def _draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    from charts.print.agreements import draw

    return draw(spec.as_kind(AgreementsSpec), facts, edition, caption, rows)


def _file_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The agreement; else its form, the minerals and the country that are asked for."""
    asked = spec.as_kind(AgreementsSpec)
    if asked.agreement:
        return [asked.agreement]
    form = ["matrix"] if asked.view == "matrix" else []
    return [
        *form,
        *asked.mineral[:_MOST_NAMED],
        *([facts.name(asked.partner)] * bool(asked.partner)),
    ]


_MOST_NAMED = 3
"""Minerals in the name of a file."""

CHART = ChartType(
    name="agreements",
    label=N_("Agreements"),
    picture=_picture,
    page="agreements",
    keys=(
        *("mineral", "stage", "partner", "region", "instrument", "binding", "provision"),
        *("status", "start", "end", "initiative", "q", "sort", "view", "agreement"),
        *("asof", "lang"),
    ),
    edition_keys=("highlight",),
    rows=_rows,
    caption=_caption,
    description=_description,
    draw=_draw,
    file_parts=_file_parts,
)
