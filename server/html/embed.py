"""An embed as a whole HTML document: one chart for the page of somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from charts.house_style_css import font_families, recolored
from charts.palette import AUTO, DARK, LIGHT, theme_colors
from charts.spec.errors import ParamError
from charts.spec.page_specs import ExportSpec
from charts.urls import embed_address, image_address, pinned_to
from data.facts.store import Facts
from data.i18n.cldr import locale
from data.i18n.messages import sentence_language
from server.assets import EMBED_FRAME, asset
from server.html.oembed import discovery
from server.html.rendering import HtmlPage
from server.html.templating import render
from views.blocks import Notice, Table
from views.context import PageContext
from views.embed_versions import in_force_label, needed, refusal
from views.embeds import Embed, embed, embed_context, embed_rows
from views.query_problems import query_problems
from views.text.i18n import _, in_language


def embed_document(
    facts: Facts,
    spec: ExportSpec,
    problems: Sequence[ParamError] = (),
    base: str = "",
    version: str = "",
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
    version : str
        The version of the facts that the address names; what the document names is of it too.
    """
    with in_language(spec.lang):
        context = embed_context(spec, facts, base)
        shown = embed(spec, context, version)
        return render(
            "embed.html",
            lang=context.facts.lang,
            direction=locale(context.facts.lang).text_direction,
            theme=spec.theme,
            embed=shown,
            address=base + shown.address,
            canonical=base + shown.address if base else "",
            oembed=discovery(base, embed_address(spec, version)),
            in_force=embed_address(spec),
            notices=_notices(context, shown, problems),
            rows=_rows(context, spec, version) if shown.has_rows else "",
            style=_style(spec.style, spec.theme or LIGHT.name),
            script=_script(),
            words={
                "rows": _("Rows"),
                "source": _("Source:"),
                "link": _("Open in the Ministerial Atlas"),
                "in_force": in_force_label(),
            },
        )


def refused_document(facts: Facts, spec: ExportSpec, status: int, detail: Mapping[str, str]) -> str:
    """The document in place of an embed of a version that is not given.

    Parameters
    ----------
    facts : Facts
        Those in force.
    spec : ExportSpec
        What is understood of the query.
    status : {400, 404, 410}
    detail : mapping of str to str
        ``value`` is what the address names, ``expected`` what it could name.
    """
    lang = sentence_language(spec.lang)
    with in_language(spec.lang):
        return render(
            "refused_embed.html",
            lang=lang,
            direction=locale(lang).text_direction,
            theme=spec.theme,
            title=refusal(status, detail["value"]),
            needed=needed(detail["expected"], facts.version),
            in_force=embed_address(spec),
            in_force_label=in_force_label(),
            style=_style(),
            script=_script(),
        )


def _notices(context: PageContext, shown: Embed, problems: Sequence[ParamError]) -> Markup:
    """What of the address is not understood, and what is missing where nothing is drawn."""
    said = [one for one in query_problems(context, problems) if isinstance(one, Notice)]
    if not shown.source:
        said.append(Notice(_("The address does not say what to draw.")))
    return HtmlPage(context).render(said)


def _rows(context: PageContext, spec: ExportSpec, version: str) -> Markup:
    """What is drawn as a table, of which a long one is told in part, and its file."""
    file = image_address(spec, "csv", **pinned_to(version))
    table = Table(embed_rows(spec, context), spec.chart, file)
    return HtmlPage(context).render((table,))


def _script() -> str:
    return f"/assets/{EMBED_FRAME.stem}.{asset(EMBED_FRAME)[0]}.js"


@lru_cache(maxsize=64)
def _style(style: str = "", theme: str = LIGHT.name) -> Markup:
    """The rules of an embed, in the colors and the typeface of a house style."""
    sheet = render("drawings.css", ink=theme_colors(AUTO))
    families = Markup(font_families(style))  # noqa: S704 - names of ours
    sheet += render("embed.css", light=LIGHT, dark=DARK, families=families)
    text = "".join(line.strip() for line in sheet.splitlines())
    return Markup(recolored(text, style, theme))  # noqa: S704 - a file of ours
