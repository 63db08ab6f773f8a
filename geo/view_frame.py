"""The part of the map that fills its room, and where places of the map stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from data.facts.store import Facts
from geo.svg import WIDTH, map_shapes, region_box

Area = tuple[float, float, float, float]
"""Left, top, right and bottom, in half-pixels."""


@dataclass(frozen=True)
class ViewFrame:
    """How the map is enlarged and moved, in half-pixels; as it is, all of it is seen."""

    scale: float = 1.0
    right: float = 0.0
    down: float = 0.0

    @property
    def transform(self) -> str:
        """As SVG has it; "" for all of the map."""
        if self == ViewFrame():
            return ""
        return f"translate({self.right:g} {self.down:g}) scale({self.scale:g})"

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the map stands in its room.

        Parameters
        ----------
        x, y : float

        Examples
        --------
        >>> ViewFrame(2, -1000, -353.5).seen(1000, 400)
        (1000, 446.5)
        """
        return self.scale * x + self.right, self.scale * y + self.down

    def ground(self, area: Area) -> Area:
        """What of the map lies under a part of its room."""
        left, top, right, bottom = area
        return (
            (left - self.right) / self.scale,
            (top - self.down) / self.scale,
            (right - self.right) / self.scale,
            (bottom - self.down) / self.scale,
        )


def view_frame(facts: Facts, worldview: str, region: str, zoom: str) -> ViewFrame:
    """The frame of a view.

    Parameters
    ----------
    facts : Facts
    worldview : {"international", "us"}
    region : str
        Name of a UN region in lower case, or "".
    zoom : str
        Factor and center, on a map 1000 wide, as the query key of this name has it; or "".
    """
    height = map_shapes(worldview).height
    if zoom:
        scale, x, y = (float(part) for part in zoom.split(","))
        x, y = 2 * x, 2 * y
    elif region:
        left, top, width, high = region_box(facts, region)
        scale = round(max(min(WIDTH / width, height / high), 1), 2)
        x, y = left + width / 2, top + high / 2
    else:
        return ViewFrame()
    return ViewFrame(scale, WIDTH / 2 - scale * x, height / 2 - scale * y)


def view_transform(facts: Facts, worldview: str, region: str, zoom: str) -> str:
    """The transform under which a part of the map fills its room; "" for all of it.

    Parameters
    ----------
    facts, worldview, region, zoom
        As in `view_frame`.

    Examples
    --------
    >>> from data.facts.store import store
    >>> view_transform(store().facts, "international", "", "2,500,200")
    'translate(-1000 -353.5) scale(2)'
    """
    return view_frame(facts, worldview, region, zoom).transform
