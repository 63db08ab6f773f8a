"""Broken boundaries: each fault named by file and feature, before anything is drawn from them."""

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.boundaries import FOLDER, BoundaryError, check_boundaries

FILES = sorted(path.name for path in FOLDER.glob("*.geojson"))
AREAS = [name for name in FILES if "borders" not in name]
BORDERS = [name for name in FILES if "borders" in name]
BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "boundaries"))


def faults_of(folder: Path, *codes: str) -> list[str]:
    with pytest.raises(BoundaryError) as caught:
        check_boundaries(codes or ["PER"], folder)
    return list(caught.value.faults)


def change(path: Path, edit: Callable[[list[dict]], object]) -> None:
    collection = json.loads(path.read_text(encoding="utf-8"))
    edit(collection["features"])
    path.write_text(json.dumps(collection), encoding="utf-8")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE = {
    "missing": (Path.unlink, "is missing"),
    "empty": (lambda path: path.write_bytes(b""), "is not GeoJSON"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:9000]), "is not GeoJSON"),
    "latin-1": (lambda path: path.write_bytes(b"\xe9" + path.read_bytes()), "is not GeoJSON"),
    "another type": (lambda path: path.write_text("[1, 2]"), "is not GeoJSON"),
    "unreadable": (replace_by_folder, "cannot be read"),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_file_that_is_no_geojson_is_named(folder, how):
    damage, message = DAMAGE[how]
    for name in FILES:
        damage(folder / name)
    faults = faults_of(folder)
    assert len(faults) == len(FILES)
    for name in FILES:
        assert any(fault.startswith(f"data/boundaries/{name} {message}") for fault in faults), name


def test_one_bad_file_is_the_only_one_named(folder):
    (folder / "us.lonlat.geojson").unlink()
    assert faults_of(folder) == ["data/boundaries/us.lonlat.geojson is missing"]


def test_an_invalid_ring_is_named_in_every_file(folder):
    for name in FILES:
        change(folder / name, lambda features: features[0].update(geometry=BOW_TIE))
    assert faults_of(folder) == [
        f"data/boundaries/{name}, {'ABW' if name in AREAS else ''}: "
        "invalid ring (Self-intersection[1 1])"
        for name in sorted(
            FILES, key=lambda name: (name.startswith("us"), "lonlat" in name, "borders" in name)
        )
    ]


def test_a_shape_that_is_none_is_named_in_every_file(folder):
    for name in FILES:
        change(folder / name, lambda features: features[0].update(geometry={"type": "Heap"}))
    faults = faults_of(folder)
    assert sum("holds a broken feature" in fault for fault in faults) == len(FILES)


def test_a_feature_that_stands_twice_is_named_in_every_file(folder):
    assert FILES
    for name in FILES:
        change(folder / name, lambda features: features.append(features[0]))
    faults = faults_of(folder)
    for name in FILES:
        assert any(f"{name}, " in fault and "stands 2 times" in fault for fault in faults), name


@pytest.mark.parametrize("name", AREAS)
def test_a_partner_without_a_shape_is_named(folder, name):
    def without_peru(features: list[dict]) -> None:
        features[:] = [item for item in features if item["properties"]["iso_a3"] != "PER"]

    change(folder / name, without_peru)
    assert faults_of(folder, "PER", "CHL") == [
        f"data/boundaries/{name}, partner PER has no boundary"
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("iso_a3", "Aruba"), ("name", ""), ("name", 7), ("fill", "pink"), ("fill", None)),
        *(("label", [1]), ("label", ["a", "b"]), ("area_km2", -1), ("area_km2", "12")),
    ],
)
def test_a_property_of_another_type_or_unknown_is_named(folder, key, value):
    name = "us.equal-earth.geojson"
    change(folder / name, lambda features: features[0]["properties"].update({key: value}))
    faults = faults_of(folder)
    assert any(
        f"data/boundaries/{name}, " in fault and f"{key}={value!r}" in fault for fault in faults
    )


@pytest.mark.parametrize("name", BORDERS)
def test_a_border_is_solid_or_dashed(folder, name):
    change(folder / name, lambda features: features[0]["properties"].update(line="wavy"))
    assert faults_of(folder) == [f"data/boundaries/{name}, : line='wavy' cannot be used"]


@pytest.mark.parametrize("key", ["iso_a3", "properties", "geometry"])
def test_a_feature_without_its_parts_is_named(folder, key):
    def without(features: list[dict]) -> None:
        features[0].pop(key, None)
        features[0].get("properties", {}).pop(key, None)

    change(folder / "international.lonlat.geojson", without)
    assert "international.lonlat.geojson holds a broken feature" in faults_of(folder)[0]


def test_a_missing_partner_is_named():
    with pytest.raises(BoundaryError, match="partner QQQ has no boundary"):
        check_boundaries(["PER", "QQQ"])


def test_the_faults_cross_from_a_drawing_process():
    error = pickle.loads(pickle.dumps(BoundaryError(["a is missing", "b is missing"])))
    assert error.faults == ("a is missing", "b is missing")
