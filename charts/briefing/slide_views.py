"""The view that a slide shows: which chart, of what, as of which day."""

from __future__ import annotations

from charts.captions.leaders import most_absent
from charts.palette import SIGNED
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec
from data.agreements.counting import statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL
from data.minerals.overview import MINED, PROCESSED, overview
from data.partners.minerals import leading_minerals


def view_of(kind: str, about: str, spec: ChartSpec, facts: Facts) -> ChartSpec:
    """The view of a slide, based on the presenter's choices.

    Parameters
    ----------
    kind, about : str
        As `charts.spec.slide_tokens.of_token` gives them.
    spec : ChartSpec
        Of the whole briefing.
    facts : Facts
    """
    base = ChartSpec(
        asof=spec.asof,
        worldview=spec.worldview,
        theme=spec.theme,
        coalition=spec.coalition,
        lang=spec.lang,
        producers=spec.producers,
    )
    if kind in ("replay", "globe", "open"):
        return base.replace(projection="globe" if kind == "globe" else "equal-earth")
    if kind == "question":
        return base.replace(status=SIGNED)
    if kind in ("came", "signed"):
        return _of_the_day(kind, base, facts)
    if kind == "binding":
        return base.as_kind(AgreementsSpec).replace(chart="agreements", sort="binding")
    if kind == "count":
        return base.replace(chart="count")
    if kind == "partner":
        return base.replace(chart="partner", partner=about or spec.partner or focus(facts))
    return _of_minerals(kind, about, spec, base.replace(chart="shares"), facts)


def _of_the_day(kind: str, base: ChartSpec, facts: Facts) -> ChartSpec:
    """The day of the ministerial; where the as-of date is before it, that date."""
    is_before = base.as_of_date(facts) < MINISTERIAL
    view = base if is_before else base.replace(asof=MINISTERIAL)
    if kind == "came":
        return view
    return view.replace(status=("signed_before",) if is_before else ("signed_at_ministerial",))


_STAGES = {"mined": "mine", "refined": "refinery", "output": ""}


def _of_minerals(
    kind: str, about: str, spec: ChartSpec, base: ChartSpec, facts: Facts
) -> ChartSpec:
    if kind in _STAGES:
        return base.replace(stage=_STAGES[kind])
    if kind == "absent":
        measure = most_absent(facts)[0]
        return base.replace(
            commodity=measure.commodity, stage=measure.stage, year=measure.year, producers="all"
        )
    slug = about or (spec.commodity if kind == "china" else "") or most_chinese(facts)
    stage = _processing_stage(facts, slug) if kind == "china" else ""
    return base.replace(commodity=slug, stage=stage)


@cache_by_facts()
def focus(facts: Facts) -> str:
    """The partner in focus unless one is chosen: of that day's signatories, who lists most."""
    status_by_code = statuses(facts, MINISTERIAL)["status"]
    signers = [
        code for code in status_by_code.index if status_by_code[code] == "signed_at_ministerial"
    ]
    return str(max(signers, key=lambda code: (len(leading_minerals(facts, code)), code)))


@cache_by_facts()
def most_chinese(facts: Facts) -> str:
    """The mineral whose processing China leads most, among those that the partners mine too."""
    rows = overview(facts, facts.partner_codes)
    both = rows.groupby("line")["panel"].agg(set).map(lambda panels: {MINED, PROCESSED} <= panels)
    own = rows.loc[(rows["panel"] == PROCESSED) & rows["line"].map(both)]
    return str(own.loc[own["china"].idxmax(), "slug"])


def _processing_stage(facts: Facts, slug: str) -> str:
    rows = overview(facts, facts.partner_codes)
    own = rows.loc[(rows["slug"] == slug) & (rows["panel"] == PROCESSED), "stage"]
    return str(own.iloc[0]) if len(own) else ""
