"""Errors for query values that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from data.facts.store import Facts
from data.i18n.messages import N_, LazyMessage


@dataclass(frozen=True)
class ParamError:
    """One query key that could not be used as it stands, in words a reader understands.

    Attributes
    ----------
    detail : str
        A sentence on this very value, or "".
    outsider : str
        The code of a real country that is no partner, or "".
    likely : str
        The code that was probably meant, or "".
    nearest : tuple of str
        Values of the same key that were probably meant, the likeliest first.
    accepted : object
        The part of the value that is used anyway; None: the default is used.
    """

    parameter: str
    value: str
    expected: str
    detail: str = ""
    outsider: str = ""
    likely: str = ""
    accepted: Any = None
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.parameter}={_shortened(self.value)!r}: expected {self.expected}"


class SpecError(ValueError):
    """A query that does not describe a picture; carries every problem found."""

    def __init__(self, problems: Iterable[ParamError]):
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its problems: a renderer in another process raises it too."""
        return type(self), (self.problems,)


def problem(key: str, value: Any, expected: str) -> SpecError:
    """One value that cannot be used, to be raised.

    Parameters
    ----------
    key : str
        The query key, or the name of what stands in its place.
    value : object
        As it was given; shortened where it is shown.
    expected : str
        What would be accepted, for a reader: ``one of light, dark``.
    """
    return SpecError([ParamError(str(key), str(value), expected)])


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


Parser = Callable[[str, str, Facts], Any]


def choice(options: Iterable[str]) -> Parser:
    """A parser for one of several allowed values."""
    allowed = tuple(options)

    def parse(key: str, value: str, facts: Facts) -> str:
        if value not in allowed:
            raise problem(key, value, LazyMessage("one of {values}", values=", ".join(allowed)))
        return value

    return parse


_SEVERAL = N_("a comma-separated choice of {values}")


def several(options: Iterable[str]) -> Parser:
    """A parser for some of several allowed values, each once; they are kept in their order."""
    allowed = tuple(options)

    def parse(key: str, value: str, facts: Facts) -> tuple[str, ...]:
        requested = value.split(",")
        if len(set(requested)) != len(requested) or not set(requested) <= set(allowed):
            raise problem(key, value, LazyMessage(_SEVERAL, values=", ".join(allowed)))
        return tuple(option for option in allowed if option in requested)

    return parse


def on_or_off(key: str, value: str, facts: Facts) -> bool:
    """What a switch in an address says: ``true`` or ``false``.

    Parameters
    ----------
    key, value : str
    facts : Facts

    Raises
    ------
    SpecError
        For any other value.
    """
    return bool(choice(("true", "false"))(key, value, facts) == "true")
