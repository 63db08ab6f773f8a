"""The captions of shares of the world: one mineral's producers, or minerals side by side."""

from __future__ import annotations

import pandas as pd

from charts.captions.caption_parts import Caption, license_of, limits, sentences, source_of
from charts.captions.leader_finding import leader_finding
from charts.captions.mineral_finding import overview_finding
from charts.rows import PANEL_OF
from charts.spec.chart_spec import ChartSpec
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import marked_plural, speaking, translate_plural
from data.minerals.country_groups import members
from data.minerals.overview import MINED, overview
from data.minerals.relations import OTHERS
from data.minerals.shares import Measure, nearest
from data.phrases import lower_first

_MINED = marked_plural(
    "{count} of {every} commodity line mined, the group’s largest share first",
    "{count} of {every} commodity lines mined, the group’s largest share first",
)
_PROCESSED = marked_plural(
    "{count} of {every} commodity line refined or smelted, the group’s largest share first",
    "{count} of {every} commodity lines refined or smelted, the group’s largest share first",
)


def of_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of one mineral's producers, or of the overview.

    Parameters
    ----------
    spec : ChartSpec
        With a ``commodity`` its producers, else minerals side by side.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.shares_rows` for the view.
    """
    return (_of_producers if spec.commodity else _of_overview)(spec, facts, rows)


def _of_producers(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    return Caption(
        leader_finding(facts, measure, rows, "", partners_only(spec)),
        _producers_subtitle(spec, facts, measure),
        sentences(
            limits(rows, lang),
            _("A country that is not listed is not zero."),
            _remainder(rows, lang),
        ),
        source_of(rows, lang),
        license_of(rows, lang),
        lang,
    )


def _remainder(rows: pd.DataFrame, lang: str) -> str:
    """What the gray line of other countries is, where it is drawn."""
    _ = speaking(lang)
    if not any(
        relation == OTHERS and not printed
        for relation, printed in zip(rows["relation"], rows["printed"], strict=True)
    ):
        return ""
    return _("Other countries: the source’s own remainder, one country or many.")


def partners_only(spec: ChartSpec) -> str:
    """``partners`` where a view shows partners alone, else ""."""
    return "partners" if spec.producers == "partners" else ""


def _producers_subtitle(spec: ChartSpec, facts: Facts, measure: Measure) -> str:
    _, what = speaking(facts.lang), measure_label(facts, measure)
    if partners_only(spec):
        return _("{what}, listed partners, percent of the world total").format(what=what)
    return _("{what}, listed producers, percent of the world total").format(what=what)


def measure_label(facts: Facts, measure: Measure) -> str:
    """Mineral, stage and year.

    Parameters
    ----------
    facts : Facts
        In the language of the label.
    measure : Measure

    Examples
    --------
    >>> from data.facts.store import store
    >>> from data.minerals.shares import Measure
    >>> measure_label(store().facts, Measure("cobalt", "mine", 2025))
    'Cobalt, mine production, 2025'
    """
    _ = speaking(facts.lang)
    stage = _(STAGE_LABELS[measure.stage])
    return f"{_mineral(facts, measure)}, {stage}, {measure.year}"


def _mineral(facts: Facts, measure: Measure) -> str:
    return str(rows_by(facts, "commodities", "slug")[measure.commodity]["label"])


def _of_overview(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang, day = speaking(facts.lang), facts.lang, spec.as_of_date(facts)
    every = overview(facts, members(facts, spec.coalition, day), spec.group)
    subtitle = _("{bars}, percent of the world total, latest listed year")
    blank = _("Blank: what the source attributes to nobody. Not listed is not zero.")
    return Caption(
        overview_finding(facts, spec.coalition, _rows_in_chart(every, rows), day),
        subtitle.format(bars=_bars_in_words(spec, every, rows)),
        sentences(_overview_limits(rows, lang), blank, _renamed(facts, rows)),
        source_of(rows, lang),
        license_of(rows, lang),
        lang,
    )


def _rows_in_chart(every: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The overview's rows that the chart draws: what a title counts stands below it."""
    charted = set(zip(rows["line"], rows["panel"], strict=True))
    mask = [pair in charted for pair in zip(every["line"], every["panel"], strict=True)]
    return every.loc[mask]


def _bars_in_words(spec: ChartSpec, every: pd.DataFrame, rows: pd.DataFrame) -> str:
    _, panel = speaking(spec.lang), PANEL_OF.get(spec.stage)
    if panel:
        forms = _MINED if panel == MINED else _PROCESSED
        listed = int((every["panel"] == panel).sum())
        return translate_plural(*forms, listed, spec.lang).format(
            count=number(rows["line"].nunique(), spec.lang), every=number(listed, spec.lang)
        )
    if spec.group:
        return _("Commodity lines of this group: mined beside refined or smelted")
    return _(
        "Commodity lines with both a mine and a processing figure: mined beside refined or smelted"
    )


def _overview_limits(rows: pd.DataFrame, lang: str) -> str:
    _, notes = speaking(lang), []
    if len(rows) and rows["excludes_us"].any():
        notes.append(
            _("† the world total leaves out the U.S. figure, withheld or counted elsewhere.")
        )
    if len(rows) and rows["upper_limit"].any():
        notes.append(_("≤ an upper limit, as the world total is open; never counted as half."))
    return sentences(*notes)


def _renamed(facts: Facts, rows: pd.DataFrame) -> str:
    """What is processed under another name than it is mined."""
    _ = speaking(facts.lang)
    commodities = rows_by(facts, "commodities", "slug")
    other = rows.loc[rows["line"] != rows["commodity"], ["line", "commodity"]].drop_duplicates()
    if other.empty:
        return ""
    pair = _("{mined} as {processed}")
    pairs = "; ".join(
        pair.format(
            mined=lower_first(commodities[line]["label"]),
            processed=lower_first(commodities[slug]["label"]),
        )
        for line, slug in other.itertuples(index=False)
    )
    template = _("‡ Processed under another name ({pairs}): compare shares, never amounts.")
    return template.format(pairs=pairs)
