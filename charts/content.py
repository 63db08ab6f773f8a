"""What a chart says: its rows, its caption, its alternative text, the name of its file.

Page, picture, file and slide take all of it from here, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from charts.captions import Caption, in_sentence_language, release_note
from charts.captions.short_text import short_text
from charts.spec.chart_spec import ChartSpec
from charts.types.lookup import chart_type
from charts.urls import content_spec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH

_LICENCE = "See the source; compilation by the Ministerial Atlas, free with attribution"


def table(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The rows of a chart.

    Parameters
    ----------
    spec : ChartSpec
        Its ``chart`` is one of `charts.registry.CHART_NAMES`.
    facts : Facts
        In any language: the view's is taken.

    Returns
    -------
    pandas.DataFrame
        One row for each mark, with ``asof``, ``source`` and ``licence``; the other columns are
        those of the chart (`charts.rows`).

    Raises
    ------
    SpecError
        When the view does not say what to draw.
    """
    return _table(facts.localized(spec.lang), content_spec(spec.chart, spec)).copy(deep=False)


@cache_by_facts(256)
def _table(facts: Facts, spec: ChartSpec) -> pd.DataFrame:
    rows = chart_type(spec.chart).rows(spec, facts)
    return rows.assign(
        asof=spec.as_of_date(facts).isoformat(), licence=_LICENCE, facts_version=facts.version
    ).reset_index(drop=True)


def caption(spec: ChartSpec, facts: Facts) -> Caption:
    """The generated caption of a chart, in one language from beginning to end.

    Parameters
    ----------
    spec : ChartSpec
        Its ``chart`` is one of `charts.registry.CHART_NAMES`.
    facts : Facts
        In any language.

    Raises
    ------
    SpecError
        When the chart cannot be drawn from this view, such as a partner card without a partner.
    """
    spec, facts = in_sentence_language(spec, facts)
    # The note of a map says by which worldview it is drawn.
    own = content_spec(spec.chart, spec).replace(worldview=spec.worldview)
    return _caption(facts, own)


@cache_by_facts(512)
def _caption(facts: Facts, spec: ChartSpec) -> Caption:
    made = chart_type(spec.chart).caption(spec, facts, table(spec, facts))
    return replace(made, note=" ".join(filter(None, (release_note(facts), made.note))))


def alt_text(spec: ChartSpec, facts: Facts, chart_caption: Caption | None = None) -> str:
    """The alternative text of a picture: its title, counts, leaders and trends.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        Both as in `caption`.
    chart_caption : Caption or None
        The caption of the same view, where there is one already; None: it is made.
    """
    title = (chart_caption or caption(spec, facts)).title.rstrip(".")
    spec, facts = in_sentence_language(spec, facts)
    return f"{title}. {_description(facts, content_spec(spec.chart, spec))}".strip()


def short_alt_text(spec: ChartSpec, facts: Facts, chart_caption: Caption | None = None) -> str:
    """An alternative text in one sentence: the kind of picture and its finding.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
    chart_caption : Caption or None
        All as in `alt_text`.

    Returns
    -------
    str
        At most `charts.captions.short_text.LONGEST_SHORT_TEXT` characters.
    """
    shown, own = chart_type(spec.chart), chart_caption or caption(spec, facts)
    is_divisible = shown.has_divisible_title(spec)
    return short_text(shown.picture(spec), own, spec.as_of_date(facts), is_divisible)


@cache_by_facts(512)
def _description(facts: Facts, spec: ChartSpec) -> str:
    return chart_type(spec.chart).description(spec, facts, table(spec, facts))


def file_stem(spec: ChartSpec, facts: Facts) -> str:
    """A file's name without its ending: ``ministerial-atlas-map-status-2026-02-04``.

    In English whatever the view's language: file systems and mail differ over other letters. The
    name of what is drawn from a release ends with its version.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In any language.
    """
    facts = facts.localized(ENGLISH)
    own = chart_type(spec.chart).file_parts(spec, facts)
    parts = ["ministerial-atlas", spec.chart, *own, spec.region, spec.as_of_date(facts).isoformat()]
    if facts.released:
        parts += ["facts", facts.version]
    words = "-".join(part for part in parts if part).lower().replace("_", "-")
    return "-".join("".join(letter if _is_plain(letter) else " " for letter in words).split())


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
