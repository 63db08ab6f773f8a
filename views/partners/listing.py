"""The list of all partners in a chosen order, and moving from one to the next in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import REGION_LABELS, STATUS_LABELS, counted, status_label
from data.i18n.messages import N_
from data.partners.listing import SORTS, listing, neighbors
from views import controls, legend
from views.blocks import Action, Block, Blocks, Group, Notice, Table, Text, Title
from views.context import PageContext
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.view_cache import cache_by_view

_VIEWS = {"cards": N_("Cards"), "table": N_("Table")}


@cache_by_view
def list_page(context: PageContext) -> Blocks:
    """Everyone as cards or as a table; choosing one opens its page.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    tuple of Block
    """
    invitation = _("As of {day}. Choose a partner to open its page.")
    day = format_date(context.asof, context.facts.lang)
    return (
        Title(_("55 delegations: 54 countries and the European Commission")),
        Group("controls", _controls(context), "controls"),
        Text(invitation.format(day=day), quiet=True),
        *_everyone(context),
    )


def finder(local: Facts, selected: str = "") -> Choice:
    """A search by name in any language, code or alias.

    Parameters
    ----------
    local : Facts
        In the reader's language.
    selected : str
        The code of the partner that the field shows, or "".

    Returns
    -------
    Choice
    """
    return controls.partner_search(
        local,
        selected,
        name="finder",
        placeholder=_("Name in any language, code or alias"),
        width=380,
        shows_label=True,
    )


def listed(context: PageContext) -> pd.DataFrame:
    """The partners in the order and with the filters of the view.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    pandas.DataFrame
        As `data.partners.listing.listing` gives it.
    """
    spec = context.spec
    return listing(
        context.facts, context.asof, spec.region, spec.status, spec.sort, local=context.local
    )


def _controls(context: PageContext) -> Blocks:
    """Search, filters, order, and cards or table."""
    spec = context.spec
    return (
        finder(context.local),
        controls.region(spec),
        _statuses(context),
        controls.select(_("Order"), "sort", SORTS, spec.sort),
        Choice(
            _("Show as"),
            "view",
            {key: _(label) for key, label in _VIEWS.items()},
            _view_of(spec),
            kind="segments",
        ),
    )


def _statuses(context: PageContext) -> Choice:
    options = {key: status_label(key, context.asof, context.facts.lang) for key in STATUS_LABELS}
    return Choice(
        _("Status"),
        "status",
        options,
        context.spec.status,
        placeholder=_("All delegations"),
        width=230,
    )


def _view_of(spec: ChartSpec) -> str:
    return spec.view if spec.view in _VIEWS else "cards"


def _everyone(context: PageContext) -> Blocks:
    rows = listed(context)
    if rows.empty:
        return (
            Notice(_("No partner has this status in this region on this day.")),
            Action(_("Clear all"), "reset", {"region": "", "status": ()}),
        )
    return (_table(context, rows) if _view_of(context.spec) == "table" else _cards(context, rows),)


def _cards(context: PageContext, rows: pd.DataFrame) -> Group:
    """One element, not 55: each further element costs the first paint."""
    cards = {row.Index: _card(context, row) for row in rows.itertuples(name="Row")}
    choice = Choice(
        _("Partners"), "partner", cards, None, kind="cards", shows_label=False, name="cards"
    )
    return Group("cards", (choice,))


def _card(context: PageContext, row: Any) -> str:
    """Name, status, agreements and the largest share, as Markdown."""
    lang = context.facts.lang
    mark, status = legend.status_mark(row.status, context.theme), row.status
    return "  \n".join(
        [
            f"**{escape_markdown(row.name)}**",
            f"{mark} {status_label(status, context.asof, lang)}",
            _signed(row, lang),
            escape_markdown(row.mineral) or _("no mineral figure listed"),
        ]
    )


def _signed(row: Any, lang: str) -> str:
    if not row.signed:
        return _("no signed agreement found")
    return _("{count}, first {first_label}").format(
        count=counted(int(row.signed), "signed agreement", "signed agreements", lang),
        first_label=escape_markdown(row.first_label),
    )


def _table(context: PageContext, rows: pd.DataFrame) -> Table:
    changes: tuple[Mapping[str, str], ...] = tuple({"partner": code} for code in rows.index)
    listed = _as_table(context, rows)
    return Table(listed, "partner-list", row_changes=changes, height=640, has_file=False)


def _as_table(context: PageContext, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the list under the heads that a reader sees."""
    statuses = [status_label(key, context.asof, context.facts.lang) for key in rows["status"]]
    return pd.DataFrame(
        {
            _("Partner"): rows["name"],
            _("Status"): statuses,
            _("Why"): rows["reason"],
            _("Region"): [_(REGION_LABELS.get(name.lower(), name)) for name in rows["region"]],
            _("Signed agreements"): rows["signed"],
            _("First agreement"): rows["first_alone"],
            _("Largest listed share"): rows["mineral"].replace("", _("none listed")),
        }
    ).reset_index(drop=True)


def move(context: PageContext) -> Group:
    """Search, the previous and the next partner in the order of the list, and back to it.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    Group
        Without steps for a partner that the filters of the list leave out.
    """
    order, local = list(listed(context).index), context.local
    previous, following = neighbors(order, context.spec.partner)
    blocks: list[Block] = [finder(local)]
    if previous:
        blocks += [
            _step(N_("Previous"), ":material/chevron_left:", previous, local.name(previous)),
            _step(N_("Next"), ":material/chevron_right:", following, local.name(following)),
        ]
    blocks.append(_step(N_("All partners"), ":material/list:", "", ""))
    if previous:
        blocks.append(_place(context, order))
    return Group("finder", tuple(blocks), "controls")


def _step(label: str, icon: str, code: str, help_text: str) -> Action:
    return Action(_(label), f"move_{label}", {"partner": code}, icon=icon, help=help_text)


def _place(context: PageContext, order: list[str]) -> Text:
    """Where in the list the partner stands."""
    text = _("{place} of {every} {order}").format(
        place=order.index(context.spec.partner) + 1,
        every=len(order),
        order=_order_in_words(context),
    )
    return Text(text, quiet=True, fit_content=True)


def _order_in_words(context: PageContext) -> str:
    spec, lang = context.spec, context.facts.lang
    filters = [_(REGION_LABELS[spec.region])] if spec.region else []
    filters += [status_label(key, context.asof, lang).lower() for key in spec.status]
    template = _("({which}) by {order}") if filters else _("by {order}")
    return template.format(which=", ".join(filters), order=_(SORTS[spec.sort]).lower())
