"""How well one color stands out from another."""

from __future__ import annotations

import math

from charts.palette import rgb


def luminance(color: str) -> float:
    """The relative luminance of ``#RRGGBB``, from 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21 (WCAG 2.2, contrast ratio).

    Parameters
    ----------
    one, other : str
        ``#RRGGBB``.

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def difference(one: str, other: str) -> float:
    """How far two colors are apart in OKLab (Ottosson 2020), where black and white are 1 apart.

    Parameters
    ----------
    one, other : str
        ``#RRGGBB``.

    Examples
    --------
    >>> round(difference("#000000", "#FFFFFF"), 3)
    1.0
    """
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    return math.sqrt(sum((first - second) ** 2 for first, second in pairs))


def _oklab(color: str) -> tuple[float, float, float]:
    """Lightness and two hues (Ottosson 2020, "A perceptual color space for image processing")."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(color))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
