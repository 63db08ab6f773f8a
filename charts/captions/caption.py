"""The caption of any chart, by its name."""

from __future__ import annotations

from charts.captions.caption_parts import Caption
from charts.captions.cards import of_partner
from charts.captions.maps import of_map
from charts.captions.shares import of_shares
from charts.captions.timelines import of_count, of_timeline
from charts.rows import table
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import sentence_language

_CAPTIONS = {
    "map": of_map,
    "timeline": of_timeline,
    "count": of_count,
    "shares": of_shares,
    "partner": of_partner,
}


def caption(name: str, spec: ChartSpec, facts: Facts) -> Caption:
    """The generated caption of a chart, in one language from beginning to end.

    Raises
    ------
    SpecError
        When the chart cannot be drawn from this view, such as a partner card without a partner.
    """
    spec, facts = in_sentence_language(spec, facts)
    return _CAPTIONS[name](spec, facts, table(name, spec, facts))


def in_sentence_language(spec: ChartSpec, facts: Facts) -> tuple[ChartSpec, Facts]:
    """A view and the facts in the language of whole sentences for its reader.

    The rows behind a sentence are taken in that language too, so that no name or date in it is of
    another.
    """
    lang = sentence_language(spec.lang)
    return spec.replace(lang=lang), facts.speaking(lang)
