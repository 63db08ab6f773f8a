"""The rows of a partner's card."""

from __future__ import annotations

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from data.facts.store import Facts
from data.partners.minerals import beside_china


def card_partner(spec: ChartSpec) -> str:
    """The partner of a card.

    Raises
    ------
    SpecError
        When the view names none.
    """
    if not spec.partner:
        raise SpecError(
            [ParamError("partner", "", "a partner's code, such as PER: a card shows one")]
        )
    return spec.partner


def partner_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The listed minerals of a partner, largest share first: what its card draws as bars.

    Parameters
    ----------
    spec : ChartSpec
        Names the partner.
    facts : Facts

    Raises
    ------
    SpecError
        When the view names no partner.
    """
    code = card_partner(spec)
    rows = beside_china(facts, code)
    return pd.DataFrame(
        {
            "iso_a3": code,
            "name": facts.name(code),
            "commodity": rows["slug"],
            "label": rows["label"],
            "stage": rows["stage"],
            "year": rows["year"],
            "value": rows["value"],
            "unit": rows["unit"],
            "share_of_world_pct": rows["share_of_world_pct"],
            "upper_limit": rows["share_is_upper_limit"].astype(bool),
            "whole_percent": rows["whole_percent"].astype(bool),
            "estimate": rows["estimate"].astype(bool),
            "china_pct": rows["china_pct"],
            "source": rows["source"],
        }
    ).head(MOST_ON_A_CARD)


MOST_ON_A_CARD = 8
"""Most bars that fit a card at every size; the partner's page shows all."""
