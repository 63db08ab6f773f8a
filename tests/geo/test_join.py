"""The join: 54 countries and the Commission, each once, each with a shape and a status."""

import itertools
from datetime import date

import pytest

from geo import join
from geo.boundaries import BoundaryError, boundaries
from geo.join import partner_boundaries, partners_geojson

DAY = date(2026, 2, 4)


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_exactly_one_row_for_each(facts, worldview):
    frame = partner_boundaries(facts, DAY, worldview)
    assert frame.index.is_unique
    assert set(frame.index) == {*facts.partner_codes, "EUU"}
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    assert frame.geometry["EUU"].geom_type == "Point"
    assert frame["status"].notna().all()


def test_a_partner_without_a_boundary_is_an_error_that_names_it(facts, monkeypatch):
    short = boundaries("international", "lonlat").drop(index="COK")
    monkeypatch.setattr(join, "boundaries", lambda *_: short)
    with pytest.raises(BoundaryError, match=r"COK \(Cook Islands\) has no boundary"):
        partner_boundaries(facts, DAY)


def test_the_geojson_follows_rfc_7946(facts):
    collection = partners_geojson(facts, DAY, "international")
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    for feature in collection["features"]:
        assert {"iso_a3", "name", "status", "agreements"} <= set(feature["properties"])
        geometry = feature["geometry"]
        if geometry["type"] == "MultiPolygon":
            for shell, *_ in geometry["coordinates"]:
                assert _signed_area(shell) > 0, feature["id"]
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in shell)


def _signed_area(ring):
    pairs = itertools.pairwise(ring)
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairs) * -0.5


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_rings_are_closed_wound_and_cut_at_the_antimeridian(facts, worldview):
    collection = partners_geojson(facts, DAY, worldview)
    rings = [ring for feature in collection["features"] for ring in _rings(feature["geometry"])]
    for place, ring in rings:
        assert ring[0] == ring[-1]
        assert (_signed_area(ring) > 0) == (place == 0)
        longitudes = [lon for lon, _ in ring]
        assert max(longitudes) - min(longitudes) < 180
    corners = [point for _, ring in rings for point in ring]
    west, south, east, north = collection["bbox"]
    assert (west, east) == pytest.approx((min(x for x, _ in corners), max(x for x, _ in corners)))
    assert (south, north) == pytest.approx((min(y for _, y in corners), max(y for _, y in corners)))


def _rings(geometry):
    """Each ring with its place: 0 is a shell, the others are holes."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    polygons = {"Point": [], "Polygon": [coordinates], "MultiPolygon": coordinates}[kind]
    return [pair for polygon in polygons for pair in enumerate(polygon)]
