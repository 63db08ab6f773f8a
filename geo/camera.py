"""What of the world a region takes up."""

from __future__ import annotations

from data.facts.store import Facts
from geo.boundaries import boundaries


def extent(facts: Facts, region: str, crs: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a region ("" for the world), in the units of ``crs``.

    Parameters
    ----------
    facts : Facts
    region : str
        Name of a UN region in lower case, or "".
    crs : {"equal-earth", "lonlat"}
        Map units of `geo.projection.UNIT_METERS`, or degrees (OGC:CRS84).

    Returns
    -------
    tuple of float
        Around the label points of a region, with a margin of 25 units; around all shapes for "".
    """
    shapes = boundaries("international", crs)
    if region:
        regions = facts.countries.set_index("iso_a3")["un_region"].str.lower()
        shapes = shapes.loc[shapes.index.map(regions) == region]
        points = shapes["label"]
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return min(xs) - 25, min(ys) - 25, max(xs) + 25, max(ys) + 25
    left, bottom, right, top = shapes.total_bounds
    return left, bottom, right, top
