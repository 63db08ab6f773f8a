"""The globe: it is loaded when it is chosen, says what the flat map says, and can be clicked."""

import json
from itertools import combinations

import pytest

from charts.figures.globe_labels import SIZE, Label, Name, distance, half_width
from charts.palette import THEMES, rgb
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from geo.camera import camera, pixels_per_degree
from geo.globe import TARGETS, column_top
from geo.map_data import ALTITUDE_M
from geo.symbols import places_on_globe, symbol_places
from pages.components import globe
from tests.pages.opening import open_page

FACTS = store().facts
KIND = "deck_gl_json_chart"


def layers_of(spec, lang="en", pick=0):
    deck = json.loads(globe.globe_deck(FACTS.localized(lang), spec, "light", pick).to_json())
    return {layer["id"]: layer for layer in deck["layers"]}


def test_only_the_page_of_a_globe_has_it():
    assert not open_page().get(KIND)
    (drawn,) = open_page(projection="globe").get(KIND)
    assert "Signed at the ministerial: Argentina" in drawn.proto.alt
    views = json.loads(drawn.proto.json)["views"]
    assert [view["@@type"] for view in views] == ["_GlobeView"]


def test_a_slide_has_the_globe_and_chooses_nobody():
    app = open_page("present", slides="count,globe", slide="2")
    (drawn,) = app.get(KIND)
    assert "Signed at the ministerial: Argentina" in drawn.proto.alt
    assert not drawn.proto.selection_mode
    assert not open_page("present", slides="count,globe").get(KIND)


def test_the_geometry_is_named_not_sent():
    layers = layers_of(ChartSpec(partner="PER"))
    addresses = [layers[name]["data"] for name in ("lands", "borders", "chosen", f"{TARGETS}0")]
    assert all(address.startswith("/map/international.globe.") for address in addresses)
    assert addresses[2].endswith(".PER.json")
    assert len(json.dumps(layers)) < 10_000


def test_one_unseen_layer_is_picked_and_each_pick_renames_it():
    before, after = layers_of(ChartSpec()), layers_of(ChartSpec(), pick=1)
    assert [name for name, layer in before.items() if layer.get("pickable")] == ["pick-0"]
    assert [name for name, layer in after.items() if layer.get("pickable")] == ["pick-1"]
    assert before["pick-0"]["getFillColor"][3] == 0
    assert before.keys() - {"pick-0"} == after.keys() - {"pick-1"}


@pytest.mark.parametrize(("code", "changes"), [("PER", [{"partner": "PER"}]), ("GRL", [])])
def test_a_click_chooses_a_partner_and_nobody_else(monkeypatch, code, changes):
    objects = {"pick-3": [{"properties": {"iso": code}}]}
    state = {"atlas_picks": 3, "globe_chart": {"selection": {"objects": objects}}}
    made = []
    monkeypatch.setattr(globe.st, "session_state", state)
    monkeypatch.setattr(globe.url_state, "change", lambda **view: made.append(view))
    globe._choose()
    assert made == changes
    assert state["atlas_picks"] == 4
    globe._choose()
    assert made == changes, "the selection of an older pick counts once"


def test_the_sea_chooses_nobody(monkeypatch):
    state = {"atlas_picks": 3, "globe_chart": {"selection": {"objects": {}}}}
    monkeypatch.setattr(globe.st, "session_state", state)
    monkeypatch.setattr(globe.url_state, "change", lambda **view: pytest.fail(str(view)))
    globe._choose()
    assert state["atlas_picks"] == 3


def test_dots_and_the_ring_stand_above_the_surface_and_the_chosen_is_marked():
    dots = layers_of(ChartSpec(partner="SGP"))["dots"]["data"]
    assert {dot["at"][2] for dot in dots} == {ALTITUDE_M}
    assert len(dots) == len(symbol_places(FACTS, "globe"))
    highlighted = rgb(THEMES["light"].highlight)
    (chosen,) = [dot for dot in dots if tuple(dot["line"]) == tuple(highlighted)]
    assert tuple(chosen["at"][:2]) == symbol_places(FACTS, "globe")["SGP"]


def test_signers_are_named_in_the_readers_language():
    spec = ChartSpec()
    rows = map_rows(spec, FACTS)
    names = {item["text"] for item in layers_of(spec)["labels"]["data"]}
    signed = rows.loc[rows["status"] == "signed_at_ministerial", "iso_a3"]
    assert names >= {FACTS.name(code) for code in signed}
    assert FACTS.name("DEU") not in names
    french = {item["text"] for item in layers_of(spec, "fr")["labels"]["data"]}
    assert "Argentine" in french
    assert not layers_of(spec, "ar")["labels"]["data"], "its letters would stand apart"


def test_a_share_is_a_column_with_name_and_percent():
    spec = ChartSpec(color="mineral", commodity="cobalt")
    rows = map_rows(spec, FACTS).set_index("iso_a3")
    layers = layers_of(spec)
    at = places_on_globe(FACTS, "international")
    heights = {tuple(item["at"]): item["percent"] for item in layers["columns"]["data"]}
    shares = rows["share_of_world_pct"].dropna()
    assert heights == {at[code]: pytest.approx(share) for code, share in shares.items()}
    tops = {item["text"]: item["at"] for item in layers["labels"]["data"]}
    assert tops["DR Congo 74.2%"][2] == pytest.approx(
        ALTITUDE_M + column_top(shares["COD"]), rel=1e-6
    )
    assert "columns" not in layers_of(ChartSpec())


def test_the_tooltip_is_that_of_the_day_or_of_the_measure():
    for spec in (ChartSpec(), ChartSpec(color="mineral", commodity="cobalt")):
        deck = globe.globe_deck(FACTS, spec, "light", 0)
        variant, key = ("shares", "m") if spec.color == "mineral" else ("status", "t")
        assert f".{variant}." in layers_of(spec)["lands"]["data"]
        assert deck._tooltip["html"].startswith(f"<b>{{n}}</b><br>{{{key}")


@pytest.mark.parametrize("spec", [ChartSpec(), ChartSpec(color="mineral", commodity="cobalt")])
@pytest.mark.parametrize("lang", ["en", "fr", "zh"])
def test_no_name_stands_on_another(spec, lang):
    words = layers_of(spec, lang)["labels"]["data"]
    scale = pixels_per_degree(camera(FACTS, "")["zoom"])
    labels = [
        Label(Name("", word["text"], *word["at"][:2]), word["offset"][0], -word["offset"][1])
        for word in words
    ]
    pairs = list(combinations(labels, 2))
    assert len(pairs) > 20
    for one, other in pairs:
        east, north = distance(one, other, scale)
        is_beside = abs(east) >= half_width(one.name) + half_width(other.name)
        assert is_beside or abs(north) >= SIZE, (one.name.text, other.name.text)
