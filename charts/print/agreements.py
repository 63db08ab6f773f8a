"""The agreements in print: a table whose rows are as large as they can be, and never cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, groupby, product
from operator import itemgetter
from typing import Any

import pandas as pd

from charts.agreement_rows import HEADS, PARTS, codes_by_agreement
from charts.captions import Caption
from charts.captions.agreements import by_legal_status
from charts.print import agreement_groups, agreement_matrix, agreement_sheet
from charts.print.edition import Edition
from charts.print.frame import Sheet
from charts.print.highlight import (
    NOBODY,
    band,
    drawn_alone,
    highlight_keys,
    is_behind,
)
from charts.print.row_fitting import (
    Cell,
    Fitted,
    Row,
    cut,
    fit,
    is_stage,
    more_lines,
    sizes,
    smallest,
    spread,
)
from charts.print.text_layout import LEADING
from charts.spec.page_specs import AgreementsSpec
from data.facts.records import records as records_of
from data.facts.store import Facts
from data.i18n.labels import NOT_STATED, TEXT_STATUS_LABELS
from data.i18n.messages import N_, speaking
from data.phrases import capitalized

NOTHING_FOUND = N_(
    "No agreement found that fits what was asked. That none is listed does not mean that there is "
    "none."
)
_MOST = (0.17, 0.11, 0.17, 0.14)
"""Parts of the width that the columns before the last may take."""

_FORMS = ("both", "sentence", "names")
"""What is said of the commitments: names and sentence, or less where there is less room."""


def draw(
    spec: AgreementsSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """One agreement, the matrix, or the table.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
        In the language of names and labels.
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.agreement_rows.agreement_rows` for the view.
    """
    if spec.agreement:
        return agreement_sheet.draw(spec, facts, edition, caption)
    if rows.empty:
        sheet = Sheet(edition, caption)
        sheet.block(speaking(facts.lang)(NOTHING_FOUND), sheet.plot_area, sheet.size.text)
        return sheet
    codes = codes_by_agreement(facts)
    edition = drawn_alone(edition, chain(*(codes[key] for key in rows["agreement_id"])))
    if spec.view == "matrix":
        return agreement_matrix.draw(facts, edition, caption, rows)
    keys = highlight_keys(edition, facts, edition.highlight, "square")
    sheet, records, lang = Sheet(edition, caption, keys), records_of(rows), facts.lang
    table = _fitted(sheet, records, lang)
    if table is None and is_stage(sheet):
        # Its rows are legal statuses: none of them is of one country.
        alone = drawn_alone(edition, ())
        other = Sheet(alone, by_legal_status(caption, spec, facts))
        groups = agreement_groups.fitted(other, records, lang)
        if groups is not None:
            draw_rows(other, groups, agreement_groups.heads(lang))
            return other
    table = table or _cut(sheet, records, lang)
    drawn = drawn_alone(edition, chain(*(codes[row.key] for row in table.rows if row.key)))
    if drawn != edition:
        return draw(spec, facts, drawn, caption, rows)
    draw_rows(sheet, table, _heads(lang), codes)
    return sheet


def _heads(lang: str) -> tuple[Cell, ...]:
    _ = speaking(lang)
    return tuple(Cell(_(head), "semibold", is_quiet=True) for head in HEADS)


def _cut(sheet: Sheet, records: Sequence[Mapping[str, Any]], lang: str) -> Fitted:
    """As many as fit in the smallest type."""
    least = smallest(sheet)
    table = _at(sheet, records, _FORMS[-1], least, lang)
    return cut(table, sheet.plot_area.height, partial(more_lines, sheet, least))


def _fitted(sheet: Sheet, records: Sequence[Mapping[str, Any]], lang: str) -> Fitted | None:
    """All agreements; else the counted ones, and how many more there are; None if too many."""
    area, own = sheet.plot_area, [row for row in records if row["counted"] == "yes"]
    for chosen in (records, own) if own and len(own) < len(records) else (records,):
        for form, size in _tries(sheet):
            if len(chosen) * size * LEADING > area.height:
                continue
            hidden = len(records) - len(chosen)
            more = tuple(more_lines(sheet, size, 0, hidden)) if hidden else ()
            table = replace(_at(sheet, chosen, form, size, lang), more=more)
            if table.height <= area.height:
                return table.stretched(area.height)
    return None


def _tries(sheet: Sheet) -> Iterator[tuple[str, float]]:
    """Forms and sizes of type: small type only once no form fits in what is read with ease."""
    easy = [size for size in sizes(sheet) if size >= sheet.size.small]
    small = [size for size in sizes(sheet) if size < sheet.size.small]
    yield from product(_FORMS, easy)
    yield from product(_FORMS, small)


def _at(
    sheet: Sheet, records: Sequence[Mapping[str, Any]], form: str, size: float, lang: str
) -> Fitted:
    """The table at a size of type."""
    heads, rows = _heads(lang), list(_rows(records, form, lang))
    return fit(rows, heads, spread(heads, rows, sheet.plot_area.width, _MOST, size), size)


def _rows(records: Sequence[Mapping[str, Any]], form: str, lang: str) -> list[Row]:
    """The agreements in their parts, each under a heading that says how many they are.

    Where all of them are counted, and nothing is said of producers, there is no heading.
    """
    _, rows = speaking(lang), []
    for part, own in groupby(records, key=itemgetter("part")):
        group = [_row(record, form, lang) for record in own]
        if part != "counted":
            words = _(PARTS[part]).format(count=len(group))
            is_counted = part != "not_counted"
            rows.append(Row((Cell(words, "semibold"),), is_counted, is_heading=True))
        rows += group
    return rows


def _row(record: Mapping[str, Any], form: str, lang: str) -> Row:
    _, law = speaking(lang), record["legal_status_label"]
    is_stated, is_counted = record["legal_status"] != "not_stated", record["counted"] == "yes"
    kind, signed = record["instrument_label"], _(TEXT_STATUS_LABELS["signed"]).lower()
    return Row(
        (
            Cell(record["country"], "semibold"),
            Cell(record["date"]),
            Cell(kind if (status := record["status_label"]) == signed else f"{kind}, {status}"),
            Cell(law, "semibold" if is_stated else "regular", is_quiet=not is_stated),
            Cell(_commitments(record, form, lang)),
        ),
        is_counted,
        key=record["agreement_id"],
    )


def _commitments(record: Mapping[str, Any], form: str, lang: str) -> str:
    """The commitments that the row states, its sentence, or both; of others the sentence."""
    _, sentence = speaking(lang), str(record["summary"])
    if record["counted"] == "no":
        return _("not recorded") if form == "names" else sentence
    stated = capitalized(record["commits_to"] or _(NOT_STATED))
    return {"both": f"{stated}. {sentence}", "sentence": sentence, "names": stated}[form]


def draw_rows(
    sheet: Sheet,
    table: Fitted,
    heads: Sequence[Cell],
    codes: Mapping[str, Sequence[str]] = NOBODY,
) -> None:
    """The head, a rule, the rows with thin rules between them, and what is left out.

    Parameters
    ----------
    sheet : Sheet
    table : Fitted
    heads : sequence of Cell
    codes : mapping of str to sequence of str
        The countries of each agreement, for the rows of the highlighted.
    """
    area, y = sheet.plot_area, sheet.plot_area.top
    axes = sheet.points(area)
    axes.set_zorder(-1)
    every = (Row(tuple(heads)), *table.rows)
    for place, (row, cells, height) in enumerate(
        zip(every, table.lines, table.heights(), strict=True)
    ):
        behind = bool(row.key) and is_behind(sheet.edition, codes.get(row.key, ()))
        if row.key and sheet.edition.highlight and not behind:
            axes.add_artist(band(sheet, y - area.top, height))
        _draw_cells(sheet, table, row, cells, y, behind)
        y += height
        is_head, rule = place == 0, y - area.top
        axes.plot(
            [0, area.width],
            [rule, rule],
            color=sheet.ink.quiet_ink if is_head else sheet.ink.land,
            linewidth=0.9 if is_head else 0.5,
            clip_on=False,
        )
    for line in table.more:
        y += table.size * LEADING
        sheet.text(line, area.left, y - table.size * 0.14, table.size, "semibold")


def _draw_cells(
    sheet: Sheet,
    table: Fitted,
    row: Row,
    cells: Sequence[Sequence[str]],
    top: float,
    behind: bool,
) -> None:
    size = table.size
    for cell, column, broken in zip(row.cells, table.columns, cells, strict=False):
        ink = sheet.ink.quiet_ink if cell.is_quiet or behind else sheet.ink.ink
        for number, line in enumerate(broken):
            base = top + table.first_base + number * size * LEADING
            left = sheet.plot_area.left + column.left
            text = sheet.text(line, left, base, size, cell.weight, ink)
            if row.key and cell is row.cells[0] and not number:
                text.set_gid(f"row-{row.key}")
