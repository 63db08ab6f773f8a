"""An embed as a whole HTML document: one chart for the page of somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from charts.palette import AUTO, DARK, LIGHT, theme_colors
from charts.spec.errors import ParamError
from charts.spec.page_specs import ExportSpec
from charts.urls import embed_address, image_address
from data.facts.store import Facts
from data.i18n.cldr import locale
from server.assets import EMBED_FRAME, asset
from server.html.oembed import discovery
from server.html.rendering import HtmlPage
from server.html.templating import render
from views.blocks import Notice, Table
from views.context import PageContext
from views.embeds import Embed, embed, embed_context, embed_rows
from views.query_problems import query_problems
from views.text.i18n import _, in_language


def embed_document(
    facts: Facts, spec: ExportSpec, problems: Sequence[ParamError] = (), base: str = ""
) -> str:
    """The document of an embed.

    Parameters
    ----------
    facts : Facts
        In any language.
    spec : ExportSpec
        What is understood of the query.
    problems : sequence of ParamError
        What is not; each is named.
    base : str
        The start of absolute addresses, or "".
    """
    with in_language(spec.lang):
        context = embed_context(spec, facts, base)
        shown = embed(spec, context)
        return render(
            "embed.html",
            lang=context.facts.lang,
            direction=locale(context.facts.lang).text_direction,
            theme=spec.theme,
            embed=shown,
            address=base + shown.address,
            canonical=base + shown.address if base else "",
            oembed=discovery(base, embed_address(spec)),
            notices=_notices(context, shown, problems),
            rows=_rows(context, spec) if shown.has_rows else "",
            style=_style(),
            script=f"/assets/{EMBED_FRAME.stem}.{asset(EMBED_FRAME)[0]}.js",
            words={
                "rows": _("Rows"),
                "source": _("Source:"),
                "link": _("Open in the Ministerial Atlas"),
            },
        )


def _notices(context: PageContext, shown: Embed, problems: Sequence[ParamError]) -> Markup:
    """What of the address is not understood, and what is missing where nothing is drawn."""
    said = [one for one in query_problems(context, problems) if isinstance(one, Notice)]
    if not shown.source:
        said.append(Notice(_("The address does not say what to draw.")))
    return HtmlPage(context).render(said)


def _rows(context: PageContext, spec: ExportSpec) -> Markup:
    """What is drawn as a table, of which a long one is told in part, and its file."""
    table = Table(embed_rows(spec, context), spec.chart, image_address(spec, "csv"))
    return HtmlPage(context).render((table,))


@lru_cache(maxsize=1)
def _style() -> Markup:
    sheet = render("drawings.css", ink=theme_colors(AUTO))
    sheet += render("embed.css", light=LIGHT, dark=DARK)
    text = "".join(line.strip() for line in sheet.splitlines())
    return Markup(text)  # noqa: S704 - a file of ours
