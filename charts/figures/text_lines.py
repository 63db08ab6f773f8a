"""How long a text is on the screen, and the lines into which it is broken."""

from __future__ import annotations

from collections.abc import Iterator

from charts.figures.map_labels import text_width

SIZE = 14.0
"""Of the type in a drawing, in CSS pixels."""

_SLACK = 1.06
"""Texts are measured in the semibold face; until it is there, they stand in one a little wider."""


def length_of(text: str, size: float = SIZE) -> float:
    """How long a line is, in CSS pixels.

    Parameters
    ----------
    text : str
    size : float
        Of the type, in CSS pixels.
    """
    return text_width(text) * size * _SLACK


def wrapped(text: str, most: float) -> tuple[str, ...]:
    """A text in lines of at most a length in pixels; a word that is longer is broken.

    Parameters
    ----------
    text : str
    most : float
        CSS pixels of the type's usual size.

    Examples
    --------
    >>> wrapped("Section 232 negotiation deadline", 150)
    ('Section 232', 'negotiation deadline')
    """
    lines: list[str] = []
    line = ""
    for word in _words(text, most):
        longer = f"{line} {word}" if line else word
        if line and length_of(longer) > most:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _words(text: str, most: float) -> Iterator[str]:
    for word in text.split():
        part = ""
        for letter in word:
            if part and length_of(part + letter) > most:
                yield part
                part = ""
            part += letter
        yield part
