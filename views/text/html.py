"""The Markdown of views as HTML: what Streamlit reads, with its directives for size and color."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

_DIRECTIVE = re.compile(r":(small|color)\[")
_HEX = "#[0-9A-Fa-f]{6}"
_COLOR = re.compile(rf'\{{foreground="({_HEX}|light-dark\({_HEX},{_HEX}\))"\}}')


def block_html(text: str) -> Markup:
    """Paragraphs, headings and lists."""
    return _render(text)


@lru_cache(maxsize=4096)
def inline_html(text: str) -> Markup:
    """A line without a paragraph of its own."""
    return Markup(_markdown().renderInline(text).strip())  # noqa: S704 - made without HTML input


@lru_cache(maxsize=4096)
def _render(text: str) -> Markup:
    return Markup(_markdown().render(text).strip())  # noqa: S704 - made without HTML input


def plain_text(text: str) -> str:
    """Markdown without its marks, for places that take no elements."""
    return inline_html(text).striptags()


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """CommonMark without HTML: markup in a value shows as text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    parser.inline.ruler.before("text", "directive", _read_directive)
    parser.add_render_rule("directive_open", _open_directive)
    parser.add_render_rule("directive_close", _close_directive)
    return parser


def _read_directive(state: StateInline, silent: bool) -> bool:
    """``:small[…]`` and ``:color[…]{foreground="#0B4F8A"}``, as Streamlit reads them."""
    start = _DIRECTIVE.match(state.src, state.pos)
    if start is None:
        return False
    end = state.md.helpers.parseLinkLabel(state, start.end() - 1)
    if end < 0:
        return False
    color = _COLOR.match(state.src, end + 1) if start[1] == "color" else None
    if not silent:
        _push_directive(state, start, end, color[1] if color else "")
    state.pos = color.end() if color else end + 1
    return True


def _push_directive(state: StateInline, start: re.Match[str], end: int, color: str) -> None:
    last = state.posMax
    state.push("directive_open", "", 1).info = color or start[1]
    state.pos, state.posMax = start.end(), end
    state.md.inline.tokenize(state)
    state.posMax = last
    state.push("directive_close", "", -1).info = color or start[1]


def _open_directive(self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    info = tokens[index].info
    if info == "small":
        return "<small>"
    light, *dark = re.findall(_HEX, info)
    return f'<span class="mark" style="--light:{light};--dark:{(dark or [light])[0]}">'


def _close_directive(self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return "</small>" if tokens[index].info == "small" else "</span>"
