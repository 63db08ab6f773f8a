"""What one partner mines and refines: a chart for each stage, its notes and its rows."""

from __future__ import annotations

import pandas as pd

from data.catalog.sources import together
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.labels import NO_FIGURE, NO_RANK, NOT_QUANTIFIED_LABELS, STAGE_LABELS, counted
from data.partners.dossier import Dossier
from data.partners.minerals import beside_china, is_without_rank, rows_beside_china
from views.blocks import Block, Blocks, Chart, Details, Heading, Table, Text
from views.context import PageContext
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link


def minerals(context: PageContext, partner: Dossier) -> Blocks:
    """A chart for each stage, with China's share as a mark; where there is none, why.

    Parameters
    ----------
    context : PageContext
    partner : Dossier

    Returns
    -------
    tuple of Block
    """
    heading, rows = Heading(_("Minerals")), beside_china(context.facts, partner.code)
    unquantified = _without_number(context.facts, partner)
    if rows.empty:
        return heading, Text(f"{_(NO_FIGURE)} {unquantified}".strip())
    listed = rows_link("production", _("the rows"), q=partner.code)
    own = rows_beside_china(context.facts, partner.code)
    no_rank = _(NO_RANK) if any(map(is_without_rank, own)) else ""
    notes = [minerals_note(context.facts, partner, rows), no_rank, unquantified, listed]
    return (
        heading,
        *_charts(context.facts, partner.code),
        Text(" ".join(filter(None, notes)), quiet=True),
        _table(context, partner.code, rows),
    )


def _charts(facts: Facts, code: str) -> Blocks:
    stages = {row["stage"] for row in rows_beside_china(facts, code)}
    blocks: list[Block] = []
    for stage in STAGE_LABELS:
        if stage in stages:
            name = _(STAGE_LABELS[stage]).capitalize()
            blocks += [
                Text(_("**{stage}**, share of world").format(stage=name)),
                Chart(f"minerals_{stage}", "", shares_in_words(facts, code, stage)),
            ]
    return tuple(blocks)


def shares_in_words(facts: Facts, code: str, stage: str) -> str:
    """The chart of one stage in words.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    code : str
    stage : str
        One for which the partner lists a share.

    Returns
    -------
    str
    """
    said = [
        f"{row['label']} {', '.join(filter(None, [row['said'], row['rank_said']]))}"
        for row in rows_beside_china(facts, code)
        if row["stage"] == stage
    ]
    return f"{_(STAGE_LABELS[stage])}: {'; '.join(said)}"


def _without_number(facts: Facts, partner: Dossier) -> str:
    """What the source lists of the partner without a number, as Markdown; "" for nothing."""
    listed = []
    for measure, printed in partner.without_number:
        label = rows_by(facts, "commodities", "slug")[measure.commodity]["label"]
        what = f"{label}, {_(STAGE_LABELS[measure.stage])} {measure.year}"
        listed.append(f"{what}: {_(NOT_QUANTIFIED_LABELS[printed])}")
    sentence = _("Listed without a number: {listed}.")
    return sentence.format(listed=escape_markdown("; ".join(listed))) if listed else ""


def minerals_note(facts: Facts, partner: Dossier, rows: pd.DataFrame) -> str:
    """What the marks mean, and the sources, as Markdown.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    partner : Dossier
    rows : pandas.DataFrame
        Those of `data.partners.minerals.beside_china` that are shown.

    Returns
    -------
    str
    """
    source = escape_markdown(together(rows["source"]))
    limited, is_union = rows["share_is_upper_limit"].any(), partner.code == facts.EUU
    sum_of_members = _("Sums of the members that the source lists: never add them to the members.")
    notes = (
        (rows["on_2025_list"].any(), _("◆ on the 2025 U.S. list of critical minerals.")),
        (limited, _("≤ an upper limit: the world total is printed as more than a number.")),
        (rows["estimate"].any(), _("“e” an estimate of the source.")),
        (True, _("What is not listed is not zero.")),
        (is_union, sum_of_members),
        (True, _("Source: {source}.").format(source=source)),
    )
    return " ".join(note for applies, note in notes if applies)


def _table(context: PageContext, code: str, rows: pd.DataFrame) -> Details:
    figures = counted(len(rows), "figure", "figures", context.facts.lang)
    name = f"minerals-{code.lower()}"
    return Details(
        _("The {figures} as a table").format(figures=figures),
        f"table_{name}",
        lambda: (Table(_as_table(rows), name),),
    )


def _as_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The bars of the partner and the mark of China under the heads that a reader sees."""
    return pd.DataFrame(
        {
            _("Mineral"): rows["label"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            _("Share of world, %"): rows["share_of_world_pct"],
            _("Rank"): rows["rank"].astype("Int64"),
            _("Listed with a rank"): rows["ranked"].astype("Int64"),
            _("China, %"): rows["china_pct"],
            _("In words"): rows["said"],
            _("Source"): rows["source"],
        }
    )
