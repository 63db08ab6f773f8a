"""The rules that every generated sentence keeps: what may be claimed, and how it is written.

The first part says what the rows allow; the sentence builders (`charts.captions`) check it
before each claim. The second part reads a finished sentence. `tests/charts/test_sentence_rules.py`
tests each rule by itself, and holds every sentence that the product can generate against all of
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from data.minerals.halves import rests_on_one


def is_proven_leader(share: float, unlisted: float, closed: bool) -> bool:
    """Whether the largest listed producer is the largest of the world.

    Parameters
    ----------
    share : float
        Its percent of the world total.
    unlisted : float
        The most that one producer without a row can have, in percent.
    closed : bool
        Whether the total holds every producer's output (see
        `data.minerals.combined_shares.concentration`).
    """
    return closed and share >= unlisted


def may_follow(share: float, unlisted: float, closed: bool) -> bool:
    """Whether the second listed producer is the second of the world: the same proof, and strict.

    Parameters
    ----------
    share : float
        Its percent of the world total.
    unlisted : float
    closed : bool
        Both as in `is_proven_leader`.
    """
    return closed and share > unlisted


def member_to_name(row: pd.Series) -> bool:
    """Whether a group's share has to name its largest member.

    It has when without that member the group falls under half of its share, or under half of the
    world; a group of one is its own name.

    Parameters
    ----------
    row : pandas.Series
        Of `data.minerals.overview.overview`: ``coalition``, ``largest_pct``, ``members``.
    """
    if pd.isna(row["coalition"]) or row["members"] < 1:
        return False
    return bool(rests_on_one(float(row["coalition"]), float(row["largest_pct"])))


@dataclass(frozen=True)
class Rule:
    """A rule that reads a sentence.

    Attributes
    ----------
    name : str
        What the rule is called in a report.
    claim : re.Pattern or None
        The sentences that it governs; None governs every sentence.
    fault : callable
        Gives what is wrong with a sentence, or "".
    """

    name: str
    claim: re.Pattern[str] | None
    fault: Callable[[str], str]

    def governs(self, sentence: str) -> bool:
        """Whether a sentence, or the template of one, makes the claim that this rule is about."""
        return self.claim is None or self.claim.search(sentence) is not None


def faults(sentence: str) -> list[str]:
    """Every rule that a sentence breaks, each with what is wrong."""
    results = ((rule.name, rule.fault(sentence)) for rule in RULES if rule.governs(sentence))
    return [f"{name}: {fault}" for name, fault in results if fault]


def uncovered(templates: Iterable[str]) -> list[str]:
    """The templates that make no claim that a rule is about."""
    claims = [rule for rule in RULES if rule.claim is not None]
    return [text for text in templates if not any(rule.governs(text) for rule in claims)]


def _forbidden(pattern: str, flags: int = re.IGNORECASE) -> Callable[[str], str]:
    expression = re.compile(pattern, flags)

    def fault(sentence: str) -> str:
        match = expression.search(sentence)
        return f"{match[0]!r} in {sentence!r}" if match else ""

    return fault


def _needed(pattern: str, what: str) -> Callable[[str], str]:
    expression = re.compile(pattern, re.IGNORECASE)
    return lambda sentence: "" if expression.search(sentence) else f"no {what} in {sentence!r}"


def _about(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _over_a_hundred(sentence: str) -> str:
    figures = re.findall(r"(\d[\d,]*(?:\.\d+)?)\s?%", sentence)
    over = [figure for figure in figures if float(figure.replace(",", "")) > 100]
    return f"{over[0]}% in {sentence!r}" if over else ""


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_PLURALS = (
    "agreements|partners|countries|signatories|delegations|members|rows|marks|events|"
    r"minerals(?! agreement)|"
    "lines|outputs|producers|figures|shares|texts"
)
_COUNT = r"(?:\d+|\{count\}|\{texts\}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"

RULES = (
    Rule("one of a thing is singular", None, _forbidden(rf"\b(?:1|one) (?:\w+ )?(?:{_PLURALS})\b")),
    Rule("nought is none", None, _forbidden(r"\bno of\b|\b0 of them\b|\bnone of none\b")),
    Rule("a month has its capital", None, _forbidden(rf"\b\d{{1,2}} (?:{_MONTHS})\b", 0)),
    Rule("stops and blanks", None, _forbidden(r"\.\.(?!\.)|[,;:]\.|\s[,.;](?!\.)|  +|;\s*;|\{|\}")),
    Rule("a percent sign follows its figure", None, _forbidden(r"\d\s%")),
    Rule("no share is above 100%", None, _over_a_hundred),
    Rule(
        "the words of the trade",
        None,
        _forbidden(
            r"\bminerals? texts?\b|\bsigned texts?\b|\btexts? signed\b"
            r"|\b(?:who|that|partners?|countries|members|delegations?) came\b"
            r"|\bcame (?:on|to (?:the ministerial|Washington))\b|\bdid not come\b"
            r"|\bcolour|\bgrey\b|\blicence\b|\bno [\w ]+ is known\b|\bcovered by\b"
        ),
    ),
    Rule(
        "what was not found is not said to be none",
        _about(r"\bno (?:signed )?(?:bilateral )?(?:minerals )?agreements?\b"),
        _needed(r"\bfound\b|\bcounted\b", "“found”"),
    ),
    Rule(
        "a count of agreements says when it starts",
        _about(
            rf"(?<!\w){_COUNT} (?:bilateral )?(?:minerals )?agreements?\b|\bagreements? counted\b"
            r"|\bcounted as (?:a )?signed\b|\bagreements signed\b"
        ),
        _needed(r"Apr(?:il)? 2025|\bcounted\b|on one day|State’s", "start of the count"),
    ),
    Rule(
        "a count of signatories says whom it counts",
        _about(r"\b(?:signed on|signatories|signed at the ministerial|signed by)\b"),
        _forbidden(r"\bcovered\b|\ball signatories\b"),
    ),
    Rule(
        "a leader is proven, or the largest among those listed",
        _about(r"\bleads?\b|\blargest\b|\bmost\b|\bhas the\b"),
        _forbidden(r"\bworld[’']s largest\b|\bworld leader\b|\bdominates?\b"),
    ),
    Rule(
        "who follows is proven",
        _about(r"\bfollows?\b"),
        _forbidden(r"\bamong listed\b[^;]*;[^;]*\bfollows?\b"),
    ),
    Rule(
        "halves are counted in commodity lines",
        _about(r"\bhalf or more\b|\bcommodity lines?\b"),
        _needed(r"commodity lines?", "“commodity lines”"),
    ),
    Rule(
        "a share is of the world total",
        _about(r"\bshares?\b|\bpercent\b|%|\bworld total\b|\bof the world\b"),
        _forbidden(r"\bof world production\b|\bof global\b"),
    ),
    Rule(
        "an open list has members on record",
        _about(r"\bmembers? of\b|\bmembership\b|\bbelong"),
        _forbidden(r"\ball members\b|\bcountries belong to\b"),
    ),
    Rule(
        "what was replaced says on which day",
        _about(r"\breplaced\b"),
        _needed(r"\b\d{1,2} [a-z]+ \d{4}\b", "day"),
    ),
    Rule(
        "a claim is attributed to who made it",
        _about(r"\btwelve\b|\bseventeen\b|\b43\b (?:foreign|ministers)"),
        _needed(r"State|law firm|Clark Hill|“twelve”", "who says so"),
    ),
    Rule(
        "a date that has passed is not ahead",
        _about(r"\bscheduled\b|\bahead\b|\bto come\b|\bcomes next\b|\bcoverage\b|\bcovered\b"),
        _forbidden(r"\bahead\b|\bupcoming\b|\bforthcoming\b"),
    ),
    Rule(
        "attending is not signing",
        _about(r"\battend|\bdelegations?\b|\bministerial\b"),
        _forbidden(r"\battended and signed\b|\bUN member"),
    ),
    Rule(
        "what binds is an agreement, and nothing else is said to bind",
        _about(r"\blegally binding\b"),
        _needed(r"\bagreements?\b", "“agreement”"),
    ),
    Rule(
        "what is not listed is not nought",
        _about(
            r"\bnot listed\b|\bholding reserves\b|\blisted\b|\bno figure\b"
            r"|\bnot published\b|\bnot stated\b"
        ),
        _forbidden(r"\bnot listed, so\b|\bproduces? nothing\b|\bmines? nothing\b"),
    ),
    Rule(
        "a partner is one of the 54, or the Commission",
        _about(r"\bpartners?\b|\bamong the 54\b"),
        _forbidden(r"\bpartner nations\b|\ballies\b|\ballied partners\b"),
    ),
    Rule(
        "the Commission is no country",
        _about(r"\bEuropean Commission\b"),
        _forbidden(r"\bcountr(?:y|ies),? (?:including|among them|with) the European Commission\b"),
    ),
    Rule(
        "a date is written as it is known",
        _about(r"\bday is known\b|\{(?:day|date|month|first|last|year)\}|\bdate\b"),
        _forbidden(r"\b\d+(?:st|nd|rd|th)\b|\b\d{4}-\d{2}\b"),
    ),
    Rule(
        "a picture is described, not praised",
        _about(r"\b(?:map|timeline|bars|card|chart|line)\b"),
        _forbidden(r"\bclearly\b|\bobviously\b|\bas (?:you can|is) seen?\b"),
    ),
)
"""Every rule; those without a claim govern every sentence."""
