"""The Minerals page in process: every commodity and stage, any coalition, and bad addresses."""

import re

import pytest

from data.overview import PARTS, overview
from data.ranking import ranking
from data.shares import available
from data.store import store
from pages.mineral.finder import labels
from tests.pages.opening import opened, text_of

FACTS = store().facts
STAGES = sorted({(m.commodity, m.stage) for found in available(FACTS).values() for m in found})


def html_of(app):
    return "".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(("slug", "stage"), STAGES)
def test_each_commodity_and_stage_shows_exactly_its_producers(slug, stage):
    app = opened("minerals", commodity=slug, stage=stage)
    measure = next(m for m in available(FACTS)[slug] if m.stage == stage)
    year = int(app.session_state["w_year"])
    rows = ranking(FACTS, type(measure)(slug, stage, year), FACTS.last_event)
    body = html_of(app)
    table = body[body.index('"atlas-ranks"') :].split("</table>")[0]
    assert table.count('<th scope="row">') == len(rows)
    assert "nan" not in body.lower().replace("finan", "")
    assert not app.info


def test_the_overview_has_a_line_for_every_mineral_and_a_segment_for_every_part():
    app = opened("minerals")
    rows = overview(FACTS, FACTS.partner_codes)
    body = html_of(app)
    assert body.count('<th scope="row">') == rows["line"].nunique()
    assert body.count('class="bar"') == len(rows)
    drawn = sum(int((rows[part] > 0).sum()) for part in PARTS)
    assert len(re.findall(r'<b class="(?:coalition|others|china|usa|rest)" ', body)) == drawn


def test_a_tick_changes_every_sum_and_the_address():
    app = opened("minerals", coalition="g7")
    assert "The 6 members of the G7 that came" in app.title[0].value.replace("\\", "")
    before = html_of(app)
    app.button_group(key="w_preset").set_value("signers").run()
    assert html_of(app) != before
    assert app.query_params["coalition"] == "signers"


def test_an_empty_coalition_says_so():
    app = opened("minerals", coalition="none")
    assert "No partner is ticked" in app.title[0].value
    app = opened("minerals", coalition="none", commodity="cobalt")
    assert "no partner is ticked" in app.title[0].value


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"stage": "smelter"}, "no smelter production is listed. Listed are: mine production"),
        ({"stage": "reserves", "year": "2024"}, "no reserves in 2024 is listed"),
    ],
)
def test_a_stage_or_year_without_figures_is_named_and_what_there_is_offered(query, said):
    app = opened("minerals", commodity="cobalt", **query)
    assert said in app.info[0].value.replace("\\", "")
    assert "Listed producers" in text_of(app)


def test_an_unknown_slug_is_told_and_the_overview_shown():
    app = opened("minerals", commodity="unobtainium")
    assert "unobtainium" in app.warning[0].value
    assert "The 54 partners" in app.title[0].value


def test_boron_is_neither_added_nor_ranked():
    app = opened("minerals", commodity="boron")
    assert "give no share of the world" in app.title[0].value
    assert "cannot" not in app.title[0].value
    assert "too much to be added or ranked" in text_of(app)
    assert "boron" not in set(overview(FACTS, FACTS.partner_codes)["slug"])


def test_mine_and_refinery_that_measure_different_things_say_so():
    said = text_of(opened("minerals", commodity="rare-earths")).replace("\\", "")
    assert "measure different things" in said
    assert "CC BY 4.0" in said or "IEA" in said


def test_every_commodity_can_be_found():
    assert set(labels(FACTS)) == set(FACTS.commodities["slug"])
