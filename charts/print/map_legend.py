"""The legend of the world map in print."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from charts.map_colors import Fill, agreement_fills, status_fills
from charts.palette import SHARE_COLORS, SHARE_LABELS, THEMES, Theme
from charts.print.frame import Key
from charts.spec.chart_spec import ChartSpec
from data.agreements.states import AGREEMENT_STATES
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import INITIATIVE_LABELS, STATUS_LABELS, status_label
from data.i18n.messages import marked_plural, speaking, translate_plural
from data.phrases import capitalized


def legend(spec: ChartSpec, facts: Facts, theme: str, rows: pd.DataFrame) -> list[Key]:
    """The legend of the colors, with counts of what is drawn.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
    theme : {"light", "dark"}
    rows : pandas.DataFrame
        Of `charts.rows.map_rows`: a status that nobody in them has is left out.
    """
    _, ink = speaking(facts.lang), THEMES[theme]
    if spec.color == "mineral":
        classes = zip(SHARE_LABELS, SHARE_COLORS, strict=True)
        used = [Key(capitalized(_(words)), color) for words, color in classes]
        return [*used, Key(capitalized(_("not listed")), ink.land)]
    if spec.color == "initiative":
        return _membership_legend(spec, facts, ink, len(rows))
    if spec.color == "agreement":
        labels = {key: _(label) for key, label in AGREEMENT_STATES.items()}
        return _counted(rows["agreement_state"], agreement_fills(theme), labels)
    day = spec.as_of_date(facts)
    labels = {key: status_label(key, day, facts.lang) for key in STATUS_LABELS}
    return _counted(rows["status"], status_fills(theme), labels)


def _counted(classes: pd.Series, fills: Mapping[str, Fill], labels: Mapping[str, str]) -> list[Key]:
    """The classes that somebody has, each with how many have it."""
    counts = classes.value_counts()
    return [
        Key.of(fill, f"{labels[key]} ({counts[key]})")
        for key, fill in fills.items()
        if counts.get(key, 0)
    ]


_MEMBERS = marked_plural("{initiative}, {count} members", "{initiative}, {count} members")
_OUTLINE = marked_plural("Outline of the {count} members", "Outline of the {count} members")


def _membership_legend(spec: ChartSpec, facts: Facts, ink: Theme, members: int) -> list[Key]:
    _, union = speaking(facts.lang), spec.initiative == "eu"
    label = translate_plural(*(_OUTLINE if union else _MEMBERS), members, facts.lang).format(
        initiative=_(INITIATIVE_LABELS[spec.initiative]), count=number(members, facts.lang)
    )
    if union:
        return [Key(label, ink.highlight, "outline")]
    return [Key(label, ink.accent), Key(capitalized(_("not a member")), ink.land)]
