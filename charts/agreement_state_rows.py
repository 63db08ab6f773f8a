"""The rows of a map that is colored by agreement: who has one, and what it is in law."""

from __future__ import annotations

import pandas as pd

from charts.producer_rows import EXACT
from charts.spec.chart_spec import ChartSpec
from data.agreements.states import AGREEMENT_STATES, agreement_states, commitments, state_of
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import speaking
from data.minerals.ranking import ranking
from data.minerals.shares import Measure, nearest


def agreement_state_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """Everyone with a status, or with a ``commodity`` its listed producers, the largest first.

    Parameters
    ----------
    spec : ChartSpec
        What it leaves open of a measure is chosen by `data.minerals.shares.nearest`.
    facts : Facts
        In the language of names and labels.

    Returns
    -------
    pandas.DataFrame
        ``iso_a3``, ``name``, ``agreement_state`` and its label, ``agreements`` (ids), ``signed``
        (as the last of them is dated), ``commits_to`` (keys of
        `data.i18n.provision_labels.PROVISION_LABELS`) and ``source`` (addresses). With a commodity
        also ``rank``, ``commodity``, ``stage``, ``year``, ``share_of_world_pct``, ``upper_limit``,
        ``estimate`` and ``share_source``.
    """
    states = agreement_states(facts, spec.as_of_date(facts))
    if not spec.commodity:
        return _described(facts, states)
    producers = _producers(facts, nearest(facts, spec.commodity, spec.stage, spec.year))
    own = _described(facts, state_of(states, producers["iso_a3"]))
    return own.merge(producers, on="iso_a3", how="left")


def _described(facts: Facts, states: pd.DataFrame) -> pd.DataFrame:
    _, own = speaking(facts.lang), commitments(facts)
    agreements = facts.agreements.set_index("agreement_id")
    urls, dates = agreements["source_urls"], agreements["signed_label"]
    listed = facts.partners.set_index("iso_a3")["source_urls"]
    return pd.DataFrame(
        {
            "iso_a3": states.index,
            "name": [facts.name(code) for code in states.index],
            "agreement_state": list(states["state"]),
            "state_label": [_(AGREEMENT_STATES[state]) for state in states["state"]],
            "agreements": [";".join(ids) for ids in states["agreements"]],
            "signed": [dates[ids[-1]] if ids else "" for ids in states["agreements"]],
            "commits_to": [
                ";".join(dict.fromkeys(key for one in ids for key in own.get(one, ())))
                for ids in states["agreements"]
            ],
            "source": [
                ";".join(dict.fromkeys(urls[one] for one in ids)) or listed.get(code, "")
                for code, ids in states["agreements"].items()
            ],
        }
    )


@cache_by_facts(64)
def _producers(facts: Facts, measure: Measure) -> pd.DataFrame:
    """The producers with a number, and what is listed of them."""
    # Who produces how much is the same on every day: one ranking serves them all.
    rows = ranking(facts, measure, facts.last_event)
    rows = rows.loc[rows["printed"] == ""]
    return pd.DataFrame(
        {
            "iso_a3": rows.index,
            "rank": rows["rank"],
            "commodity": measure.commodity,
            "stage": measure.stage,
            "year": measure.year,
            "share_of_world_pct": rows["percent"].round(EXACT),
            "upper_limit": rows["upper_limit"],
            "estimate": rows["estimate"],
            "share_source": rows["source"],
        }
    ).reset_index(drop=True)
