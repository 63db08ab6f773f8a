"""A reader on a slow line waits for every byte of a map: its paths are short, and lose nothing."""

import gzip
import io
import re

import numpy as np
import pytest
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from charts.briefing import briefing
from charts.print.edition import Edition
from charts.print.svg_paths import with_short_paths
from charts.rendering import render
from charts.spec.page_specs import BriefingSpec
from tests.support.path_data import commands_of

_PATHS = re.compile(r' d="([^"]*)"')


def matplotlib_svg(*patches):
    figure = Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    for patch in patches:
        axes.add_patch(patch)
    out = io.StringIO()
    FigureCanvasSVG(figure).print_svg(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "patch",
    [
        Circle((0.4, 0.5), 0.3),
        PathPatch(
            Path(
                [
                    (0.1, 0.1),
                    (0.2, 0.3),
                    (0.4, 0.1),
                    (0.1, 0.1),
                    (0.5, 0.5),
                    (0.7, 0.5),
                    (0.6, 0.9),
                ],
                [1, 2, 2, 79, 1, 3, 3],
            )
        ),
        PathPatch(Path([(0.1, 0.1), (0.2, 0.2), (0.3, 0.3)], [1, 1, 2])),
    ],
    ids=["curves", "two parts, one closed", "a place that nothing leads from"],
)
def test_a_short_path_has_the_commands_and_places_of_the_long_one(patch):
    drawing = matplotlib_svg(patch)
    short = with_short_paths(drawing)
    assert _PATHS.sub("", short) == _PATHS.sub("", drawing)
    for before, after in zip(_PATHS.findall(drawing), _PATHS.findall(short), strict=True):
        expected, found = commands_of(before), commands_of(after)
        assert [letter for letter, _ in found] == [letter for letter, _ in expected]
        for (_, places), (_, others) in zip(expected, found, strict=True):
            np.testing.assert_allclose(others, places, atol=0.00501)


def test_the_first_picture_of_a_briefing_is_small_enough_for_a_slow_line(facts):
    """At 128 KB it took 0.64 s of a line of 1.6 Mbit/s; at 90 KB it takes 0.45 s."""
    slide = briefing(BriefingSpec(), facts)[0]
    edition = Edition("svg", "stage-beside", title=slide.title)
    picture = render(slide.spec.replace(chart=slide.chart), facts, edition)
    assert len(gzip.compress(picture, 6)) < 90_000
