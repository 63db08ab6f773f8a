"""Of the outputs that can be ranked, how many a country leads that did not attend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import MINISTERIAL, STAGE_LABELS
from data.i18n.messages import N_, speaking
from data.minerals.combined_shares import CHINA, HOST
from data.minerals.leaders import leaders
from data.minerals.ranking import ranking
from data.minerals.shares import Measure, percent_in_words
from data.phrases import in_sentence, lower_first, number_in_words

_ABSENT = N_(
    "In {absent} of {count} outputs that can be ranked, the largest listed producer is a country "
    "that did not attend: {country} in {mineral} {stage}, with {share} of the world total"
)
_NOT_LISTED = N_(
    "In {absent} of {count} outputs that can be ranked, the largest listed producer is a country "
    "that is not on the list of the ministerial: {country} in {mineral} {stage}, with {share} of "
    "the world total"
)


@dataclass(frozen=True)
class LeaderTally:
    """Of how many outputs the largest listed producer is who.

    Attributes
    ----------
    every : int
        Mine, refinery and smelter outputs that can be ranked.
    china, host, partners : int
    absent : tuple of (Measure, str, str)
        Led by another country that is not on the list of the ministerial: the output, its label,
        the country's code.
    """

    every: int
    china: int
    host: int
    partners: int
    absent: tuple[tuple[Measure, str, str], ...]


@cache_by_facts()
def leader_tally(facts: Facts) -> LeaderTally:
    """Who leads how many outputs; who is on the list does not change with the as-of date."""
    rows = leaders(facts)
    own = {*facts.partner_codes, CHINA, HOST}
    absent = rows.loc[~rows["top"].isin(own), ["measure", "label", "top"]]
    return LeaderTally(
        every=len(rows),
        china=int((rows["top"] == CHINA).sum()),
        host=int((rows["top"] == HOST).sum()),
        partners=int(rows["top"].isin(facts.partner_codes).sum()),
        absent=tuple(absent.itertuples(index=False, name=None)),
    )


@cache_by_facts()
def most_absent(facts: Facts) -> tuple[Measure, str, str]:
    """The output of which a country that is not on the list has the largest share.

    Shares that are only upper limits stand back.
    """

    def share(led: tuple[Measure, str, str]) -> tuple[bool, float]:
        first = ranking(facts, led[0], facts.last_event).iloc[0]
        return not first["upper_limit"], float(first["percent"])

    return max(leader_tally(facts).absent, key=share)


def absent_finding(facts: Facts, day: date) -> str:
    """In how many outputs an absent country leads, and where its share is the largest.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The as-of date: before the ministerial nobody had stayed away.
    """
    _, tally = speaking(facts.lang), leader_tally(facts)
    measure, label, code = most_absent(facts)
    first = ranking(facts, measure, day).loc[code]
    share = percent_in_words(
        first["percent"], bool(first["upper_limit"]), facts.lang, whole=bool(first["whole_percent"])
    )
    return _(_ABSENT if day >= MINISTERIAL else _NOT_LISTED).format(
        absent=number_in_words(len(tally.absent), facts.lang),
        count=number(tally.every, facts.lang),
        country=in_sentence(facts, code),
        mineral=lower_first(label),
        stage=_(STAGE_LABELS[measure.stage]),
        share=share,
    )
