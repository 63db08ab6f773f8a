"""The country group: presets, and partners to add or remove."""

from __future__ import annotations

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import counted
from data.minerals.country_groups import ALL, PRESETS, as_address, members, preset_of, presets
from data.minerals.shares import listed_rows
from views.blocks import Action, Blocks, Changes, Details, Group, Text
from views.context import PageContext
from views.fields import Choice
from views.text.i18n import _
from views.text.markdown import escape_markdown, to_character_references


def group_builder(context: PageContext) -> Blocks:
    """The presets in one row, and every partner to select below it."""
    facts = context.facts
    codes = members(facts, context.spec.coalition, context.asof)
    label = _("Tick partners in or out ({number} of {every} ticked)").format(
        number=len(codes), every=len(facts.partner_codes)
    )
    return (
        _presets(context, codes),
        Details(label, "ticks", lambda: (Group("ticked", _partners(context, codes)),)),
    )


def _presets(context: PageContext, codes: tuple[str, ...]) -> Choice:
    preset_members = presets(context.facts, context.asof)
    options = {
        key: _(label) if key == ALL else f"{_(label)} ({len(preset_members[key])})"
        for key, label in PRESETS.items()
    }
    return Choice(
        _("Country group"),
        "coalition",
        options,
        preset_of(context.facts, codes, context.asof) or None,
        kind="pills",
        help=_(
            "Whose shares are added: of the 54 countries that attended on 4 February 2026, those "
            "that belong to the group by the as-of date. The host and the Commission are never "
            "among them."
        ),
        name="preset",
        to_changes=_preset_changes,
    )


def _preset_changes(key: str | None) -> Changes:
    """A preset that is pressed once more stays as it is."""
    if key is None:
        return {}
    return {"coalition": () if key == ALL else (key,)}


def _partners(context: PageContext, codes: tuple[str, ...]) -> Blocks:
    facts, without_figures = context.facts, _without_figures(context.facts)
    note = _("○ no mineral figure is listed for {count}.").format(
        count=counted(len(without_figures), "partner", "partners", facts.lang)
    )
    clear = Action(_("Clear all"), "untick", {"coalition": as_address(facts, ())})
    ticks = Choice(
        _("Partners"),
        "coalition",
        {
            code: _label(context.local, code, code in without_figures)
            for code in facts.partner_codes
        },
        codes,
        kind="pills",
        shows_label=False,
        name="ticks",
        to_changes=lambda chosen: {"coalition": as_address(facts, chosen, context.asof)},
    )
    return ticks, Group("ticked_note", (clear, Text(note, quiet=True)), "row")


def _label(local: Facts, code: str, is_without_figures: bool) -> str:
    name = escape_markdown(local.name(code)) + (" ○" if is_without_figures else "")
    return to_character_references(name)


@cache_by_facts()
def _without_figures(facts: Facts) -> frozenset[str]:
    return frozenset(facts.partner_codes) - frozenset(listed_rows(facts)["iso_a3"])
