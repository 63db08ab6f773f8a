"""The tables in another language: names of countries and labels of dates, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.i18n.cldr import country_name
from data.i18n.dates import PartialDate

Tables = Mapping[str, pd.DataFrame]


def translated(typed: Tables, dates: Mapping[str, str], lang: str) -> dict[str, pd.DataFrame]:
    """Typed tables with ``countries.name``, the partner of a text and each date's label translated.

    Parameters
    ----------
    typed : mapping of str to pandas.DataFrame
        The tables in English, see `data.facts.store.Facts`; they are not changed.
    dates : mapping of str to str
        Dated column to the stem of the columns made from it.
    lang : str
        One of `data.i18n.cldr.LANGUAGES` other than English.

    Returns
    -------
    dict of str to pandas.DataFrame
        The tables by name.
    """
    tables = {name: _relabeled(frame, dates, lang) for name, frame in typed.items()}
    english, local_names = _names(typed["countries"], lang)
    tables["countries"] = tables["countries"].assign(name=list(local_names.values()))
    agreements = tables["agreements"]
    pairs = zip(agreements["partner_iso_a3"], agreements["partner_name"], strict=True)
    # A text with several partners, or with a part of one, keeps the name that the table gives it.
    partner_names = [
        local_names[code] if english.get(code) == name else name for code, name in pairs
    ]
    tables["agreements"] = agreements.assign(partner_name=partner_names)
    return tables


def _names(countries: pd.DataFrame, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """Names by code, in English and in a language; in English too where CLDR has none."""
    english = dict(zip(countries["iso_a3"], countries["name"], strict=True))
    two = dict(zip(countries["iso_a3"], countries["iso_a2"], strict=True))
    return english, {code: country_name(two[code], lang) or name for code, name in english.items()}


def _relabeled(frame: pd.DataFrame, dates: Mapping[str, str], lang: str) -> pd.DataFrame:
    labels = {
        f"{stem}_label": [PartialDate.parse(text).label(lang) for text in frame[column]]
        for column, stem in dates.items()
        if column in frame
    }
    return frame.assign(**labels) if labels else frame
