"""Where a chart is served (its image, its rows, everything in a zip, the page it is seen on), and
where the files of a briefing are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec, ExportSpec, spec_of_chart
from charts.spec.print_params import preset_of
from charts.types.lookup import chart_type
from data.configuration import configuration

FACTS_KEY = "facts"
"""The key by which files and embeds are pinned to a version of the facts."""

EDITION_KEYS = (
    *("preset", "scale", "theme", "transparent"),
    *("title", "subtitle", "note", "byline", "logo", "style"),
)
"""How every picture is printed; what it shows is in the other keys."""

EMBED_KEYS = (
    *("theme", "lang"),
    *("title", "subtitle", "note", "byline", "logo", "style"),
)
"""What every embed knows beside the keys of its chart."""

DECK_KEYS = (
    *("slides", "said", "remarks", "points", "partner", "commodity", "coalition", "producers"),
    *("asof", "worldview", "lang"),
)
"""The keys that the slides of a briefing depend on."""

TEMPLATE_FIELD = "template"
"""The field of the form by which a presenter's template is sent to a deck's address."""

BRIEF_KEYS = ("asof", "worldview", "lang")
"""The keys that the page on a partner depends on, beside the partner and the paper."""

_HOST = re.compile(
    r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?|\[[0-9a-f:.]+\](:[0-9]{1,5})?"
)


def image_address(spec: ChartSpec, kind: str, **changes: object) -> str:
    """The address of a chart's file on this server: ``/charts/map.svg?color=mineral``.

    Parameters
    ----------
    spec : ChartSpec
        What the chart does not know of is left out, so that one picture has one address.
    kind : str
        ``png``, ``svg``, ``pdf``, ``csv`` or ``zip``.
    **changes
        Keys of the query that are not of the view, such as ``download="1"``.
    """
    shown = chart_type(spec.chart)
    keys = shown.keys + (() if kind == "csv" else EDITION_KEYS + shown.edition_keys)
    query = spec.to_query(keys)
    if kind in ("svg", "pdf"):
        query.pop("scale", None)
    query |= {key: str(value) for key, value in changes.items()}
    return with_query(f"/charts/{spec.chart}.{kind}", query)


def embed_keys(chart: str) -> tuple[str, ...]:
    """The keys of the query that an embed of a chart is made from."""
    shown = chart_type(chart)
    own = (*shown.keys, *shown.drawing_keys, *shown.edition_keys)
    return tuple(dict.fromkeys((*own, *EMBED_KEYS)))


def pinned_to(version: str) -> dict[str, str]:
    """What an address has beside its view to stay with a version of the facts; nothing for ""."""
    return {FACTS_KEY: version} if version else {}


def embed_address(spec: ExportSpec, version: str = "") -> str:
    """The address of a chart alone, to stand in the page of somebody else.

    Parameters
    ----------
    spec : ExportSpec
        Of it count the keys of the chart, what an editor has added, and its theme, not its size.
    version : str
        The version of the facts that it is pinned to; "" for those in force.

    Examples
    --------
    >>> embed_address(ExportSpec(chart="count", theme="dark", preset="square"))
    '/embed/count?theme=dark'
    >>> embed_address(ExportSpec(chart="count"), "af780b043848")
    '/embed/count?facts=af780b043848'
    """
    query = spec.to_query(embed_keys(spec.chart)) | pinned_to(version)
    return with_query(f"/embed/{spec.chart}", query)


def deck_address(spec: BriefingSpec, kind: str) -> str:
    """The address of a briefing as a file: ``/briefing.pptx?slides=signed,open``.

    Parameters
    ----------
    spec : BriefingSpec
    kind : {"pptx", "pdf", "html"}
    """
    return with_query(f"/briefing.{kind}", spec.to_query(DECK_KEYS))


def brief_address(spec: ChartSpec, code: str, paper: str) -> str:
    """The address of a page on a partner: ``/briefs/PER.pdf?paper=letter``.

    Parameters
    ----------
    spec : ChartSpec
        For the date, the worldview and the language.
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    paper : {"a4", "letter"}
        A4 is the default and left out.
    """
    return with_query(f"/briefs/{code}.pdf", spec.to_query(BRIEF_KEYS) | _paper_query(paper))


def briefs_address(spec: ChartSpec, paper: str) -> str:
    """The address of the pages on all partners: ``/briefs.zip?paper=letter``.

    Parameters
    ----------
    spec : ChartSpec
    paper : {"a4", "letter"}
        Both as in `brief_address`.
    """
    return with_query("/briefs.zip", spec.to_query(BRIEF_KEYS) | _paper_query(paper))


def _paper_query(paper: str) -> dict[str, str]:
    return {} if paper == "a4" else {"paper": paper}


def content_spec(chart: str, spec: ChartSpec) -> ChartSpec:
    """The view of a chart, without the keys that change neither its rows nor its text.

    Parameters
    ----------
    chart : str
        The chart to show: a page has the keys of several.
    spec : ChartSpec
    """
    shown = chart_type(chart)
    keys = (key for key in shown.keys if key not in shown.look_keys)
    return spec.as_kind(spec_of_chart(chart), keys).replace(chart=chart)


def preview_addresses(spec: ExportSpec) -> tuple[str, str]:
    """The addresses of a preview for plain and for dense screens.

    A PNG whatever the format: browsers set the text of an SVG their own way. In the sizes for print
    one has pixels enough for both.
    """
    dense = 1 if preset_of(spec.preset).is_for_paper else 2
    sizes = (spec.replace(scale=1), spec.replace(scale=dense))
    return image_address(sizes[0], "png"), image_address(sizes[1], "png")


def view_address(spec: ChartSpec) -> str:
    """The address of the page on which the chart is seen, without the server's name."""
    chart = chart_type(spec.chart)
    return with_query(f"/{chart.page}", spec.to_query(chart.keys))


def page_address(path: str, spec: ChartSpec) -> str:
    """The address of a page with a view, without the server's name.

    Parameters
    ----------
    path : str
        The page's, "" for the first.
    spec : ChartSpec
        Every key of it that is not at its default is in the address.

    Examples
    --------
    >>> page_address("partners", ChartSpec(partner="PER", lang="fr"))
    '/partners?partner=PER&lang=fr'
    """
    return with_query(f"/{path}", spec.to_query())


def public_base(scheme: str, host: str) -> str:
    """The start of this server's addresses, such as ``https://atlas.example.org``.

    The configured address where it is set; else what the request says, unless that is no host
    (RFC 3986, 3.2.2): then "", and addresses stay relative.

    Parameters
    ----------
    scheme : {"http", "https"}
        Of the request, behind a trusted proxy that of the client.
    host : str
        The ``Host`` header, which anybody can write.
    """
    configured = configuration().public_address
    if configured:
        return configured
    name = host.lower()
    if scheme not in ("http", "https") or not _HOST.fullmatch(name):
        return ""
    return f"{scheme}://{name}"


def with_query(path: str, query: Mapping[str, str]) -> str:
    """A path with a query; what separates values and tables stays readable.

    Parameters
    ----------
    path : str
    query : mapping of str to str
        Nothing in it leaves the path as it is.

    Examples
    --------
    >>> with_query("/data/agreements.csv", {"row": "agreements:per-2026-mou"})
    '/data/agreements.csv?row=agreements:per-2026-mou'
    """
    pairs = "&".join(f"{_quoted(key)}={_quoted(value)}" for key, value in query.items())
    return f"{path}?{pairs}" if pairs else path


_PLAIN = re.compile(r"[A-Za-z0-9_.~,:-]*")
"""What stands in a query as it is: unreserved characters (RFC 3986, 2.3), comma and colon."""


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quote(text, safe=",:")
