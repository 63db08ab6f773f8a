"""The path data of an SVG as commands and places (SVG 2, 9.3)."""

import re

import numpy as np

_PARTS = re.compile(r"([MLQCzmlqc])|(-?(?:\d+\.?\d*|\.\d+))")
_PLACES = {"m": 1, "l": 1, "q": 2, "c": 3, "z": 0}


def commands_of(path):
    """Each command with its places as they are, relative or not."""
    letter, numbers, here, begun = "", [], np.zeros(2), np.zeros(2)
    commands = []

    def finish():
        nonlocal here, begun, letter, numbers
        places = np.array(numbers, float).reshape(-1, 2) + (here if letter.islower() else 0)
        commands.append((letter.lower(), places))
        here = begun if letter in "zZ" else places[-1]
        begun = here if letter in "mM" else begun
        letter, numbers = {"m": "l", "M": "L"}.get(letter, letter), []

    for found, number in _PARTS.findall(path):
        if number:
            numbers.append(float(number))
        letter = found or letter
        if len(numbers) == 2 * _PLACES[letter.lower()] and (number or letter in "zZ"):
            finish()
    return commands


def places_of(path):
    """All places of a path, one a row."""
    return np.vstack([places for _, places in commands_of(path)])
