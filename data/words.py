"""What the codes in the tables are called on screen and in print: one word for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from data.interface import marked, marked_plural, translate, translate_plural
from data.languages import ENGLISH
from data.languages import number as written

MINISTERIAL = date(2026, 2, 4)
"""The day of the Critical Minerals Ministerial (U.S. Department of State fact sheet)."""

STATUS_LABELS = MappingProxyType(
    {
        "host": marked("Host"),
        "signed_at_ministerial": marked("Signed on 4 Feb 2026"),
        "signed_before": marked("Signed before"),
        "signed_after": marked("Signed after"),
        "announced": marked("Announced, not signed"),
        "attended": marked("Came, no text"),
        "signed_not_attending": marked("Signed, did not come"),
        "linked_not_attending": marked("Linked, did not come"),
    }
)
STATUS_HELP = MappingProxyType(
    {
        "host": marked("The United States invited the others."),
        "signed_at_ministerial": marked(
            "Signed a framework or memorandum in Washington on the day."
        ),
        "signed_before": marked("Had signed a text about minerals with Washington before the day."),
        "signed_after": marked("Came to the ministerial and signed later."),
        "announced": marked(
            "A text is announced, or a trade deal, declaration or financing touches "
            "minerals; no signed minerals text is known."
        ),
        "attended": marked("On State's list of delegations; no text with Washington is known."),
        "signed_not_attending": marked("Not at the ministerial, but has signed a minerals text."),
        "linked_not_attending": marked(
            "Not at the ministerial; a trade deal or declaration touches minerals."
        ),
    }
)
_TO_COME = marked("Came on the day, no text yet")

INSTRUMENT_LABELS = MappingProxyType(
    {
        "agreement": marked("Agreement"),
        "memorandum_of_understanding": marked("Memorandum of understanding"),
        "plurilateral_initiative": marked("Plurilateral initiative"),
        "joint_statement": marked("Joint statement"),
        "framework": marked("Framework"),
        "action_plan": marked("Action plan"),
        "other": marked("Not between governments"),
    }
)
COUNTS_AS_LABELS = MappingProxyType(
    {
        "minerals_text": marked("minerals text"),
        "trade_clause": marked("trade deal with a minerals clause"),
        "declaration": marked("declaration"),
        "finance": marked("financing"),
        "company_deal": marked("company deal"),
        "subnational": marked("with a part of the country"),
        "plurilateral": marked("several countries together"),
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
            "Partnership on 4 February 2026."
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
CONFIDENCE_LABELS = MappingProxyType(
    {
        "high": marked("High confidence"),
        "medium": marked("Medium confidence"),
        "low": marked("Low confidence"),
    }
)
ABSENT = "absent"
"""The status of a country that neither came nor has a text that touches minerals."""

_ABSENT_LABEL = marked("Not at the ministerial")
CLAIMED = marked("claimed")
NO_GROUP = marked("In no group covered here.")
NO_TEXT_YET = marked("No text known by this day.")
NOT_SIGNATURE = marked("Attendance is not signature.")
CONFIDENCE_HELP = MappingProxyType(
    {
        "high": marked("Confirmed by an official text or several independent reports."),
        "medium": marked("One good source, or official words read through a copy."),
        "low": marked("Weak or contradictory reports; never counted as signed."),
    }
)
NO_FIGURE = marked("No figure listed. That is not zero: the tables name the larger producers.")
NOT_COVERED = marked(
    "The mineral tables cover the partners, China and the United States; of other countries they "
    "name only some refiners. What is not listed here is not covered, whatever the country mines."
)
_AT_MOST = marked("at most {figure}")
NOT_PUBLISHED = marked("not published")
NOT_STATED = marked("not stated")
BINDING_LABELS = MappingProxyType(
    {"yes": marked("legally binding"), "no": marked("not legally binding"), "": NOT_STATED}
)


def status_label(status: str, asof: date, lang: str = ENGLISH) -> str:
    """The name of a status as of a day: before the ministerial nobody has yet come."""
    if status == ABSENT:
        return translate(_ABSENT_LABEL, lang)
    if status == "attended" and asof < MINISTERIAL:
        return translate(_TO_COME, lang)
    return translate(STATUS_LABELS[status], lang)


def text_status(status: str, confidence: str, lang: str = ENGLISH) -> str:
    """Where a text stands, inside a line; a weak report is only claimed."""
    label = CLAIMED if confidence == "low" else TEXT_STATUS_LABELS[status]
    return translate(label, lang).lower()


def at_most(figure: str, upper_limit: bool, lang: str = ENGLISH) -> str:
    """A figure, or that it is only an upper limit."""
    return translate(_AT_MOST, lang).format(figure=figure) if upper_limit else figure


_AND_MORE = marked_plural("{names} and {count} more", "{names} and {count} more")


def first_of(names: Sequence[str], most: int, lang: str = ENGLISH) -> str:
    """The first of some names, and how many more there are."""
    shown, more = ", ".join(names[:most]), len(names) - most
    if more <= 0:
        return shown
    return translate_plural(*_AND_MORE, more, lang).format(names=shown, count=written(more, lang))


def counted(number: int, one: str, many: str, lang: str = ENGLISH) -> str:
    """``1 text``, ``2 texts``: a number and the form of a word that goes with it in a language."""
    return f"{written(number, lang)} {translate_plural(one, many, number, lang)}"
