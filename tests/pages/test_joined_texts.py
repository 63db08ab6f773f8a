"""Texts that follow each other are one element; anything else between them keeps them apart."""

from pages.components.blocks import _with_joined_texts
from views.blocks import Heading, Text


def test_neighbors_of_one_tone_are_joined_as_paragraphs():
    content = (Text("One."), Text("Two."), Text("Small.", quiet=True), Text("Smaller.", quiet=True))
    assert [*_with_joined_texts(content)] == [
        Text("One.\n\nTwo."),
        Text("Small.\n\nSmaller.", quiet=True),
    ]


def test_what_explains_or_stands_beside_others_stays_by_itself():
    content = (
        *(Text("One."), Text("Two.", help="Why."), Text("Three.", fit_content=True)),
        *(Heading("Four"), Text("Five.")),
    )
    assert [*_with_joined_texts(content)] == [*content]
