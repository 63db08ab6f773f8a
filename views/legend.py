"""What the colors and marks of a map mean, as Markdown: each class with its count."""

from __future__ import annotations

from datetime import date

from charts.captions.shares import measure_label
from charts.palette import (
    AGREEMENT,
    SHARE_COLORS,
    SHARE_LABELS,
    STATUS,
    StatusClass,
    theme_colors,
)
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from data.agreements.membership import is_replaced, members_of
from data.agreements.states import AGREEMENT_STATES
from data.catalog.sources import together
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.labels import INITIATIVE_LABELS, STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.shares import Measure, nearest, shares
from views.text.i18n import _
from views.text.markdown import escape_markdown


def key_of_colors(facts: Facts, spec: ChartSpec, asof: date, theme: str) -> str:
    """What the colors mean when they do not show the status, as Markdown.

    Parameters
    ----------
    facts : Facts
    spec : ChartSpec
        Its ``color`` is ``agreement``, ``initiative`` or ``mineral``.
    asof : datetime.date
        The day of the agreements or of the membership; shares have no day.
    theme : {"light", "dark", "auto"}
        ``auto`` gives both colors, see `charts.palette.either`.
    """
    land = theme_colors(theme).land
    if spec.color == "agreement":
        return agreement_key(facts, spec.replace(asof=asof), theme)
    if spec.color == "initiative":
        count = len(members_of(facts, spec.initiative, asof))
        name = _(INITIATIVE_LABELS[spec.initiative])
        if spec.initiative == "eu":
            outline = _("{highlight} Outline of the {count} members").format(
                highlight=square(theme_colors(theme).highlight), count=count
            )
            return _(
                "{outline}; those with delegations of their own are partners in their own right"
            ).format(outline=outline)
        member = _(_MEMBER_THEN if is_replaced(spec.initiative, asof) else _MEMBER).format(
            accent=square(theme_colors(theme).accent), name=escape_markdown(name), count=count
        )
        return _("{member} &emsp; {land} Not a member").format(member=member, land=square(land))
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    return share_classes(facts, chosen, theme, spec.producers)


def agreement_key(facts: Facts, spec: ChartSpec, theme: str) -> str:
    """The states of a map of agreements that somebody on it has, each with its count, as Markdown.

    Parameters
    ----------
    facts : Facts
    spec : ChartSpec
        The view that is drawn.
    theme : {"light", "dark", "auto"}
    """
    counts = map_rows(spec, facts)["agreement_state"].value_counts()
    key = " &ensp; ".join(
        f"{class_mark(AGREEMENT[state], theme)} {escape_markdown(_(label))} ({counts[state]})"
        for state, label in AGREEMENT_STATES.items()
        if counts.get(state, 0)
    )
    if not spec.commodity:
        return key
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    what = escape_markdown(measure_label(facts, chosen))
    land = square(theme_colors(theme).land)
    return _("{what}, listed producers: {key} &ensp; {land} not listed, which is not zero").format(
        what=what, key=key, land=land
    )


_MEMBER = N_("{accent} Member of {name} ({count})")
_MEMBER_THEN = N_("{accent} Member of {name} when FORGE replaced it on 4 Feb 2026 ({count})")


def share_classes(facts: Facts, chosen: Measure, theme: str, producers: str = "all") -> str:
    """The classes of a map of shares, with its source, as Markdown.

    Parameters
    ----------
    facts : Facts
    chosen : Measure
    theme : {"light", "dark", "auto"}
    producers : str
        One of `charts.spec.parsers.PRODUCERS`: whose shares have a color.
    """
    listed = shares(facts, chosen)
    land = square(theme_colors(theme).land)
    label = rows_by(facts, "commodities", "slug")[chosen.commodity]["label"]
    measure_label = f"{escape_markdown(label)}, {_(STAGE_LABELS[chosen.stage])}, {chosen.year}"
    if listed.empty:
        return _("{what}: no share of the world is published. {land} no share").format(
            what=measure_label, land=land
        )
    classes = zip(SHARE_COLORS, SHARE_LABELS, strict=True)
    limits = _(" Some shares are upper limits.") if listed["share_is_upper_limit"].any() else ""
    scale = " &ensp; ".join(
        f"{square(color)} {escape_markdown(_(words))}" for color, words in classes
    )
    gray = (
        _("not a partner, or without a listed share")
        if producers == "partners"
        else _("no share listed, which is not zero")
    )
    return _(
        "{what}, share of world: {scale} &ensp; {land} {gray}.{limits}  \n:small[Source: {source}]"
    ).format(
        what=measure_label,
        scale=scale,
        land=land,
        gray=gray,
        limits=limits,
        source=escape_markdown(together(listed["source"])),
    )


def square(color: str) -> str:
    """A square in a color, as Markdown."""
    return f':color[&#9632;]{{foreground="{color}"}}'


def disc(color: str) -> str:
    """A disc in a color, as Markdown."""
    return f':color[&#9679;]{{foreground="{color}"}}'


def ring(color: str) -> str:
    """A ring in a color, as Markdown."""
    return f':color[&#9675;]{{foreground="{color}"}}'


_SQUARES = {"": "&#9632;", "dense": "&#9640;", "sparse": "&#9637;"}
"""■ ▨ ▥, as `views.text.markdown.to_character_references` would write them."""


def status_mark(status: str, theme: str) -> str:
    """A square in the color of a status, hatched where the map hatches it, as Markdown.

    Parameters
    ----------
    status : str
        A key of `charts.palette.STATUS`: what is plain land has no mark.
    theme : {"light", "dark", "auto"}
    """
    return class_mark(STATUS[status], theme)


def class_mark(item: StatusClass, theme: str) -> str:
    """A square in the color of a class of a map, hatched where the map hatches it, as Markdown.

    Parameters
    ----------
    item : StatusClass
        Of `charts.palette.STATUS` or `charts.palette.AGREEMENT`.
    theme : {"light", "dark", "auto"}
    """
    return f':color[{_SQUARES[item.hatch]}]{{foreground="{item.mark(theme)}"}}'
