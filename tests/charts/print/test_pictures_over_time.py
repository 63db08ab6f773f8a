"""A picture changes only when somebody means it to: each is compared with its committed summary.

The tests of layout pass for a picture that has lost half of its marks or all its colors. A change
that is meant is written down by ``make pictures``, and read in the commit.
"""

import pytest

from tests.support.svg_summary import FOLDER, PICTURES, Summary, changes, committed, drawn, summary


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_when_it_was_last_looked_at(name):
    found = list(changes(committed(name), drawn(name)))
    assert not found, "\n".join(
        [f"{name} has changed; if that is meant, run `make pictures`:", *found]
    )


def test_no_summary_is_left_of_a_picture_that_is_none():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PICTURES)


def test_what_changed_is_said_in_plain_words():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g id="bar-PER"><path style="fill: #0b4f8a"/></g>'
        '<text x="10" y="20" style="font-size: 9px; fill: #000000">Peru</text>{more}</svg>'
    )
    before = summary(svg.format(more="").encode())
    assert before.lines == (
        *("fill #0b4f8a: 1", "marked “bar”: 1", "path: 1"),
        "text at 10,20 in 9 #000000: Peru",
    )
    other = svg.replace('x="10"', 'x="19"').replace("9px", "7px").replace("#0b4f8a", "#c00000")
    later = summary(
        other.format(more='<text x="1" y="2" style="font-size: 9px">Chile</text>').encode()
    )
    assert list(changes(before, later)) == [
        "fill #0b4f8a: 0, and 1 before",
        "fill #c00000: 1, and 0 before",
        "“Peru” stands at 19,20, and at 10,20 before",
        "“Peru” is set in 7 pt in #000000, and in 9 pt in #000000 before",
        "“Chile” is new",
    ]
    assert not list(changes(later, Summary(later.lines)))
