"""What a slide shows below its sentence: its chart or its points, and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charts.briefing import Slide
from charts.content import table
from charts.producer_rows import without_number
from data.agreements.legal_status import LEGAL_STATUSES
from data.facts.store import Facts
from data.i18n.labels import NO_FIGURE, STATUS_LABELS, status_label
from data.partners.dossier import Dossier, dossier
from views import legend, partner_panel
from views.blocks import Block, Blocks, Chart, Columns, Group, Picture, Text
from views.chart_address import picture_address
from views.context import PageContext
from views.locator import locator_picture
from views.map.stage import globe, no_globe, slide_map
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link

_REPLAYED = ("replay",)
"""Slides whose as-of date can be moved."""

_MOST_AGREEMENTS = 3


def on_stage(context: PageContext, slide: Slide) -> Blocks:
    """The live chart of a slide with what stands around it, or its points.

    Parameters
    ----------
    context : PageContext
    slide : Slide
    """
    if not slide.chart:
        return (_points(slide),)
    return (*_CHARTS[slide.chart](context, slide), _source(slide))


def on_paper(context: PageContext, slide: Slide) -> Blocks:
    """The picture of a slide's chart, or its points.

    Parameters
    ----------
    context : PageContext
    slide : Slide
    """
    if not slide.chart:
        return (_points(slide),)
    picture = Picture(_address(context, slide), escape_markdown(slide.alt))
    return (picture, *_no_globe(slide), *_unquantified(context.facts, slide), _source(slide))


def _no_globe(slide: Slide) -> Blocks:
    """Why the picture of a globe is flat."""
    return (Text(no_globe(), quiet=True),) if slide.spec.projection == "globe" else ()


def _points(slide: Slide) -> Group:
    points = "\n".join(f"- {escape_markdown(point)}" for point in slide.points)
    return Group("points", (Text(points),))


def _address(context: PageContext, slide: Slide) -> str:
    return picture_address(slide.chart, slide.spec, context.theme)


def _source(slide: Slide) -> Text:
    """The sources, and a link to the rows that the chart is drawn from."""
    text = _("Source: {source}. {rows}").format(
        source=escape_markdown(slide.source), rows=_LINKS[slide.chart](slide)
    )
    return Text(text, quiet=True)


def _signed_link(slide: Slide) -> str:
    asof = {"asof": slide.spec.asof.isoformat()} if slide.spec.asof else {}
    return rows_link("agreements", _("The rows"), only="signed", **asof)


def _production_link(slide: Slide) -> str:
    words = f"{slide.spec.commodity} {slide.spec.stage}".strip()
    return rows_link("production", _("The rows"), q=words)


def _partner_link(slide: Slide) -> str:
    return rows_link("agreements", _("The rows"), q=slide.spec.partner)


_LINKS: Mapping[str, Callable[[Slide], str]] = {
    "map": _signed_link,
    "count": _signed_link,
    "shares": _production_link,
    "agreements": _signed_link,
    "partner": _partner_link,
}


def _chart(context: PageContext, slide: Slide) -> Chart:
    return Chart(slide.chart, _address(context, slide), slide.alt)


def _map(context: PageContext, slide: Slide) -> Blocks:
    """The map, replayed where the slide says so, and the statuses on it with their counts."""
    facts, spec = context.facts, slide.spec
    if slide.token in _REPLAYED:
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


def _count(context: PageContext, slide: Slide) -> Blocks:
    return (_chart(context, slide),)


def _shares(context: PageContext, slide: Slide) -> Blocks:
    return _chart(context, slide), *_unquantified(context.facts, slide)


def _unquantified(facts: Facts, slide: Slide) -> Blocks:
    """Which producers of one mineral have no number."""
    if slide.chart != "shares" or not slide.spec.commodity:
        return ()
    sentence = without_number(table(slide.spec.replace(chart="shares"), facts), facts)
    return (Text(escape_markdown(sentence), quiet=True),) if sentence else ()


def _agreements(context: PageContext, slide: Slide) -> Blocks:
    """Who has signed what binds, what does not bind, and what says neither; large enough to read.

    The table of the same rows is the picture on paper and in the files.
    """
    rows = table(slide.spec.replace(lang=context.facts.lang), context.facts)
    own = rows.loc[rows["counted"] == "yes"]
    lines = []
    for key, label in LEGAL_STATUSES.items():
        names = own.loc[own["legal_status"] == key, "country"]
        if len(names):
            who = escape_markdown(", ".join(sorted(names)))
            lines.append(f"- **{_(label)} ({len(names)})**: {who}")
    address = context.link("agreements", partner="", sort="binding")
    link = _("[Every agreement with the reason for its legal status]({address})")
    return Group("points", (Text("\n".join(lines)),)), Text(link.format(address=address))


def _partner(context: PageContext, slide: Slide) -> Blocks:
    """Where it is, what it signed, and its largest listed shares."""
    partner = dossier(context.facts, slide.spec.partner, slide.spec.as_of_date(context.facts))
    return (
        Columns(
            (_place(context, slide, partner), _agreements_and_shares(context, slide, partner)),
            (1, 1.25),
            gap="large",
        ),
    )


def _place(context: PageContext, slide: Slide, partner: Dossier) -> Blocks:
    asof = slide.spec.as_of_date(context.facts)
    status = partner_panel.status_and_reason(partner, asof, context.theme)
    return locator_picture(context, partner.code), *status


def _agreements_and_shares(context: PageContext, slide: Slide, partner: Dossier) -> Blocks:
    latest = partner.texts.sort_values("sort_key", ascending=False).head(_MOST_AGREEMENTS)
    agreements = [
        Text(f"**{escape_markdown(row['signed_label'])}** · {escape_markdown(row['title'])}")
        for row in latest.to_dict("records")
    ]
    has_shares = not table(slide.spec.replace(chart="partner"), context.facts).empty
    shares: Block = _chart(context, slide) if has_shares else Text(escape_markdown(_(NO_FIGURE)))
    return (*agreements, shares)


_CHARTS: Mapping[str, Callable[[PageContext, Slide], Blocks]] = {
    "map": _map,
    "count": _count,
    "shares": _shares,
    "agreements": _agreements,
    "partner": _partner,
}
