"""The producers of one mineral: who is shown, the ranking, what its marks mean, and a file."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from charts.producer_rows import filter_producers, label
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.cldr import half_up, number
from data.i18n.labels import NOT_QUANTIFIED_LABELS, STAGE_LABELS, status_label
from data.i18n.messages import N_
from data.minerals.ranking import OTHERS, with_remainder, world_total
from data.minerals.shares import Measure, percent_in_words
from data.phrases import all_of, capitalized, in_sentence
from pages import url_state
from pages.components import controls, mineral_finder
from pages.components.text.chart_as_text import table_and_file
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.minerals import producer_table

_HEADS = {
    "all": N_("Listed producers: {head}"),
    "partners": N_("Listed partners: {head}"),
}
_NOTES_SHOWN_BY_MARKS = (
    *("share is an upper limit", "world total excludes U.S.", "lower bound"),
    "the countries that the IEA does not name",
)
"""Prefixes of table notes that a mark of the ranking, or a sentence below it, already shows."""


def draw(
    facts: Facts, local: Facts, spec: ChartSpec, measure: Measure, asof: date, theme: str
) -> None:
    """The ranking; a country that was clicked on the map stands above it in words.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's for names and figures that stand alone.
    """
    all_rows = with_remainder(local, measure, asof)
    rows = filter_producers(spec, all_rows)
    name = mineral_finder.labels(facts)[measure.commodity]
    head = f"{name}, {_(STAGE_LABELS[measure.stage])}, {measure.year}"
    st.header(escape_markdown(_(_HEADS[spec.producers]).format(head=head)), anchor=False)
    if spec.partner in selectable(facts) and spec.partner:
        _selected_country(facts, spec.partner, all_rows, rows)
    if rows.empty:
        st.markdown(_("No partner is listed."))
    else:
        st.html(producer_table.as_html(local, rows, measure, asof, theme, spec.partner, _page_of))
    st.caption(notes(facts, measure, rows))
    opened = st.expander(_("The same as a table and a file"), key="as_table", on_change="rerun")
    if opened.open:
        with opened:
            stem = f"{measure.commodity}-{measure.stage}-{measure.year}"
            table_and_file(as_table(rows, measure, asof, local.lang), stem)


def _page_of(code: str) -> str:
    return url_state.link("/partners", partner=code)


def _selected_country(facts: Facts, code: str, all_rows: pd.DataFrame, rows: pd.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="clicked"):
        st.markdown(_describe_country(facts, code, all_rows, rows), width="content")
        controls.open_page()
        controls.close_button("close_panel", "partner")


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
    """What the ranking's marks mean and where it comes from, as Markdown."""
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
    """The ranking under the heads that a reader sees."""
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
