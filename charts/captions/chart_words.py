"""The words of any chart, by its name: its caption, its alternative text, its file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from charts.captions import alternative_text, filename
from charts.captions.caption_parts import Caption
from charts.captions.cards import of_partner
from charts.captions.maps import of_map
from charts.captions.shares import of_shares
from charts.captions.timelines import of_count, of_timeline
from charts.rows import table
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.messages import sentence_language


@dataclass(frozen=True)
class ChartWords:
    """What gives the words of one chart; each function has the view and the facts."""

    caption: Callable[[ChartSpec, Facts, pd.DataFrame], Caption]
    description: Callable[[ChartSpec, Facts, pd.DataFrame], str]
    file_parts: Callable[[ChartSpec, Facts], list[str]]


_WORDS = MappingProxyType(
    {
        "map": ChartWords(of_map, alternative_text.describe_map, filename.map_parts),
        "timeline": ChartWords(
            of_timeline, alternative_text.describe_timeline, filename.partner_parts
        ),
        "count": ChartWords(of_count, alternative_text.describe_count, filename.no_parts),
        "shares": ChartWords(of_shares, alternative_text.describe_shares, filename.shares_parts),
        "partner": ChartWords(
            of_partner, alternative_text.describe_partner, filename.partner_parts
        ),
    }
)


def caption(name: str, spec: ChartSpec, facts: Facts) -> Caption:
    """The generated caption of a chart, in one language from beginning to end.

    Raises
    ------
    SpecError
        When the chart cannot be drawn from this view, such as a partner card without a partner.
    """
    spec, facts = in_sentence_language(spec, facts)
    return _WORDS[name].caption(spec, facts, table(name, spec, facts))


def alt_text(name: str, spec: ChartSpec, facts: Facts) -> str:
    """The alternative text of a picture: its title, counts, leaders and trends."""
    spec, facts = in_sentence_language(spec, facts)
    title = caption(name, spec, facts).title.rstrip(".")
    description = _WORDS[name].description(spec, facts, table(name, spec, facts))
    return f"{title}. {description}".strip()


def file_stem(name: str, spec: ChartSpec, facts: Facts) -> str:
    """A file's name without its ending: ``ministerial-atlas-map-status-2026-02-04``.

    In English whatever the view's language: file systems and mail differ over other letters.
    """
    facts = facts.localized(ENGLISH)
    own = _WORDS[name].file_parts(spec, facts)
    return filename.joined(
        ["ministerial-atlas", name, *own, spec.region, spec.as_of_date(facts).isoformat()]
    )


def in_sentence_language(spec: ChartSpec, facts: Facts) -> tuple[ChartSpec, Facts]:
    """A view and the facts in the language of whole sentences for its reader.

    The rows behind a sentence are taken in that language too, so that no name or date in it is of
    another.
    """
    lang = sentence_language(spec.lang)
    return spec.replace(lang=lang), facts.localized(lang)
