"""How the picture looks: size, format, theme, and the words that an editor may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from charts.captions import Caption
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import FORMATS, LONGEST_WORDS, PRINT_PRESETS, as_line
from data.i18n.messages import N_
from pages import url_state
from pages.components.text.i18n import _

PRESET_LABELS = {
    "web": N_("Web · 1200 × 675"),
    "social": N_("Social card · 1200 × 628"),
    "square": N_("Square · 1080 × 1080"),
    "slide": N_("Slide · 1920 × 1080"),
    "column": N_("Print column · 90 mm"),
    "print": N_("Print page · 180 mm"),
}
_WORDS = {"title": N_("Title"), "subtitle": N_("Subtitle"), "note": N_("Note")}


def words(spec: ChartSpec, chart_caption: Caption) -> None:
    """Title, subtitle and note: the generated text until it is changed."""
    for key, label in _WORDS.items():
        generated = getattr(chart_caption, key)
        st.text_area(
            _(label),
            height="content",
            max_chars=max(LONGEST_WORDS[key], len(generated)),
            **url_state.bind_widget(
                f"w_{key}", getattr(spec, key) or generated, _edited(key, generated)
            ),
        )
    st.button(
        _("Back to the generated words"),
        icon=":material/undo:",
        type="tertiary",
        key="reset_words",
        disabled=not any(getattr(spec, key) for key in _WORDS),
        on_click=url_state.change,
        kwargs=dict.fromkeys(_WORDS, ""),
    )


def _edited(key: str, generated: str) -> Callable[[str], dict[str, str]]:
    """Text as written; generated text is not stored, so that it follows the view."""

    def to_changes(text: str | None) -> dict[str, str]:
        line = as_line(text or "")
        return {key: "" if line == as_line(generated) else line[: LONGEST_WORDS[key]]}

    return to_changes


def shape(spec: ChartSpec) -> None:
    """Size, format, resolution and theme."""
    st.selectbox(
        _("Size"),
        list(PRINT_PRESETS),
        format_func=lambda preset: _(PRESET_LABELS[preset]),
        **url_state.bind_widget("w_preset", spec.preset, lambda preset: {"preset": preset}),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="shape"):
        _segments(_("Format"), "format", {kind: kind.upper() for kind in FORMATS}, spec.format)
        if spec.format == "png":
            scales = {1: "1×", 2: "2×", 3: "3×"}
            _segments(_("Resolution"), "scale", scales, spec.scale)
        themes = {"light": _("Light"), "dark": _("Dark")}
        _segments(_("Theme"), "theme", themes, spec.theme or "light", default="light")
        st.toggle(
            _("Transparent"),
            help=_("Without a background, to lay over your own"),
            **url_state.bind_widget(
                "w_transparent", spec.transparent, lambda on: {"transparent": on}
            ),
        )


def _segments(
    label: str, key: str, labels: Mapping[Any, str], value: object, default: object = None
) -> None:
    def to_changes(chosen: object) -> dict[str, object]:
        return {key: "" if chosen == default else chosen}

    st.segmented_control(
        label,
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        **url_state.bind_widget(f"w_{key}", value, to_changes),
    )
