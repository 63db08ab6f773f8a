"""Where a place of the map stands in the box of a picture."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import numpy as np
import shapely
from matplotlib.axes import Axes

from charts.print import shapes
from charts.print.frame import Box

_MARGIN = 1.02


class MapView:
    """Map units to points of the picture's box.

    Parameters
    ----------
    frame : (left, bottom, right, top)
        Map units.
    area : Box
        Of the picture, in points.
    """

    def __init__(self, frame: tuple[float, float, float, float], area: Box):
        left, bottom, right, top = frame
        self.scale = min(area.width / (right - left), area.height / (top - bottom)) / _MARGIN
        self.middle = (left + right) / 2, (bottom + top) / 2
        self.area = area

    def points(self, x: float, y: float) -> tuple[float, float]:
        """Points of the box, y downwards.

        Parameters
        ----------
        x, y : float
            Map units, or arrays of them.
        """
        return (
            self.area.width / 2 + (x - self.middle[0]) * self.scale,
            self.area.height / 2 - (y - self.middle[1]) * self.scale,
        )

    def over(self, area: Box) -> MapView:
        """The same places at the same scale in another box around the same middle."""
        other = copy(self)
        other.area = area
        return other

    def box(self, frame: tuple[float, float, float, float]) -> shapely.Polygon:
        """A rectangle in map units, in points of the box."""
        left, bottom, right, top = frame
        return shapely.box(*self.points(left, top), *self.points(right, bottom))

    def limits(self, axes: Axes) -> None:
        """Set the axes to map units."""
        wide, high = self.area.width / 2 / self.scale, self.area.height / 2 / self.scale
        axes.set_xlim(self.middle[0] - wide, self.middle[0] + wide)
        axes.set_ylim(self.middle[1] - high, self.middle[1] + high)

    def largest_part(
        self, shape: shapely.Geometry | None, at: tuple[float, float]
    ) -> shapely.Geometry | None:
        """The part of a country in which its place is, else its largest; in points of the box.

        Parameters
        ----------
        shape : shapely.Geometry or None
            Map units.
        at : (x, y)
            Points of the box.
        """
        if shape is None:
            return None
        moved = shapely.transform(
            shape, lambda xy: np.column_stack(self.points(xy[:, 0], xy[:, 1]))
        )
        parts = shapely.get_parts(moved)
        own = parts[shapely.contains_xy(parts, *at)]
        return own[0] if len(own) else parts[np.argmax(shapely.area(parts))]

    def ground(self, worldview: str, codes: Iterable[str]) -> shapely.STRtree:
        """Some countries in points of the box, to query what they touch.

        Parameters
        ----------
        worldview : {"international", "us"}
        codes : iterable of str
        """
        outlines = shapes.coarse(worldview)
        geometries = np.array([outlines[code] for code in codes if code in outlines], dtype=object)
        moved = shapely.transform(
            geometries, lambda xy: np.column_stack(self.points(xy[:, 0], xy[:, 1]))
        )
        shapely.prepare(moved)
        return shapely.STRtree(moved)

    def holds(self, at: tuple[float, float]) -> bool:
        """Whether a place, in points of the box, is within it."""
        return 0 < at[0] < self.area.width and 0 < at[1] < self.area.height
