"""The map of a page: its colors, its names, its links, its weight."""

import gzip
import re
from dataclasses import replace

import pytest
from justhtml import JustHTML

from charts.figures.map_labels import UNIT, Label, Name, place_labels, text_width
from charts.figures.map_svg import map_svg
from charts.map_colors import agreement_fills, class_fills, classes_of, fills_of
from charts.palette import THEMES
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import change_dates
from data.agreements.states import AGREEMENT_STATES
from data.facts.store import store
from geo.boundaries import boundaries
from geo.svg import ground_shares

FACTS = store().facts
AT_MINISTERIAL = "signed_at_ministerial"
_DISPUTED = ("ESH", "KAB", "SAH")
_LARGEST = 35_000
PLAIN = ("land", "neutral")


def svg_of(facts=FACTS, **view) -> str:
    spec = ChartSpec(**view)
    return str(map_svg(spec, facts, "A map", lambda code: f"/?partner={code}", spec.theme))


def drawn_classes(svg: str) -> dict[str, str]:
    return dict(re.findall(r'<path id="shape-(\w+)" class="([\w-]+)"', svg))


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"color": "mineral", "commodity": "cobalt"},
        {"color": "agreement"},
        {"color": "initiative"},
        {"lang": "ar"},
    ],
)
def test_the_map_is_light_and_the_same_each_time(view):
    facts = FACTS.localized(view.get("lang", "en"))
    first = svg_of(facts, **view)
    assert len(gzip.compress(first.encode(), 9)) <= _LARGEST
    assert svg_of(facts, **view) == first


def test_screen_print_and_file_have_the_same_color_on_every_day():
    for day in change_dates(FACTS):
        spec = ChartSpec(asof=day)
        rows = map_rows(spec, FACTS)
        drawn = drawn_classes(svg_of(asof=day))
        statuses = dict(zip(rows["iso_a3"], rows["status"], strict=True))
        compared = {code: drawn[code] for code in statuses if code in drawn}
        assert compared == {code: statuses[code] for code in compared}
        assert len(compared) > 50
        for theme in THEMES:
            printed, fills = fills_of(spec, rows, theme), class_fills(theme)
            assert all(printed[code] == fills[name] for code, name in compared.items())


@pytest.mark.parametrize("commodity", ["", "cobalt", "copper"])
def test_the_color_of_an_agreement_is_that_of_its_row_on_every_day(commodity):
    view = {"color": "agreement", "commodity": commodity}
    for day in change_dates(FACTS):
        spec = ChartSpec(asof=day, **view)
        rows = map_rows(spec, FACTS)
        drawn = drawn_classes(svg_of(asof=day, **view))
        states = dict(zip(rows["iso_a3"], rows["agreement_state"], strict=True))
        assert {code: name for code, name in drawn.items() if name not in PLAIN} == {
            code: state for code, state in states.items() if code in drawn
        }
        for theme in THEMES:
            fills = class_fills(theme)
            expected = {code: fills[state] for code, state in states.items()}
            assert fills_of(spec, rows, theme) == expected


def test_a_map_by_agreement_has_a_class_for_every_state():
    assert set(agreement_fills("light")) == set(AGREEMENT_STATES)
    spec = ChartSpec(color="agreement")
    assert set(classes_of(spec, map_rows(spec, FACTS)).values()) == set(AGREEMENT_STATES)


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_a_disputed_area_has_nobodys_color(worldview):
    neutral = boundaries(worldview, "equal-earth")["fill"] == "neutral"
    drawn = drawn_classes(svg_of(worldview=worldview))
    codes = [code for code in neutral.index[neutral] if code in drawn]
    assert codes
    assert {drawn[code] for code in codes} == {"neutral"}


def test_every_class_has_a_rule_in_both_themes():
    svg = svg_of()
    for name in class_fills("light"):
        for scope in ("", "[data-theme=light]", "[data-theme=dark]"):
            assert f".atlas-map{scope} .{name}{{fill:" in svg, (name, scope)


def test_classes_are_those_of_the_rows():
    spec = ChartSpec(color="mineral", commodity="cobalt")
    classes = classes_of(spec, map_rows(spec, FACTS))
    assert classes["COD"] == "share-5"
    outlined = ChartSpec(color="initiative", initiative="eu")
    assert classes_of(outlined, map_rows(outlined, FACTS)) == {}


def test_every_signatory_of_the_day_is_named_and_no_name_meets_another():
    document = JustHTML(svg_of(), sanitize=False)
    named = {text.attrs["data-code"] for text in document.query(".labels text")}
    at_ministerial = {
        code
        for code, name in classes_of(ChartSpec(), map_rows(ChartSpec(), FACTS)).items()
        if name == AT_MINISTERIAL
    }
    assert len(at_ministerial) == 11
    assert at_ministerial <= named


def test_a_name_stands_nowhere_rather_than_mostly_on_others_who_are_marked():
    """“Rwanda” stood on DR Congo. Who signed on the day is named all the same."""
    texts = JustHTML(svg_of(), sanitize=False).query(".labels text")
    classes = classes_of(ChartSpec(), map_rows(ChartSpec(), FACTS))
    marked, kept = classes.keys(), {code for code in classes if classes[code] == AT_MINISTERIAL}
    named = {text.attrs["data-code"]: text for text in texts}
    assert {"COD", "IND", "EUU", "SGP"} <= named.keys()
    for code in named.keys() - {"EUU"} - kept:
        x, y = float(named[code].attrs["x"]), float(named[code].attrs["y"])
        wide = text_width(FACTS.name(code)) * 12 * UNIT
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[named[code].attrs["text-anchor"]]
        shares = ground_shares("international", (left, y - 13, left + wide, y + 13))
        assert sum(shares[other] for other in shares.keys() & marked - {code}) < 0.53, code
    assert "RWA" not in named


def test_a_name_takes_the_first_place_that_is_not_mostly_on_others():
    name = Name("AAA", "Aaa", 500, 400)
    (free,) = place_labels([name], 893, lambda name, area: 0.5)
    assert (free.x, free.y, free.anchor) == (500, 400, "middle")
    (aside,) = place_labels([name], 893, lambda name, area: 0.6 if area[0] < 500 else 0.1)
    assert aside.anchor == "start"
    assert not place_labels([name], 893, lambda name, area: 0.6)
    kept = replace(name, is_kept=True)
    assert place_labels([kept], 893, lambda name, area: 0.6) == [Label(kept, 500, 400, "middle")]


def test_labels_keep_apart():
    names = [Name(f"N{at}", "Uzbekistan", 900 + 9 * at, 400 + (at % 5), 9.0) for at in range(40)]
    labels = place_labels(names, 893)
    assert 1 < len(labels) < len(names)
    wide = text_width("Uzbekistan") * 12 * 2000 / 1040
    boxes = []
    for label in labels:
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        boxes.append((left, label.y - 13, left + wide, label.y + 13))
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]]
    assert pairs
    assert not any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for one, other in pairs
    )


def test_markup_in_a_name_shows_as_text():
    raw = {name: FACTS.raw_table(name) for name in FACTS.table_names}
    countries = raw["countries"].copy()
    at = countries.index[countries["iso_a3"] == "PER"]
    countries.loc[at, "name"] = "<img src=x onerror=alert(1)>"
    svg = svg_of(type(FACTS)(raw | {"countries": countries}, "edited"))
    assert "<img" not in svg
