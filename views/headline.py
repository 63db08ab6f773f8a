"""The headline figures in words: over the map, and under a chart that follows the as-of date."""

from __future__ import annotations

from datetime import date

from data.agreements.counting import COUNT_STARTS, Headline
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, marked_plural, translate_plural
from views.text.i18n import _

_ON_THE_LIST = marked_plural(
    "**{count}** country and the European Commission on the list",
    "**{count}** countries and the European Commission on the list",
)
_ATTENDED = marked_plural(
    "**{count}** country and the European Commission attended",
    "**{count}** countries and the European Commission attended",
)
_AGREEMENTS = marked_plural(
    "**{count}** agreement signed since April 2025",
    "**{count}** agreements signed since April 2025",
)
_DELEGATIONS = marked_plural(
    "**{count}** of {every} delegations has signed one",
    "**{count}** of {every} delegations have signed one",
)
_OUTSIDE = N_("{count} of {signatories} signatories did not attend.")
_OUTSIDE_THE_LIST = N_("Not on State’s list of delegations: {count} of {signatories} signatories.")


def attendance(numbers: Headline, asof: date, lang: str) -> str:
    """Who attended, as Markdown; before the day of the ministerial nobody has.

    Parameters
    ----------
    numbers : Headline
        `data.agreements.counting.headline` of the day.
    asof : datetime.date
    lang : str
        Of the numbers in it: one of `data.i18n.cldr.LANGUAGES`.
    """
    template = _ATTENDED if asof >= MINISTERIAL else _ON_THE_LIST
    return _format_count(template, numbers.countries, lang)


def as_of(numbers: Headline, asof: date, lang: str) -> str:
    """What was signed by a day, as a sentence in Markdown.

    Parameters
    ----------
    numbers : Headline
    asof : datetime.date
    lang : str
        All as in `attendance`.
    """
    day = format_date(asof, lang)
    return _("As of **{day}**: {said}.").format(day=day, said=signed(numbers, asof, lang))


def counting_rule(numbers: Headline, asof: date, lang: str) -> str:
    """Which agreements count, and how many signatories are no delegations.

    Parameters
    ----------
    numbers : Headline
    asof : datetime.date
    lang : str
        All as in `attendance`.
    """
    rule = _(
        "An agreement counts when it is between governments, about minerals, signed or in force "
        "since April 2025, and reported with high or medium confidence."
    )
    if not numbers.outside_with_text:
        return rule
    outside = _(_OUTSIDE if asof >= MINISTERIAL else _OUTSIDE_THE_LIST).format(
        signatories=number(numbers.signatories, lang),
        count=number(numbers.outside_with_text, lang),
    )
    return f"{rule} {outside}"


def signed(numbers: Headline, asof: date, lang: str) -> str:
    """Agreements and the delegations that have one, as Markdown; none found is not that none is.

    Parameters
    ----------
    numbers : Headline
    asof : datetime.date
    lang : str
        All as in `attendance`.
    """
    if asof < COUNT_STARTS:
        return _("agreements are counted from April 2025")
    if not numbers.texts:
        return _("no signed agreement found since April 2025")
    parts = [_format_count(_AGREEMENTS, numbers.texts, lang)]
    if numbers.partners_with_text:
        every = number(numbers.countries + 1, lang)
        parts.append(_format_count(_DELEGATIONS, numbers.partners_with_text, lang, every=every))
    return "; ".join(parts)


def _format_count(forms: tuple[str, str], count: int, lang: str, **values: str) -> str:
    return translate_plural(*forms, count, lang).format(count=number(count, lang), **values)
