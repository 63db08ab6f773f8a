"""Short names of slides, for a list of those that can be chosen."""

from __future__ import annotations

from charts.spec.briefing_params import of_token
from charts.spec.page_specs import BriefingSpec
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
    for token in spec.slides:
        kind, about = of_token(token)
        short = short_names.get(kind, kind)
        short_names.setdefault(token, f"{short}: {labels.get(about, facts.name(about))}")
    return short_names


def _codes(facts: Facts) -> list[str]:
    return sorted(facts.partners["iso_a3"], key=facts.name)
