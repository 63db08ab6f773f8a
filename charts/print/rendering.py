"""From a view to the bytes of a picture: the same view gives the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from types import MappingProxyType

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from charts.captions import Caption, alt_text, caption
from charts.print import count, map, partner_card, shares, timeline
from charts.print.edition import Edition
from charts.print.embedding import font_faces
from charts.print.fonts import CSS_FAMILY, FAMILY, drawable, needs_outlines
from charts.print.frame import Sheet
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.cldr import EAST_ASIAN

mpl.rcParams.update(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "ministerial-atlas",
        "pdf.fonttype": 42,
        "hatch.linewidth": 0.9,
        "text.hinting": "no_hinting",
    }
)

Draw = Callable[[ChartSpec, Facts, Edition, Caption], Sheet]
_DRAW: MappingProxyType[str, Draw] = MappingProxyType(
    {
        "map": map.draw,
        "timeline": timeline.draw,
        "count": count.draw,
        "shares": shares.draw,
        "partner": partner_card.draw,
    }
)


def compose(name: str, spec: ChartSpec, facts: Facts, edition: Edition) -> Sheet:
    """The laid-out sheet of a chart, before it becomes bytes.

    Raises
    ------
    SpecError
        When the view does not say what to draw.
    """
    facts = facts.localized(spec.lang)
    sheet = _DRAW[name](spec, facts, edition, caption(name, spec, facts))
    if spec.lang in EAST_ASIAN:
        for text in sheet.texts:
            text.set_language(_FORMS.get(spec.lang, spec.lang))
    return sheet


_FORMS = {"zh": "zh-Hans"}
"""Noto has one code point in the forms of several countries, and chooses by language (BCP 47)."""


def render(name: str, spec: ChartSpec, facts: Facts, edition: Edition) -> bytes:
    """A chart in print.

    Parameters
    ----------
    name : str
        One of `charts.registry.CHART_TYPES`.
    spec : ChartSpec
        What is shown.
    edition : Edition
        How it is printed.

    Returns
    -------
    bytes
        PNG in exactly the preset's pixels times the scale; SVG with text as text; PDF of one page
        with embedded fonts.

    Raises
    ------
    SpecError
        When the view does not say what to draw.
    """
    sheet = compose(name, spec, facts, edition)
    if edition.format == "png":
        return _png(sheet)
    words = caption(name, spec, facts)
    title = drawable(edition.title or words.title)[0]
    if edition.format == "pdf":
        return as_pdf(sheet, title)
    return _svg(sheet, title, alt_text(name, spec, facts))


def _png(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    FigureCanvasAgg(sheet.figure).print_png(out, metadata={"Software": "Ministerial Atlas"})
    return out.getvalue()


def as_pdf(sheet: Sheet, title: str) -> bytes:
    """A sheet as a PDF of one page: fonts as TrueType (42), or all as outlines where one is CFF.

    matplotlib would embed a CFF font as if it were TrueType, which readers of PDF warn of.
    """
    out = io.BytesIO()
    metadata = {"Title": title, "Creator": "Ministerial Atlas", "CreationDate": None}
    outlines = any(needs_outlines(text.get_text()) for text in sheet.texts)
    with mpl.rc_context({"pdf.fonttype": 3 if outlines else 42}):
        FigureCanvasPdf(sheet.figure).print_pdf(out, metadata=metadata)
    return out.getvalue()


_DECIMALS = re.compile(r"(\.\d\d)\d+")
_PATHS = re.compile(r' d="[^"]*"')
_FONTS = re.compile(", ".join(f"'{name}'" for name in FAMILY))


def _svg(sheet: Sheet, title: str, description: str) -> bytes:
    """matplotlib's SVG with a name, a description, lean paths, and its typeface inside."""
    out = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    FigureCanvasSVG(sheet.figure).print_svg(out, metadata=nothing)
    text = _PATHS.sub(lambda path: _DECIMALS.sub(r"\1", path.group()), out.getvalue())
    families = ", ".join(f"'{name}'" for name in CSS_FAMILY)
    text = _FONTS.sub(f"{families}, sans-serif", text)
    head, tag, rest = text.partition("<svg ")
    attributes, _, body = rest.partition(">")
    names = (
        f'<title id="atlas-title">{escape(title)}</title>'
        f'<desc id="atlas-desc">{escape(drawable(description)[0])}</desc>'
    )
    roles = 'role="img" aria-labelledby="atlas-title atlas-desc" '
    return f"{head}{tag}{roles}{attributes}>\n {names}{font_faces(text)}{body}".encode()
