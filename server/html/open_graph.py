"""What a chat or a feed shows of a link: the title of that very view, and its image."""

from __future__ import annotations

from urllib.parse import parse_qs

from charts.captions import Caption
from charts.content import alt_text, caption
from charts.print import PRESETS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import SpecError
from charts.spec.page_specs import ExportSpec
from charts.types.lookup import DEFAULT_CHART, chart_of_page, chart_type
from charts.urls import image_address
from data.facts.cache import cache_by_facts
from data.facts.store import Facts

SITE = "Ministerial Atlas"
_PRESET = "social"
_LONGEST_QUERY = 2_000


@cache_by_facts(512)
def shared_view(facts: Facts, path: str, query: str) -> ExportSpec:
    """The chart that stands for a page; a query that cannot be used gives the defaults.

    Parameters
    ----------
    facts : Facts
    path : str
        Of the page: ``/partners``.
    query : str
        Of the address; only its first 2,000 characters are read.
    """
    params, exported = parse_qs(query[:_LONGEST_QUERY]), path == "/export"
    if not exported:
        params["chart"] = [chart_of_page(path)]
    read, _ = ExportSpec.read(params, facts)
    if not chart_type(read.chart).is_drawable(read):
        read = read.replace(chart=DEFAULT_CHART)
    own = chart_type(read.chart).keys
    keys = ("chart", *own, "theme", *(_edited_keys(read.chart) if exported else ()))
    spec = read.as_kind(type(read), keys).replace(preset=_PRESET, scale=1)
    return spec if _find_texts(facts, spec) else ExportSpec(preset=_PRESET, scale=1)


def _edited_keys(chart: str) -> tuple[str, ...]:
    """What an editor has written into a picture, whatever its size."""
    return (
        *("title", "subtitle", "note", "byline", "logo", "style"),
        *chart_type(chart).edition_keys,
    )


@cache_by_facts(512)
def _find_texts(facts: Facts, spec: ChartSpec) -> tuple[Caption, str] | None:
    """Caption and alt text; None where there is no such picture."""
    try:
        chart_caption = caption(spec, facts)
    except SpecError:
        return None
    return chart_caption, alt_text(spec, facts, chart_caption)


def _texts(facts: Facts, spec: ChartSpec) -> tuple[Caption, str]:
    texts = _find_texts(facts, spec)
    assert texts is not None, "a shared view can be drawn"
    return texts


def title_of(facts: Facts, path: str, query: str) -> str:
    """What the browser's tab and a search engine call the view.

    Parameters
    ----------
    facts : Facts
    path, query : str
        As in `shared_view`.
    """
    spec = shared_view(facts, path, query)
    return f"{spec.title or _texts(facts, spec)[0].title} | {SITE}"


def open_graph(facts: Facts, path: str, query: str, base: str) -> dict[str, str]:
    """The tags of a view by their property, as text.

    Parameters
    ----------
    facts : Facts
    path, query : str
        As they stand in the address.
    base : str
        The start of absolute addresses; where it is "" no image is named: readers of these tags
        do not resolve relative addresses (ogp.me).
    """
    spec = shared_view(facts, path, query)
    chart_caption, alt = _texts(facts, spec)
    tags = {
        "og:site_name": SITE,
        "og:type": "website",
        "og:title": spec.title or chart_caption.title,
        "og:description": spec.subtitle or chart_caption.subtitle,
    }
    if base:
        size = PRESETS[_PRESET]
        tags |= {
            "og:image": base + image_address(spec, "png"),
            "og:image:type": "image/png",
            "og:image:width": str(size.width),
            "og:image:height": str(size.height),
            "og:image:alt": alt,
        }
    return tags
