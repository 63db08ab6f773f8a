"""The search of every page: one field for countries, minerals and agreements, in any language.

The form works without scripts: the route ``/search`` answers it. The script of the page suggests
names while one types, from a file that it asks for when the field is first used.
"""

from __future__ import annotations

import hashlib
import json

from charts.spec.parsers import selectable
from data.agreements.listing import AgreementFilter, selected_agreements
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, LANGUAGES
from data.partners.lookup import match_country
from data.search.matching import EXACT, clear_match, find_matches, fold, nearest_entries
from data.search.names import SearchEntry, search_entries
from views.blocks import Html
from views.context import PageContext
from views.templating import render
from views.text.i18n import _

LONGEST_SEARCH = 200
"""Characters of what is searched for: those that follow are not looked at."""

_MOST_NEAR = 6
"""Of each kind."""


def entries(facts: Facts) -> tuple[SearchEntry, ...]:
    """Everything that can be found."""
    return search_entries(facts, selectable(facts))


@cache_by_facts()
def _names_file(facts: Facts) -> tuple[str, bytes]:
    """The hash of the file of names, and its bytes."""
    listed = [
        (entry.kind, entry.code, entry.names, entry.others, entry.codes) for entry in entries(facts)
    ]
    rows = facts.agreements[["agreement_id", "title", "partner_iso_a3"]]
    agreements = rows.sort_values("agreement_id").to_numpy().tolist()
    content = {"languages": LANGUAGES, "entries": listed, "agreements": agreements}
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(body).hexdigest()[:12], body


def names_file(facts: Facts) -> bytes:
    """All names as JSON.

    The languages; for each country and mineral kind, code, names, others and codes; for each
    agreement id, title and the codes of its partners.
    """
    return _names_file(facts.localized(ENGLISH))[1]


def names_address(facts: Facts) -> str:
    """The address of `names_file`, which is another for another content."""
    return f"/search/names.{_names_file(facts.localized(ENGLISH))[0]}.json"


def entry_address(context: PageContext, entry: SearchEntry) -> str:
    """The page of what was found, with what pages share of the view.

    Parameters
    ----------
    context : PageContext
    entry : SearchEntry
    """
    if entry.kind == "country":
        return context.link("partners", partner=entry.code)
    return context.link("minerals", partner="", commodity=entry.code)


def found_entry(context: PageContext, text: str) -> SearchEntry | None:
    """What is certainly meant by a text, or None.

    The name of a country that cannot be chosen is not taken for the beginning of another's, or for
    a slip in it: Dominica is not the Dominican Republic.

    Parameters
    ----------
    context : PageContext
        Names are known in every language; the reader's comes first.
    text : str
        As it was typed, of any length.
    """
    facts = context.facts
    matches = find_matches(entries(facts), text, context.local.lang)
    if matches and matches[0].rank != EXACT and _names_another(facts, text):
        return None
    return clear_match(matches)


def _names_another(facts: Facts, text: str) -> bool:
    """Whether a text is the name of a country that cannot be chosen."""
    named = match_country(facts, text, facts.countries["iso_a3"], exactly=True)
    return bool(named) and named not in selectable(facts)


def found_agreement(context: PageContext, text: str) -> str:
    """The address of the agreement whose id a text is, or "".

    Parameters
    ----------
    context : PageContext
    text : str
        As it was typed, of any length.
    """
    typed = fold(text)
    for name in context.facts.agreements["agreement_id"]:
        if typed == fold(name):
            return context.link("agreements", partner="", agreement=name)
    return ""


def near_entries(context: PageContext, text: str) -> dict[str, list[SearchEntry]]:
    """The countries and the minerals that may be meant, by kind, the likeliest first.

    Parameters
    ----------
    context : PageContext
    text : str
        As it was typed; where nothing matches, the names most like it are given.

    Returns
    -------
    dict of str to list of SearchEntry
        ``country`` and ``mineral``; each may be empty.
    """
    listed = entries(context.facts)
    matched = [match.entry for match in find_matches(listed, text, context.local.lang)]
    near = matched or nearest_entries(listed, text, _MOST_NEAR)
    return {
        kind: [entry for entry in near if entry.kind == kind][:_MOST_NEAR]
        for kind in ("country", "mineral")
    }


def agreement_links(context: PageContext, text: str) -> dict[str, str]:
    """The agreements that hold every word of a text, the latest first: address to what it is.

    Parameters
    ----------
    context : PageContext
    text : str
        What was searched for; "" finds none.
    """
    if not text.strip():
        return {}
    facts = context.facts
    rows = selected_agreements(facts, facts.last_event, AgreementFilter(words=text))
    return {
        context.link("agreements", partner="", agreement=row["agreement_id"]): (
            f"{row['partner_name']}: {row['title']}"
        )
        for row in rows.head(_MOST_NEAR).to_dict("records")
    }


def search_form(context: PageContext) -> Html:
    """The field, and the words that its script needs."""
    return Html(
        render(
            "search.html",
            names=names_address(context.facts),
            lang=context.local.lang,
            hidden=context.query_for(partner=""),
            longest=LONGEST_SEARCH,
            words={**field_words(), **_script_words()},
        )
    )


def field_words() -> dict[str, str]:
    """What the field and its button are called."""
    return {
        "label": _("Search countries, minerals and agreements"),
        "hint": _("Country, mineral, agreement"),
        "submit": _("Search"),
    }


def _script_words() -> dict[str, str]:
    return {
        "country": _("Country"),
        "mineral": _("Mineral"),
        "agreement": _("Agreement"),
        "count": _("Suggestions: {count}"),
        "none": _("No country, mineral or agreement has this name"),
    }


def page_words(text: str) -> dict[str, str]:
    """What the page says that stands where nothing is certainly meant.

    Parameters
    ----------
    text : str
        What was searched for.
    """
    said = _("“{query}” may mean several countries or minerals, or none that the atlas covers.")
    return {
        **field_words(),
        "said": said.format(query=text) if text else "",
        "countries": _("Nearest countries"),
        "minerals": _("Nearest minerals"),
        "agreements": _("Agreements with these words"),
        "pages": _("Pages of the Ministerial Atlas"),
    }
