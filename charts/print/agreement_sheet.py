"""One agreement in print: all that its row says, in the largest type in which it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from charts.agreement_rows import open_agreement, statements
from charts.agreement_steps import history_steps
from charts.captions import Caption
from charts.print.edition import Edition
from charts.print.frame import Box, Sheet
from charts.print.row_fitting import smallest
from charts.print.text_layout import LEADING, lines_by_words
from charts.spec.page_specs import AgreementsSpec
from data.agreements.legal_status import LEGAL_STATUSES, legal_status
from data.agreements.listing import GROUPS
from data.facts.store import Facts
from data.i18n.labels import (
    CONFIDENCE_LABELS,
    NOT_FOUND,
    NOT_STATED,
)
from data.i18n.messages import speaking
from data.i18n.provision_labels import PROVISION_LABELS
from data.phrases import capitalized, lower_first

_WIDE = 1.15
"""How much wider than high an area is that has two columns."""

_SPACE = 0.45
"""Between two parts, in sizes of type."""


@dataclass(frozen=True)
class Part:
    """What is said of one thing, under its label."""

    label: str
    text: str


@dataclass(frozen=True)
class _Line:
    """A line at its place: which column, and how far below its top; in points."""

    column: int
    y: float
    words: str
    weight: str


def draw(spec: AgreementsSpec, facts: Facts, edition: Edition, caption: Caption) -> Sheet:
    """The sheet of the agreement that is open.

    Parameters
    ----------
    spec : AgreementsSpec
        Names the agreement.
    facts : Facts
        In the language of names and labels.
    edition : Edition
        Its size says how much fits: what does not is left out from the end, and that is said.
    caption : Caption
        See `Sheet`.
    """
    sheet = Sheet(edition, caption)
    parts = list(parts_of(open_agreement(spec, facts), facts))
    area = sheet.plot_area
    count = 2 if area.width > area.height * _WIDE else 1
    gap = sheet.size.text * 1.8
    box = Box(area.left, area.top, (area.width - gap * (count - 1)) / count, area.height)
    size, placed = _placed(sheet, parts, box, count)
    for line in placed:
        ink = sheet.ink.quiet_ink if line.weight == "semibold" else sheet.ink.ink
        left = box.left + line.column * (box.width + gap)
        sheet.text(line.words, left, box.top + line.y - size * 0.26, size, line.weight, ink)
    return sheet


def parts_of(row: dict[str, Any], facts: Facts) -> Iterator[Part]:
    """What the row says, what matters most first.

    Parameters
    ----------
    row : dict
        Of `data.agreements.listing.known_agreements`.
    facts : Facts
        In the language of the labels.
    """
    _, law = speaking(facts.lang), legal_status(facts, row)
    yield Part(_("In short"), row["summary"])
    yield Part(_("Legal status"), f"{_(LEGAL_STATUSES[law.key])}. {law.reason}")
    yield Part(_("Commits to"), _commitments(row, facts))
    yield Part(_("Minerals"), capitalized(row["minerals_scope"] or _(NOT_STATED)))
    yield Part(_("For the United States"), row["us_signatory"] or capitalized(_(NOT_FOUND)))
    yield Part(_("For the partner"), row["partner_signatory"] or capitalized(_(NOT_FOUND)))
    yield Part(_("Place"), row["place"] or capitalized(_(NOT_FOUND)))
    steps = (f"{label}: {text}" for label, text in history_steps(facts, row))
    yield Part(_("History"), "; ".join(steps))
    yield Part(_("Counted"), capitalized(_counted(row, facts)))
    yield Part(_("Confidence"), _(CONFIDENCE_LABELS[row["confidence"]]))
    if row["notes"]:
        yield Part(_("Notes"), row["notes"])
    yield Part(_("Addresses of the sources"), row["source_urls"].replace(";", "\n"))


def _commitments(row: dict[str, Any], facts: Facts) -> str:
    """What the row states of each commitment, and of which it states nothing."""
    _ = speaking(facts.lang)
    if not row["counted"]:
        return _("Commitments are recorded for counted agreements alone.")
    stated = statements(facts).get(row["agreement_id"], {})
    texts = [f"{_(PROVISION_LABELS[key])}: {text}" for key, text in stated.items()]
    missing = [label for key, label in PROVISION_LABELS.items() if key not in stated]
    names = ", ".join(lower_first(_(label)) for label in missing)
    said = f"{capitalized(_(NOT_STATED))}: {names}." if missing else ""
    return " ".join(filter(None, [*texts, said]))


def _counted(row: dict[str, Any], facts: Facts) -> str:
    _ = speaking(facts.lang)
    if row["counted"]:
        return _("yes, as a bilateral minerals agreement signed since April 2025")
    return _("no: {kind}").format(kind=lower_first(_(GROUPS[row["group"]])))


def _placed(
    sheet: Sheet, parts: Sequence[Part], box: Box, count: int
) -> tuple[float, tuple[_Line, ...]]:
    """The lines of all parts in the largest type in which they fit; else of as many as fit."""
    size, least = sheet.size.text * _LARGEST, smallest(sheet)
    while size >= least:
        placed = _flow(parts, box, count, size)
        if placed is not None:
            return size, placed
        size = size - 0.5 if size - 0.5 >= least or size == least else least
        if size == least and (placed := _flow(parts, box, count, size)) is not None:
            return size, placed
        if size == least:
            break
    parts = [Part(part.label, part.text.replace("\n", " ")) for part in parts]
    if (placed := _flow(parts, box, count, least)) is not None:
        return least, placed
    for kept in range(len(parts) - 1, 0, -1):
        placed = _flow([*parts[:kept], _rest(sheet, parts[kept:])], box, count, least)
        if placed is not None:
            return least, placed
    return least, _flow([_rest(sheet, parts)], box, count, least) or ()


_LARGEST = 1.7
"""The largest type, in sizes of text: a short row would else fill a third of its sheet."""


def _rest(sheet: Sheet, parts: Sequence[Part]) -> Part:
    """What is left out, by name."""
    _ = speaking(sheet.lang)
    return Part(_("Left out for want of room"), ", ".join(part.label for part in parts))


def _flow(parts: Sequence[Part], box: Box, count: int, size: float) -> tuple[_Line, ...] | None:
    """The lines of the parts in columns, no label without a line; None where they do not fit."""
    step, placed, column, y = size * LEADING, [], 0, 0.0
    for part in parts:
        text = (lines_by_words(line, box.width, size) for line in part.text.split("\n"))
        broken = (part.label, *chain.from_iterable(text))
        for number, words in enumerate(broken):
            weight = "regular" if number else "semibold"
            together = 2 if number == 0 else 1
            if y + together * step > box.height:
                column, y = column + 1, 0.0
            if column == count or y + together * step > box.height:
                return None
            y += step
            placed.append(_Line(column, y, words, weight))
        y += size * _SPACE
    return tuple(placed)
