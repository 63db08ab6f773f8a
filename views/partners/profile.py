"""One partner's page: who it is, where, what it signed, where it belongs, what it mines."""

from __future__ import annotations

from dataclasses import replace

from charts.captions import boundary_note
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import BUREAU_LABELS
from data.partners.dossier import Dossier, dossier
from views import partner_panel
from views.add_to_briefing import add_to_briefing
from views.blocks import Action, Blocks, Columns, Group, Text, Title
from views.context import PageContext
from views.export_links import export_this
from views.locator import locator_picture
from views.partners.listing import move
from views.partners.minerals import minerals
from views.partners.own_timeline import own_timeline
from views.text.i18n import _
from views.text.markdown import escape_markdown, raised

_WIDTHS = (1.0, 1.15)


def profile_page(context: PageContext) -> Blocks:
    """The whole page of one partner.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    tuple of Block
    """
    facts, spec = context.facts, context.spec
    partner = dossier(facts, spec.partner, context.asof)
    left = (Group("panel", _record(context, partner)),)
    right = (*minerals(context, partner), *own_timeline(context))
    return (
        move(context),
        Title(escape_markdown(context.local.name(partner.code))),
        Text(in_short(context, partner), quiet=True),
        Columns((left, right), _WIDTHS, "large"),
        Group("notes", (Text(boundary_note(spec.worldview, facts.lang), quiet=True),)),
    )


def in_short(context: PageContext, partner: Dossier) -> str:
    """State's spelling, region, capital, State's bureau and the day, as Markdown.

    Parameters
    ----------
    context : PageContext
    partner : Dossier
        As of the day of the view.

    Returns
    -------
    str
    """
    facts = context.facts
    day = _("as of {day}").format(day=format_date(context.asof, facts.lang))
    return " · ".join([*_spelling(partner), *_region_and_capital(facts, partner.code), day])


def _spelling(partner: Dossier) -> list[str]:
    if partner.delegation is None:
        return []
    name = escape_markdown(partner.delegation["fact_sheet_name"])
    return [_("On State’s list as “{name}”").format(name=name)]


def _region_and_capital(facts: Facts, code: str) -> list[str]:
    row = facts.profile(code)
    if row is None:
        return []
    seat = _("seat {city}") if code == facts.EUU else _("capital {city}")
    region, part = escape_markdown(row["un_region"]), escape_markdown(row["un_subregion"])
    parts = [
        region if region == part else f"{region}, {part}",
        seat.format(city=escape_markdown(row["capital"])),
    ]
    if row["state_bureau"]:
        bureau = BUREAU_LABELS[row["state_bureau"]]
        parts.append(_("U.S. State Department: {bureau}").format(bureau=bureau))
    return parts


def _record(context: PageContext, partner: Dossier) -> Blocks:
    """Status, what can be done from here, what was signed, where it is, where it belongs."""
    is_union = partner.code == context.facts.EUU
    return (
        *partner_panel.status_and_reason(partner, context.asof, context.theme),
        Group("actions", _actions(context, partner.code), "row"),
        _section(partner_panel.agreements(partner, context.asof)),
        locator_picture(context, partner.code),
        _section(partner_panel.affiliations(partner)),
        *(_members(context) if is_union else ()),
    )


def _section(text: Text) -> Text:
    """A part of the panel as a part of the page."""
    return replace(text, text=raised(text.text))


def _actions(context: PageContext, code: str) -> Blocks:
    return (
        Action(_("Compare"), "compare", {"compare": (code,)}, icon=":material/compare_arrows:"),
        Action(_("Show on the map"), "to_map", page="", icon=":material/public:"),
        Action(_("Print view"), "to_print", {"view": "print"}, icon=":material/print:"),
        export_this(context, "partner"),
        add_to_briefing(context, "partner"),
    )


def _members(context: PageContext) -> Blocks:
    """The 27, those that sent delegations of their own as links to their pages."""
    rows, local = context.facts.memberships, context.local
    codes = sorted(rows.loc[rows["initiative"] == "eu", "iso_a3"], key=local.name)
    delegations = set(context.facts.partner_codes)
    own = sum(code in delegations for code in codes)
    explanation = _(
        "{own} of them are on State’s list with delegations of their own and are counted "
        "there; the Commission signs for the Union, and an agreement of the Commission is "
        "never counted again for a member."
    )
    links = [_member(context, code, code in delegations) for code in codes]
    return (
        Text(_("## The {number} members").format(number=len(codes))),
        Text(explanation.format(own=own)),
        Text(" · ".join(links)),
    )


def _member(context: PageContext, code: str, has_page: bool) -> str:
    name = escape_markdown(context.local.name(code))
    return f"[{name}]({context.link('partners', partner=code)})" if has_page else name
