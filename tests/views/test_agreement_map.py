"""The map of agreements on the Map page and on that of a mineral."""

import pytest

from charts.captions.agreement_map import agreement_map_finding
from data.agreements.states import AGREEMENT_STATES
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Link, MapStage
from views.fields import Choice
from views.map.page import map_page
from views.minerals.page import minerals_page


def field(blocks, key):
    return next((one for one in of_kind(blocks, Choice) if one.key == key), None)


def test_the_map_page_offers_it_and_says_what_the_agreements_are_in_law(facts):
    context = context_of("", color="agreement")
    blocks = map_page(context)
    assert "agreement" in field(blocks, "color").options
    html = of_kind(blocks, MapStage)[0].html()
    assert agreement_map_finding(context.spec, facts) in html
    for label in AGREEMENT_STATES.values():
        assert f"{label} (" in html
    (export,) = [link for link in of_kind(blocks, Link) if link.query.get("chart") == "map"]
    assert export.query["color"] == "agreement"


def test_the_producers_of_a_mineral_can_be_asked_for(facts):
    assert field(map_page(context_of("", color="agreement")), "stage") is None
    context = context_of("", color="agreement", commodity="cobalt", stage="refinery")
    blocks = map_page(context)
    assert field(blocks, "commodity").value == "cobalt"
    assert field(blocks, "stage").value == "refinery"
    assert "five countries listed as refining cobalt" in of_kind(blocks, MapStage)[0].html()


@pytest.mark.parametrize("stage", ["", "refinery"])
def test_the_map_of_a_mineral_has_a_second_coloring(stage):
    by_share = minerals_page(context_of("minerals", commodity="cobalt", stage=stage))
    coloring = field(by_share, "color")
    assert coloring.value == "status"
    assert coloring.changes("agreement") == {"color": "agreement"}
    view = {"commodity": "cobalt", "stage": stage, "color": "agreement"}
    blocks = minerals_page(context_of("minerals", **view))
    assert field(blocks, "color").value == "agreement"
    (drawn,) = of_kind(blocks, MapStage)
    assert "color=agreement&commodity=cobalt" in drawn.frames
    assert "listed producers: " in texts_of(blocks)
    assert "No agreement found (" in texts_of(blocks)
    (export,) = of_kind(blocks, Link)
    assert (export.query["chart"], export.query["color"]) == ("map", "agreement")
    assert 'href="/minerals?partner=COD&amp;color=agreement' in drawn.html()
