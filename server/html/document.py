"""A page as a whole HTML document: the first paint, and all there is without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from charts.palette import AUTO, DARK, LIGHT, theme_colors
from charts.spec.briefing_slides import SLIDE_KEYS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError
from charts.spec.page_specs import BriefingSpec
from data.facts.store import Facts
from data.i18n.cldr import LANGUAGES, locale
from server.assets import FIRST_VIEW, MAP, PAGE, SCRIPT, SHEET, SLIDES, asset
from server.html.elements import element_scripts
from server.html.json_ld import json_ld
from server.html.oembed import discovery
from server.html.open_graph import SITE, open_graph, title_of
from server.html.query import page_params
from server.html.rendering import HtmlPage
from server.html.streamlit_page import streamlit_page
from server.html.templating import render
from server.static_files import streamlit_files
from views.blocks import Blocks
from views.context import PageContext, page_context
from views.footer import footer
from views.page_list import PAGES
from views.pages import live_page_blocks, page_blocks, page_headline
from views.query_problems import query_problems
from views.search import search_form
from views.table_fault import table_fault
from views.text.i18n import _, in_language


@dataclass(frozen=True)
class PageLink:
    """A page in the navigation."""

    title: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class PageRequest:
    """What a document is made from, as far as it stands in the request.

    Parameters
    ----------
    page : str
        Its path, "" for the first.
    query : str
        As it stands in the address.
    base : str
        The start of absolute addresses, or "".
    has_fault : bool
        Whether the tables have a fault since they were last read.
    """

    page: str
    query: str
    base: str
    has_fault: bool = False


def document(
    facts: Facts,
    request: PageRequest,
    spec: ChartSpec,
    problems: tuple[ParamError, ...] = (),
    first_row: int = 1,
) -> str:
    """The document of a view.

    Parameters
    ----------
    facts : Facts
    request : PageRequest
    spec : ChartSpec
        What is understood of the query.
    problems : tuple of ParamError
        What is not.
    first_row : int
        The first row of long tables, from 1.
    """
    with in_language(spec.lang):
        context = page_context(request.page, spec, facts, AUTO, request.base)
        page = HtmlPage(context, first_row, briefing=_briefing(facts, request, spec))
        notices = (table_fault(),) if request.has_fault else ()
        own = page_blocks(context)
        content = page.render((*query_problems(context, problems), *notices, *own))
        frame = _frame(context, request, page, own)
        return render("document.html", content=content, has_map=_MAP_BOX in content, **frame)


_MAP_BOX = "atlas-map-box"
"""Stands in the HTML of each map that comes alive."""


def _frame(
    context: PageContext, request: PageRequest, page: HtmlPage, own: Blocks
) -> Mapping[str, object]:
    """Everything around the content."""
    spec, path = context.spec, f"/{request.page}"
    title = title_of(context.facts, path, request.query)
    tags = open_graph(context.facts, path, request.query, request.base)
    headline = page_headline(context, own)
    if headline:
        title = f"{headline[0]} | {SITE}"
        tags |= {"og:title": headline[0], "og:description": headline[1]}
    return {
        "lang": context.facts.lang,
        "direction": locale(context.facts.lang).text_direction,
        "theme": spec.theme,
        "title": title,
        "tags": tags,
        "description": tags["og:description"],
        "canonical": request.base + context.changed() if request.base else "",
        "languages": _languages(context),
        "oembed": discovery(request.base, context.changed()),
        "style": style(),
        "typeface": _typeface(),
        "json_ld": json_ld(
            context.facts, request.page, title, tags["og:description"], request.base
        ),
        "pages": _pages(page),
        "words": {
            "skip": _("Skip to the content"),
            "pages": _("Pages"),
            "no_connection": _(
                "The live controls cannot connect on this network. This page is complete: every "
                "link and form on it works."
            ),
        },
        "search": page.render((search_form(context),)),
        "footer": page.render(footer(context)),
        "script": f"/assets/{FIRST_VIEW.stem}.{asset(FIRST_VIEW)[0]}.js",
        "page_script": f"/assets/{SCRIPT.stem}.{asset(SCRIPT)[0]}.js",
        "map_script": f"/assets/{MAP.stem}.{asset(MAP)[0]}.js",
        "slides_script": f"/assets/{SLIDES.stem}.{asset(SLIDES)[0]}.js",
        "bundle": f"/assets/{PAGE.stem}.{asset(PAGE)[0]}.js",
        "sheets": (f"/assets/{SHEET.stem}.{asset(SHEET)[0]}.css",),
        "streamlit": streamlit_page(),
        "needs": element_scripts(live_page_blocks(context, own)),
    }


def _languages(context: PageContext) -> list[tuple[str, str]]:
    if not context.base:
        return []
    return [(code, context.base + context.changed(lang=code)) for code in LANGUAGES]


def _briefing(facts: Facts, request: PageRequest, spec: ChartSpec) -> BriefingSpec:
    """The briefing of the Present page; on another that which its address carries."""
    if isinstance(spec, BriefingSpec):
        return spec
    params, _first_row = page_params(request.query)
    carried = {key: params[key] for key in SLIDE_KEYS if key in params}
    return BriefingSpec.read(carried, facts)[0]


def _pages(html: HtmlPage) -> list[PageLink]:
    context = html.context
    return [
        PageLink(
            _(page.title),
            html.with_briefing(context.link(page.path)),
            page.path == context.page,
        )
        for page in PAGES
    ]


@lru_cache(maxsize=1)
def style() -> Markup:
    """The style sheets of the edition, and of what the live page shows as HTML, for the page."""
    sheet = render("first_view.css", light=LIGHT, dark=DARK, typeface=_typeface())
    sheet += render("html_blocks.css") + render("map_stage.css") + render("slides.css")
    sheet += render("drawings.css", ink=theme_colors(AUTO))
    text = "".join(line.strip() for line in sheet.splitlines())
    return Markup(text)  # noqa: S704 - a file of ours


def _typeface() -> str:
    """The typeface that Streamlit's page asks for as well."""
    found = (path for path in streamlit_files() if "SourceSansVF-Upright" in path)
    return next(found, "")
