"""The layers: no lines, no stroke on what is picked, an id that changes with each pick."""

import json

from geo.layers import LATER, Ink, color_by_mark, deck, map_layers

INK = Ink([1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4], [5, 5, 5], [6, 6, 6])


def spec(pick=0, colors=None, region=""):
    coloring = color_by_mark(7, colors or {"m": [11, 79, 138]}, ["a"], region, INK)
    layers = map_layers("/map/x.json", coloring, INK, pick=pick, selected_url="/map/x.PER.json")
    return json.loads(deck(layers, {"target": [0, 0, 0], "zoom": 0}, "t7").to_json())


def test_nothing_is_stroked_and_one_layer_is_picked():
    layers = spec()["layers"]
    assert [layer.get("pickable", False) for layer in layers] == [False, False, False, True]
    assert not any(layer["stroked"] for layer in layers)


def test_a_new_pick_renames_the_pickable_layer_only():
    before, after = spec(pick=3)["layers"], spec(pick=4)["layers"]
    assert [layer["id"] for layer in before[-2:]] == ["pick-4", "pick-3"]
    assert [layer["id"] for layer in after[-2:]] == ["pick-5", "pick-4"]
    assert before[:-2] == after[:-2]


def test_no_base_map_is_asked_for():
    assert spec().get("mapProvider") is None
    assert "://" not in json.dumps(spec())


def test_the_geometry_is_named_not_sent():
    assert len(json.dumps(spec())) < 3500
    colored, chosen, waiting, picked = (layer["data"] for layer in spec()["layers"])
    assert (colored, chosen) == ("/map/x.json", "/map/x.PER.json")
    assert waiting == picked == colored + LATER


def test_an_omitted_status_is_plain_land():
    fill = spec(colors={"b": [9, 9, 9]})["layers"][0]["getFillColor"]
    assert "=='b'?[9,9,9]" in fill
    assert "=='m'" not in fill


def test_a_region_keeps_the_rest_plain():
    assert "properties.r=='africa'" in spec(region="africa")["layers"][0]["getFillColor"]
