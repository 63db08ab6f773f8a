"""What a producer is to the ministerial, and how that is called on a day."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from data.agreements.status import Status
from data.i18n.cldr import ENGLISH
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, translate
from data.minerals.combined_shares import CHINA, HOST

RELATIONS = MappingProxyType(
    {
        "signed": N_("Signed"),
        "attended": N_("Attended, not signed"),
        "related": N_("Related deal, did not attend"),
        "absent": N_("Did not attend"),
        "china": N_("China"),
        "host": N_("Host"),
    }
)
"""What a producer is to the ministerial."""

_TO_COME = MappingProxyType(
    {
        "attended": N_("On the list, not signed"),
        "related": N_("Related deal, not on the list"),
        "absent": N_("Not on the list"),
    }
)
"""The same before the ministerial, when nobody had yet attended."""

OTHERS = "remainder"
"""In place of a relation, what the source sums as "other countries": it is no producer."""

_SIGNED = frozenset(
    {
        Status.SIGNED_AT_MINISTERIAL,
        Status.SIGNED_BEFORE,
        Status.SIGNED_AFTER,
        Status.SIGNED_NOT_ATTENDING,
    }
)
_ATTENDED = frozenset({Status.ANNOUNCED, Status.ATTENDED})


def relation(code: str, status: str) -> str:
    """What a country is to the ministerial, one of `RELATIONS`.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-3.
    status : str
        As of a day; "" for a country without one.

    Examples
    --------
    >>> relation("CHN", ""), relation("PER", "signed_before"), relation("CHL", "")
    ('china', 'signed', 'absent')
    """
    if code == CHINA:
        return "china"
    if code == HOST:
        return "host"
    if status in _SIGNED:
        return "signed"
    if status in _ATTENDED:
        return "attended"
    return "related" if status == Status.LINKED_NOT_ATTENDING else "absent"


def relation_label(key: str, asof: date, lang: str = ENGLISH) -> str:
    """The name of a relation as of a day.

    Parameters
    ----------
    key : str
        One of `RELATIONS`.
    asof : datetime.date
        Before the ministerial the words say that it is to come.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> relation_label("absent", date(2026, 2, 4)), relation_label("absent", date(2026, 2, 3))
    ('Did not attend', 'Not on the list')
    """
    to_come = _TO_COME if asof < MINISTERIAL else {}
    return translate(to_come.get(key, RELATIONS[key]), lang)
