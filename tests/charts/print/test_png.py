"""The writer of PNGs: what it writes is what was drawn, to the pixel, and lean."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from charts.print import Edition
from charts.print.rendering import as_png
from charts.rendering import compose
from tests.charts.print.views import FACTS, spec_of


@pytest.mark.parametrize("transparent", [False, True])
def test_a_png_holds_the_drawn_pixels_and_is_smaller_than_one_with_filters(transparent):
    """A map at 2× in print size was compressed for longer than it was drawn."""
    sheet = compose(spec_of("map", {}), FACTS, Edition(scale=2, transparent=transparent))
    filtered = io.BytesIO()
    FigureCanvasAgg(sheet.figure).print_png(filtered)
    content = as_png(sheet)
    image = Image.open(io.BytesIO(content))
    assert image.mode == ("RGBA" if transparent else "RGB")
    assert np.array_equal(image.convert("RGBA"), Image.open(filtered).convert("RGBA"))
    assert image.info["dpi"] == pytest.approx((200, 200), abs=0.01)
    assert image.info["Software"] == "Ministerial Atlas"
    assert len(content) < len(filtered.getvalue())
