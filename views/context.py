"""What a page is made from: the view, the facts in two languages, the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from charts.spec.chart_spec import ChartSpec
from charts.urls import with_query
from data.facts.store import Facts
from data.i18n.messages import sentence_language

SHARED_KEYS = ("partner", "asof", "worldview", "theme", "lang")
"""Keys of the query that pages have in common: a link to another page takes them along."""

TRACKING_KEYS = ("utm_", "fbclid", "gclid", "msclkid", "mc_")
"""How keys begin that others append to links: they say nothing of the view."""


@dataclass(frozen=True)
class PageContext:
    """What a page is made from.

    Parameters
    ----------
    page : str
        Its path, "" for the first.
    spec : ChartSpec
        The view.
    facts : Facts
        In the language of sentences.
    local : Facts
        In the reader's language, for names, numbers and dates that stand alone.
    theme : {"light", "dark"}
    base : str
        The start of this server's addresses, or "" where it is not known.
    """

    page: str
    spec: ChartSpec
    facts: Facts
    local: Facts
    theme: str
    base: str = ""

    @property
    def asof(self) -> date:
        """The as-of date in force."""
        return self.spec.as_of_date(self.facts)

    def query_for(self, **changes: Any) -> dict[str, str]:
        """The query of another page: the shared keys, and some changes."""
        return shared_spec(self.spec).replace(**changes).to_query()

    def link(self, page: str, **changes: Any) -> str:
        """The address of another page, ``/partners?partner=PER``, with the shared keys."""
        return address(page, self.query_for(**changes))


def page_context(
    page: str, spec: ChartSpec, facts: Facts, theme: str = "", base: str = ""
) -> PageContext:
    """The context of a page in the language of its view.

    Parameters
    ----------
    facts : Facts
        In any language.
    theme : {"", "light", "dark"}
        The reader's, where the view names none.
    """
    return PageContext(
        page,
        spec,
        facts.localized(sentence_language(spec.lang)),
        facts.localized(spec.lang),
        spec.theme or theme or "light",
        base,
    )


def shared_spec(spec: ChartSpec) -> ChartSpec:
    """What of a view another page shares."""
    return ChartSpec(**{key: getattr(spec, key) for key in SHARED_KEYS})


def address(page: str, query: Mapping[str, str]) -> str:
    """The address of a page.

    Examples
    --------
    >>> address("partners", {"compare": "PER,CHL"})
    '/partners?compare=PER,CHL'
    >>> address("", {})
    '/'
    """
    return with_query(f"/{page.lstrip('/')}", query)
