"""What moves on a slide, and what a slide is on paper: its chart or its points, and the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charts.briefing import Slide
from charts.content import table
from charts.producer_rows import without_number
from charts.spec.slide_tokens import VIEW
from charts.urls import image_address
from data.facts.store import Facts
from data.i18n.labels import STATUS_LABELS, status_label
from views import legend
from views.blocks import Blocks, Group, Html, Picture, Text, Title
from views.context import BriefingContext, PageContext
from views.map.stage import globe, no_globe, slide_map
from views.slide_show import wide_pictures
from views.templating import render
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_address

_REPLAYED = ("replay",)
"""Slides whose as-of date can be moved."""


def is_live(slide: Slide) -> bool:
    """Whether a slide moves on the screen: the replay and the globe do, all others are pictures.

    Parameters
    ----------
    slide : Slide
        One to which an editor has added something is a picture, which holds that.
    """
    is_globe = slide.spec.projection == "globe" and not slide.is_edited
    return slide.kind in _REPLAYED or is_globe


def on_stage(context: PageContext, slide: Slide) -> Blocks:
    """What moves on a slide, with its sentence and where it comes from.

    Parameters
    ----------
    context : PageContext
    slide : Slide
        One that `is_live`.
    """
    title = Title(escape_markdown(slide.title))
    return title, *_map(context, slide), _source(slide)


def on_paper(context: BriefingContext, slide: Slide, is_chosen: bool) -> Blocks:
    """The picture of a slide's chart, or its points.

    Parameters
    ----------
    context : BriefingContext
    slide : Slide
    is_chosen : bool
        Whether it is the one that the address is about, which stands first.
    """
    if not slide.chart:
        return (_points(slide),)
    # The picture that a wide screen shows on the live page: it is drawn once for both.
    light, *dark = wide_pictures(context, slide)
    picture = Picture(
        light, escape_markdown(slide.alt), dark_address="".join(dark), is_main=is_chosen
    )
    figures = (_figures(slide),) if slide.figures else ()
    said = (*_no_globe(slide), *_unquantified(context.facts, slide), _source(slide))
    return (*figures, picture, *said)


def _figures(slide: Slide) -> Html:
    """What stands beside the chart in large type."""
    return Html(render("slide_figures.html", figures=slide.figures))


def _no_globe(slide: Slide) -> Blocks:
    """Why the picture of a globe is flat."""
    return (Text(no_globe(), quiet=True),) if slide.spec.projection == "globe" else ()


def _points(slide: Slide) -> Group:
    points = "\n".join(f"- {escape_markdown(point)}" for point in slide.points)
    return Group("points", (Text(points),))


def _source(slide: Slide) -> Text:
    """The sources, and a link to the rows that the chart is drawn from."""
    label = escape_markdown(_("The rows"))
    text = _("Source: {source}. {rows}").format(
        source=escape_markdown(slide.source), rows=f"[{label}]({rows_of(slide)})"
    )
    return Text(text, quiet=True)


def rows_of(slide: Slide) -> str:
    """The address of the rows that a slide's chart is drawn from.

    Parameters
    ----------
    slide : Slide

    Returns
    -------
    str
        "" for a slide without a chart.
    """
    if slide.kind == VIEW:
        return image_address(slide.spec, "csv")
    return _ROWS[slide.chart](slide) if slide.chart else ""


def _signed_rows(slide: Slide) -> str:
    asof = {"asof": slide.spec.asof.isoformat()} if slide.spec.asof else {}
    return rows_address("agreements", only="signed", **asof)


def _production_rows(slide: Slide) -> str:
    words = f"{slide.spec.commodity} {slide.spec.stage}".strip()
    return rows_address("production", **({"q": words} if words else {}))


def _partner_rows(slide: Slide) -> str:
    return rows_address("agreements", q=slide.spec.partner)


_ROWS: Mapping[str, Callable[[Slide], str]] = {
    "map": _signed_rows,
    "count": _signed_rows,
    "shares": _production_rows,
    "agreements": _signed_rows,
    "partner": _partner_rows,
}


def _map(context: PageContext, slide: Slide) -> Blocks:
    """The map, replayed where the slide says so, and the statuses on it with their counts."""
    facts, spec = context.facts, slide.spec
    if slide.kind in _REPLAYED:
        return (slide_map(context, spec, replays=True),)
    rows = table(spec.replace(status=()), facts)
    counts = rows["status"].value_counts()
    items = [
        f"{legend.status_mark(key, context.theme)} "
        f"{escape_markdown(status_label(key, spec.as_of_date(facts), facts.lang))} ({counts[key]})"
        for key in STATUS_LABELS
        if counts.get(key, 0) and (not spec.status or key in spec.status)
    ]
    drawn = (slide_map(context, spec, replays=False), *globe(context, spec))
    return (*drawn, Text(" &emsp; ".join(items)))


def _unquantified(facts: Facts, slide: Slide) -> Blocks:
    """Which producers of one mineral have no number."""
    if slide.chart != "shares" or not slide.spec.commodity:
        return ()
    sentence = without_number(table(slide.spec.replace(chart="shares"), facts), facts)
    return (Text(escape_markdown(sentence), quiet=True),) if sentence else ()
