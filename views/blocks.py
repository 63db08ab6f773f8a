"""The kinds of block that a page consists of, named by what a reader sees.

A page is a small frozen tree of them (`views.pages`). Two renderers turn it into a page, and
neither adds a sentence, a number or a link of its own: `pages.components.blocks` with Streamlit's
widgets and the live charts, `server.html.blocks` with templates and forms.

Text is Markdown as Streamlit reads it: what comes from a table has been through
`views.text.markdown.escape_markdown`. What stands beside a ``key`` is named so on the page, for the
style sheet and for tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import pandas as pd
from markupsafe import Markup


@dataclass(frozen=True)
class Block:
    """What all kinds have in common: none has anything of its own."""


Blocks = tuple[Block, ...]
Changes = Mapping[str, Any]
"""Keys of the view, and what they become."""


@dataclass(frozen=True)
class Title(Block):
    """The finding of the page: its one heading of the first order."""

    text: str


@dataclass(frozen=True)
class Heading(Block):
    """The heading of a section."""

    text: str


@dataclass(frozen=True)
class Text(Block):
    """Paragraphs, headings of the third order and lists.

    Parameters
    ----------
    text : str
    quiet : bool
        Smaller and gray: a caption, a note.
    help : str
        What explains it further, for those who ask.
    fit_content : bool
        No wider than its words, where it stands beside others.
    """

    text: str
    quiet: bool = False
    help: str = ""
    fit_content: bool = False


@dataclass(frozen=True)
class Notice(Block):
    """A sentence that must be seen: why something is empty, was not understood, or is broken."""

    text: str
    tone: Literal["info", "warning", "error"] = "info"


@dataclass(frozen=True)
class Picture(Block):
    """An image by its address.

    Parameters
    ----------
    address, alt, key, dark_address : str
        In dark where the page follows the reader's system.
    is_main : bool
        Whether it is what the reader came for: on a slow line everything else waits for it.
    """

    address: str
    alt: str
    key: str = ""
    dark_address: str = ""
    is_main: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class AsOf(Block):
    """The as-of date below a chart, which moves it.

    Parameters
    ----------
    day, first, last : datetime.date
        The day that is shown, and the days between which it may be chosen.
    stops : tuple of datetime.date
        The days at which a replay stops.
    summary : str
        What was signed by the day.
    """

    day: date
    first: date
    last: date
    stops: tuple[date, ...]
    summary: str


@dataclass(frozen=True)
class Chart(Block):
    """A chart: alive on the screen, a picture on paper and in a page without scripts.

    Parameters
    ----------
    name : str
        The live chart, as the page that shows it calls it.
    address : str
        The picture of the same rows.
    alt : str
        The chart in words.
    as_of : AsOf, optional
        The date that moves it.
    """

    name: str
    address: str
    alt: str
    as_of: AsOf | None = None


@dataclass(frozen=True)
class MapStage(Block):
    """A map that zooms, and with it, on its own page, the finding, the legend and the date.

    Parameters
    ----------
    key : str
    address : str
        Where its HTML is served; it changes with the shapes and the language alone.
    frames : str
        Where its colors, counts and words for all dates are served.
    alt : str
        The map in words.
    state : mapping of str to str
        What of the view it shows and changes, each key as in an address.
    keys : tuple of str
        What of the view a reader changes on it.
    html : callable
        Gives its HTML.
    """

    key: str
    address: str
    frames: str
    alt: str
    state: Mapping[str, str]
    keys: tuple[str, ...]
    html: Callable[[], Markup] = field(compare=False)


@dataclass(frozen=True)
class Html(Block):
    """A table or a figure that no other kind shows, made by a template of `views.templating`."""

    html: Markup


@dataclass(frozen=True)
class Table(Block):
    """Rows for those who read rather than look, sortable where that is possible, and their file.

    Parameters
    ----------
    rows : pandas.DataFrame
        Under the heads that a reader sees.
    name : str
        Of the file, without the name of the atlas and the ending.
    address : str
        Where exactly these rows are served as a CSV file, or "".
    row_changes : tuple of mapping
        What of the view changes when a row is chosen, for each; () where none can be.
    height : int, optional
        In CSS pixels, where the rows scroll.
    has_file : bool
        Whether the rows can be saved from here.
    help : mapping of str to str
        What a column means, by its head.
    is_static : bool
        Whether all rows stand there at once, to be read like a text: their cells are Markdown, and
        the first names the row.
    """

    rows: pd.DataFrame = field(compare=False)
    name: str
    address: str = ""
    row_changes: tuple[Changes, ...] = field(default=(), compare=False)
    height: int | None = None
    has_file: bool = True
    help: Mapping[str, str] = field(default_factory=dict)
    is_static: bool = False


@dataclass(frozen=True)
class Details(Block):
    """What is folded away until it is asked for, and made only then."""

    label: str
    key: str
    blocks: Callable[[], Blocks] = field(compare=False)


@dataclass(frozen=True)
class Group(Block):
    """Blocks that belong together.

    Parameters
    ----------
    key : str
    blocks : tuple of Block
    kind : {"plain", "row", "heading", "controls", "form", "search", "card", "panel"}
        One below the other; side by side; a heading and its buttons, from the top; fields that
        change the view, side by side; such fields one below the other, some of which may be side
        by side; one such field; framed; framed, and of a height of its own.
    """

    key: str
    blocks: Blocks
    kind: Literal["plain", "row", "heading", "controls", "form", "search", "card", "panel"] = (
        "plain"
    )


@dataclass(frozen=True)
class Columns(Block):
    """Blocks side by side where there is room, in shares of the width."""

    columns: tuple[Blocks, ...]
    widths: tuple[float, ...]
    gap: Literal["medium", "large"] = "medium"


@dataclass(frozen=True)
class Link(Block):
    """To a page of the atlas, with some of the view.

    Parameters
    ----------
    label : str
    page : str
        Its path, "" for the first.
    query : mapping of str to str
        All keys of its address.
    icon, help : str
    """

    label: str
    page: str
    query: Mapping[str, str]
    icon: str = ""
    help: str = ""


@dataclass(frozen=True)
class Action(Block):
    """A button that changes the view, here or on another page.

    Parameters
    ----------
    label, key : str
    changes : mapping
        Keys of the view, and what they become.
    page : str or None
        Where to; None: it stays on this page.
    icon, help : str
    quiet : bool
        Without a frame.
    disabled : bool
    shortcut : str
        The key that presses it.
    clears : tuple of str
        The names of `views.fields.RowFilter` that are emptied with it.
    """

    label: str
    key: str
    changes: Changes = field(default_factory=dict)
    page: str | None = None
    icon: str = ""
    help: str = ""
    quiet: bool = False
    disabled: bool = False
    shortcut: str = ""
    clears: tuple[str, ...] = ()
