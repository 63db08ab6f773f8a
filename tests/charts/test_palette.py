"""The status colours hold up for readers who see colours differently, and in grey."""

from itertools import combinations

import numpy as np
import pytest

from charts.palette import (
    LEAST_DIFFERENCE,
    PARTS,
    STATUS_CLASSES,
    THEMES,
    rgb,
    status_colour,
)
from data.words import STATUS_LABELS

# Machado, Oliveira and Fernandes (2009), table 1, severity 1.0; linear RGB.
SEEN = {
    "full": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# IEC 61966-2-1 primaries to CIE XYZ, D65.
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def lab(colour, sight):
    channels = np.array(rgb(colour)) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = XYZ @ np.clip(np.array(SEEN[sight]) @ linear, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SEEN)
def test_any_two_classes_can_be_told_apart(theme, sight):
    colours = {item.key: getattr(item, theme) for item in STATUS_CLASSES}
    colours["no data"] = THEMES[theme].land
    seen = {key: lab(colour, sight) for key, colour in colours.items()}
    for one, other in combinations(seen, 2):
        difference = np.linalg.norm(seen[one] - seen[other])
        assert difference >= LEAST_DIFFERENCE, (one, other, difference)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SEEN)
def test_the_parts_of_a_total_can_be_told_apart(theme, sight):
    seen = {colour: lab(colour, sight) for colour in PARTS[theme]}
    for one, other in combinations(seen, 2):
        difference = np.linalg.norm(seen[one] - seen[other])
        assert difference >= LEAST_DIFFERENCE, (one, other, difference)


def test_what_is_not_signed_has_a_second_cue():
    hatched = {item.key for item in STATUS_CLASSES if item.hatch}
    assert hatched == {"announced", "attended", "linked_not_attending"}


def test_every_status_has_a_colour_and_a_name():
    assert [item.key for item in STATUS_CLASSES] == list(STATUS_LABELS)


def test_land_without_a_status_has_no_status_colour():
    assert status_colour("", "light") == THEMES["light"].land
