"""The parts of which a chart is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from charts.captions.caption_parts import Caption
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts

if TYPE_CHECKING:  # matplotlib and python-pptx are loaded by what draws with them
    from charts.print.edition import Edition
    from charts.print.frame import Sheet


def no_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """Nothing beside the chart's name and its day.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        Neither is looked at: the other functions of this kind need them.
    """
    return []


def always(spec: ChartSpec) -> bool:
    """Whatever the view.

    Parameters
    ----------
    spec : ChartSpec
        Not looked at.
    """
    return True


@dataclass(frozen=True, kw_only=True)
class ChartType:
    """Everything that the atlas knows of a chart.

    A function that needs a large library imports it when it is called.

    Parameters
    ----------
    name : str
        As in the address of its image, and in `charts.registry.CHART_NAMES`.
    label : str
        What it is called where a chart is chosen; a message.
    picture : callable
        What kind of picture a view is, in a word or two; a message.
    page : str
        The page that shows it, "" for the first. The first chart of a page stands for the page.
    keys : tuple of str
        The keys of the query that it is drawn from.
    rows : callable
        The tidy table behind it, from which all the others are made.
    caption : callable
        Title, subtitle, note, source and license, from the rows.
    description : callable
        What the picture shows in words, from the rows; the alternative text without its title.
    draw : callable
        The chart in print: a sheet from spec, facts, edition, caption and rows.
    has_divisible_title : callable
        Whether a clause of the title may stand without those that follow it.
    look_keys : tuple of str
        Those of the keys that change how it looks, but neither its rows nor its text.
    edition_keys : tuple of str
        Those of the keys by which an editor finishes a picture that mean something on this chart:
        of `charts.spec.editing_params.EDITING_KEYS`.
    required_key : str
        The key without which there is nothing to draw, or "".
    file_parts : callable
        What a file's name says beside the chart's name, the region and the day.
    drawing_keys : tuple of str
        Keys of its page, beside its own, that the drawing on the page and in an embed follows.
    embed_height : int
        CSS pixels of an embed at its usual width, where nothing fits its height.
    native : callable, optional
        The chart as one that PowerPoint draws itself, put on a `charts.native.stage.Stage`, with
        the codes of the highlighted; None where there is nothing to draw.
    """

    name: str
    label: str
    picture: Callable[[ChartSpec], str]
    page: str
    keys: tuple[str, ...]
    rows: Callable[[ChartSpec, Facts], pd.DataFrame]
    caption: Callable[[ChartSpec, Facts, pd.DataFrame], Caption]
    description: Callable[[ChartSpec, Facts, pd.DataFrame], str]
    draw: Callable[[ChartSpec, Facts, Edition, Caption, pd.DataFrame], Sheet]
    has_divisible_title: Callable[[ChartSpec], bool] = always
    look_keys: tuple[str, ...] = ()
    edition_keys: tuple[str, ...] = ()
    required_key: str = ""
    file_parts: Callable[[ChartSpec, Facts], list[str]] = no_parts
    drawing_keys: tuple[str, ...] = ()
    embed_height: int = 640
    native: Callable[[Any, ChartSpec, Facts, pd.DataFrame, tuple[str, ...]], Any] | None = None

    def is_drawable(self, spec: ChartSpec) -> bool:
        """Whether a view has what the chart cannot be drawn without, such as a card's partner."""
        return not self.required_key or bool(getattr(spec, self.required_key))
