"""The slides of a briefing, and a presenter's own texts of each."""

from __future__ import annotations

from charts.spec.briefing_params import DEFAULT
from charts.spec.page_specs import BriefingSpec
from charts.spec.slide_texts import parse_texts

TEXT_KEYS = ("said", "remarks", "points")
"""Keys that hold a presenter's own texts by slide."""

SLIDE_KEYS = ("slides", *TEXT_KEYS)


def slides_of(spec: BriefingSpec) -> tuple[str, ...]:
    """The names of all slides, in order.

    Parameters
    ----------
    spec : BriefingSpec
    """
    return spec.slides or DEFAULT


def texts_of(spec: BriefingSpec) -> dict[str, dict[str, str]]:
    """The texts of each kind (`TEXT_KEYS`), by slide.

    Parameters
    ----------
    spec : BriefingSpec
    """
    return {key: parse_texts(getattr(spec, key)) for key in TEXT_KEYS}


def taken_names(spec: BriefingSpec) -> set[str]:
    """The slides, and those that are not there any more but have texts.

    Parameters
    ----------
    spec : BriefingSpec
    """
    with_texts = (token for by_slide in texts_of(spec).values() for token in by_slide)
    return {*slides_of(spec), *with_texts}
