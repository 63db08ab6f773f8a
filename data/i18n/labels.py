"""What the codes in the tables are called on screen and in print: one word for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from data.i18n.cldr import ENGLISH
from data.i18n.cldr import number as written
from data.i18n.messages import marked, marked_plural, translate, translate_plural

MINISTERIAL = date(2026, 2, 4)
"""The day of the Critical Minerals Ministerial (U.S. Department of State fact sheet)."""

CONFIDENCES = ("high", "medium", "low")
"""From the surest to the least sure."""

WORLD, REMAINDER = "WLD", "OTH"
"""Codes of the tables of figures that are no producer: the world, the source's own remainder."""

STATUS_LABELS = MappingProxyType(
    {
        "host": marked("Host"),
        "signed_at_ministerial": marked("Signed at the ministerial"),
        "signed_before": marked("Signed before"),
        "signed_after": marked("Signed since"),
        "announced": marked("Announced, not signed"),
        "attended": marked("Attended, no agreement found"),
        "signed_not_attending": marked("Signed, did not attend"),
        "linked_not_attending": marked("Related deal, did not attend"),
    }
)
STATUS_HELP = MappingProxyType(
    {
        "host": marked("The United States invited the others."),
        "signed_at_ministerial": marked(
            "Signed a framework or memorandum in Washington on 4 Feb 2026."
        ),
        "signed_before": marked(
            "Signed a bilateral minerals agreement from April 2025 on, before the ministerial."
        ),
        "signed_after": marked("Attended the ministerial and signed afterwards."),
        "announced": marked(
            "An agreement is announced, or a trade agreement, declaration or financing touches "
            "minerals; no signed bilateral minerals agreement found since April 2025."
        ),
        "attended": marked(
            "On State’s list of delegations; no bilateral minerals agreement found since "
            "April 2025."
        ),
        "signed_not_attending": marked(
            "Not on State’s list of delegations; signed a bilateral minerals agreement since "
            "April 2025."
        ),
        "linked_not_attending": marked(
            "Not on State’s list of delegations; a trade agreement or declaration touches minerals."
        ),
    }
)
_TO_COME = MappingProxyType(
    {
        "attended": marked("On the list, no agreement counted by then"),
        "signed_not_attending": marked("Signed, not on the list"),
        "linked_not_attending": marked("Related deal, not on the list"),
    }
)
"""The same before the ministerial, when nobody had attended or stayed away."""

INSTRUMENT_LABELS = MappingProxyType(
    {
        "agreement": marked("Agreement"),
        "memorandum_of_understanding": marked("Memorandum of understanding"),
        "plurilateral_initiative": marked("Plurilateral initiative"),
        "joint_statement": marked("Joint statement"),
        "framework": marked("Framework"),
        "action_plan": marked("Action plan"),
        "other": marked("Other instrument"),
    }
)
COUNTS_AS_LABELS = MappingProxyType(
    {
        "minerals_text": marked("bilateral minerals agreement"),
        "trade_clause": marked("trade agreement with a minerals provision"),
        "declaration": marked("declaration"),
        "finance": marked("financing"),
        "company_deal": marked("company deal"),
        "subnational": marked("subnational agreement"),
        "plurilateral": marked("plurilateral instrument"),
    }
)
TEXT_STATUS_LABELS = MappingProxyType(
    {
        "signed": marked("Signed"),
        "in_force": marked("In force"),
        "announced": marked("Announced"),
        "negotiations_concluded": marked("Negotiations concluded"),
    }
)
RANK_LABELS = MappingProxyType(
    {
        "minister": marked("minister"),
        "deputy_minister": marked("deputy minister"),
        "ambassador": marked("ambassador"),
        "other": marked("other rank"),
        "": marked("rank not published"),
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
        "pax_silica": marked("Pax Silica"),
        "forge": marked("FORGE"),
        "msp": marked("Minerals Security Partnership"),
        "g7": marked("G7"),
        "quad": marked("Quad"),
        "eu": marked("European Union"),
    }
)
INITIATIVE_HELP = MappingProxyType(
    {
        "pax_silica": marked(
            "A declaration on the supply chains of artificial intelligence, first signed in "
            "Washington on 12 December 2025."
        ),
        "forge": marked(
            "The Forum on Resource Geostrategic Engagement, which replaced the Minerals Security "
            "Partnership on 4 February 2026; members on record only."
        ),
        "msp": marked(
            "The Minerals Security Partnership, which FORGE replaced on 4 February 2026."
        ),
        "g7": marked("The Group of Seven."),
        "quad": marked("Australia, India, Japan and the United States."),
        "eu": marked("The 27 members of the European Union."),
    }
)
"""What each initiative is (events of 12 December 2025 and 4 February 2026; memberships)."""
INITIATIVES_IN_A_SENTENCE = MappingProxyType(
    {
        "pax_silica": marked("Pax Silica"),
        "forge": marked("FORGE"),
        "msp": marked("the Minerals Security Partnership"),
        "g7": marked("the G7"),
        "quad": marked("the Quad"),
        "eu": marked("the European Union"),
    }
)
STAGE_LABELS = MappingProxyType(
    {
        "mine": marked("mine production"),
        "refinery": marked("refinery production"),
        "smelter": marked("smelter production"),
        "reserves": marked("reserves"),
    }
)
NOT_QUANTIFIED_LABELS = MappingProxyType(
    {
        "—": marked("zero"),
        "W": marked("withheld"),
        "NA": marked("not available"),
        "s": marked("included in another figure"),
        "Large": marked("large, not quantified"),
        "Small": marked("small, not quantified"),
        "XX": marked("no total can be made"),
    }
)
"""What the source prints where it gives no number (USGS, Mineral Commodity Summaries 2026)."""

STAGE_IN_A_WORD = MappingProxyType(
    {
        "mine": marked("mine"),
        "refinery": marked("refinery"),
        "smelter": marked("smelter"),
        "reserves": marked("reserves"),
    }
)
REGION_LABELS = MappingProxyType(
    {
        "africa": marked("Africa"),
        "americas": marked("Americas"),
        "asia": marked("Asia"),
        "europe": marked("Europe"),
        "oceania": marked("Oceania"),
    }
)
REGIONS_IN_A_SENTENCE = MappingProxyType({**REGION_LABELS, "americas": marked("the Americas")})
CONFIDENCE_LABELS = MappingProxyType(
    {
        "high": marked("High confidence"),
        "medium": marked("Medium confidence"),
        "low": marked("Low confidence"),
    }
)
WITH_ARTICLE = frozenset({"USA", "GBR", "ARE", "PHL", "NLD", "COK", "DOM", "CAF", "BHS", "GMB"})
"""Codes of countries whose names take an article in an English sentence."""

ABSENT = "absent"
"""The status of a country that neither attended nor has an agreement that touches minerals."""

_ABSENT_LABEL = marked("Not at the ministerial")
_NOT_LISTED = marked("Not on the list for the ministerial")
CLAIMED = marked("claimed")
NO_GROUP = marked("In no group covered here.")
NO_AGREEMENT_YET = marked("No agreement found by this date.")
NOT_SIGNATURE = marked("Attending is not signing.")
SINGLE_SOURCE = marked("single source")
"""Said beside a counted agreement that `data.catalog.sources.is_single_source` names."""
NO_FIGURE = marked("No figure is listed for this country, which is not zero.")
_AT_MOST = marked("at most {figure}")
NOT_PUBLISHED = marked("not published")
NOT_STATED = marked("not stated")
BINDING_LABELS = MappingProxyType(
    {"yes": marked("legally binding"), "no": marked("not legally binding"), "": NOT_STATED}
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
