"""What is wrong with the tables, worded so that a maintainer can fix it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what was found, what was expected.

    ``row`` is the line an editor shows (the header is line 1), or None for the file as a whole.

    Examples
    --------
    >>> print(Fault("agreements.csv", 7, "signed_on", "2026-13", "is not a date"))
    data/tables/agreements.csv, row 7, signed_on: '2026-13' is not a date
    """

    file: str
    row: int | None
    column: str
    value: str
    expectation: str

    def __str__(self) -> str:
        place = f"data/tables/{self.file}"
        if self.row is not None:
            place += f", row {self.row}"
        if self.column:
            place += f", {self.column}"
        quoted = f"{self.value!r} " if self.value or self.column else ""
        return f"{place}: {quoted}{self.expectation}"


class FactsError(ValueError):
    """The tables cannot be used; ``faults`` lists every reason."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        listed = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in the tables:\n{listed}")
