"""Where the globe is turned to for a region."""

import pytest

from data.facts.store import store
from geo.camera import middle

FACTS = store().facts


@pytest.mark.parametrize(
    ("region", "east", "north"),
    [
        ("africa", (0, 40), (-15, 20)),
        ("americas", (-110, -50), (-10, 30)),
        ("asia", (60, 110), (15, 45)),
        ("europe", (0, 40), (40, 60)),
        ("oceania", (150, 181), (-35, 0)),
    ],
)
def test_the_middle_of_a_region_lies_in_it(region, east, north):
    """The longitudes of Oceania, on both sides of 180 degrees, have their mean in the Atlantic."""
    longitude, latitude = middle(FACTS, region)
    assert east[0] <= longitude % 360 - 360 * (longitude % 360 > 180 and east[0] < 0) <= east[1]
    assert north[0] <= latitude <= north[1]
