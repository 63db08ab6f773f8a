"""What the codes in the tables are called on screen and in print: one word for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from data.i18n.cldr import ENGLISH
from data.i18n.cldr import number as written
from data.i18n.messages import N_, marked_plural, translate, translate_plural

MINISTERIAL = date(2026, 2, 4)
"""The day of the Critical Minerals Ministerial (U.S. Department of State fact sheet)."""

CONFIDENCES = ("high", "medium", "low")
"""From the surest to the least sure."""

WORLD, REMAINDER = "WLD", "OTH"
"""Codes of the tables of figures that are no producer: the world, the source's own remainder."""

STATUS_LABELS = MappingProxyType(
    {
        "host": N_("Host"),
        "signed_at_ministerial": N_("Signed at the ministerial"),
        "signed_before": N_("Signed before"),
        "signed_after": N_("Signed since"),
        "announced": N_("Announced, not signed"),
        "attended": N_("Attended, no agreement found"),
        "signed_not_attending": N_("Signed, did not attend"),
        "linked_not_attending": N_("Related deal, did not attend"),
    }
)
STATUS_HELP = MappingProxyType(
    {
        "host": N_("The United States invited the others."),
        "signed_at_ministerial": N_(
            "Signed a framework or memorandum in Washington on 4 Feb 2026."
        ),
        "signed_before": N_(
            "Signed a bilateral minerals agreement from April 2025 on, before the ministerial."
        ),
        "signed_after": N_("Attended the ministerial and signed afterwards."),
        "announced": N_(
            "An agreement is announced, or a trade agreement, declaration or financing touches "
            "minerals; no signed bilateral minerals agreement found since April 2025."
        ),
        "attended": N_(
            "On State’s list of delegations; no bilateral minerals agreement found since "
            "April 2025."
        ),
        "signed_not_attending": N_(
            "Not on State’s list of delegations; signed a bilateral minerals agreement since "
            "April 2025."
        ),
        "linked_not_attending": N_(
            "Not on State’s list of delegations; a trade agreement or declaration touches minerals."
        ),
    }
)
_TO_COME = MappingProxyType(
    {
        "attended": N_("On the list, no agreement counted by then"),
        "signed_not_attending": N_("Signed, not on the list"),
        "linked_not_attending": N_("Related deal, not on the list"),
    }
)
"""The same before the ministerial, when nobody had attended or stayed away."""

INSTRUMENT_LABELS = MappingProxyType(
    {
        "agreement": N_("Agreement"),
        "memorandum_of_understanding": N_("Memorandum of understanding"),
        "plurilateral_initiative": N_("Plurilateral initiative"),
        "joint_statement": N_("Joint statement"),
        "framework": N_("Framework"),
        "action_plan": N_("Action plan"),
        "other": N_("Other instrument"),
    }
)
COUNTS_AS_LABELS = MappingProxyType(
    {
        "minerals_text": N_("bilateral minerals agreement"),
        "trade_clause": N_("trade agreement with a minerals provision"),
        "declaration": N_("declaration"),
        "finance": N_("financing"),
        "company_deal": N_("company deal"),
        "subnational": N_("subnational agreement"),
        "plurilateral": N_("plurilateral instrument"),
    }
)
TEXT_STATUS_LABELS = MappingProxyType(
    {
        "signed": N_("Signed"),
        "in_force": N_("In force"),
        "announced": N_("Announced"),
        "negotiations_concluded": N_("Negotiations concluded"),
    }
)
RANK_LABELS = MappingProxyType(
    {
        "head_of_state": N_("head of state"),
        "head_of_government": N_("head of government"),
        "minister": N_("minister"),
        "deputy_minister": N_("deputy minister"),
        "ambassador": N_("ambassador"),
        "other": N_("other rank"),
        "": N_("rank not published"),
    }
)
BUREAU_LABELS = MappingProxyType(
    {
        "AF": "Bureau of African Affairs",
        "EAP": "Bureau of East Asian and Pacific Affairs",
        "EUR": "Bureau of European and Eurasian Affairs",
        "NEA": "Bureau of Near Eastern Affairs",
        "SCA": "Bureau of South and Central Asian Affairs",
        "WHA": "Bureau of Western Hemisphere Affairs",
    }
)
"""The State Department's regional bureaus (names as on state.gov)."""

INITIATIVE_LABELS = MappingProxyType(
    {
        "pax_silica": N_("Pax Silica"),
        "forge": N_("FORGE"),
        "msp": N_("Minerals Security Partnership"),
        "g7": N_("G7"),
        "quad": N_("Quad"),
        "eu": N_("European Union"),
    }
)
INITIATIVE_HELP = MappingProxyType(
    {
        "pax_silica": N_(
            "A declaration on the supply chains of artificial intelligence, first signed in "
            "Washington on 12 December 2025."
        ),
        "forge": N_(
            "The Forum on Resource Geostrategic Engagement, which replaced the Minerals Security "
            "Partnership on 4 February 2026; members on record only."
        ),
        "msp": N_("The Minerals Security Partnership, which FORGE replaced on 4 February 2026."),
        "g7": N_("The Group of Seven."),
        "quad": N_("Australia, India, Japan and the United States."),
        "eu": N_("The 27 members of the European Union."),
    }
)
"""What each initiative is (events of 12 December 2025 and 4 February 2026; memberships)."""
INITIATIVES_IN_A_SENTENCE = MappingProxyType(
    {
        "pax_silica": N_("Pax Silica"),
        "forge": N_("FORGE"),
        "msp": N_("the Minerals Security Partnership"),
        "g7": N_("the G7"),
        "quad": N_("the Quad"),
        "eu": N_("the European Union"),
    }
)
STAGE_LABELS = MappingProxyType(
    {
        "mine": N_("mine production"),
        "refinery": N_("refinery production"),
        "smelter": N_("smelter production"),
        "reserves": N_("reserves"),
    }
)
NOT_QUANTIFIED_LABELS = MappingProxyType(
    {
        "—": N_("zero"),
        "W": N_("withheld"),
        "NA": N_("not available"),
        "s": N_("included in another figure"),
        "Large": N_("large, not quantified"),
        "Small": N_("small, not quantified"),
        "XX": N_("no total can be made"),
    }
)
"""What the source prints where it gives no number (USGS, Mineral Commodity Summaries 2026)."""

STAGE_IN_A_WORD = MappingProxyType(
    {
        "mine": N_("mine"),
        "refinery": N_("refinery"),
        "smelter": N_("smelter"),
        "reserves": N_("reserves"),
    }
)
REGION_LABELS = MappingProxyType(
    {
        "africa": N_("Africa"),
        "americas": N_("Americas"),
        "asia": N_("Asia"),
        "europe": N_("Europe"),
        "oceania": N_("Oceania"),
    }
)
REGIONS_IN_A_SENTENCE = MappingProxyType({**REGION_LABELS, "americas": N_("the Americas")})
CONFIDENCE_LABELS = MappingProxyType(
    {
        "high": N_("High confidence"),
        "medium": N_("Medium confidence"),
        "low": N_("Low confidence"),
    }
)
WITH_ARTICLE = frozenset({"USA", "GBR", "ARE", "PHL", "NLD", "COK", "DOM", "CAF", "BHS", "GMB"})
"""Codes of countries whose names take an article in an English sentence."""

ABSENT = "absent"
"""The status of a country that neither attended nor has an agreement that touches minerals."""

_ABSENT_LABEL = N_("Not at the ministerial")
_NOT_LISTED = N_("Not on the list for the ministerial")
CLAIMED = N_("claimed")
NO_GROUP = N_("In no group covered here.")
NO_AGREEMENT_YET = N_("No agreement found by this date.")
NOT_SIGNATURE = N_("Attending is not signing.")
SINGLE_SOURCE = N_("single source")
"""Said beside a counted agreement that `data.catalog.sources.is_single_source` names."""
NO_FIGURE = N_("No figure is listed for this country, which is not zero.")
NO_RANK = N_("The IEA names only the largest producers: its figures have no rank.")
_AT_MOST = N_("at most {figure}")
NOT_PUBLISHED = N_("not published")
NOT_FOUND = N_("not found")
NOT_STATED = N_("not stated")
BINDING_LABELS = MappingProxyType(
    {"yes": N_("legally binding"), "no": N_("not legally binding"), "": NOT_STATED}
)


def status_label(status: str, asof: date, lang: str = ENGLISH) -> str:
    """The name of a status as of a day: before the ministerial nobody attended or stayed away.

    Examples
    --------
    >>> status_label("attended", date(2026, 2, 4))
    'Attended, no agreement found'
    >>> status_label("attended", date(2026, 2, 3))
    'On the list, no agreement counted by then'
    """
    to_come = asof < MINISTERIAL
    if status == ABSENT:
        return translate(_NOT_LISTED if to_come else _ABSENT_LABEL, lang)
    if to_come and status in _TO_COME:
        return translate(_TO_COME[status], lang)
    return translate(STATUS_LABELS[status], lang)


def text_status(status: str, confidence: str, lang: str = ENGLISH) -> str:
    """Where an agreement stands, inside a line; a weak report is only claimed.

    Examples
    --------
    >>> text_status("in_force", "high"), text_status("in_force", "low")
    ('in force', 'claimed')
    """
    label = CLAIMED if confidence == "low" else TEXT_STATUS_LABELS[status]
    return translate(label, lang).lower()


def at_most(figure: str, upper_limit: bool, lang: str = ENGLISH) -> str:
    """A figure, or that it is only an upper limit.

    Examples
    --------
    >>> at_most("12.0%", upper_limit=True), at_most("12.0%", upper_limit=False)
    ('at most 12.0%', '12.0%')
    """
    return translate(_AT_MOST, lang).format(figure=figure) if upper_limit else figure


_AND_MORE = marked_plural("{names} and {count} more", "{names} and {count} more")


def first_of(names: Sequence[str], most: int, lang: str = ENGLISH, separator: str = ", ") -> str:
    """The first of some names, and how many more there are.

    Examples
    --------
    >>> first_of(["Chile", "Japan", "Peru"], 2)
    'Chile, Japan and 1 more'
    """
    joined, more = separator.join(names[:most]), len(names) - most
    if more <= 0:
        return joined
    return translate_plural(*_AND_MORE, more, lang).format(names=joined, count=written(more, lang))


def counted(number: int, one: str, many: str, lang: str = ENGLISH) -> str:
    """``1 agreement``, ``2 agreements``: a number and the form of the word that goes with it.

    Examples
    --------
    >>> counted(1, "agreement", "agreements"), counted(1200, "agreement", "agreements")
    ('1 agreement', '1,200 agreements')
    """
    return f"{written(number, lang)} {translate_plural(one, many, number, lang)}"
