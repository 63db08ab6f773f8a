"""How charts and fields of the browser write dates and numbers in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from data.i18n.cldr import ENGLISH, locale

_PLAIN = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False}


@lru_cache(maxsize=16)
def plotly_config(lang: str) -> dict[str, Any]:
    """How a Plotly figure behaves, with the names of months and the signs of numbers of a language.

    The names come with the figure: Plotly's own files of languages are not loaded.
    """
    if lang == ENGLISH:
        return _PLAIN
    cldr_locale = locale(lang)
    months = {width: cldr_locale.months["stand-alone"][width] for width in ("wide", "abbreviated")}
    signs = cldr_locale.number_symbols["latn"]
    words = {
        "months": [months["wide"][month] for month in range(1, 13)],
        "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        "decimal": signs["decimal"],
        "thousands": signs["group"],
    }
    return _PLAIN | {"locale": lang, "locales": {lang: {"dictionary": {}, "format": words}}}


def day_format(lang: str) -> str:
    """How a slider writes a day: it knows English month names only, so others read figures."""
    return "D MMM YYYY" if lang == ENGLISH else "YYYY-MM-DD"


def month_format(lang: str) -> str:
    """How a slider writes a month."""
    return "MMM YYYY" if lang == ENGLISH else "YYYY-MM"
