"""From a sheet to the bytes of a picture: the same sheet gives the same bytes."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from html import escape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from charts.print.embedding import font_faces
from charts.print.fonts import css_families, drawable, families, needs_outlines
from charts.print.frame import Sheet
from charts.print.png import encoded
from charts.print.svg_paths import with_short_paths

mpl.rcParams.update(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "ministerial-atlas",
        "pdf.fonttype": 42,
        "hatch.linewidth": 0.9,
        "text.hinting": "no_hinting",
    }
)


def as_png(sheet: Sheet) -> bytes:
    """A sheet as a PNG, in the pixels of its edition."""
    return encoded(as_pixels(sheet), sheet.figure.dpi, "Ministerial Atlas")


def as_pixels(sheet: Sheet) -> np.ndarray:
    """A sheet as its pixels: rows by columns by red, green, blue and opacity, each up to 255."""
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def as_pdf(sheet: Sheet, title: str) -> bytes:
    """A sheet as a PDF of one page: fonts as TrueType (42), or all as outlines where one is CFF.

    matplotlib would embed a CFF font as if it were TrueType, which readers of PDF warn of.

    Parameters
    ----------
    sheet : Sheet
    title : str
        What a reader of PDF shows as the name of the document.
    """
    out = io.BytesIO()
    metadata = {"Title": title, "Creator": "Ministerial Atlas", "CreationDate": None}
    outlines = any(needs_outlines(text.get_text()) for text in sheet.texts)
    with mpl.rc_context({"pdf.fonttype": 3 if outlines else 42}):
        FigureCanvasPdf(sheet.figure).print_pdf(out, metadata=metadata)
    return out.getvalue()


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def as_svg(sheet: Sheet, title: str, description: str) -> bytes:
    """matplotlib's SVG with a name, a description, lean paths, and its typeface inside.

    Parameters
    ----------
    sheet : Sheet
    title : str
        The accessible name (SVG 2, ``title``).
    description : str
        The alternative text (SVG 2, ``desc``), without what no font here can draw.

    Returns
    -------
    bytes
        UTF-8, with the glyphs that it uses as fonts in it.
    """
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    FigureCanvasSVG(sheet.figure).print_svg(out, metadata=nothing)
    text = _with_ids_once(with_short_paths(out.getvalue()))
    generic = "serif" if families()[0].endswith("Serif") else "sans-serif"
    text = text.replace(_quoted(families()), f"{_quoted(css_families())}, {generic}")
    head, tag, rest = text.partition("<svg ")
    attributes, _, body = rest.partition(">")
    names = (
        f'<title id="atlas-title">{escape(title)}</title>'
        f'<desc id="atlas-desc">{escape(drawable(description)[0])}</desc>'
    )
    roles = 'role="img" aria-labelledby="atlas-title atlas-desc" '
    return f"{head}{tag}{roles}{attributes}>\n {names}{font_faces(text)}{body}".encode()


_ID = re.compile(r'(?<= id=")[^"]+(?=")')


def _with_ids_once(drawing: str) -> str:
    """An SVG in which every id stands once (XML 1.0, 3.3.1): parts of one name are numbered.

    matplotlib refers to none of the ids that artists are given, and makes its own unique.
    """
    seen: Counter[str] = Counter()

    def numbered(found: re.Match[str]) -> str:
        seen[found[0]] += 1
        return found[0] if seen[found[0]] == 1 else f"{found[0]}-{seen[found[0]]}"

    return _ID.sub(numbered, drawing)
