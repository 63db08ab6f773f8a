"""Partners side by side: the same rows for each, and the minerals that more than one lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.agreements.counted_rows import Agreement
from data.catalog.sources import is_single_source
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import (
    BINDING_LABELS,
    COUNTS_AS_LABELS,
    INITIATIVE_LABELS,
    INSTRUMENT_LABELS,
    NOT_PUBLISHED,
    NOT_STATED,
    RANK_LABELS,
    SINGLE_SOURCE,
    status_label,
    text_status,
)
from data.i18n.messages import N_, speaking
from data.partners.dossier import Dossier, dossier
from data.partners.minerals import in_words, listed_minerals

_NONE_SIGNED = N_("none found since April 2025")
_NONE_OTHER = N_("none found")
_NOTHING_SIGNED = N_("no signed agreement found")


@dataclass(frozen=True)
class Aspect:
    """One row of a comparison: what is compared, and one entry of lines for each partner."""

    label: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def same(self) -> bool:
        """Whether it is the same for all."""
        return len(set(self.cells)) == 1


def comparison(facts: Facts, codes: Sequence[str], asof: date) -> tuple[Aspect, ...]:
    """Status, reason, delegation, agreements, legal status, scope and memberships, aligned.

    Parameters
    ----------
    facts : Facts
    codes : sequence of str
        Partners, or countries that an agreement names.
    asof : datetime.date
        Agreements, statuses and memberships as of this day.

    Returns
    -------
    tuple of Aspect
        The rows in order; the cells of each in the order of ``codes``.
    """
    _, sides = speaking(facts.lang), [dossier(facts, code, asof) for code in codes]
    rows: list[tuple[str, list[tuple[str, ...]]]] = [
        (_("Status"), [(status_label(side.status, asof, side.lang),) for side in sides]),
        (_("Why"), [(side.reason,) for side in sides]),
        (_("Head of delegation"), [head_of_delegation(side) for side in sides]),
        (_("Signed agreements"), [_agreements(side, True, _NONE_SIGNED) for side in sides]),
        (_("Other agreements"), [_agreements(side, False, _NONE_OTHER) for side in sides]),
        (_("Legal status"), [_legal_status(side) for side in sides]),
        (_("Scope"), [_scope(side) for side in sides]),
    ]
    rows += [
        (_(label), [_member(side, key) for side in sides])
        for key, label in INITIATIVE_LABELS.items()
    ]
    return tuple(Aspect(label, tuple(cells)) for label, cells in rows)


def common_minerals(facts: Facts, codes: Sequence[str]) -> pd.DataFrame:
    """Minerals that at least two of the partners list, in the latest year that two share.

    Parameters
    ----------
    facts : Facts
    codes : sequence of str
        The partners; the rows of one commodity and stage stand in their order.

    Returns
    -------
    pandas.DataFrame
        One row for each commodity, stage and listed partner: ``iso_a3``, ``name``, ``slug``,
        ``label``, ``stage``, ``year``, ``share_of_world_pct`` (percent, unrounded),
        ``share_is_upper_limit``, ``estimate``, ``said`` (value, unit and year in words),
        ``source``. The largest share of any partner stands first. A partner without a row is not
        listed, which is not nought.
    """
    return _common_minerals(facts, tuple(codes))


@cache_by_facts(256)
def _common_minerals(facts: Facts, codes: tuple[str, ...]) -> pd.DataFrame:
    rows = listed_minerals(facts)
    rows = rows.loc[rows["iso_a3"].isin(codes) & rows["share_of_world_pct"].notna()]
    keys = ["slug", "stage", "year"]
    together = rows.loc[rows.groupby(keys)["iso_a3"].transform("nunique") >= 2]
    newest = together["year"] == together.groupby(["slug", "stage"])["year"].transform("max")
    common = together.loc[newest]
    labels = facts.commodities.set_index("slug")["label"]
    common = common.assign(
        name=common["iso_a3"].map(facts.name),
        label=common["slug"].map(labels),
        said=[in_words(row, facts.lang) for row in records(common)],
        most=common.groupby(keys)["share_of_world_pct"].transform("max"),
    )
    order = {code: place for place, code in enumerate(codes)}
    common = common.assign(place=common["iso_a3"].map(order))
    ranked = common.sort_values(
        ["most", "slug", "stage", "place"], ascending=[False, True, True, True]
    )
    return ranked.drop(columns=["most", "place"]).reset_index(drop=True)


def only_one_lists(facts: Facts, codes: Sequence[str]) -> dict[str, list[str]]:
    """By code, the labels of commodities that this partner lists at some stage and no other.

    Parameters
    ----------
    facts : Facts
    codes : sequence of str
        The partners that are compared.

    Returns
    -------
    dict of str to list of str
        An entry for each of ``codes``, which may be empty.
    """
    rows = listed_minerals(facts)
    rows = rows.loc[rows["iso_a3"].isin(codes) & rows["share_of_world_pct"].notna()]
    alone = rows.loc[rows.groupby("slug")["iso_a3"].transform("nunique") == 1]
    labels = facts.commodities.set_index("slug")["label"]
    return {
        code: sorted(labels[slug] for slug in set(alone.loc[alone["iso_a3"] == code, "slug"]))
        for code in codes
    }


def head_of_delegation(side: Dossier) -> tuple[str, ...]:
    """Name, title and rank; or that the name is not published, or that no delegation is listed.

    Returns
    -------
    tuple of str
        Three lines, or the one that stands in their place.
    """
    _, row = speaking(side.lang), side.delegation
    if row is None:
        absent = _("not on State’s list of delegations")
        return (absent if side.status != "host" else _("host"),)
    if not row["head_of_delegation"]:
        return (_(NOT_PUBLISHED),)
    return (row["head_of_delegation"], row["title"], _(RANK_LABELS[row["ministerial_rank"]]))


def _agreements(side: Dossier, counted: bool, none: str) -> tuple[str, ...]:
    rows = _in_order(side, counted)
    return _lines_or_none(none, (_agreement(row, side.lang) for row in rows), side.lang)


def _in_order(side: Dossier, counted: bool) -> list[Agreement]:
    rows = sorted(side.text_rows, key=lambda row: row["sort_key"])
    return [row for row in rows if row["counted"] == counted]


def _lines_or_none(none: str, lines: Iterable[str], lang: str) -> tuple[str, ...]:
    """The lines; where there is none, that none was found, which is not that there is none."""
    return tuple(lines) or (speaking(lang)(none),)


def _agreement(row: Agreement, lang: str) -> str:
    _ = speaking(lang)
    kind = _(INSTRUMENT_LABELS[row["instrument_type"]])
    line = f"{row['signed_label']}: {kind}"
    if row["counted"]:
        single = is_single_source(row["source_urls"])
        return f"{line} ({_(SINGLE_SOURCE)})" if single else line
    what = _(COUNTS_AS_LABELS[row["counts_as"]])
    return f"{line} ({what}, {text_status(row['status'], row['confidence'], lang)})"


def _legal_status(side: Dossier) -> tuple[str, ...]:
    _, rows = speaking(side.lang), _in_order(side, True)
    labels = (_(BINDING_LABELS[key]) for key in dict.fromkeys(row["binding"] for row in rows))
    return _lines_or_none(_NOTHING_SIGNED, labels, side.lang)


def _scope(side: Dossier) -> tuple[str, ...]:
    _, rows = speaking(side.lang), _in_order(side, True)
    scopes = dict.fromkeys(row["minerals_scope"] or _(NOT_STATED) for row in rows)
    return _lines_or_none(_NOTHING_SIGNED, scopes, side.lang)


def _member(side: Dossier, initiative: str) -> tuple[str, ...]:
    _ = speaking(side.lang)
    row = next((row for row in side.membership_rows if row["initiative"] == initiative), None)
    if row is None:
        return (_("not listed as a member"),)
    if not row["since"]:
        return (_("member, date not listed"),)
    return (_("member since {date}").format(date=row["since_label"]),)
