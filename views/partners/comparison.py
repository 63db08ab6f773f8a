"""Partners side by side: the same rows for up to four, and the minerals they share."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from charts.spec.parsers import MOST_COMPARED
from data.agreements.counting import texts_of
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.partners.comparison import Aspect, comparison
from views import controls, partner_labels
from views.blocks import Action, Blocks, Group, Html, Notice, Text, Title
from views.context import PageContext
from views.fields import Choice
from views.partners.common_minerals import shared_minerals
from views.templating import render
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import row_link


def comparison_page(context: PageContext) -> Blocks:
    """The aligned rows of the partners that are compared, and their minerals.

    Parameters
    ----------
    context : PageContext
        Of a view that compares at least one.

    Returns
    -------
    tuple of Block
    """
    codes = context.spec.compare
    names = [context.local.name(code) for code in codes]
    rows = comparison(context.facts, codes, context.asof)
    return (
        Title(escape_markdown(" · ".join(names))),
        Group("controls", _controls(context), "controls"),
        *_invitation(context.facts, codes),
        Text(_summary(context, rows), quiet=True),
        Html(side_by_side(names, rows)),
        *_agreement_rows(context),
        *shared_minerals(context),
    )


def _controls(context: PageContext) -> Blocks:
    # What finds a partner is long; who is chosen already needs a name only.
    local, codes = context.local, context.spec.compare
    options = partner_labels.labels(local) | {code: local.name(code) for code in codes}
    choice = Choice(
        _("Side by side, up to {most}").format(most=MOST_COMPARED),
        "compare",
        options,
        codes,
        width=560,
        most=MOST_COMPARED,
        short=controls.names(local),
        keeps_order=True,
    )
    back = Action(
        _("Back"),
        "close_compare",
        {"compare": ()},
        icon=":material/arrow_back:",
        help=_("To the page of one partner, or to all"),
    )
    return choice, back


def _invitation(facts: Facts, codes: Sequence[str]) -> Blocks:
    """What to do with one alone."""
    if len(codes) > 1:
        return ()
    text = _("Choose up to {number} more to set beside {name}.").format(
        number=MOST_COMPARED - 1, name=escape_markdown(facts.name(codes[0]))
    )
    return (Notice(text),)


def _summary(context: PageContext, rows: Sequence[Aspect]) -> str:
    """The day, and how many rows differ."""
    summary = _("As of {day}.").format(day=format_date(context.asof, context.facts.lang))
    if len(context.spec.compare) == 1:
        return summary
    return summary + _(" {number} of {every} rows differ; the others are set in gray.").format(
        number=sum(not row.same for row in rows), every=len(rows)
    )


def side_by_side(names: Sequence[str], rows: Sequence[Aspect]) -> Markup:
    """The aligned rows as a table.

    Parameters
    ----------
    names : sequence of str
        Of the partners, as plain text.
    rows : sequence of Aspect
        With a cell for each of them.

    Returns
    -------
    markupsafe.Markup
        Every text is escaped.
    """
    return render("comparison.html", names=names, rows=rows)


def _agreement_rows(context: PageContext) -> Blocks:
    """Links to the rows of the agreements in the table, each once."""
    tables = [texts_of(context.facts, code, context.asof) for code in context.spec.compare]
    keys = dict.fromkeys(key for table in tables for key in table["agreement_id"])
    if not keys:
        return ()
    listed = " · ".join(row_link("agreements", key, key) for key in keys)
    return (Text(_("Rows of the agreements: {listed}").format(listed=listed), quiet=True),)
