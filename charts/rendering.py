"""A chart in print: from a view to the bytes of a picture."""

from __future__ import annotations

from dataclasses import replace

from charts.captions import Caption, release_note
from charts.content import alt_text, caption, table
from charts.editing import with_editing
from charts.print.edition import Edition
from charts.print.fonts import drawable, set_in
from charts.print.frame import Sheet
from charts.print.recoloring import recolor
from charts.print.rendering import as_pdf, as_png, as_svg
from charts.spec.chart_spec import ChartSpec
from charts.spec.style_params import house_style
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.cldr import EAST_ASIAN

_FORMS = {"zh": "zh-Hans"}
"""Noto has one code point in the forms of several countries, and chooses by language (BCP 47)."""


def compose(spec: ChartSpec, facts: Facts, edition: Edition) -> Sheet:
    """The laid-out sheet of a chart, before it becomes bytes.

    Parameters
    ----------
    spec : ChartSpec
        What is shown.
    facts : Facts
    edition : Edition
        How it is printed.

    Raises
    ------
    SpecError
        When the view does not say what to draw.
    """
    return _compose(spec, facts, edition, caption(spec, facts))


def _compose(spec: ChartSpec, facts: Facts, edition: Edition, chart_caption: Caption) -> Sheet:
    edition = _with_version(edition, facts.localized(chart_caption.lang))
    with set_in(house_style(edition.style).font):
        return _laid_out(spec, facts, edition, chart_caption)


def _laid_out(spec: ChartSpec, facts: Facts, edition: Edition, chart_caption: Caption) -> Sheet:
    facts = facts.localized(spec.lang)
    draw = chart_type(spec.chart).draw
    sheet = draw(spec, facts, edition, chart_caption, table(spec, facts))
    recolor(sheet)
    if spec.lang in EAST_ASIAN:
        for text in sheet.texts:
            text.set_language(_FORMS.get(spec.lang, spec.lang))
    return sheet


def _with_version(edition: Edition, facts: Facts) -> Edition:
    """The version, in the note where it is a release: an editor's own note does not hide that."""
    if not facts.released:
        return replace(edition, facts=facts.version)
    return replace(edition, note=edition.note and f"{release_note(facts)} {edition.note}")


def render(spec: ChartSpec, facts: Facts, edition: Edition) -> bytes:
    """A chart in print.

    Parameters
    ----------
    spec : ChartSpec
        What is shown.
    facts : Facts
        In any language: the view's is taken.
    edition : Edition
        How it is printed.

    Returns
    -------
    bytes
        PNG in exactly the preset's pixels times the scale; SVG with text as text; PDF of one page
        with embedded fonts.

    Raises
    ------
    SpecError
        When the view does not say what to draw.
    """
    chart_caption = caption(spec, facts)
    sheet = _compose(spec, facts, edition, chart_caption)
    if edition.format == "png":
        return as_png(sheet)
    title = drawable(edition.title or chart_caption.title)[0]
    if edition.format == "pdf":
        return as_pdf(sheet, title)
    with set_in(house_style(edition.style).font):
        return as_svg(
            sheet, title, with_editing(alt_text(spec, facts, chart_caption), spec, edition, facts)
        )
