"""The parts of a caption: finding, statistical subtitle, note, source, license."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.dates import format_date
from data.i18n.labels import REGION_LABELS
from data.i18n.messages import N_, speaking

LICENSE = N_("Ministerial Atlas, free to use with this line and its sources.")
_IEA = N_("IEA data: CC BY 4.0.")
CREDIT = N_(
    "Ministerial Atlas, compiled from the sources listed with each agreement; delegations: "
    "U.S. Department of State"
)
"""The tally is the atlas's own: no source that it is compiled from counts as it does."""
COUNT_NOTE = N_("Agreements are counted from April 2025; older memoranda are not counted.")
_NO_ROW = N_("no row")
_COVERAGE = N_("Coverage is systematic to {covered}, with single events to {last}.")
_RELEASE = N_("Facts {version}, released {day}; a newer version exists.")
_US = N_(
    "Boundaries follow United States policy, which differs from international practice on "
    "Western Sahara and elsewhere; dashed lines are disputed. Not an endorsement."
)
_INTERNATIONAL = N_(
    "Boundaries follow international practice: disputed areas keep a neutral fill and dashed "
    "lines; the Golan, Kashmir and Abyei are not drawn apart at this scale. Not an endorsement."
)


@dataclass(frozen=True)
class Caption:
    """The caption of one picture.

    Attributes
    ----------
    title : str
        The finding, as a sentence.
    subtitle : str
        What, where, when, in which unit.
    note : str
        What to know when reading it: boundaries, limits, coverage.
    source : str
        Where the rows come from, without the word "Source".
    licence : str
        How the picture may be used.
    lang : str
        The language of the text.
    """

    title: str
    subtitle: str
    note: str
    source: str
    licence: str
    lang: str = ENGLISH


def boundary_note(worldview: str, lang: str = ENGLISH) -> str:
    """The one line on boundaries that every map carries.

    Parameters
    ----------
    worldview : {"international", "us"}
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    return speaking(lang)(_US if worldview == "us" else _INTERNATIONAL)


def coverage(facts: Facts) -> str:
    """To when the tables are good, as a sentence."""
    covered, last = (format_date(day, facts.lang) for day in (facts.covered_to, facts.last_event))
    return speaking(facts.lang)(_COVERAGE).format(covered=covered, last=last)


def release_note(facts: Facts) -> str:
    """That these facts are those of a release, as a sentence; "" for the facts in force."""
    if not facts.released:
        return ""
    day = format_date(facts.released, facts.lang)
    return speaking(facts.lang)(_RELEASE).format(version=facts.version, day=day)


def within(what: str, spec: ChartSpec) -> str:
    """What is shown, and the region that it is narrowed to.

    Parameters
    ----------
    what : str
        In the language of the view.
    spec : ChartSpec
        Its ``region`` is a key of `data.i18n.labels.REGION_LABELS`; "" adds nothing.
    """
    _ = speaking(spec.lang)
    if not spec.region:
        return what
    return _("{what}, {region}").format(what=what, region=_(REGION_LABELS[spec.region]))


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; those that are empty are left out."""
    return " ".join(filter(None, parts))


def limits(rows: pd.DataFrame, lang: str) -> str:
    """What the marks beside figures mean, as far as the rows have any.

    Parameters
    ----------
    rows : pandas.DataFrame
        With the booleans ``upper_limit`` and ``estimate``; it may be empty.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Returns
    -------
    str
        "" where no figure has a mark.
    """
    _, notes = speaking(lang), []
    if len(rows) and rows["upper_limit"].any():
        notes.append(_("≤ an upper limit, as the world total is open."))
    if len(rows) and rows["estimate"].any():
        notes.append(_("e: an estimate of the source."))
    return sentences(*notes)


def license_of(rows: pd.DataFrame, lang: str) -> str:
    """How a picture of these rows may be used.

    Parameters
    ----------
    rows : pandas.DataFrame
        With ``source``: figures of the IEA add its own license.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(lang)
    iea = len(rows) and any("IEA" in source for source in rows["source"])
    return sentences(_(LICENSE), _(_IEA) if iea else "")


def source_of(rows: pd.DataFrame, lang: str) -> str:
    """What figures rest on, each source named once.

    Parameters
    ----------
    rows : pandas.DataFrame
        With ``source``, "" where a row has none.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`, for the words where there is no row.
    """
    sources = [source for source in rows["source"] if source] if len(rows) else []
    return together(sources) if sources else speaking(lang)(_NO_ROW)
