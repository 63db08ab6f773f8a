"""The stage: finding, legend, map and date as one figure, in which all of it moves together.

The same HTML stands in the document of a page and becomes the live map (`frontend/src/map.ts`), so
that the map is drawn once. What moves travels by an address of its own (`views.map.frames`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np
from markupsafe import Markup

from charts.figures.map_svg import map_svg
from charts.palette import SIGNED
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from charts.urls import with_query
from data.agreements.counting import headline, statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import format_date
from geo.svg import labels_on_map, region_box
from views import headline as figures
from views.as_of import neighbors, stops
from views.blocks import Blocks, Chart, MapStage
from views.chart_address import picture_address
from views.chart_text import in_words
from views.context import PageContext, address
from views.map.frames import stage_finding
from views.map.legend import legend_entries, legend_text
from views.map.months import months, place_on_axis
from views.templating import render
from views.text.html import inline_html
from views.text.i18n import _

SHAPE_KEYS = ("worldview", "lang")
"""Of what the drawn shapes and their names depend on."""

PARTS = ("page", "replay", "map")
"""What stands around the map: all of its page's; without the finding; nothing."""

FRAME_KEYS = ("color", "initiative", "commodity", "stage", "year", "producers", "lang")
"""Of what the colors, the legend and the tooltips depend on, for all dates."""


def map_stage(context: PageContext) -> MapStage:
    """The stage of the Map page."""
    return _stage(context, context.spec, "page", ("partner", "asof", "status", "zoom"))


def bare_map(context: PageContext, spec: ChartSpec) -> MapStage:
    """A map alone, as it stands on other pages, on which every partner can be chosen.

    Parameters
    ----------
    context : PageContext
    spec : ChartSpec
        The view that is drawn; that of the context says what else stands on the page.
    """
    return _stage(context, spec.replace(projection="equal-earth"), "map", ("partner",))


def slide_map(context: PageContext, spec: ChartSpec, replays: bool) -> MapStage:
    """The map of a slide, on which nothing of the view is changed.

    Parameters
    ----------
    context : PageContext
    spec : ChartSpec
        The view that is drawn.
    replays : bool
        Whether legend and date stand around it.
    """
    stage = _stage(context, spec, "replay" if replays else "map", ())
    return replace(stage, key="slide")


def globe(context: PageContext, spec: ChartSpec) -> Blocks:
    """Where the projection is a globe, it stands in the place of the flat map where it can.

    Parameters
    ----------
    context : PageContext
        For the theme and the reader's language.
    spec : ChartSpec
        The view that is drawn.
    """
    if spec.projection != "globe":
        return ()
    address = picture_address("map", spec, context.theme)
    return (Chart("globe", address, in_words(context.local, "map", spec)),)


def no_globe() -> str:
    """Why the flat map stands in the place of a globe."""
    return _("The globe needs scripts and WebGL; without them the map stands here flat.")


def _stage(context: PageContext, spec: ChartSpec, part: str, keys: tuple[str, ...]) -> MapStage:
    return MapStage(
        key="stage" if part == "page" else "map",
        address=stage_address(context, spec, part),
        frames=frames_address(context, spec),
        alt=in_words(context.local, "map", spec),
        state=_state(context, spec),
        keys=keys,
        html=partial(stage_html, context, spec, part),
    )


def stage_address(context: PageContext, spec: ChartSpec, part: str = "page") -> str:
    """Where the HTML of a map is served.

    Parameters
    ----------
    context : PageContext
        For the page that links of the map lead back to.
    spec : ChartSpec
        Of it count the keys `SHAPE_KEYS`.
    part : str
        One of `PARTS`.
    """
    around = {} if part == PARTS[0] else {"part": part, "page": context.page}
    return with_query("/map/stage.html", {**around, **spec.to_query(SHAPE_KEYS)})


def frames_address(context: PageContext, spec: ChartSpec) -> str:
    """Where the colors, words and counts of all dates are served; the facts are part of it.

    Parameters
    ----------
    context : PageContext
    spec : ChartSpec
        Of it count the keys `FRAME_KEYS`.
    """
    query = {**spec.to_query(FRAME_KEYS), "facts": context.facts.version}
    return with_query("/map/frames.json", query)


def _state(context: PageContext, spec: ChartSpec) -> Mapping[str, str]:
    """What of the view the script shows and changes, each as it stands in an address."""
    query = spec.to_query()
    return {
        "partner": spec.partner,
        "asof": spec.as_of_date(context.facts).isoformat(),
        "status": query.get("status", ""),
        "region": ",".join(map(str, region_box(context.facts, spec.region))) if spec.region else "",
        "zoom": spec.zoom,
        "outline": _outlined(context, spec),
        "projection": spec.projection,
    }


def _outlined(context: PageContext, spec: ChartSpec) -> str:
    """Whose outline stands where nobody is chosen: that of the European Union's members."""
    return context.facts.EUU if spec.color == "initiative" and spec.initiative == "eu" else ""


def stage_html(context: PageContext, spec: ChartSpec, part: str = "page") -> Markup:
    """A map as HTML.

    Parameters
    ----------
    context : PageContext
    spec : ChartSpec
        The view that is drawn.
    part : str
        One of `PARTS`: what stands around the map.
    """
    alt = in_words(context.local, "map", spec)

    def choose(code: str) -> str:
        return context.changed(partner=code)

    values = {
        "svg": map_svg(spec, context.local, alt, choose, spec.theme),
        "state": _state(context, spec),
        "address": stage_address(context, spec, part),
        "frames": frames_address(context, spec),
        "filled": ",".join(map(str, filled_box(context.facts))),
        "words": _words(),
    }
    if part == "map":
        return render("map/map.html", **values)
    return render("map/stage.html", has_finding=part == "page", **values, **_around(context, spec))


def _around(context: PageContext, spec: ChartSpec) -> Mapping[str, object]:
    """What stands around the map of its own page."""
    facts, asof = context.facts, spec.as_of_date(context.facts)
    numbers = headline(facts, asof)
    return {
        "finding": stage_finding(spec, facts),
        "attendance": inline_html(figures.attendance(numbers, asof, facts.lang)),
        "rule": figures.counting_rule(numbers, asof, facts.lang),
        "summary": inline_html(figures.signed(numbers, asof, facts.lang)),
        "entries": legend_entries(context),
        "legend": legend_text(context),
        "shows_status": spec.color == "status",
        "days": {"first": FIRST_DAY, "last": facts.last_event},
        "day": format_date(asof, facts.lang),
        "asof": asof,
        "months": months(facts),
        "steps": _steps(context),
        "place": place_on_axis(facts, asof),
        "form": _form(context),
    }


@cache_by_facts()
def filled_box(facts: Facts) -> tuple[int, int, int, int]:
    """Left, top, width and height of where nine in ten signatories are, in half-pixels."""
    rows = statuses(facts, facts.last_event)["status"]
    places = labels_on_map("international")
    signers = [places[code] for code in rows.index[rows.isin(SIGNED)] if code in places]
    (left, top), (right, bottom) = np.percentile(np.array(signers), (5, 95), axis=0)
    margin = (right - left) * _MARGIN
    box = (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)
    return tuple(round(side) for side in box)


_MARGIN = 0.06


def _words() -> Mapping[str, str]:
    """What the buttons of the map are called."""
    return {
        "as_of": _("As of"),
        "apply": _("Apply"),
        "play": _("Play"),
        "pause": _("Pause"),
        "previous": _("Previous"),
        "next": _("Next"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "whole": _("Show the whole map"),
        "legend": _("Show only"),
        "explain": _("What this counts"),
        "signings": _("Agreements signed, by month"),
        "skip": _("Skip the map"),
        "no_globe": no_globe(),
    }


def _month_address(context: PageContext, day: date | None) -> str:
    if day is None:
        return ""
    return context.changed(asof=None if day == context.facts.last_event else day)


def _steps(context: PageContext) -> Mapping[str, str]:
    """The addresses of the stops before and after the day, or ""."""
    before, after = neighbors(stops(context.facts), context.asof)
    addresses = {"previous": before, "next": after}
    return {key: _month_address(context, day) for key, day in addresses.items()}


def _form(context: PageContext) -> Mapping[str, object]:
    """Where a form for the date leads, and what it sends with it."""
    hidden = [item for item in context.query().items() if item[0] != "asof"]
    return {"action": address(context.page, {}), "hidden": hidden}
