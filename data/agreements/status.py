"""What a country is to the ministerial on a day, and the reason in a sentence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from data.agreements.counted_rows import COUNT_STARTS, LINKING, SIGNED, Agreement
from data.i18n.labels import COUNTS_AS_LABELS, INSTRUMENT_LABELS, MINISTERIAL
from data.i18n.messages import N_, speaking


class Status(StrEnum):
    """What a country is to the ministerial as of a day; the first that holds, in this order."""

    HOST = "host"
    SIGNED_AT_MINISTERIAL = "signed_at_ministerial"
    SIGNED_BEFORE = "signed_before"
    SIGNED_AFTER = "signed_after"
    ANNOUNCED = "announced"
    ATTENDED = "attended"
    SIGNED_NOT_ATTENDING = "signed_not_attending"
    LINKED_NOT_ATTENDING = "linked_not_attending"


SIGNED_STATUSES = (
    Status.SIGNED_AT_MINISTERIAL,
    Status.SIGNED_BEFORE,
    Status.SIGNED_AFTER,
    Status.SIGNED_NOT_ATTENDING,
)
"""The statuses of everyone with a counted agreement: together they are all signers."""

StatusEntry = tuple[Status, tuple[str, ...], str]
"""A status, the ids of the agreements behind it, and the reason in a sentence."""


def partner_entry(rows: tuple[Agreement, ...], asof: date, lang: str) -> StatusEntry:
    """The status of a delegation.

    Parameters
    ----------
    rows : tuple of Agreement
        Those of `data.agreements.counted_rows.relevant_rows` that name it by the day, in order of
        date.
    asof : datetime.date
    lang : str
        Of the reason: one of `data.i18n.cldr.LANGUAGES`.
    """
    if not rows:
        return Status.ATTENDED, (), _without_agreement(asof, lang)
    signed = tuple(row for row in rows if row["counted"])
    if not signed:
        return _status_entry(Status.ANNOUNCED, rows, rows[-1], lang)
    on_the_day = next((row for row in signed if row["signed_at_ministerial"]), None)
    if on_the_day is not None:
        return _status_entry(Status.SIGNED_AT_MINISTERIAL, signed, on_the_day, lang)
    before = signed[0]["signed_last"] < MINISTERIAL
    status = Status.SIGNED_BEFORE if before else Status.SIGNED_AFTER
    return _status_entry(status, signed, signed[0], lang)


def _without_agreement(asof: date, lang: str) -> str:
    """The reason where nothing was found: that nothing was, and since when it was sought."""
    _ = speaking(lang)
    if asof >= MINISTERIAL:
        return _("Attended; no bilateral minerals agreement found since April 2025.")
    if asof < COUNT_STARTS:
        return _("On the list for the ministerial; agreements are counted from April 2025.")
    return _(
        "On the list for the ministerial; as of this date no bilateral minerals agreement found "
        "since April 2025."
    )


def outsider_entry(rows: tuple[Agreement, ...], asof: date, lang: str) -> StatusEntry | None:
    """The status of a country outside the delegations; None where nothing gives it one.

    Parameters
    ----------
    rows : tuple of Agreement
    asof : datetime.date
    lang : str
        All as in `partner_entry`.
    """
    signed = tuple(row for row in rows if row["counted"])
    away = asof >= MINISTERIAL
    if signed:
        return _status_entry(Status.SIGNED_NOT_ATTENDING, signed, signed[0], lang, away)
    linked = tuple(row for row in rows if row["counts_as"] in LINKING)
    if not linked:
        return None
    return _status_entry(Status.LINKED_NOT_ATTENDING, linked, linked[-1], lang, away)


_AWAY_AND_SIGNED = N_("{instrument}, signed {date}; did not attend the ministerial.")
_AWAY_AND_ANNOUNCED = N_("{instrument}, announced {date}; did not attend the ministerial.")
_UNLISTED_AND_SIGNED = N_("{instrument}, signed {date}; not on the list for the ministerial.")
_UNLISTED_AND_ANNOUNCED = N_("{instrument}, announced {date}; not on the list for the ministerial.")
_SIGNED_THEN = {
    Status.SIGNED_AT_MINISTERIAL: N_("{instrument}, signed {date}, at the ministerial."),
    Status.SIGNED_BEFORE: N_("{instrument}, signed {date}, before the ministerial."),
    Status.SIGNED_AFTER: N_("{instrument}, signed {date}, after the ministerial."),
    Status.SIGNED_NOT_ATTENDING: _AWAY_AND_SIGNED,
    Status.ANNOUNCED: N_(
        "{instrument}, signed {date}; no signed bilateral minerals agreement found."
    ),
    Status.LINKED_NOT_ATTENDING: _AWAY_AND_SIGNED,
}
_ANNOUNCED_THEN = {
    Status.ANNOUNCED: N_(
        "{instrument}, announced {date}; no signed bilateral minerals agreement found."
    ),
    Status.LINKED_NOT_ATTENDING: _AWAY_AND_ANNOUNCED,
}
_BEFORE_THE_DAY = {
    _AWAY_AND_SIGNED: _UNLISTED_AND_SIGNED,
    _AWAY_AND_ANNOUNCED: _UNLISTED_AND_ANNOUNCED,
}
"""Reasons for outsiders while the ministerial is still to come: nobody has stayed away yet."""


def _status_entry(
    status: Status,
    rows: tuple[Agreement, ...],
    row: Agreement,
    lang: str,
    after_ministerial: bool = True,
) -> StatusEntry:
    """A status with the agreements behind it; its reason is the one that a row holds.

    ``after_ministerial``: whether the ministerial had taken place by then.
    """
    _ = speaking(lang)
    kind, what = _(INSTRUMENT_LABELS[row["instrument_type"]]), _(COUNTS_AS_LABELS[row["counts_as"]])
    description = row["described_as"] or ("" if row["counted"] else what)
    instrument = f"{kind} ({description})" if description else kind
    then = _SIGNED_THEN if row["status"] in SIGNED else _ANNOUNCED_THEN
    form = then[status] if after_ministerial else _BEFORE_THE_DAY.get(then[status], then[status])
    reason = _(form).format(instrument=instrument, date=row["signed_label"])
    return status, tuple(row["agreement_id"] for row in rows), reason
