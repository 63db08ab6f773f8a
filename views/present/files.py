"""Files to take away: the deck, the same slides as PDF and HTML, and a page on each partner.

Each is a link to an address of its own (`server.routes.briefings`), not a widget's download: that
would be built inside the run of a script, and is gone when other readers' runs clean up. A template
is sent to such an address by a form, not by a widget's upload, which keeps it for the session.
"""

from __future__ import annotations

from collections.abc import Mapping

from charts.briefing import Slide
from charts.urls import TEMPLATE_FIELD, brief_address, briefs_address, deck_address
from data.i18n.labels import counted
from data.i18n.messages import N_
from views.blocks import Blocks, Heading, Text
from views.context import BriefingContext
from views.downloads import Downloads, FileForm
from views.live_blocks import Alternatives
from views.text.i18n import _
from views.typefaces import broken_typefaces

_PAPERS = {"a4": "A4", "letter": N_("Letter")}


def to_take_away(context: BriefingContext, slides: tuple[Slide, ...]) -> Blocks:
    """Files of this briefing, and pages on partners on a paper of choice.

    Parameters
    ----------
    context : BriefingContext
    slides : tuple of Slide
        Whose partners have a page each.
    """
    pages = Alternatives(
        _("A page on a partner"),
        "w_paper",
        {paper: _(label) for paper, label in _PAPERS.items()},
        lambda paper: (_partner_pages(context, slides, paper),),
    )
    return _files(context, (pages,))


def on_every_paper(context: BriefingContext, slides: tuple[Slide, ...]) -> Blocks:
    """The same, with the pages on partners on each paper.

    Parameters
    ----------
    context : BriefingContext
    slides : tuple of Slide
        Both as in `to_take_away`.
    """
    pages = [
        block
        for paper, label in _PAPERS.items()
        for block in (Text(f"### {_(label)}"), _partner_pages(context, slides, paper))
    ]
    return _files(context, tuple(pages))


def _files(context: BriefingContext, pages: Blocks) -> Blocks:
    decks = {"PowerPoint": "pptx", _("PDF of the slides"): "pdf", _("One HTML file"): "html"}
    addresses = {label: deck_address(context.spec, kind) for label, kind in decks.items()}
    heading, faults = Heading(_("Take away")), broken_typefaces()
    if faults:
        return (heading, *faults)
    note = _("The zip grows while its pages are drawn: that can take a minute.")
    return (
        heading,
        Downloads(_("Files of this briefing"), addresses),
        _in_own_template(context),
        *pages,
        Text(note, quiet=True),
    )


def _in_own_template(context: BriefingContext) -> FileForm:
    """The PowerPoint file in a template of the presenter's, which is sent along."""
    return FileForm(
        label=_("Use your own template (.pptx)"),
        field=TEMPLATE_FIELD,
        address=deck_address(context.spec, "pptx"),
        endings=(".pptx", ".potx"),
        button=_("PowerPoint in this template"),
        help=_(
            "The deck has the template’s layouts, typefaces and colors; its slides are left out. "
            "The file is used once and not kept."
        ),
    )


def _partner_pages(context: BriefingContext, slides: tuple[Slide, ...], paper: str) -> Downloads:
    addresses = _page_addresses(context, slides, paper)
    return Downloads(_("Pages on partners"), addresses)


def _page_addresses(
    context: BriefingContext, slides: tuple[Slide, ...], paper: str
) -> Mapping[str, str]:
    """The page on the partner in focus, and those on all, by label."""
    facts, spec = context.facts, context.spec
    focus = next((slide.spec.partner for slide in slides if slide.chart == "partner"), "")
    code = spec.partner or focus
    every = counted(len(facts.partners), "page", "pages", facts.lang)
    pages = {_("All {every}, ZIP").format(every=every): briefs_address(spec, paper)}
    if not code:
        return pages
    one = _("{name}, one page").format(name=facts.name(code))
    return {one: brief_address(spec, code, paper)} | pages
