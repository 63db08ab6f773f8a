"""Whether an agreement binds, and how that is known; what is not stated is neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_, speaking
from data.i18n.provision_labels import LEGAL_STATUS

LEGAL_STATUSES = MappingProxyType(
    {
        "binding": N_("Legally binding"),
        "not_binding": N_("Not legally binding"),
        "not_stated": N_("Not stated"),
    }
)
"""What an agreement may be in law, and what that is called."""

_OF_CELL = MappingProxyType({"yes": "binding", "no": "not_binding", "": "not_stated"})
_UNSAID = MappingProxyType(
    {
        "binding": N_("The row records it as binding, and does not say who says so."),
        "not_binding": N_("The row records it as not binding, and does not say who says so."),
        "not_stated": N_("No source of the row says whether it binds."),
    }
)
_UNSETTLED = N_("{statement} That does not say whether it binds.")


@dataclass(frozen=True)
class LegalStatus:
    """What an agreement is in law.

    Attributes
    ----------
    key : str
        One of `LEGAL_STATUSES`.
    reason : str
        How that is known, in a sentence.
    provision : str
        The row of ``provisions`` that says so, or "".
    """

    key: str
    reason: str
    provision: str


@dataclass(frozen=True)
class LegalTally:
    """How many of some agreements bind, do not bind, and of how many it is not stated."""

    binding: int
    not_binding: int
    not_stated: int

    @property
    def agreements(self) -> int:
        """All of them."""
        return self.binding + self.not_binding + self.not_stated


def legal_key(cell: str) -> str:
    """One of `LEGAL_STATUSES` for a cell of the column ``binding``.

    Examples
    --------
    >>> legal_key("no"), legal_key("")
    ('not_binding', 'not_stated')
    """
    return _OF_CELL[cell]


def legal_tally(cells: Iterable[str]) -> LegalTally:
    """Cells of the column ``binding``, counted.

    Examples
    --------
    >>> legal_tally(["no", "", "no"])
    LegalTally(binding=0, not_binding=2, not_stated=1)
    """
    keys = [legal_key(cell) for cell in cells]
    return LegalTally(*(keys.count(key) for key in LEGAL_STATUSES))


def legal_status(facts: Facts, row: Mapping[str, Any]) -> LegalStatus:
    """What an agreement is in law, with the reason that its row states.

    Parameters
    ----------
    facts : Facts
    row : mapping
        A row of ``agreements``.
    """
    _, key, name = speaking(facts.lang), legal_key(row["binding"]), row["agreement_id"]
    statement = _statements(facts).get(name)
    if statement is None:
        return LegalStatus(key, _(_UNSAID[key]), "")
    reason = _(_UNSETTLED).format(statement=statement) if key == "not_stated" else statement
    return LegalStatus(key, reason, f"{name}.{LEGAL_STATUS}")


@cache_by_facts()
def _statements(facts: Facts) -> dict[str, str]:
    rows = facts.provisions.loc[facts.provisions["provision"] == LEGAL_STATUS]
    return dict(zip(rows["agreement_id"], rows["statement"], strict=True))
