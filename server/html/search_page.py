"""The small page that answers a search where no page is certainly meant."""

from __future__ import annotations

from data.i18n.cldr import locale
from data.search.names import SearchEntry
from server.html.templating import render
from views.context import PageContext
from views.page_list import PAGES
from views.search import (
    LONGEST_SEARCH,
    agreement_links,
    entry_address,
    near_entries,
    page_words,
)
from views.text.i18n import _, in_language


def search_page(context: PageContext, text: str) -> str:
    """The nearest countries and minerals, the field again, and the pages, as a whole document.

    Parameters
    ----------
    context : PageContext
    text : str
        What was searched for; "" for nothing yet.
    """
    with in_language(context.local.lang):
        words, near = page_words(text), near_entries(context, text)
        return render(
            "search.html",
            title=words["submit"],
            lang=context.facts.lang,
            direction=locale(context.facts.lang).text_direction,
            theme=context.spec.theme,
            words=words,
            hidden=context.query_for(partner=""),
            typed=text,
            longest=LONGEST_SEARCH,
            found={
                words["countries"]: _links(context, near["country"]),
                words["minerals"]: _links(context, near["mineral"]),
            },
            agreements=agreement_links(context, text),
            names_lang=context.local.lang,
            pages_title=words["pages"],
            pages={context.link(page.path): _(page.title) for page in PAGES},
        )


def _links(context: PageContext, found: list[SearchEntry]) -> dict[str, str]:
    lang = context.local.lang
    return {entry_address(context, entry): entry.name(lang) for entry in found}
