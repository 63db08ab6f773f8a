"""A short alternative text: the kind of picture and its finding, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charts.captions.caption_parts import Caption
from data.i18n.dates import format_date
from data.i18n.messages import speaking

LONGEST_SHORT_TEXT = 150
"""Characters."""


def short_text(picture: str, chart_caption: Caption, day: date, is_divisible: bool) -> str:
    """The kind of picture, and as much of its title as there is room for; else its subtitle.

    Nothing is cut within a clause: what does not fit is left out.

    Parameters
    ----------
    picture : str
        What kind of picture it is, in a word or two; a message.
    chart_caption : Caption
    day : date
        The as-of date, which stands where neither title nor subtitle fits.
    is_divisible : bool
        Whether a clause of the title may stand without those that follow it.

    Returns
    -------
    str
        At most `LONGEST_SHORT_TEXT` characters.
    """
    _ = speaking(chart_caption.lang)
    for statement in _statements(chart_caption, is_divisible):
        # A title such as “Africa: 2 partners signed” has a colon of its own.
        has_colon = ": " in statement.split("; ")[0]
        template = _("{picture}, {statement}.") if has_colon else _("{picture}: {statement}.")
        text = template.format(picture=_(picture), statement=statement)
        if len(text) <= LONGEST_SHORT_TEXT:
            return text
    return _("{picture}, as of {day}.").format(
        picture=_(picture), day=format_date(day, chart_caption.lang)
    )


def _statements(chart_caption: Caption, is_divisible: bool) -> Iterator[str]:
    """The title, the same with ever fewer clauses, the subtitle; each a single sentence."""
    title = chart_caption.title.rstrip(".")
    clauses = title.split("; ") if is_divisible else [title]
    for count in range(len(clauses), 0, -1):
        yield "; ".join(clauses[:count])
    if ". " not in chart_caption.subtitle.replace("U.S. ", ""):
        yield chart_caption.subtitle.rstrip(".")
