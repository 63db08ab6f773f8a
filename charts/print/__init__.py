"""The print edition: every chart as PNG, SVG or PDF, from the same rows as the screen."""

from charts.print.edition import LONGEST, PRESETS, SCALES, Edition
from charts.print.rendering import compose, render
from charts.spec.print_params import CHARTS, FORMATS

__all__ = ["CHARTS", "FORMATS", "LONGEST", "PRESETS", "SCALES", "Edition", "compose", "render"]
