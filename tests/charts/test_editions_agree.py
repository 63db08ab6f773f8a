"""Screen, print and file are the same rows: values and colors read back from each."""

import gzip
import json
import re
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from charts.content import alt_text, caption, table
from charts.figures.count_svg import count_scale, count_svg
from charts.map_colors import fills_of
from charts.palette import PARTS as PART_COLORS
from charts.palette import THEMES, relation_colors, rgb
from charts.print import Edition
from charts.print.shapes import land
from charts.producer_rows import colors
from charts.rendering import render
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from data.minerals.country_groups import part_names
from data.minerals.overview import PARTS, overview
from data.minerals.ranking import ranking, rows_with_remainder
from data.minerals.relations import OTHERS, RELATIONS
from data.minerals.shares import AGGREGATES, Measure, available
from data.timeline.chronology import count_steps
from geo.map_data import map_data
from geo.symbols import places_on_globe
from pages.components.globe import globe_deck
from tests.charts.test_timeline_svg import svg_of
from tests.support.path_data import places_of
from views.minerals import bars, producer_table

FACTS = store().facts
SVG = "{http://www.w3.org/2000/svg}"


def render_svg(name, spec):
    return ElementTree.fromstring(render(spec.replace(chart=name), FACTS, Edition("svg")))


def colors_in(root, prefix):
    """The fill of each shape by the rest of its id."""
    fills = {}
    for group in root.iter(f"{SVG}g"):
        if group.get("id", "").startswith(prefix):
            for path in group.iter(f"{SVG}path"):
                fill = re.search(r"fill: (#[0-9a-f]{6})", path.get("style", ""))
                if fill:
                    fills[group.get("id").removeprefix(prefix)] = fill.group(1).upper()
    return fills


class DeckExpression:
    """An expression as deck.gl computes it for a feature: the part of JavaScript that maps use."""

    def __init__(self, text):
        self.text = text

    def of(self, properties):
        """The value for a feature with these properties."""
        self.tokens = re.findall(r"'[^']*'|\w+|==|<=|&&|\|\||\S", self.text)
        self.properties = properties
        value = self._choice()
        assert not self.tokens, self.tokens
        return value

    def _take(self, *tokens):
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in tokens else None

    def _choice(self):
        test = self._any()
        if not self._take("?"):
            return test
        chosen = self._choice()
        assert self._take(":")
        other = self._choice()
        return chosen if test else other

    def _any(self):
        value = self._all()
        while self._take("||"):
            value = self._all() or value
        return value

    def _all(self):
        value = self._comparison()
        while self._take("&&"):
            value = self._comparison() and value
        return value

    def _comparison(self):
        value = self._atom()
        if self._take("=="):
            return value == self._atom()
        if self._take("<="):
            limit = self._atom()
            return value is not None and value <= limit
        return value

    def _atom(self):
        token = self.tokens.pop(0)
        if token == "(":
            value = self._choice()
            assert self._take(")")
            return value
        if token == "[":
            return self._items()
        if token == "properties":
            return self._property()
        return token[1:-1] if token.startswith("'") else int(token)

    def _items(self):
        items = [self._choice()]
        while self._take(","):
            items.append(self._choice())
        assert self._take("]")
        return items

    def _property(self):
        assert self._take(".")
        value = self.properties.get(self.tokens.pop(0))
        if self._take("["):
            (place,) = self._items()
            return value[place] if value is not None else None
        return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("properties.s[1]=='m'?[1,2,3]:([4,5,6])", [1, 2, 3]),
        ("properties.s[0]=='m'||properties.k=='neutral'?[1]:properties.i<=2?[2]:[3]", [3]),
        ("properties.i<=3&&(properties.r=='asia')?[1]:[2]", [1]),
        ("properties.absent<=3?[1]:[2]", [2]),
    ],
)
def test_the_reader_of_deck_expressions_reads(text, value):
    assert DeckExpression(text).of({"s": "hm", "i": 3, "r": "asia"}) == value


def on_globe(spec, theme):
    """The color of each country on the globe, and that of the strokes at each place."""
    variant = "shares" if spec.color == "mineral" else "status"
    body = gzip.decompress(map_data(FACTS, spec.worldview, "globe", variant).body)
    deck = json.loads(globe_deck(FACTS, spec, theme, 0).to_json())
    layers = {layer["id"]: layer for layer in deck["layers"]}
    color_of = DeckExpression(layers["lands"]["getFillColor"].removeprefix("@@=")).of
    shapes = [feature["properties"] for feature in json.loads(body)["features"]]
    colors = {shape["iso"]: tuple(color_of(shape)) for shape in shapes}
    strokes = layers["strokes"]["data"]
    return colors, {tuple(item["at"][:2]): tuple(item["color"]) for item in strokes}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    [
        {"asof": date(2026, 2, 4)},
        {"asof": date(2026, 9, 23)},
        {"status": ("signed_before", "attended"), "region": "africa"},
        {"color": "mineral", "commodity": "cobalt"},
        {"color": "agreement"},
        {"color": "agreement", "commodity": "cobalt", "asof": date(2026, 2, 4)},
        {"color": "initiative", "initiative": "quad"},
        {"color": "initiative", "initiative": "eu"},
    ],
    ids=lambda view: " ".join(map(str, view.values())),
)
def test_a_country_has_one_color_on_the_globe_and_in_print(view, theme):
    """Two functions gave the colors of the screen and of the print, and could come apart."""
    spec = ChartSpec(**view)
    fills = fills_of(spec, table(spec, FACTS), theme)
    on_screen, strokes = on_globe(spec, theme)
    plain = {tuple(rgb(THEMES[theme].land)), tuple(rgb(THEMES[theme].neutral_land))}
    expected = {code: tuple(rgb(fill.color)) for code, fill in fills.items() if code in on_screen}
    assert expected == {code: color for code, color in on_screen.items() if color not in plain}
    places = places_on_globe(FACTS, spec.worldview)
    hatched = {code: fill.ink for code, fill in fills.items() if fill.hatch}
    assert strokes == {places[code]: tuple(rgb(ink)) for code, ink in hatched.items()}
    svg = ElementTree.fromstring(render(spec, FACTS, Edition("svg", theme=theme)))
    printed = colors_in(svg, "country-")
    inked = {code: fills[code].color.upper() for code in set(fills) & set(land(spec.worldview))}
    assert bool(inked) == (spec.initiative != "eu"), "the Union's members are outlined, not filled"
    assert {code: printed[code] for code in inked} == inked
    inks = {hatched[code] for code in set(hatched) & set(inked)} | {THEMES[theme].hatch}
    assert {ink: ink for ink in inks} == colors_in(svg, "hatching-")


def test_the_timelines_marks_are_the_same_rows():
    spec = ChartSpec(kind=("text",))
    rows = table(spec.replace(chart="timeline"), FACTS)
    links = ElementTree.fromstring(svg_of(kind=("text",))).iter(f"{SVG}a")
    assert sorted(link.get("data-row") for link in links) == sorted(rows["row"])
    ids = {group.get("id") for group in render_svg("timeline", spec).iter(f"{SVG}g")}
    for row in rows["row"]:
        assert f"mark-{row.replace(':', '-')}" in ids


def test_the_count_is_the_same_steps():
    rows = table(ChartSpec(chart="count"), FACTS)
    steps, day = count_steps(FACTS), FACTS.last_event
    page = ElementTree.fromstring(count_svg(steps, day, FACTS.covered_to, "In words"))
    (line,) = [path for path in page.iter(f"{SVG}path") if path.get("class") == "steps texts"]
    (start,) = re.findall(r"^M\S+ (\d+)", line.get("d"))
    xs, ys = (list(map(float, re.findall(rf"{way}([\d.]+)", line.get("d")))) for way in "HV")
    scale = count_scale(steps, day)
    at = [scale.share(date.fromisoformat(step)) * 1000 for step in rows["day"]]
    assert xs[:-1] == pytest.approx(at, abs=0.1)
    assert rises(float(start), ys[:-1]) == pytest.approx(shares_of_last(rows["texts"]))
    (group,) = [
        node
        for node in render_svg("count", ChartSpec()).iter(f"{SVG}g")
        if node.get("id") == "line-texts"
    ]
    points = places_of(group.find(f"{SVG}path").get("d"))
    foot, *printed = dict.fromkeys(points[:, 1].round(2))
    assert rises(foot, printed) == pytest.approx(shares_of_last(rows["texts"]), abs=1e-4)


def rises(foot, heights):
    """How high each step stands, as a share of the highest; drawings count downward."""
    return [(foot - height) / (foot - heights[-1]) for height in heights]


def shares_of_last(counts):
    return [count / counts.iloc[-1] for count in counts]


def test_the_bars_of_the_page_and_of_the_print_are_the_same_shares():
    rows = table(ChartSpec(chart="shares"), FACTS)
    page = overview(FACTS, FACTS.partner_codes).set_index(["line", "panel"])
    for row in rows.to_dict("records"):
        own = page.loc[(row["line"], row["panel"])]
        assert row["share_of_world_pct"] == pytest.approx(own[row["part"]], abs=1e-6)
    root = render_svg("shares", ChartSpec())
    wide = {
        key: bar_width(root, f"bar-{key}")
        for key in ("cobalt-mined-coalition", "cobalt-processed-china")
    }
    cobalt = page.loc[("cobalt", "mined")]
    china = page.loc[("cobalt", "processed")]
    # Cobalt's mined parts add to 101.5% of a rounded total, and share the track they have.
    mined = cobalt["coalition"] / cobalt[list(PARTS)].sum() * 100
    assert wide["cobalt-mined-coalition"] / wide["cobalt-processed-china"] == pytest.approx(
        mined / china["china"], rel=0.01
    )
    on_page = bars.bar(cobalt.to_dict() | {"stage": "mine"}, part_names(FACTS, ("partners",)))
    assert f"width:{mined:.2f}%" in on_page


@pytest.mark.parametrize("stage", ["", "mine", "refinery"])
def test_parts_that_add_to_more_than_a_rounded_total_stay_within_their_track(stage):
    """The last part of such a bar was cut off, or hung over: palladium adds to 102.2%."""
    spec = ChartSpec(stage=stage)
    rows, root = table(spec.replace(chart="shares"), FACTS), render_svg("shares", spec)
    overfull_bars = 0
    for (line, panel), bar in rows.groupby(["line", "panel"]):
        total, track = bar["share_of_world_pct"].sum(), f"track-{line}-{panel}"
        parts = [bar_width(root, f"bar-{line}-{panel}-{part}") for part in bar["part"]]
        assert sum(parts) <= bar_width(root, track) * 1.001
        assert sum(parts) == pytest.approx(bar_width(root, track) * min(total, 100) / 100, rel=0.01)
        overfull_bars += total > 100
    assert overfull_bars


def bar_width(root, name):
    (group,) = [node for node in root.iter(f"{SVG}g") if node.get("id") == name]
    return np.ptp(places_of(group.find(f"{SVG}path").get("d"))[:, 0])


def test_one_minerals_rows_are_the_ranking_and_the_remainder():
    spec = ChartSpec(commodity="copper", stage="refinery")
    rows = table(spec.replace(chart="shares"), FACTS)
    listed = ranking(FACTS, Measure("copper", "refinery", 2025), FACTS.last_event)
    producers = rows.loc[rows["relation"] != OTHERS]
    assert list(producers["iso_a3"]) == list(listed.index)
    assert list(producers["relation"]) == list(listed["relation"])
    assert list(rows.loc[rows["relation"] == OTHERS, "iso_a3"]) == ["OTH"]
    required = {"iso_a3", "commodity", "stage", "year", "value", "unit", "share_of_world_pct"}
    assert required <= set(rows.columns)
    assert {"source", "asof", "licence"} <= set(rows.columns)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_producer_has_one_color_and_one_share_on_page_and_in_print(theme):
    """What a country is to the ministerial has one color in every edition."""
    spec = ChartSpec(commodity="cobalt")
    rows = table(spec.replace(chart="shares"), FACTS).set_index("iso_a3")
    printed = ElementTree.fromstring(
        render(spec.replace(chart="shares"), FACTS, Edition("svg", "square", theme=theme))
    )
    fills, relation_fills = colors_in(printed, "bar-"), colors(theme)
    measure = Measure("cobalt", "mine", 2025)
    on_page = rows_with_remainder(FACTS, measure, spec.as_of_date(FACTS))
    page = producer_table.as_html(FACTS, on_page, measure, spec.as_of_date(FACTS), theme, "", str)
    assert len(fills) == len(rows)
    for code, row in rows.iterrows():
        color = relation_fills[row["relation"]]
        assert fills[code] == color.upper()
        line = re.search(rf'<tr data-code="{code}".*?</tr>', page)[0]
        assert f"background:{color}" in line
        assert f"{row['share_of_world_pct']:.1f}%" in line


def test_a_legend_mixes_no_languages():
    """Two chosen countries were called "Австралия and Перу"."""
    names = legend_names(ChartSpec(coalition=("PER", "AUS")), FACTS.localized("ru"))
    assert names["coalition"] == "Australia and Peru"
    assert names["china"] == FACTS.localized("ru").name("CHN")


def test_the_remainder_is_gray_and_has_no_rank_anywhere():
    rows = table(ChartSpec(chart="shares", commodity="copper"), FACTS).set_index("iso_a3")
    assert pd.isna(rows.at["OTH", "rank"])
    assert not rows.at["OTH", "partner"]
    gray = PART_COLORS["light"][-1]
    assert colors_in(render_svg("shares", ChartSpec(commodity="copper")), "bar-")["OTH"] == gray
    assert gray not in relation_colors("light").values()
    colored = ChartSpec(color="mineral", commodity="copper")
    assert "OTH" not in fills_of(colored, table(colored, FACTS), "light")


@pytest.mark.parametrize(
    "measure", [item for measures in available(FACTS).values() for item in measures]
)
def test_sums_never_stand_among_the_producers_of_a_file(measure):
    """OTH, WLD and EUU are no countries: not ranked, not partners, no relation to anything."""
    spec = ChartSpec(commodity=measure.commodity, stage=measure.stage, year=measure.year)
    rows = table(spec.replace(chart="shares"), FACTS)
    sums = rows.loc[rows["iso_a3"].isin(AGGREGATES)]
    assert set(sums["iso_a3"]) <= {"OTH"}
    assert len(sums) <= 1
    assert sums["rank"].isna().all()
    assert set(sums["relation"]) <= {OTHERS}
    assert not set(rows.loc[rows["relation"].isin(list(RELATIONS)), "iso_a3"]) & AGGREGATES
    assert not set(table(spec.replace(color="mineral"), FACTS)["iso_a3"]) & AGGREGATES
    partners = table(spec.replace(producers="partners").replace(chart="shares"), FACTS)
    assert set(partners["iso_a3"]) == set(rows["iso_a3"]) & set(FACTS.partner_codes)
    ranks_of = rows.set_index("iso_a3")["rank"]
    assert partners["rank"].tolist() == pytest.approx(
        ranks_of[partners["iso_a3"]].tolist(), nan_ok=True
    )


def test_the_legend_says_how_many_are_drawn():
    root = render_svg("map", ChartSpec())
    texts = {"".join(node.itertext()) for node in root.iter(f"{SVG}text")}
    counts = table(ChartSpec(), FACTS)["status"].value_counts()
    assert f"Signed at the ministerial ({counts['signed_at_ministerial']})" in texts
    assert f"Attended, no agreement found ({counts['attended']})" in texts


def test_words_follow_the_filters():
    africa = caption(ChartSpec(region="africa"), FACTS)
    assert "Africa" in africa.title
    assert "as of 4 Feb 2026" in caption(ChartSpec(asof=date(2026, 2, 4)), FACTS).subtitle
    assert "United States policy" in caption(ChartSpec(worldview="us"), FACTS).note
    assert "CC BY 4.0" in caption(ChartSpec(chart="shares"), FACTS).licence


def test_alt_text_describes_the_picture():
    text = alt_text(ChartSpec(), FACTS)
    assert "Signed at the ministerial: Argentina, Cook Islands, Ecuador" in text
    cobalt = alt_text(ChartSpec(chart="shares", commodity="cobalt"), FACTS)
    assert "DR Congo 74.2%" in cobalt
    assert "11 agreements on one day, is on 4 Feb 2026" in alt_text(ChartSpec(chart="count"), FACTS)


def test_the_parts_of_every_bar_are_drawn_in_the_order_of_the_legend():
    rows = table(ChartSpec(chart="shares"), FACTS)
    for _, bar in rows.groupby(["line", "panel"]):
        assert list(bar["part"]) == [part for part in PARTS if part in set(bar["part"])]
