"""The print edition: what each chart looks like on paper and in an image."""

from charts.print.edition import LONGEST, PRESETS, SCALES, Edition
from charts.spec.print_params import FORMATS

__all__ = ["FORMATS", "LONGEST", "PRESETS", "SCALES", "Edition"]
