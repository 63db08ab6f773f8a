"""A chart alone, to stand in the page of somebody else: its drawing, and what is said around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
from markupsafe import Markup

from charts.captions import Caption, release_note
from charts.content import caption
from charts.palette import AUTO
from charts.rows import selected_events
from charts.spec.errors import SpecError
from charts.spec.page_specs import ExportSpec, spec_of_chart
from charts.spec.print_params import PRESETS
from charts.types.lookup import chart_type
from charts.urls import embed_address, image_address, pinned_to
from data.facts.store import Facts
from data.i18n.cldr import number
from views.agreements.embedded_table import agreement_table
from views.chart_text import chart_rows, in_words
from views.context import PageContext, page_context
from views.map.embedded_map import embedded_map
from views.templating import render
from views.text.i18n import _
from views.timeline_drawings import draw_count, draw_timeline_alone

LEAST_WIDTH, USUAL_WIDTH = 280, 720
"""CSS pixels: the least that an embed is made for, and that for which its height is given."""


@dataclass(frozen=True)
class Embed:
    """An embed, as far as it is the same in every document.

    Attributes
    ----------
    title, subtitle, source, note, license : str
        Plain text; of a chart that cannot be drawn only the title is there.
    figure : markupsafe.Markup
        The chart as HTML, or nothing where it cannot be drawn.
    address : str
        Of the view on its page, without the server's name.
    byline, logo : str
        Of an editor, plain; beside the source, and at the end of the foot.
    is_picture : bool
        Whether the figure is a picture that has the words in it.
    has_rows : bool
        Whether the rows stand folded below it, for those who read rather than look.
    release : str
        That its facts are those of a release, as a sentence; "" for those in force.
    """

    title: str
    subtitle: str
    source: str
    note: str
    license: str
    figure: Markup
    address: str
    byline: str = ""
    logo: str = ""
    is_picture: bool = False
    has_rows: bool = False
    release: str = ""


def frame_code(
    spec: ExportSpec,
    title: str,
    base: str,
    width: int | None = None,
    height: int | None = None,
    version: str = "",
) -> str:
    """HTML that shows an embed in a frame.

    Parameters
    ----------
    spec : ExportSpec
    title : str
        The name of the frame, plain; escaped here.
    base : str
        The start of this server's addresses, or "".
    width, height : int, optional
        CSS pixels; without them as wide as there is room, and as high as the chart usually is.
    version : str
        The version of the facts that the embed is pinned to; "" for those in force.
    """
    values = {
        "width": width or "100%",
        "height": height or chart_type(spec.chart).embed_height,
        "address": base + embed_address(spec, version),
        "title": title,
    }
    return str(render("embed_frame.html", **values))


def is_drawn(spec: ExportSpec) -> bool:
    """Whether an embed draws its chart, rather than show its picture in print."""
    return _drawing(spec) is not None


def embed_context(spec: ExportSpec, facts: Facts, base: str = "") -> PageContext:
    """The view of an embed as one of the page on which its chart is seen.

    Parameters
    ----------
    spec : ExportSpec
    facts : Facts
        In any language.
    base : str
        The start of absolute addresses, or "".
    """
    own = spec.as_kind(spec_of_chart(spec.chart))
    return page_context(chart_type(spec.chart).page, own, facts, AUTO, base)


def embed(spec: ExportSpec, context: PageContext, version: str = "") -> Embed:
    """The embed of a view.

    Parameters
    ----------
    spec : ExportSpec
    context : PageContext
        As `embed_context` gives it.
    version : str
        The version of the facts that the address names, which its pictures name too.
    """
    chart, address = chart_type(spec.chart), context.changed()
    release = release_note(context.facts)
    words = _caption(spec, context.facts)
    if words is None:
        label = _(chart.label)
        nothing = Markup("")
        return Embed(
            spec.title or label, spec.subtitle, "", spec.note, "", nothing, address, release=release
        )
    draw = _drawing(spec)
    return Embed(
        title=spec.title or words.title,
        subtitle=spec.subtitle or words.subtitle,
        source=words.source,
        note=spec.note or words.note.removeprefix(release).strip(),
        license=words.licence,
        figure=draw(context, spec) if draw else _picture(spec, context, version),
        address=address,
        byline=spec.byline,
        logo=spec.logo,
        is_picture=draw is None,
        has_rows=draw is None or spec.chart in _WITH_ROWS,
        release=release,
    )


def _caption(spec: ExportSpec, facts: Facts) -> Caption | None:
    """The generated words; None where the view does not say what to draw."""
    if not chart_type(spec.chart).is_drawable(spec):
        return None
    try:
        return caption(spec.content, facts)
    except SpecError:
        return None


def _timeline(context: PageContext, spec: ExportSpec) -> Markup:
    """The timeline; nothing where no row fits, which the title says."""
    if selected_events(context.spec, context.facts).empty:
        return Markup("")
    return draw_timeline_alone(context, spec.highlight)


def _agreements(context: PageContext, spec: ExportSpec) -> Markup:
    return agreement_table(context, spec.highlight)


_Drawing = Callable[[PageContext, ExportSpec], Markup]

_DRAWN: Mapping[str, _Drawing] = MappingProxyType(
    {
        "map": embedded_map,
        "timeline": _timeline,
        "count": lambda context, spec: draw_count(context),
        "agreements": _agreements,
    }
)
"""The charts that are drawn in the page itself; of the others stands the picture in print."""


def _drawing(spec: ExportSpec) -> _Drawing | None:
    """How the chart is drawn; a matrix is a picture, which is read by its place in the grid."""
    return None if getattr(spec, "view", "") == "matrix" else _DRAWN.get(spec.chart)


def embed_rows(spec: ExportSpec, context: PageContext) -> pd.DataFrame:
    """The rows of an embed for a reader: without codes, and without columns that say nothing.

    Parameters
    ----------
    spec : ExportSpec
    context : PageContext
        Both as in `embed`.

    Returns
    -------
    pandas.DataFrame
        Text under heads in words; figures to one decimal, in the reader's language.
    """
    rows = chart_rows(context, spec.chart, context.spec)
    lang = context.local.lang
    texts = {head: _texts(rows[head], lang) for head in rows if head not in _CODES}
    return pd.DataFrame({head: cells for head, cells in texts.items() if any(cells)})


_CODES = ("Code", "Status", "Relation", "Row")
"""Heads of columns beside which another has the same in words."""


def _texts(column: pd.Series, lang: str) -> list[str]:
    """Cells as text; what is false or missing is blank."""
    return [_text(value, lang) for value in column]


def _text(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, float):
        return "" if pd.isna(value) else number(round(value, 1), lang)
    return "" if value is None else str(value)


_WITH_ROWS = ("count",)
"""Those whose drawing has no list of its own beside it."""


def _picture(spec: ExportSpec, context: PageContext, version: str) -> Markup:
    """The printed picture in the size that a frame has room for, in the reader's theme."""
    themes = (spec.theme,) if spec.theme else ("light", "dark")
    sources = [
        {
            "address": _picture_address(spec, theme, preset, version),
            "media": media,
            "size": PRESETS[preset],
        }
        for theme in reversed(themes)
        for preset, media in (
            ("column", _media("(max-width: 479px)", theme, themes)),
            ("newsletter", _media("(max-width: 899px)", theme, themes)),
            ("web", _media("", theme, themes)),
        )
    ]
    alt = in_words(context.facts, spec.chart, context.spec)
    return render("embed/picture.html", sources=sources[:-1], last=sources[-1], alt=alt)


def _media(width: str, theme: str, themes: tuple[str, ...]) -> str:
    dark = "(prefers-color-scheme: dark)" if theme == "dark" and len(themes) > 1 else ""
    return " and ".join(filter(None, (width, dark)))


def _picture_address(spec: ExportSpec, theme: str, preset: str, version: str) -> str:
    themed = spec.replace(theme="dark" if theme == "dark" else "", preset=preset)
    return image_address(themed, "svg", **pinned_to(version))
