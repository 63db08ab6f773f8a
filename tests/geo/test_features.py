"""The map data: one file whose every date is only a recolor away."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import shapely

from data.agreements.counting import statuses
from data.facts.store import load_facts
from geo import map_data as module
from geo.boundaries import borders
from geo.map_data import MARKS, map_data, period_index, periods
from geo.symbols import symbol_places
from tests.waiting import until


@pytest.fixture(scope="module")
def features(facts):
    data = json.loads(gzip.decompress(map_data(facts, "international", "globe").body))
    return data["features"]


def test_the_file_stays_within_its_budget(facts):
    assert len(map_data(facts, "international", "globe").body) <= 90_000


def test_the_same_facts_give_the_same_file(facts):
    assert map_data(load_facts(), "us", "globe") == map_data(facts, "us", "globe")


def test_each_period_has_the_status_of_its_days(facts, features):
    marks = {feature["properties"]["iso"]: feature["properties"]["s"] for feature in features}
    for day in (*periods(facts), periods(facts)[0] - timedelta(days=1), date(2026, 6, 1)):
        status_by_code = statuses(facts, day)["status"]
        place = period_index(facts, day)
        for code, status in status_by_code.items():
            assert marks[code][place] == MARKS[status], (day, code)
        absent = set(marks) - set(status_by_code.index)
        assert {marks[code][place] for code in absent} == {"-"}


def test_every_feature_has_a_tip_for_every_period(facts, features):
    expected = {f"t{place}" for place in range(len(periods(facts)) + 1)}
    assert features
    for feature in features:
        assert expected <= set(feature["properties"])


def test_neutral_ground_never_carries_a_status(features):
    neutral = [
        feature["properties"] for feature in features if feature["properties"]["k"] == "neutral"
    ]
    assert {item["iso"] for item in neutral} >= {"ESH", "FLK"}
    assert {mark for item in neutral for mark in item["s"]} == {"-"}


def test_a_disputed_border_is_drawn_in_pieces(facts):
    data = json.loads(gzip.decompress(map_data(facts, "international", "globe", "borders").body))
    lines = {item["properties"]["line"]: item["geometry"] for item in data["features"]}
    assert set(lines) == {"solid", "dashed"}
    disputed = shapely.get_parts(
        borders("international", "lonlat").query("line=='dashed'").geometry
    )
    assert len(lines["dashed"]["coordinates"]) > 2 * len(disputed) > 0


def test_the_small_have_dots_that_do_not_cover_each_other(facts):
    places = symbol_places(facts, "equal-earth")
    assert {"SGP", "BHR", "COK", "QAT", "EUU"} <= set(places)
    dots = [at for code, at in places.items() if code not in ("EUU", "BEL")]
    for place, (x, y) in enumerate(dots):
        for other_x, other_y in dots[place + 1 :]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 > 10.5


def test_simultaneous_first_requests_build_the_map_once(monkeypatch):
    """A hundred first visits at once each made the same map, one second of work each."""
    fresh, requests, calls = load_facts(), [], []

    def build_once_all_have_asked(*args):
        calls.append(args)
        assert until(lambda: len(requests) == 8)
        return []

    def request_map(number):
        requests.append(number)
        return map_data(fresh, "us", "globe")

    monkeypatch.setattr(module, "_features", build_once_all_have_asked)
    with ThreadPoolExecutor(8) as crowd:
        bodies = list(crowd.map(request_map, range(8)))
    assert len(calls) == 1
    assert len(set(bodies)) == 1
