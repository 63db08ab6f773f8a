"""What a page is made from: the view, the facts in two languages, the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from charts.spec.chart_spec import AnySpec, ChartSpec
from charts.spec.page_specs import AgreementsSpec, BriefingSpec, ExportSpec, SourcesSpec
from charts.urls import with_query
from data.facts.store import Facts
from data.i18n.messages import sentence_language
from views.page_list import page_type

SHARED_KEYS = ("partner", "asof", "worldview", "theme", "lang")
"""Keys of the query that pages have in common: a link to another page takes them along."""

TRACKING_KEYS = ("utm_", "fbclid", "gclid", "msclkid", "mc_")
"""How keys begin that others append to links: they say nothing of the view."""

_Spec = TypeVar("_Spec", bound=ChartSpec, covariant=True)


@dataclass(frozen=True)
class ContextOf(Generic[_Spec]):
    """What a page is made from.

    Parameters
    ----------
    page : str
        Its path, "" for the first.
    spec : ChartSpec
        The view, of the kind that the page has (`views.page_list.PageType.spec`).
    facts : Facts
        In the language of sentences.
    local : Facts
        In the reader's language, for names, numbers and dates that stand alone.
    theme : {"light", "dark"}
    base : str
        The start of this server's addresses, or "" where it is not known.
    """

    page: str
    spec: _Spec
    facts: Facts
    local: Facts
    theme: str
    base: str = ""

    @property
    def asof(self) -> date:
        """The as-of date in force."""
        return self.spec.as_of_date(self.facts)

    def query(self, **changes: Any) -> dict[str, str]:
        """The query of this view on its page, with some changes."""
        return self.spec.replace(**changes).to_query(page_type(self.page).keys)

    def changed(self, **changes: Any) -> str:
        """The address of this view on its page, with some changes."""
        return address(self.page, self.query(**changes))

    def query_for(self, **changes: Any) -> dict[str, str]:
        """The keys that pages share as a query, with some changes."""
        return ChartSpec(**(self.spec.values(SHARED_KEYS) | changes)).to_query()

    def link(self, page: str, **changes: Any) -> str:
        """The address of another page, ``/partners?partner=PER``, with the shared keys.

        Parameters
        ----------
        page : str
            Its path, "" for the first.
        **changes
            Keys of that page's view that differ from this one's.
        """
        spec = page_type(page).spec(**(self.spec.values(SHARED_KEYS) | changes))
        return address(page, spec.to_query())


PageContext = ContextOf[ChartSpec]
BriefingContext = ContextOf[BriefingSpec]
ExportContext = ContextOf[ExportSpec]
SourcesContext = ContextOf[SourcesSpec]
AgreementsContext = ContextOf[AgreementsSpec]


def page_context(
    page: str, spec: AnySpec, facts: Facts, theme: str = "", base: str = ""
) -> ContextOf[AnySpec]:
    """The context of a page in the language of its view.

    Parameters
    ----------
    page : str
        Its path, "" for the first.
    spec : AnySpec
        The view, of the kind that the page has.
    facts : Facts
        In any language.
    theme : {"", "light", "dark"}
        The reader's, where the view names none.
    base : str
        See `ContextOf`.
    """
    return ContextOf(
        page,
        spec,
        facts.localized(sentence_language(spec.lang)),
        facts.localized(spec.lang),
        spec.theme or theme or "light",
        base,
    )


def address(page: str, query: Mapping[str, str]) -> str:
    """The address of a page.

    Parameters
    ----------
    page : str
        Its path, with or without a slash before it.
    query : mapping of str to str

    Examples
    --------
    >>> address("partners", {"compare": "PER,CHL"})
    '/partners?compare=PER,CHL'
    >>> address("", {})
    '/'
    """
    return with_query(f"/{page.lstrip('/')}", query)
