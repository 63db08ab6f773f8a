"""The paths of matplotlib's SVG, written shorter: the same places, each as a move from the last.

A map has 18,000 places. As they are they hardly repeat, and stay large when they are packed; moves
are short, and the same few come again and again. A slide's map is 86 KB on the wire, not 128.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

_PATHS = re.compile(r' d="([^"]*)"')
_COMMANDS = re.compile(r"[MLQCz]")
_PLACES = MappingProxyType({"M": 1, "L": 1, "Q": 2, "C": 3, "z": 0})
"""The commands that matplotlib writes (``backend_svg``, 3.10), and how many places each has."""

_UNDERSTOOD = frozenset({("M", "L"), ("L", "L"), ("Q", "Q"), ("C", "C")})
"""After which command another need not be written (SVG 2, 9.3.2)."""

_HUNDREDTHS = 100
"""To hundredths of a point: on a slide 1,920 wide that is 0.02 pixels."""


def with_short_paths(drawing: str) -> str:
    """An SVG with its paths as relative moves, to hundredths of a point.

    Parameters
    ----------
    drawing : str
        As matplotlib writes it: the places of each path are absolute.

    Examples
    --------
    >>> with_short_paths('<path d="M 10.504 2 L 11 1.5 L 11.25 1.75 z"/>')
    '<path d="m10.5 2 .5-.5 .25 .25z"/>'
    """
    return _PATHS.sub(lambda path: f' d="{_short(path[1])}"', drawing)


def _short(path: str) -> str:
    commands = _COMMANDS.findall(path)
    numbers = np.array(_COMMANDS.sub(" ", path).split(), dtype=np.float64)
    places = np.rint(numbers * _HUNDREDTHS).astype(np.int64).reshape(-1, 2)
    return "".join(_parts(commands, _moves(commands, places))).replace(" -", "-")


def _moves(commands: Sequence[str], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each place, shape (n, 2), as seen from where its command begins."""
    counts = np.array([_PLACES[command] for command in commands], dtype=np.int64)
    last = np.cumsum(counts) - 1
    is_start = np.array([command == "M" for command in commands], dtype=np.bool_)
    # A closed path ends where it began.
    begun = np.maximum.accumulate(np.where(is_start, last, 0))
    ends = places[np.where(counts == 0, begun, last)]
    begins = np.vstack([np.zeros((1, 2), np.int64), ends])[: len(counts)]
    moves: NDArray[np.int64] = places - np.repeat(begins, counts, axis=0)
    return moves


def _parts(commands: Sequence[str], moves: NDArray[np.int64]) -> Iterator[str]:
    """Letters and numbers of a path, to be joined."""
    pairs = iter([f"{_number(x)} {_number(y)}" for x, y in moves.tolist()])
    for previous, command in pairwise(["", *commands]):
        yield " " if (previous, command) in _UNDERSTOOD else command.lower()
        yield " ".join([next(pairs) for _ in range(_PLACES[command])])


@lru_cache(maxsize=4096)
def _number(hundredths: int) -> str:
    """A number without the zeros that are understood: ``.5`` for 50."""
    text = f"{abs(hundredths) / _HUNDREDTHS:.2f}".strip("0").rstrip(".") or "0"
    return f"-{text}" if hundredths < 0 else text
