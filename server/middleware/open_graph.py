"""What a chat or a feed shows of a link: the title of that very view, and its image."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from urllib.parse import parse_qs

from charts.captions import Caption
from charts.content import alt_text, caption
from charts.print import PRESETS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import SpecError
from charts.types.lookup import DEFAULT_CHART, chart_of_page, chart_type
from charts.urls import image_address, preview_addresses
from data.facts.store import Facts

SITE = "Ministerial Atlas"
_PRESET = "social"
_LONGEST_QUERY = 2_000


@lru_cache(maxsize=512)
def shared_view(facts: Facts, path: str, query: str) -> ChartSpec:
    """The chart that stands for a page; a query that cannot be used gives the defaults."""
    params = parse_qs(query[:_LONGEST_QUERY])
    read, _ = ChartSpec.read(params, facts)
    exported = path == "/export"
    name = read.chart if exported else chart_of_page(path)
    if not chart_type(name).is_drawable(read):
        name = DEFAULT_CHART
    keys = (*chart_type(name).keys, "theme", *(("title", "subtitle", "note") if exported else ()))
    spec = ChartSpec(chart=name, preset=_PRESET, **{key: getattr(read, key) for key in keys})
    return spec if _find_texts(facts, spec) else ChartSpec(preset=_PRESET)


@lru_cache(maxsize=512)
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


def early_preview(facts: Facts, query: str) -> str:
    """A tag by which the Export page's picture is drawn while the page is still starting."""
    spec, _ = ChartSpec.read(parse_qs(query[:_LONGEST_QUERY]), facts)
    if not chart_type(spec.chart).is_drawable(spec):
        return ""
    source, dense = map(escape, preview_addresses(spec))
    return f'<link rel="preload" as="image" href="{source}" imagesrcset="{source} 1x, {dense} 2x">'


def title_of(facts: Facts, path: str, query: str) -> str:
    """What the browser's tab and a search engine call the view."""
    spec = shared_view(facts, path, query)
    return f"{spec.title or _texts(facts, spec)[0].title} | {SITE}"


def open_graph(facts: Facts, path: str, query: str, base: str) -> str:
    """The tags of a view, every value escaped.

    Parameters
    ----------
    path, query : str
        As they stand in the address.
    base : str
        The start of absolute addresses; where it is "" no image is named: readers of these tags
        do not resolve relative addresses (ogp.me).
    """
    spec = shared_view(facts, path, query)
    chart_caption, alt = _texts(facts, spec)
    title = spec.title or chart_caption.title
    tags = {
        "og:site_name": SITE,
        "og:type": "website",
        "og:title": title,
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
    meta_tags = "".join(
        f'<meta property="{key}" content="{escape(text)}">' for key, text in tags.items()
    )
    return (
        f'{meta_tags}<meta name="description" content="{escape(tags["og:description"])}">'
        '<meta name="twitter:card" content="summary_large_image">'
    )
