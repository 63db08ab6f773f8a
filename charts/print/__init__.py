"""The print edition: what each chart looks like on paper and in an image."""

from charts.print.edition import LONGEST, Edition, with_glyphs
from charts.spec.print_params import FORMATS, PRESETS

__all__ = ["FORMATS", "LONGEST", "PRESETS", "Edition", "with_glyphs"]
