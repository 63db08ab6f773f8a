"""The scripts of Streamlit's elements that a page consists of: they travel while it starts.

Streamlit asks for an element's script once the element arrives over the websocket. Named in the
document, all of them come at once, and the first view stays until they are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from server.html.streamlit_page import chunk
from views.add_to_briefing import AddToBriefing
from views.blocks import (
    Action,
    AsOf,
    Block,
    Blocks,
    Chart,
    Columns,
    Details,
    Group,
    Html,
    Link,
    Table,
)
from views.downloads import CopyFields, Downloads
from views.drawing import Drawing
from views.fields import Choice, DateField, DateRange, RowFilter, Switch, TextField
from views.long_list import LongList

ALWAYS = ("BidiComponent", "ButtonGroup", "Html")
"""Those of the frame of every page: the sign of the handover, the language, two switches."""

_OF_CHOICE = MappingProxyType(
    {
        "select": "Selectbox",
        "search": "Selectbox",
        "pills": "ButtonGroup",
        "segments": "ButtonGroup",
        "list": "ButtonGroup",
        "cards": "ButtonGroup",
    }
)
_OF_KIND: Mapping[type[Block], str] = MappingProxyType(
    {
        Action: "Button",
        AddToBriefing: "PageLink",
        AsOf: "Slider",
        CopyFields: "Html",
        DateRange: "Slider",
        Downloads: "Html",
        Html: "Html",
        Link: "PageLink",
        RowFilter: "Selectbox",
        Switch: "Checkbox",
    }
)
"""The scripts of Streamlit 1.67 by the kind of block that it shows with them."""

_OF_CHART = MappingProxyType({"globe": "DeckGlJsonChart"})
"""Those of charts that are not Plotly's, by the chart's name."""


def element_scripts(content: Blocks) -> tuple[str, ...]:
    """The addresses of the scripts that a page's blocks need on the live page.

    Parameters
    ----------
    content : tuple of Block
        What is folded away is not looked into: it is made once it is opened.
    """
    names = dict.fromkeys([*ALWAYS, *_names_in(content)])
    return tuple(filter(None, map(chunk, names)))


def _names_in(content: Iterable[Block]) -> Iterable[str]:
    for block in content:
        if isinstance(block, Group):
            yield from _names_in(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _names_in(column)
        elif not isinstance(block, Details):
            yield from _names_of(block)


def _names_of(block: Block) -> Iterable[str]:
    if isinstance(block, Chart):
        yield _OF_CHART.get(block.name, "PlotlyChart")
        yield from _of_date(block)
    elif isinstance(block, Drawing):
        yield from _of_date(block)
    elif isinstance(block, Choice):
        yield "Multiselect" if _opens_several(block) else _OF_CHOICE[block.kind]
    elif isinstance(block, Table):
        yield "Table" if block.is_static else "DataFrame"
    elif isinstance(block, LongList):
        yield from ("Selectbox", "Html")
    elif isinstance(block, DateField):
        yield "Slider" if block.kind == "slider" else "DateInput"
    elif isinstance(block, TextField):
        yield "TextArea" if block.is_long else "TextInput"
    else:
        yield from filter(None, [_OF_KIND.get(type(block))])


def _of_date(block: Chart | Drawing) -> tuple[str, ...]:
    return ("Button", "Slider") if block.as_of is not None else ()


def _opens_several(block: Choice) -> bool:
    return block.kind == "select" and block.is_multiple
