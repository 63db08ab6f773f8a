"""The producers of one mineral: who is shown, the ranking, what its marks mean, and a file."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.producer_rows import filter_producers, label
from charts.spec.parsers import selectable
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.cldr import half_up, number
from data.i18n.labels import NOT_QUANTIFIED_LABELS, STAGE_LABELS, status_label
from data.i18n.messages import N_
from data.minerals.ranking import with_remainder, world_total
from data.minerals.relations import OTHERS
from data.minerals.shares import Measure, percent_in_words
from data.phrases import all_of, capitalized, in_sentence
from views import controls, mineral_controls
from views.blocks import Block, Blocks, Details, Group, Heading, Html, Table, Text
from views.context import PageContext
from views.minerals import producer_table
from views.text.i18n import _
from views.text.markdown import escape_markdown

_HEADS = {
    "all": N_("Listed producers: {head}"),
    "partners": N_("Listed partners: {head}"),
}
_NOTES_SHOWN_BY_MARKS = (
    *("share is an upper limit", "world total excludes U.S.", "lower bound"),
    "the countries that the IEA does not name",
)
"""Prefixes of table notes that a mark of the ranking, or a sentence below it, already shows."""


def producers(context: PageContext, measure: Measure) -> Blocks:
    """The ranking; a country that was chosen on the map stands above it in words.

    Parameters
    ----------
    context : PageContext
        Its ``partner`` is the country that was chosen, its ``producers`` who is shown.
    measure : Measure
    """
    all_rows = with_remainder(context.local, measure, context.asof)
    rows = filter_producers(context.spec, all_rows)
    return (
        _heading(context, measure),
        *_chosen_country(context, all_rows, rows),
        _ranking(context, rows, measure),
        Text(notes(context.facts, measure, rows), quiet=True),
        _folded_table(context, rows, measure),
    )


def _heading(context: PageContext, measure: Measure) -> Heading:
    name = mineral_controls.labels(context.facts)[measure.commodity]
    head = f"{name}, {_(STAGE_LABELS[measure.stage])}, {measure.year}"
    return Heading(escape_markdown(_(_HEADS[context.spec.producers]).format(head=head)))


def _ranking(context: PageContext, rows: pd.DataFrame, measure: Measure) -> Block:
    if rows.empty:
        return Text(_("No partner is listed."))
    return Html(
        producer_table.as_html(
            context.local,
            rows,
            measure,
            context.asof,
            context.theme,
            context.spec.partner,
            lambda code: context.link("partners", partner=code),
        )
    )


def _folded_table(context: PageContext, rows: pd.DataFrame, measure: Measure) -> Details:
    def table() -> Blocks:
        name = f"{measure.commodity}-{measure.stage}-{measure.year}"
        return (Table(as_table(rows, measure, context.asof, context.local.lang), name),)

    return Details(_("The same as a table and a file"), "as_table", table)


def _chosen_country(
    context: PageContext, all_rows: pd.DataFrame, rows: pd.DataFrame
) -> tuple[Group, ...]:
    code = context.spec.partner
    if not code or code not in selectable(context.facts):
        return ()
    described = Text(_describe_country(context.facts, code, all_rows, rows))
    close = controls.close_button("close_panel", "partner")
    return (Group("clicked", (described, controls.open_page(), close), "row"),)


def _describe_country(facts: Facts, code: str, all_rows: pd.DataFrame, rows: pd.DataFrame) -> str:
    """What the source prints for a country, as Markdown, even where the filter hides it."""
    name = escape_markdown(capitalized(in_sentence(facts, code)))
    if code not in all_rows.index:
        return _("**{name}**: no figure listed, which is not zero.").format(name=name)
    row = all_rows.loc[code]
    sentence = _describe_figure(name, row, facts.lang)
    return (
        sentence
        if code in rows.index
        else sentence + " " + _("Not a partner: shown among everyone.")
    )


def _describe_figure(name: str, row: pd.Series, lang: str) -> str:
    if row["printed"]:
        printed = _(NOT_QUANTIFIED_LABELS[row["printed"]])
        return _("**{name}**: listed without a number: {printed}.").format(
            name=name, printed=printed
        )
    if pd.isna(row["percent"]):
        return _("**{name}**: listed, no share published.").format(name=name)
    share = percent_in_words(row["percent"], row["upper_limit"], lang, whole=row["whole_percent"])
    return _("**{name}**: {share} of the world.").format(name=name, share=share)


def notes(facts: Facts, measure: Measure, rows: pd.DataFrame) -> str:
    """What the ranking's marks mean and where it comes from, as Markdown.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    measure : Measure
    rows : pandas.DataFrame
        Of `data.minerals.ranking.with_remainder`, those that are shown.
    """
    sentences = [_total(facts, measure)]
    if rows["rank"].isna().all() and len(rows):
        sentences.append(_("The forms differ too much to be added or ranked; they stand by name."))
    if rows["upper_limit"].any():
        sentences.append(_("≤ an upper limit, as the world total is open."))
    if rows["estimate"].any():
        sentences.append(_("“e” an estimate of the source."))
    if (rows["relation"] == OTHERS).any():
        sentences.append(
            _("Other countries: the source’s own remainder, one country or many, never ranked.")
        )
    sentences += _notes_of_rows(facts, rows)
    sentences.append(_("A country that is not listed is not zero."))
    if len(rows):
        sentences.append(
            _("Source: {source}.").format(source=escape_markdown(together(rows["source"])))
        )
    return " ".join(filter(None, sentences))


def _total(facts: Facts, measure: Measure) -> str:
    total = world_total(facts, measure)
    if total is None:
        return ""
    amount = f"{number(total['value'], facts.lang)} {escape_markdown(total['unit'])}"
    if total["world_total_is_lower_bound"]:
        amount = _("more than {amount}").format(amount=amount)
    without = _("World total: {amount}, without U.S. output.")
    whole = _("World total: {amount}.")
    return (without if total["world_total_excludes_us"] else whole).format(amount=amount)


def _notes_of_rows(facts: Facts, rows: pd.DataFrame) -> list[str]:
    """The notes of the tables, each with the countries that it is about unless it is about all."""
    about: dict[str, list[str]] = {}
    for code, note in rows["note"].items():
        parts = [part for part in note.split("; ") if not part.startswith(_NOTES_SHOWN_BY_MARKS)]
        if any(parts):
            about.setdefault("; ".join(parts), []).append(str(code))
    numbered = int((rows["printed"] == "").sum())
    return [
        f"{escape_markdown(note)}."
        if len(codes) == numbered
        else f"{_country_names(facts, codes)}: {escape_markdown(note)}."
        for note, codes in about.items()
    ]


def _country_names(facts: Facts, codes: list[str]) -> str:
    names = [in_sentence(facts, code) for code in codes]
    return escape_markdown(capitalized(all_of(names, facts.lang)))


def as_table(rows: pd.DataFrame, measure: Measure, asof: date, lang: str) -> pd.DataFrame:
    """The ranking under the heads that a reader sees.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `data.minerals.ranking.with_remainder`.
    measure : Measure
    asof : datetime.date
        The day of each country's status.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    yes = {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("Rank"): rows["rank"],
            _("Country"): rows["name"],
            _("Code"): rows.index,
            _("Commodity"): measure.commodity,
            _("Stage"): _(STAGE_LABELS[measure.stage]),
            _("Year"): measure.year,
            _("Value"): rows["value"],
            _("Unit"): rows["unit"],
            _("Share of world, %"): [
                half_up(share, 2) for share in rows["percent"].clip(upper=100)
            ],
            _("Upper limit"): rows["upper_limit"].map(yes),
            _("Estimate"): rows["estimate"].map(yes),
            _("Instead of a number"): [
                _(NOT_QUANTIFIED_LABELS.get(cell, "")) for cell in rows["printed"]
            ],
            _("Partner"): rows["partner"].map(yes),
            _("Status"): [
                status_label(row["status"], asof, lang)
                if row["status"]
                else label(row["relation"], asof, lang)
                for row in rows.to_dict("records")
            ],
            _("Source"): rows["source"],
        }
    )
