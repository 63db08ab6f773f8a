"""What is other on the Export page than at first: named in a line, and reset with a link."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from charts.spec.page_specs import ExportSpec
from charts.types.lookup import chart_type
from charts.urls import EDITION_KEYS
from data.i18n.messages import N_
from views.blocks import Action, Blocks, Group, Text
from views.context import ExportContext
from views.text.i18n import _

SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "title": N_("title"),
        "subtitle": N_("subtitle"),
        "note": N_("note"),
        "highlight": N_("highlighted countries"),
        "labels": N_("labels"),
        "annotate": N_("annotations"),
        "byline": N_("byline"),
        "logo": N_("logo"),
        "style": N_("house style"),
        "format": N_("format"),
        "scale": N_("resolution"),
        "theme": N_("theme"),
        "transparent": N_("background"),
        "color": N_("coloring"),
        "view": N_("table or matrix"),
        "agreement": N_("agreement"),
        "initiative": N_("initiative"),
        "mineral": N_("minerals"),
        "commodity": N_("mineral"),
        "stage": N_("stage"),
        "year": N_("year"),
        "coalition": N_("country group"),
        "producers": N_("producers"),
        "group": N_("group of minerals"),
        "order": N_("order"),
        "sort": N_("order"),
        "partner": N_("country"),
        "region": N_("region"),
        "status": N_("status"),
        "kind": N_("kinds of event"),
        "confidence": N_("confidence"),
        "instrument": N_("instrument"),
        "binding": N_("legal status"),
        "provision": N_("commitments"),
        "q": N_("words searched for"),
        "start": N_("first day"),
        "end": N_("last day"),
        "asof": N_("as-of date"),
        "worldview": N_("worldview"),
    }
)
"""Keys that can be other than at first, in a reader's words: the picture's, then the chart's."""

_GIVEN = frozenset({"chart", "preset", "lang"})
"""Chart, size and language are what a picture starts from."""


def setting_keys(spec: ExportSpec) -> tuple[str, ...]:
    """The keys of a chart's picture that have a value to start from.

    Parameters
    ----------
    spec : ExportSpec
        Of a chart that is about one country, the country has none.
    """
    shown = chart_type(spec.chart)
    known = {*shown.keys, *EDITION_KEYS, *shown.edition_keys, "format"}
    given = _GIVEN | {shown.required_key}
    return tuple(key for key in SETTINGS if key in known - given)


def changed_settings(spec: ExportSpec) -> dict[str, Any]:
    """The keys that are other than at first, each with its first value.

    Parameters
    ----------
    spec : ExportSpec

    Examples
    --------
    >>> changed_settings(ExportSpec(title="Mine", theme="light", region="africa"))
    {'title': '', 'region': ''}
    """
    first = type(spec)().values(setting_keys(spec))
    # A picture is light where its theme is not named.
    own = spec.values(first) | {"theme": "" if spec.theme == "light" else spec.theme}
    return {key: value for key, value in first.items() if own[key] != value}


def changes(context: ExportContext) -> Blocks:
    """The line, and the link that resets what it names; nothing where all is as at first.

    Parameters
    ----------
    context : ExportContext
    """
    reset = changed_settings(context.spec)
    if not reset:
        return ()
    names = ", ".join(dict.fromkeys(_(SETTINGS[key]) for key in reset))
    line = Text(_("Changed: {settings}").format(settings=names), quiet=True, fit_content=True)
    action = Action(_("Reset them"), "reset_settings", reset, icon=":material/undo:", quiet=True)
    return (Group("changes", (line, action), "row"),)
