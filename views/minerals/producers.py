"""The producers of one mineral: who is shown, the ranking, what its marks mean, and a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import isnan
from typing import Any

import pandas as pd

from charts.producer_rows import label
from charts.spec.parsers import selectable
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.cldr import half_up, number
from data.i18n.labels import NOT_QUANTIFIED_LABELS, STAGE_LABELS, status_label
from data.i18n.messages import N_
from data.minerals.ranking import ProducerRow, rows_with_remainder, world_total
from data.minerals.relations import OTHERS
from data.minerals.shares import Measure, percent_in_words
from data.phrases import all_of, capitalized, in_sentence
from views import controls, mineral_controls
from views.blocks import Block, Blocks, Details, Group, Heading, Html, Table, Text
from views.context import PageContext
from views.minerals import producer_table
from views.text.i18n import _
from views.text.markdown import escape_markdown

Rows = Sequence[ProducerRow]
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
    all_rows = rows_with_remainder(context.local, measure, context.asof)
    only_partners = context.spec.producers == "partners"
    rows = tuple(row for row in all_rows if row["partner"] or not only_partners)
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


def _ranking(context: PageContext, rows: Rows, measure: Measure) -> Block:
    if not rows:
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


def _folded_table(context: PageContext, rows: Rows, measure: Measure) -> Details:
    def table() -> Blocks:
        name = f"{measure.commodity}-{measure.stage}-{measure.year}"
        return (Table(as_table(rows, measure, context.asof, context.local.lang), name),)

    return Details(_("The same as a table and a file"), "as_table", table)


def _chosen_country(context: PageContext, all_rows: Rows, rows: Rows) -> tuple[Group, ...]:
    code = context.spec.partner
    if not code or code not in selectable(context.facts):
        return ()
    described = Text(_describe_country(context.facts, code, all_rows, rows))
    close = controls.close_button("close_panel", "partner")
    return (Group("clicked", (described, controls.open_page(), close), "row"),)


def _describe_country(facts: Facts, code: str, all_rows: Rows, rows: Rows) -> str:
    """What the source prints for a country, as Markdown, even where the filter hides it."""
    name = escape_markdown(capitalized(in_sentence(facts, code)))
    row = next((row for row in all_rows if row["iso_a3"] == code), None)
    if row is None:
        return _("**{name}**: no figure listed, which is not zero.").format(name=name)
    sentence = _describe_figure(name, row, facts.lang)
    return sentence if row in rows else sentence + " " + _("Not a partner: shown among everyone.")


def _describe_figure(name: str, row: ProducerRow, lang: str) -> str:
    if row["printed"]:
        printed = _(NOT_QUANTIFIED_LABELS[row["printed"]])
        return _("**{name}**: listed without a number: {printed}.").format(
            name=name, printed=printed
        )
    if pd.isna(row["percent"]):
        return _("**{name}**: listed, no share published.").format(name=name)
    share = percent_in_words(row["percent"], row["upper_limit"], lang, whole=row["whole_percent"])
    return _("**{name}**: {share} of the world.").format(name=name, share=share)


def notes(facts: Facts, measure: Measure, rows: Rows) -> str:
    """What the ranking's marks mean and where it comes from, as Markdown.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    measure : Measure
    rows : sequence of ProducerRow
        Of `data.minerals.ranking.rows_with_remainder`, those that are shown.
    """
    sentences = [_total(facts, measure)]
    if rows and all(isnan(row["rank"]) for row in rows):
        sentences.append(_("The forms differ too much to be added or ranked; they stand by name."))
    if any(row["upper_limit"] for row in rows):
        sentences.append(_("≤ an upper limit, as the world total is open."))
    if any(row["estimate"] for row in rows):
        sentences.append(_("“e” an estimate of the source."))
    if any(row["relation"] == OTHERS for row in rows):
        sentences.append(
            _("Other countries: the source’s own remainder, one country or many, never ranked.")
        )
    sentences += _notes_of_rows(facts, rows)
    sentences.append(_("A country that is not listed is not zero."))
    if rows:
        source = escape_markdown(together(row["source"] for row in rows))
        sentences.append(_("Source: {source}.").format(source=source))
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


def _notes_of_rows(facts: Facts, rows: Rows) -> list[str]:
    """The notes of the tables, each with the countries that it is about unless it is about all."""
    about: dict[str, list[str]] = {}
    for row in rows:
        parts = row["note"].split("; ")
        parts = [part for part in parts if not part.startswith(_NOTES_SHOWN_BY_MARKS)]
        if any(parts):
            about.setdefault("; ".join(parts), []).append(row["iso_a3"])
    numbered = sum(not row["printed"] for row in rows)
    return [
        f"{escape_markdown(note)}."
        if len(codes) == numbered
        else f"{_country_names(facts, codes)}: {escape_markdown(note)}."
        for note, codes in about.items()
    ]


def _country_names(facts: Facts, codes: list[str]) -> str:
    names = [in_sentence(facts, code) for code in codes]
    return escape_markdown(capitalized(all_of(names, facts.lang)))


def as_table(rows: Rows, measure: Measure, asof: date, lang: str) -> pd.DataFrame:
    """The ranking under the heads that a reader sees.

    Parameters
    ----------
    rows : sequence of ProducerRow
        Of `data.minerals.ranking.rows_with_remainder`.
    measure : Measure
    asof : datetime.date
        The day of each country's status.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    yes = {True: _("yes"), False: _("no")}
    columns: dict[str, list[Any]] = {
        _("Rank"): [row["rank"] for row in rows],
        _("Country"): [row["name"] for row in rows],
        _("Code"): [row["iso_a3"] for row in rows],
        _("Commodity"): [measure.commodity for _row in rows],
        _("Stage"): [_(STAGE_LABELS[measure.stage]) for _row in rows],
        _("Year"): [measure.year for _row in rows],
        _("Value"): [row["value"] for row in rows],
        _("Unit"): [row["unit"] for row in rows],
        _("Share of world, %"): [half_up(min(row["percent"], 100), 2) for row in rows],
        _("Upper limit"): [yes[row["upper_limit"]] for row in rows],
        _("Estimate"): [yes[row["estimate"]] for row in rows],
        _("Instead of a number"): [
            _(NOT_QUANTIFIED_LABELS.get(row["printed"], "")) for row in rows
        ],
        _("Partner"): [yes[row["partner"]] for row in rows],
        _("Status"): [
            status_label(row["status"], asof, lang)
            if row["status"]
            else label(row["relation"], asof, lang)
            for row in rows
        ],
        _("Source"): [row["source"] for row in rows],
    }
    return pd.DataFrame(columns)
