"""What of an editor's wishes does not fit the picture: a place outside it, a color too pale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from charts.spec.editing_params import Annotation, annotations_of
from charts.spec.errors import ParamError
from charts.spec.slide_texts import texts_to_json
from charts.spec.style_params import style_problems, without_faults
from data.facts.store import Facts
from data.i18n.labels import REGION_LABELS
from data.i18n.messages import LazyMessage
from geo.camera import extent
from geo.projection import to_equal_earth
from geo.symbols import places_on_map


def fitting_annotations(
    annotate: str, region: str, worldview: str, facts: Facts
) -> tuple[str, list[ParamError]]:
    """The annotations whose places are on the map, and a problem for each other.

    Parameters
    ----------
    annotate : str
        As the parser of the key has given it.
    region : str
        To which the map is cropped; "" for the world.
    worldview : {"international", "us"}
    facts : Facts
    """
    every = annotations_of(annotate)
    inside = [one for one in every if _is_inside(one, region, worldview, facts)]
    if len(inside) == len(every):
        return annotate, []
    kept = texts_to_json({one.place: one.text for one in inside})
    expected = LazyMessage("a place on the map")
    if region:
        expected = LazyMessage(
            "a place on the map of {region}; without a region the map shows the world",
            region=REGION_LABELS[region],
        )
    outside = [one for one in every if one not in inside]
    return kept, [ParamError("annotate", one.place, expected, accepted=kept) for one in outside]


def _is_inside(one: Annotation, region: str, worldview: str, facts: Facts) -> bool:
    return _is_within(place_on_map(one, worldview, facts), region, facts)


def _is_within(at: tuple[float, float] | None, region: str, facts: Facts) -> bool:
    left, bottom, right, top = extent(facts, region, "equal-earth")
    return at is not None and left < at[0] < right and bottom < at[1] < top


def within_crop(codes: Iterable[str], region: str, worldview: str, facts: Facts) -> tuple[str, ...]:
    """Those countries whose names stand within the part of the map that is shown.

    Parameters
    ----------
    codes : iterable of str
    region : str
        As in `fitting_annotations`.
    worldview : {"international", "us"}
    facts : Facts
    """
    every = places_on_map(facts, worldview)
    return tuple(code for code in codes if _is_within(every.get(code), region, facts))


def place_on_map(one: Annotation, worldview: str, facts: Facts) -> tuple[float, float] | None:
    """Where an annotation stands, in map units; None for a country that is too small to be drawn.

    Parameters
    ----------
    one : Annotation
    worldview : {"international", "us"}
    facts : Facts
    """
    if one.degrees is None:
        return places_on_map(facts, worldview).get(one.place)
    latitude, longitude = one.degrees
    x, y = to_equal_earth(longitude, latitude)
    return float(x), float(y)


def fitting_style(style: str, theme: str) -> tuple[str, list[ParamError]]:
    """A style without the colors that cannot be read in a theme, and a problem for each of them.

    Parameters
    ----------
    style : str
        As `charts.spec.style_params.read_style` gives it.
    theme : {"light", "dark"}
    """
    problems = style_problems(style, theme)
    if not problems:
        return style, []
    kept = without_faults(style, theme)
    return kept, [replace(one, accepted=kept) for one in problems]
