"""What is asked of the agreements on their page, and what would match if less were asked."""

from __future__ import annotations

import pandas as pd

from charts import agreement_rows
from charts.captions.agreement_criteria import Criterion, criteria
from data.minerals.exposure import Exposure
from views.context import AgreementsContext


def exposures(context: AgreementsContext) -> tuple[Exposure, ...]:
    """Who is listed for each mineral that is asked for."""
    return agreement_rows.exposures(context.spec, context.facts)


def found_agreements(context: AgreementsContext) -> pd.DataFrame:
    """The agreements that match the view, in its order."""
    return agreement_rows.matching_agreements(context.spec, context.facts)


def looser(context: AgreementsContext) -> list[tuple[Criterion, int]]:
    """What of the question might be dropped, and how many agreements would match then.

    Returns
    -------
    list of (Criterion, int)
        Where any would, those that match fewest first: they are nearest to what was asked.
    """
    found = []
    for one in criteria(context.facts, context.spec):
        less = context.spec.replace(**one.undone)
        number = len(agreement_rows.matching_agreements(less, context.facts))
        if number:
            found.append((one, number))
    return sorted(found, key=lambda item: item[1])
