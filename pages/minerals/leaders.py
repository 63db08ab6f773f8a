"""Who leads the outputs that can be ranked: the finding of the Minerals page, with its minerals."""

from __future__ import annotations

from html import escape

from charts.captions.leader_finding import leaders_finding
from data.facts.store import Facts
from data.minerals.ranking import leaders
from data.minerals.shares import Measure, nearest
from pages import url_state
from views.text.i18n import _


def as_html(facts: Facts) -> str:
    """The finding, and a link to each output that a country leads which did not attend."""
    leading = leaders(facts)
    absent = leading.loc[leading["relation"].isin(["absent", "related"])]
    links = " · ".join(
        f'<a href="{escape(_address(facts, measure))}" target="_self">{escape(label)}</a>'
        for measure, label in zip(absent["measure"], absent["label"], strict=True)
    )
    see = escape(_("See:"))
    return (
        f'<p class="atlas-parts-finding"><b>{escape(leaders_finding(facts))}.</b> '
        f"<span>{see} {links}</span></p>"
    )


def _address(facts: Facts, measure: Measure) -> str:
    """The mineral's own view, at the stage that is led."""
    usual = nearest(facts, measure.commodity, "", 0).stage
    stage = "" if measure.stage == usual else measure.stage
    return url_state.context().link("/minerals", commodity=measure.commodity, stage=stage)
