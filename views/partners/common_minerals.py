"""The minerals of partners side by side: those that several list, and those of one alone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS, counted
from data.partners.comparison import common_minerals, only_one_lists
from views.blocks import Blocks, Chart, Details, Heading, Table, Text
from views.context import PageContext
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link


def shared_minerals(context: PageContext) -> Blocks:
    """The chart of what at least two list, its rows, and what only one lists.

    Parameters
    ----------
    context : PageContext
        Of a view that compares at least one.

    Returns
    -------
    tuple of Block
    """
    rows = common_minerals(context.facts, context.spec.compare)
    return (
        Heading(_("Minerals that more than one lists")),
        *(_none_shared() if rows.empty else _shared(context, rows)),
        *_unshared(context.facts, context.spec.compare),
    )


def named_rows(context: PageContext) -> pd.DataFrame:
    """The rows of the chart with names that stand alone: in a legend, in cells.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    pandas.DataFrame
        As `data.partners.comparison.common_minerals` gives it.
    """
    rows = common_minerals(context.facts, context.spec.compare)
    return rows.assign(name=[context.local.name(code) for code in rows["iso_a3"]])


def rows_in_words(rows: pd.DataFrame) -> str:
    """Mineral, partner and amount of each row, for the chart's text alternative.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `data.partners.comparison.common_minerals`.

    Returns
    -------
    str
    """
    cells = zip(rows["label"], rows["name"], rows["said"], strict=True)
    return "; ".join(f"{label}, {name}: {amount}" for label, name, amount in cells)


def _none_shared() -> Blocks:
    text = _(
        "No mineral is listed for two of them at the same stage. What is not listed is not zero."
    )
    return (Text(text),)


def _shared(context: PageContext, rows: pd.DataFrame) -> Blocks:
    return (
        Chart("common_minerals", "", rows_in_words(rows)),
        Text(_note(context, rows), quiet=True),
        _table(context, len(rows)),
    )


def _note(context: PageContext, rows: pd.DataFrame) -> str:
    """Unit, years, limits and source, and links to the rows of each."""
    limit = _(" ≤ an upper limit.") if rows["share_is_upper_limit"].any() else ""
    note = _(
        "Share of the world, the latest year that two of them list.{limit} What "
        "is not listed is not zero. Source: {source}."
    ).format(limit=limit, source=escape_markdown(together(rows["source"])))
    links = (
        rows_link("production", context.facts.name(code), q=code) for code in context.spec.compare
    )
    return f"{note} {' · '.join(links)}"


def _table(context: PageContext, number: int) -> Details:
    kinds = counted(number, "figure", "figures", context.facts.lang)
    name = "-".join(["compared", *context.spec.compare]).lower()
    return Details(
        _("The {kinds} as a table").format(kinds=kinds),
        "table_common",
        lambda: (Table(_as_table(named_rows(context)), name),),
    )


def _as_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures behind the chart."""
    yes_or_no = {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("Partner"): rows["name"],
            _("Code"): rows["iso_a3"],
            _("Mineral"): rows["label"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            _("Value"): rows["value"],
            _("Unit"): rows["unit"],
            _("Share of world, %"): rows["share_of_world_pct"],
            _("Upper limit"): rows["share_is_upper_limit"].map(yes_or_no),
            _("Estimate"): rows["estimate"].map(yes_or_no),
            _("Source"): rows["source"],
        }
    )


def _unshared(facts: Facts, codes: Sequence[str]) -> Blocks:
    if len(codes) < 2:
        return ()
    alone = only_one_lists(facts, codes)
    return (Text("  \n".join(_own(facts.name(code), alone[code]) for code in codes)),)


def _own(name: str, labels: Sequence[str]) -> str:
    if not labels:
        nothing = _("**{name}** lists no mineral that the others do not.")
        return nothing.format(name=escape_markdown(name))
    return _("**Only {name}** lists: {listed}.").format(
        name=escape_markdown(name), listed=escape_markdown(", ".join(labels))
    )
