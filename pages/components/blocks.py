"""The blocks of a page as Streamlit's elements and the live charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.catalog.csv_safety import spreadsheet_safe_csv
from pages import navigation, url_state
from pages.components import fields, files
from pages.components.as_of_slider import playable
from pages.components.drawing import show_drawing
from pages.components.map_stage import show_stage
from pages.components.slide_order import show_slide_order
from pages.components.slide_show import show_slides
from pages.components.undo import record_first, show_undo
from views import blocks, live_blocks
from views import fields as views_fields
from views.add_to_briefing import AddToBriefing
from views.context import PageContext
from views.downloads import CopyFields, Downloads, FileForm, StyleFile
from views.drawing import Drawing
from views.long_list import LongList
from views.slide_order import SlideOrder
from views.slide_show import SlideShow
from views.templating import block_html
from views.text.i18n import _

LiveCharts = Mapping[str, Callable[[PageContext], None]]
"""What draws each chart of a page that is alive, by its name."""


def show(content: Sequence[blocks.Block], charts: LiveCharts | None = None) -> None:
    """Show blocks one below the other, in the container that is open.

    Parameters
    ----------
    content : sequence of Block
    charts : mapping of str to callable, optional
        Draws the live chart of each `views.blocks.Chart` among them.
    """
    for block in _with_joined_texts(content):
        if type(block) in _CONTAINERS:
            _CONTAINERS[type(block)](block, charts or {})
        else:
            _ELEMENTS[type(block)](block)


def _with_joined_texts(content: Sequence[blocks.Block]) -> Iterator[blocks.Block]:
    """The blocks, texts that follow each other as one: each element costs more than its text."""
    for quiet, group in groupby(content, _plain_tone):
        if quiet is None:
            yield from group
        else:
            texts = cast("Iterator[blocks.Text]", group)
            yield blocks.Text("\n\n".join(text.text for text in texts), quiet)


def _plain_tone(block: blocks.Block) -> bool | None:
    """Whether a text without more to it is quiet; None for any other block."""
    if isinstance(block, blocks.Text) and not (block.help or block.fit_content):
        return block.quiet
    return None


def _group(block: blocks.Group, charts: LiveCharts) -> None:
    with _CONTAINER_OF[block.kind](block.key):
        show(block.blocks, charts)


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", key=key)


def _heading(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="top", key=key)


def _controls(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom", key=key)


_CONTAINER_OF: Mapping[str, Callable[[str], DeltaGenerator]] = {
    "plain": lambda key: st.container(key=key),
    "form": lambda key: st.container(key=key),
    "search": lambda key: st.container(key=key),
    "row": _row,
    "heading": _heading,
    "controls": _controls,
    "card": lambda key: st.container(border=True, key=key),
    "panel": lambda key: st.container(height=500, border=True, key=key),
}


def _columns(block: blocks.Columns, charts: LiveCharts) -> None:
    for column, content in zip(st.columns(block.widths, gap=block.gap), block.columns, strict=True):
        with column:
            show(content, charts)


def _details(block: blocks.Details, charts: LiveCharts) -> None:
    """Made once it is open."""
    opened = st.expander(block.label, key=block.key, on_change="rerun")
    if opened.open:
        with opened:
            show(block.blocks(), charts)


def _alternatives(block: live_blocks.Alternatives, charts: LiveCharts) -> None:
    chosen = st.segmented_control(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        default=next(iter(block.options)),
        required=True,
        key=block.key,
    )
    show(block.blocks(chosen), charts)


def _chart(block: blocks.Chart, charts: LiveCharts) -> None:
    draw = charts[block.name]
    if block.as_of is None:
        draw(url_state.context())
    else:
        playable(draw)


def _drawing(block: Drawing) -> None:
    if block.as_of is None:
        show_drawing(block, url_state.context())
    else:
        playable(partial(show_drawing, block))


def _text(block: blocks.Text) -> None:
    show_text = st.caption if block.quiet else st.markdown
    width: dict[str, Any] = {"width": "content"} if block.fit_content else {}
    show_text(block.text, help=block.help or None, **width)


def _notice(block: blocks.Notice) -> None:
    _TONES[block.tone](block.text)


_TONES: Mapping[str, Callable[[str], object]] = {
    "info": st.info,
    "warning": st.warning,
    "error": st.error,
}


def _picture(block: blocks.Picture) -> None:
    with st.container(key=block.key or None):
        st.markdown(f"![{block.alt}]({block.address})")


def _table(block: blocks.Table) -> None:
    """A sortable table, and a button that downloads exactly its rows as CSV.

    The file is built in advance: one that Streamlit builds when the button is pressed is gone as
    soon as another reader's run has cleaned up (``MediaFileManager``, streamlit 1.67).
    """
    if block.is_static:
        st.table(block.rows.set_index(block.rows.columns[0]))
        return
    st.dataframe(
        block.rows,
        hide_index=True,
        width="stretch",
        key=f"rows_{block.name}",
        height=block.height or "auto",
        column_config={
            head: st.column_config.Column(help=meaning) for head, meaning in block.help.items()
        }
        or None,
        **_selection(block),
    )
    if block.has_file:
        st.download_button(
            _("Download as CSV"),
            data=spreadsheet_safe_csv(block.rows),
            file_name=f"ministerial-atlas-{block.name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"file_{block.name}",
        )


def _long_list(block: LongList) -> None:
    """A part, and above it the field that chooses another."""
    start = st.selectbox(
        _("Rows"),
        block.starts,
        format_func=block.in_words,
        key=f"part_{block.name}",
        label_visibility="collapsed",
        width=300,
    )
    st.html(block.shown(start))


def _selection(block: blocks.Table) -> dict[str, Any]:
    if not block.row_changes:
        return {}

    def choose_row() -> None:
        chosen: Any = st.session_state.get(f"rows_{block.name}") or {}
        rows = chosen.get("selection", {}).get("rows", [])
        if rows:
            url_state.change(**block.row_changes[rows[0]])

    return {"on_select": choose_row, "selection_mode": "single-row"}


def _link(block: blocks.Link) -> None:
    st.page_link(
        navigation.page_at(block.page),
        label=block.label,
        icon=block.icon or None,
        help=block.help or None,
        query_params=dict(block.query),
    )


def _add_to_briefing(block: AddToBriefing) -> None:
    briefing = url_state.briefing()
    record_first(briefing)
    _link(block.link(briefing))


def _action(block: blocks.Action) -> None:
    st.button(
        block.label,
        icon=block.icon or None,
        type="tertiary" if block.quiet else "secondary",
        key=block.key,
        help=block.help or None,
        disabled=block.disabled,
        shortcut=block.shortcut or None,
        on_click=_act,
        args=(block,),
    )


def _act(block: blocks.Action) -> None:
    for name in block.clears:
        st.session_state.pop(name, None)
    if block.page is None:
        url_state.change(**block.changes)
    else:
        url_state.navigate_to(block.page, **block.changes)


_CONTAINERS: Mapping[type, Callable[[Any, LiveCharts], None]] = {
    blocks.Group: _group,
    blocks.Columns: _columns,
    blocks.Details: _details,
    blocks.Chart: _chart,
    live_blocks.Alternatives: _alternatives,
}
_ELEMENTS: Mapping[type, Callable[[Any], object]] = {
    blocks.Title: lambda block: st.title(block.text, anchor=False),
    blocks.Heading: lambda block: st.header(block.text, anchor=False),
    blocks.Text: _text,
    blocks.Notice: _notice,
    blocks.Picture: _picture,
    blocks.MapStage: show_stage,
    Drawing: _drawing,
    SlideShow: show_slides,
    SlideOrder: show_slide_order,
    blocks.Html: lambda block: st.html(block.html),
    blocks.Table: _table,
    LongList: _long_list,
    views_fields.Choice: fields.choice,
    views_fields.RowFilter: fields.row_filter,
    views_fields.DateField: fields.date_field,
    views_fields.DateRange: fields.date_range,
    views_fields.TextField: fields.text_field,
    views_fields.Switch: fields.switch,
    blocks.Link: _link,
    AddToBriefing: _add_to_briefing,
    blocks.Action: _action,
    Downloads: lambda block: st.html(block_html(block)),
    FileForm: lambda block: st.html(block_html(block)),
    StyleFile: lambda block: st.html(block_html(block)),
    CopyFields: lambda block: st.html(block_html(block)),
    live_blocks.File: files.save,
    live_blocks.Undo: show_undo,
    live_blocks.Upload: files.upload,
}
