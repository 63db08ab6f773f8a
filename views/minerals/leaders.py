"""Who leads the outputs that can be ranked: the finding of the Minerals page, with its minerals."""

from __future__ import annotations

from charts.captions.leader_finding import leaders_finding
from data.minerals import leaders as output_leaders
from data.minerals.shares import Measure, nearest
from views.blocks import Html
from views.context import PageContext
from views.templating import render
from views.text.i18n import _


def leaders(context: PageContext) -> Html:
    """The finding, and a link to each output that a country leads which did not attend."""
    leading = output_leaders.leaders(context.facts)
    absent = leading.loc[leading["relation"].isin(["absent", "related"])]
    links = [
        (label, _address(context, measure))
        for measure, label in zip(absent["measure"], absent["label"], strict=True)
    ]
    finding = leaders_finding(context.facts)
    return Html(render("minerals/leaders.html", finding=finding, see=_("See:"), links=links))


def _address(context: PageContext, measure: Measure) -> str:
    """The mineral's own view, at the stage that is led."""
    usual = nearest(context.facts, measure.commodity, "", 0).stage
    stage = "" if measure.stage == usual else measure.stage
    return context.link("minerals", commodity=measure.commodity, stage=stage)
