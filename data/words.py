"""What the codes in the tables are called on screen and in print: one word for one thing."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

MINISTERIAL = date(2026, 2, 4)
"""The day of the Critical Minerals Ministerial (U.S. Department of State fact sheet)."""

STATUS_LABELS = MappingProxyType(
    {
        "host": "Host",
        "signed_at_ministerial": "Signed on 4 Feb 2026",
        "signed_before": "Signed before",
        "signed_after": "Signed after",
        "announced": "Announced, not signed",
        "attended": "Came, no text",
        "signed_not_attending": "Signed, did not come",
        "linked_not_attending": "Linked, did not come",
    }
)
STATUS_HELP = MappingProxyType(
    {
        "host": "The United States invited the others.",
        "signed_at_ministerial": "Signed a framework or memorandum in Washington on the day.",
        "signed_before": "Had signed a text about minerals with Washington before the day.",
        "signed_after": "Came to the ministerial and signed later.",
        "announced": "A text is announced, or a trade deal, declaration or financing touches "
        "minerals; no signed minerals text is known.",
        "attended": "On State's list of delegations; no text with Washington is known.",
        "signed_not_attending": "Not at the ministerial, but has signed a minerals text.",
        "linked_not_attending": "Not at the ministerial; a trade deal or declaration touches "
        "minerals.",
    }
)
_TO_COME = "Came on the day, no text yet"

INSTRUMENT_LABELS = MappingProxyType(
    {
        "agreement": "Agreement",
        "memorandum_of_understanding": "Memorandum of understanding",
        "plurilateral_initiative": "Plurilateral initiative",
        "joint_statement": "Joint statement",
        "framework": "Framework",
        "action_plan": "Action plan",
        "other": "Not between governments",
    }
)
COUNTS_AS_LABELS = MappingProxyType(
    {
        "minerals_text": "minerals text",
        "trade_clause": "trade deal with a minerals clause",
        "declaration": "declaration",
        "finance": "financing",
        "company_deal": "company deal",
        "subnational": "with a part of the country",
        "plurilateral": "several countries together",
    }
)
TEXT_STATUS_LABELS = MappingProxyType(
    {
        "signed": "Signed",
        "in_force": "In force",
        "announced": "Announced",
        "negotiations_concluded": "Negotiations concluded",
    }
)
RANK_LABELS = MappingProxyType(
    {
        "minister": "minister",
        "deputy_minister": "deputy minister",
        "ambassador": "ambassador",
        "other": "other rank",
        "": "rank not published",
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
        "pax_silica": "Pax Silica",
        "forge": "FORGE",
        "msp": "Minerals Security Partnership",
        "g7": "G7",
        "quad": "Quad",
        "eu": "European Union",
    }
)
STAGE_LABELS = MappingProxyType(
    {
        "mine": "mine production",
        "refinery": "refinery production",
        "smelter": "smelter production",
        "reserves": "reserves",
    }
)
CONFIDENCE_HELP = MappingProxyType(
    {
        "high": "Confirmed by an official text or several independent reports.",
        "medium": "One good source, or official words read through a copy.",
        "low": "Weak or contradictory reports; never counted as signed.",
    }
)
NO_FIGURE = "No figure listed. That is not zero: the tables name the larger producers."
NOT_COVERED = (
    "The mineral tables cover the partners, China and the United States; of other countries they "
    "name only some refiners. What is not listed here is not covered, whatever the country mines."
)
NOT_PUBLISHED = "not published"
NOT_STATED = "not stated"
BINDING_LABELS = MappingProxyType(
    {"yes": "legally binding", "no": "not legally binding", "": NOT_STATED}
)


def status_label(status: str, asof: date) -> str:
    """The name of a status as of a day: before the ministerial nobody has yet come."""
    if status == "attended" and asof < MINISTERIAL:
        return _TO_COME
    return STATUS_LABELS[status]


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 text``, ``2 texts``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
