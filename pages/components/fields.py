"""The fields of a page as Streamlit's widgets, each bound to its key of the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from charts.spec.print_params import as_line
from pages import url_state
from pages.components.text.i18n import day_format, month_format
from views.fields import Choice, DateField, DateRange, RowFilter, Switch, TextField
from views.text.i18n import _


def choice(block: Choice) -> None:
    """One option, or some."""
    _CHOICES[block.kind](block)


def _bound(block: Choice) -> dict[str, Any]:
    # A list: Streamlit takes a tuple for another value than the list that the browser sends.
    value = list(block.value) if block.is_multiple else block.value
    return url_state.bind_widget(f"w_{block.name or block.key}", value, block.changes)


def _width(block: Choice) -> dict[str, Any]:
    return {"width": block.width} if block.width else {}


def _select(block: Choice) -> None:
    if block.is_multiple:
        _multiselect(block)
        return
    st.selectbox(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        placeholder=block.placeholder or None,
        help=block.help or None,
        label_visibility=_visibility(block),
        **_width(block),
        **_bound(block),
    )


def _multiselect(block: Choice) -> None:
    st.multiselect(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        placeholder=block.placeholder or None,
        max_selections=block.most,
        help=block.help or None,
        label_visibility=_visibility(block),
        **_width(block),
        **_bound(block),
    )


def _visibility(block: Choice) -> Any:
    return "visible" if block.shows_label else "collapsed"


def _pills(block: Choice) -> None:
    st.pills(
        block.label,
        list(block.options),
        selection_mode="multi" if block.is_multiple else "single",
        format_func=block.options.__getitem__,
        label_visibility=_visibility(block),
        help=block.help or None,
        wrap=True,
        **_bound(block),
    )


def _segments(block: Choice) -> None:
    st.segmented_control(
        block.label,
        list(block.options),
        format_func=block.options.__getitem__,
        label_visibility=_visibility(block),
        help=block.help or None,
        required=True,
        wrap=True,
        **_bound(block),
    )


_CHOICES: Mapping[str, Callable[[Choice], None]] = {
    "select": _select,
    "search": _select,
    "pills": _pills,
    "list": _pills,
    "cards": _pills,
    "segments": _segments,
}


def row_filter(block: RowFilter) -> None:
    """A value of a column, kept in the session."""
    st.session_state[block.name] = block.value
    st.selectbox(
        block.label,
        ["", *block.options],
        format_func=lambda value: value or _("All"),
        width=160,
        key=block.name,
    )


def date_field(block: DateField) -> None:
    """A day."""

    def to_changes(day: date | None) -> dict[str, date | None]:
        return {block.key: None if day == block.default else day}

    if block.kind == "slider":
        st.slider(
            block.label,
            block.first,
            block.last,
            format=day_format(url_state.language()),
            **url_state.bind_widget(f"w_{block.key}", block.value, to_changes),
        )
        return
    st.date_input(
        block.label,
        min_value=block.first,
        max_value=block.last,
        format="YYYY-MM-DD",
        width=152,
        **url_state.bind_widget(f"w_export_{block.key}", block.value, to_changes),
    )


def date_range(block: DateRange) -> None:
    """Two days."""

    def to_changes(days: tuple[date, date]) -> dict[str, date | None]:
        ends = zip(block.keys, days, (block.first, block.last), strict=True)
        return {key: None if day == end else day for key, day, end in ends}

    st.slider(
        block.label,
        block.first,
        block.last,
        format=month_format(url_state.language()),
        width=block.width,
        **url_state.bind_widget("w_range", block.value, to_changes),
    )


def text_field(block: TextField) -> None:
    """Words; those that stand there by default are shown whole."""
    bound = url_state.bind_widget(
        f"w_{block.name or block.key}",
        block.value or block.default,
        lambda text: _text_changes(block, text or ""),
    )
    if block.is_long:
        st.text_area(
            block.label,
            height="content" if block.default else None,
            max_chars=max(block.most, len(block.default)),
            help=block.help or None,
            **bound,
        )
        return
    st.text_input(
        block.label,
        placeholder=block.placeholder or None,
        width=block.width or "stretch",
        help=block.help or None,
        **bound,
    )


def _text_changes(block: TextField, text: str) -> dict[str, Any]:
    """What a text changes; the default is not kept, so that it follows the view."""
    if block.to_changes:
        return dict(block.to_changes(text))
    if block.is_read:
        return url_state.changes_as_read(block.key, text)
    line = as_line(text)
    kept = "" if line == as_line(block.default) else line[: block.most]
    return {block.key: kept, **block.resets}


def switch(block: Switch) -> None:
    """On or off."""
    st.toggle(
        block.label,
        help=block.help or None,
        **url_state.bind_widget(f"w_{block.key}", block.value, lambda on: {block.key: on}),
    )
