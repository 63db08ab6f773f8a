"""What a highlighted country has of a bar of the overview: as much as its row says."""

import pytest

from charts.content import table
from charts.overview_parts import drawn_codes, parts_of_bars
from charts.print import Edition
from charts.rendering import compose
from charts.rows import shares_rows
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store

FACTS = store().facts
OVERVIEW = ChartSpec(chart="shares")
COBALT = ("cobalt", "mined")


def bars_of(spec=OVERVIEW, *codes):
    return parts_of_bars(shares_rows(spec, FACTS), spec, FACTS, codes)


def share_of(code, commodity="cobalt", stage="mine"):
    rows = table(ChartSpec(chart="shares", commodity=commodity, stage=stage), FACTS)
    return float(rows.set_index("iso_a3").at[code, "share_of_world_pct"])


def ids_of(sheet):
    return {artist.get_gid() for artist in sheet.figure.findobj() if artist.get_gid()}


def test_without_a_highlight_the_parts_are_those_of_the_rows():
    rows = shares_rows(OVERVIEW, FACTS)
    drawn = [one.percent for bar in bars_of().values() for one in bar]
    assert drawn == [float(share) for share in rows["share_of_world_pct"]]


@pytest.mark.parametrize("coalition", [(), ("g7",), ("none",)])
def test_the_parts_of_a_bar_add_up_whoever_is_highlighted(coalition):
    view = OVERVIEW.replace(coalition=coalition)
    plain = bars_of(view)
    split = bars_of(view, "COD", "AUS", "CHN", "USA", "CHL")
    assert plain.keys() == split.keys()
    for key, bar in split.items():
        for part in {one.part for one in bar}:
            own, whole = (
                sum(one.percent for one in every if one.part == part) for every in (bar, plain[key])
            )
            assert own == pytest.approx(whole, abs=1e-6), (key, part)


def test_a_country_has_its_own_share_in_the_part_that_it_is_counted_in():
    stretches = {
        one.code: one for one in bars_of(OVERVIEW, "COD", "CHN", "IDN")[COBALT] if one.code
    }
    assert {code: one.part for code, one in stretches.items()} == {
        "COD": "coalition",
        "CHN": "china",
        "IDN": "named",
    }
    for code, one in stretches.items():
        assert one.percent == pytest.approx(share_of(code), abs=0.06), code
    outside = bars_of(OVERVIEW.replace(coalition=("g7",)), "COD")[COBALT]
    assert [one.part for one in outside if one.code] == ["others"]


def test_whoever_is_in_no_bar_is_not_named_and_nobody_steps_back():
    assert drawn_codes(bars_of(OVERVIEW, "EUU", "CPV")) == frozenset()
    plain, none = (
        compose(OVERVIEW, FACTS, Edition("svg", highlight=highlight))
        for highlight in ((), ("CPV",))
    )
    assert [text.get_text() for text in plain.texts] == [text.get_text() for text in none.texts]


@pytest.mark.parametrize("preset", ["web", "column", "square", "stage-16x9"])
def test_the_highlighted_are_named_in_the_key_and_in_their_parts(preset):
    sheet = compose(OVERVIEW, FACTS, Edition("svg", preset, highlight=("COD", "CPV")))
    words = [text.get_text() for text in sheet.texts]
    assert "Highlighted: DR Congo; the others are muted" in " ".join(words)
    assert "DR Congo" in words
    assert "bar-cobalt-mined-coalition-COD" in ids_of(sheet)
