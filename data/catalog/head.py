"""A column of a table as it is read on the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """A column as it is read.

    Attributes
    ----------
    column : str
        As in the file.
    label : str
        In words, with the unit where its cells have one.
    is_named : bool
        Whether its cells are codes that stand here by the names of what they mean.
    is_technical : bool
        Whether it is shown only to those who ask for codes and ids.
    """

    column: str
    label: str
    is_named: bool = False
    is_technical: bool = False
