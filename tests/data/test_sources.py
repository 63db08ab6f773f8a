from data.sources import together


def test_tables_of_one_work_stand_behind_its_name():
    listed = ["USGS MCS 2026, tin", "USGS MCS 2026, zinc", "World Nuclear Association, Uranium"]
    assert together([*listed, listed[0]]) == (
        "USGS MCS 2026: tin; zinc. World Nuclear Association, Uranium"
    )
    assert together(["USGS"]) == "USGS"
