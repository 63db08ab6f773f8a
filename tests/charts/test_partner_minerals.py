"""The minerals of a partner: the bars are the rows, in their order, China's beside them."""

import math

from charts.figures.common_minerals import common_minerals_figure
from charts.figures.partner_minerals import minerals_figure
from data.partners.comparison import common_minerals
from data.partners.minerals import beside_china


def test_bars_and_marks_are_the_rows(facts):
    rows = beside_china(facts, "PER")
    mined = rows.loc[rows["stage"] == "mine"]
    figure = minerals_figure(mined, "light")
    bars, china, headings = figure.data
    assert list(bars.x) == mined["share_of_world_pct"].tolist()
    assert list(bars.y) == sorted(bars.y, reverse=True)
    plotted = [value for value in china.x if not math.isnan(value)]
    assert plotted == mined["china_pct"].dropna().tolist()
    for heading, row in zip(headings.text, mined.itertuples(), strict=True):
        assert row.label in heading
        assert str(row.year) in heading
        assert row.rank_said.split()[0] in heading
        assert ("◆" in heading) == row.on_2025_list


def test_an_upper_limit_is_marked(facts):
    rows = beside_china(facts, "AUS")
    reserves = rows.loc[rows["stage"] == "reserves"]
    texts = minerals_figure(reserves, "dark").data[0].text
    limits = reserves["share_is_upper_limit"].tolist()
    assert any(limits)
    assert [text.startswith("≤") for text in texts] == limits


def test_china_over_the_same_open_total_is_an_upper_limit_too(facts):
    rows = beside_china(facts, "AUS")
    reserves = rows.loc[(rows["stage"] == "reserves") & rows["china_pct"].notna()]
    labels = minerals_figure(reserves, "light").data[1].customdata
    assert [label.startswith("≤") for label in labels] == reserves["share_is_upper_limit"].tolist()


def test_a_share_that_is_printed_whole_gets_no_decimal(facts):
    rows = beside_china(facts, "FRA")
    magnets = rows.loc[rows["slug"] == "rare-earths-magnet"]
    bars, china, _headings = minerals_figure(magnets, "light").data
    assert (list(bars.text), list(china.customdata)) == (["1%"], ["84%"])


def test_china_stands_beside_as_the_source_prints_it(facts):
    rows = beside_china(facts, "PER").set_index(["slug", "stage"])
    copper = rows.loc[("copper", "mine")]
    printed = facts.production.loc[
        (facts.production["slug"] == "copper")
        & (facts.production["stage"] == "mine")
        & (facts.production["year"] == copper["year"])
        & (facts.production["iso_a3"] == "CHN"),
        "share_of_world_pct",
    ]
    assert round(copper["china_pct"], 2) == printed.iloc[0]


def test_each_partner_keeps_its_color_and_symbol(facts):
    codes = ["PER", "ARG", "ZMB", "JPN"]
    rows = common_minerals(facts, codes)
    figure = common_minerals_figure(rows, codes, "light")
    assert len({trace.marker.symbol for trace in figure.data}) == 4
    assert len({trace.marker.color for trace in figure.data}) == 4
    for code, trace in zip(codes, figure.data, strict=True):
        own = rows.loc[rows["iso_a3"] == code, "share_of_world_pct"].tolist()
        assert list(trace.x) == own
