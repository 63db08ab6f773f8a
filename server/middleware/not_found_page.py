"""What a browser shows of an address that is none: where there is something instead."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from charts.spec.chart_spec import ChartSpec
from charts.urls import page_address
from data.facts.store import Facts, store
from data.i18n.cldr import ENGLISH
from data.partners.lookup import match_country
from server.html.templating import render
from server.page_titles import PAGES
from server.route_labels import is_known

_LONGEST_SHOWN = 200
_SHORTEST_SLIP = 4
"""Letters: of three that are wrong in one too many codes of countries are alike."""

_BETWEEN_WORDS = re.compile(r"[-_+.\s]+")


def takes_page(scope: Scope) -> bool:
    """Whether a missing address is asked for by a browser that shows a page for it."""
    return not is_known(scope["path"]) and "text/html" in Headers(scope=scope).get("accept", "")


def missing_page(path: str) -> bytes:
    """A page that says so, with what was probably meant, a search, and the pages there are."""
    facts, wanted = store().facts, _words(path)
    nearest = nearest_partner(facts, wanted)
    partners = {code: facts.name(code) for code in facts.partners["iso_a3"]}
    return render(
        "not_found.html",
        title="Page not found",
        lang=ENGLISH,
        direction="ltr",
        theme="",
        path=path[:_LONGEST_SHOWN],
        suggestions=_suggestions(facts, wanted, nearest),
        partners=dict(sorted(partners.items(), key=lambda item: item[1])),
        nearest=nearest,
        pages_title="Pages of the Ministerial Atlas",
        pages={f"/{page}": title for page, title in PAGES.items()},
    ).encode()


def nearest_partner(facts: Facts, words: str) -> str:
    """The code of the partner that some words most likely stand for, or "".

    Parameters
    ----------
    facts : Facts
    words : str
        A code, a name or something like it. The name of a country that is no partner is not taken
        for a slip in that of one.
    """
    codes = set(facts.partners["iso_a3"])
    exact = match_country(facts, words, facts.countries["iso_a3"], exactly=True)
    if exact:
        return exact if exact in codes else ""
    return match_country(facts, words, codes, exactly=len(words) < _SHORTEST_SLIP)


def _words(path: str) -> str:
    """The last part of a path as somebody would say it: ``/partners/south-korea``."""
    last = path.rstrip("/").rpartition("/")[2]
    return _BETWEEN_WORDS.sub(" ", re.sub(r"\.[a-z]{2,5}$", "", last)).strip()


def _suggestions(facts: Facts, words: str, nearest: str) -> dict[str, str]:
    """Address to name: a page by another spelling, a mineral, the nearest partner."""
    pages = {f"/{path}": title for path, title in PAGES.items() if title.lower() == words.lower()}
    minerals = {
        page_address("minerals", ChartSpec(commodity=row["slug"])): row["label"]
        for row in facts.commodities.to_dict("records")
        if words.lower() in (row["slug"].replace("-", " "), row["label"].lower())
    }
    partner = page_address("partners", ChartSpec(partner=nearest))
    return pages or minerals or ({partner: facts.name(nearest)} if nearest else {})
