"""Short names of slides, for a list of those that can be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from charts.briefing.slide import Slide
from charts.briefing.slides import briefing
from charts.spec.page_specs import BriefingSpec
from charts.spec.slide_tokens import TEXT, VIEW, copy_number, of_token, without_copy
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.messages import N_, speaking

_SHORT = {
    "question": N_("The question"),
    "came": N_("Who attended"),
    "signed": N_("What was signed on the day"),
    "count": N_("The count over time"),
    "replay": N_("The map replayed"),
    "globe": N_("The globe"),
    "binding": N_("Legal status of the agreements"),
    "output": N_("What the partners mine and refine"),
    "mined": N_("What the partners mine"),
    "refined": N_("What they refine"),
    "absent": N_("Who leads and did not attend"),
    "china": N_("Where China leads"),
    "partner": N_("One partner in focus"),
    "open": N_("What is not known"),
}


def names(facts: Facts, spec: BriefingSpec) -> dict[str, str]:
    """Short names of the slides that can be chosen, by token, for a list.

    Parameters
    ----------
    facts : Facts
        In the language of the names.
    spec : BriefingSpec
        Its own slides are named too, whether or not they would be offered.
    """
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    partner, mineral = _("Partner: {name}"), _("Mineral: {name}")
    short_names = {key: _(label) for key, label in _SHORT.items()}
    short_names |= {
        f"partner.{code}": partner.format(name=facts.name(code)) for code in _codes(facts)
    }
    short_names |= {f"mineral.{slug}": mineral.format(name=label) for slug, label in labels.items()}
    for slide in briefing(spec, facts) if spec.slides else ():
        name = short_names.get(without_copy(slide.token)) or _own_name(slide, labels, facts)
        number = copy_number(slide.token)
        short_names.setdefault(slide.token, name if number == 1 else f"{name} ({number})")
    return short_names


def _own_name(slide: Slide, labels: Mapping[str, str], facts: Facts) -> str:
    """The name of a slide that is not offered to everyone."""
    _ = speaking(facts.lang)
    kind, about = of_token(slide.token)
    if kind == TEXT:
        return _("Own words: {title}").format(title=slide.title)
    if kind == VIEW:
        return f"{_(chart_type(slide.chart).label)}: {slide.finding}"
    return f"{_(_SHORT[kind])}: {labels.get(about) or facts.name(about)}"


def _codes(facts: Facts) -> list[str]:
    return sorted(facts.partners["iso_a3"], key=facts.name)
