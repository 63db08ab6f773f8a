"""The captions of a map: statuses, agreements, an initiative's members, shares of a mineral."""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

from charts.captions.agreement_map import of_agreements
from charts.captions.caption_parts import (
    COUNT_NOTE,
    CREDIT,
    LICENSE,
    Caption,
    boundary_note,
    coverage,
    license_of,
    limits,
    sentences,
    source_of,
    within,
)
from charts.captions.finding import map_finding, signers_finding
from charts.captions.leader_finding import leader_finding
from charts.captions.shares import measure_label, partners_only
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from data.agreements.membership import counted_from, is_replaced
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import (
    INITIATIVES_IN_A_SENTENCE,
    MINISTERIAL,
    NOT_SIGNATURE,
    REGION_LABELS,
    STATUS_LABELS,
)
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.shares import nearest
from data.phrases import all_of, capitalized, in_sentence, lower_first

_OPEN_LISTS = frozenset({"forge"})
"""Initiatives whose members were never listed in full (facts README): members on record only."""

_MEMBERS = marked_plural(
    "{count} member of {initiative}; {attended}", "{count} members of {initiative}; {attended}"
)
_ON_RECORD = marked_plural(
    "{count} member of {initiative} on record; {attended}",
    "{count} members of {initiative} on record; {attended}",
)
_REPLACED = marked_plural(
    "{count} member of {initiative} when FORGE replaced it on 4 Feb 2026; {attended}",
    "{count} members of {initiative} when FORGE replaced it on 4 Feb 2026; {attended}",
)
_ATTENDED = marked_plural(
    "{count} of them sent a delegation to the ministerial",
    "{count} of them sent a delegation to the ministerial",
)
_ON_THE_LIST = marked_plural(
    "{count} of them is on the list of delegations for the ministerial",
    "{count} of them are on the list of delegations for the ministerial",
)
_NONE_LISTED = N_("none of them is on the list of delegations for the ministerial")
_ONE_ATTENDED = N_("that member sent a delegation to the ministerial")
_ONE_ON_THE_LIST = N_("that member is on the list of delegations for the ministerial")
_ONE_NOT_LISTED = N_("that member is not on the list of delegations for the ministerial")
_BY_STATUS = MappingProxyType(
    {
        "host": marked_plural("the host", "{count} hosts"),
        "signed_at_ministerial": marked_plural(
            "{count} partner signed at the ministerial on 4 Feb 2026",
            "{count} partners signed at the ministerial on 4 Feb 2026",
        ),
        "signed_before": marked_plural(
            "{count} partner signed from April 2025 on, before the ministerial",
            "{count} partners signed from April 2025 on, before the ministerial",
        ),
        "signed_after": marked_plural(
            "{count} partner has signed since the ministerial",
            "{count} partners have signed since the ministerial",
        ),
        "announced": marked_plural(
            "{count} partner has an announced agreement or a related deal, no signed one found",
            "{count} partners have an announced agreement or a related deal, no signed one found",
        ),
        "attended": marked_plural(
            "{count} partner attended, no agreement found since April 2025",
            "{count} partners attended, no agreement found since April 2025",
        ),
        "signed_not_attending": marked_plural(
            "{count} country that did not attend has signed since April 2025",
            "{count} countries that did not attend have signed since April 2025",
        ),
        "linked_not_attending": marked_plural(
            "{count} country that did not attend has a related deal",
            "{count} countries that did not attend have a related deal",
        ),
    }
)
_BEFORE = MappingProxyType(
    {
        "attended": marked_plural(
            "{count} partner is on the list for the ministerial, no agreement counted by then",
            "{count} partners are on the list for the ministerial, no agreement counted by then",
        ),
        "signed_not_attending": marked_plural(
            "{count} country that is not on the list for the ministerial has signed since "
            "April 2025",
            "{count} countries that are not on the list for the ministerial have signed since "
            "April 2025",
        ),
        "linked_not_attending": marked_plural(
            "{count} country that is not on the list for the ministerial has a related deal",
            "{count} countries that are not on the list for the ministerial have a related deal",
        ),
    }
)
"""The same before the ministerial, when nobody had attended or stayed away."""


def of_map(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of a map, by what its colors show.

    Parameters
    ----------
    spec : ChartSpec
        Its ``color``: statuses, agreements, an initiative's members, or shares of a mineral.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view: the title counts what is drawn.
    """
    return _CAPTIONS.get(spec.color, _of_statuses)(spec, facts, rows)


def _of_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    subtitle = _("{what}, percent of the world total").format(what=measure_label(facts, measure))
    gray = _("Gray: no share is listed, which is not zero.")
    return Caption(
        leader_finding(facts, measure, rows, spec.region, partners_only(spec)),
        within(subtitle, spec),
        sentences(limits(rows, lang), gray, boundary_note(spec.worldview, lang)),
        source_of(rows, lang),
        license_of(rows, lang),
        lang,
    )


def _of_members(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    initiative = _(INITIATIVES_IN_A_SENTENCE[spec.initiative])
    return Caption(
        _members_title(spec, facts, initiative, rows),
        _members_subtitle(spec, facts, initiative),
        sentences(
            _("Membership is not a signed minerals agreement."),
            _undated(spec, facts, rows),
            boundary_note(spec.worldview, lang),
        ),
        _("Membership lists named in the atlas, row by row"),
        _(LICENSE),
        lang,
    )


def _members_subtitle(spec: ChartSpec, facts: Facts, initiative: str) -> str:
    """Whose members, and when: those of an initiative that was replaced, on that day."""
    _ = speaking(facts.lang)
    members = within(_("Members of {initiative}").format(initiative=initiative), spec)
    if is_replaced(spec.initiative, spec.as_of_date(facts)):
        return _("{members}, when FORGE replaced it on 4 Feb 2026").format(members=members)
    return _as_of(members, spec, facts)


def _undated(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """Who is counted from the start of an initiative, as no date of joining is listed.

    Empty for one that began before the first day that a view can show.
    """
    own = facts.memberships["initiative"] == spec.initiative
    codes = rows.loc[rows["since"] == "", "iso_a3"]
    if codes.empty or counted_from(facts)[own].min() < FIRST_DAY:
        return ""
    names = all_of([in_sentence(facts, code) for code in codes], facts.lang)
    _ = speaking(facts.lang)
    template = _(
        "The date of joining is not listed for {names}; counted from the start of the initiative."
    )
    return template.format(names=names)


def _members_title(spec: ChartSpec, facts: Facts, initiative: str, rows: pd.DataFrame) -> str:
    """How many members there are by the day, and how many were at the ministerial."""
    _, lang, count = speaking(facts.lang), facts.lang, len(rows)
    if not count:
        return _no_member(spec, facts, initiative)
    title = translate_plural(*_member_forms(spec, facts), count, lang).format(
        count=number(count, lang),
        initiative=initiative,
        attended=_attended(spec, facts, rows),
    )
    return _in_region(spec, facts, title)


def _member_forms(spec: ChartSpec, facts: Facts) -> tuple[str, str]:
    if is_replaced(spec.initiative, spec.as_of_date(facts)):
        return _REPLACED
    return _ON_RECORD if spec.initiative in _OPEN_LISTS else _MEMBERS


def _attended(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """How many of some members were at the ministerial, or are on its list while it is to come."""
    lang, came = facts.lang, int(rows["came"].sum())
    to_come = spec.as_of_date(facts) < MINISTERIAL
    if not came:
        return speaking(lang)(_ONE_NOT_LISTED if len(rows) == 1 else _NONE_LISTED)
    if len(rows) == 1:
        return speaking(lang)(_ONE_ON_THE_LIST if to_come else _ONE_ATTENDED)
    forms = _ON_THE_LIST if to_come else _ATTENDED
    return translate_plural(*forms, came, lang).format(count=number(came, lang))


def _no_member(spec: ChartSpec, facts: Facts, initiative: str) -> str:
    _, day = speaking(facts.lang), format_date(spec.as_of_date(facts), facts.lang)
    if is_replaced(spec.initiative, spec.as_of_date(facts)):
        template = _("No member of {initiative} on record when FORGE replaced it on 4 Feb 2026")
    else:
        template = _("No member of {initiative} on record by {day}")
    return _in_region(spec, facts, template.format(initiative=initiative, day=day))


def _in_region(spec: ChartSpec, facts: Facts, finding: str) -> str:
    """A finding about one region, after its name and a colon, or as it is."""
    _ = speaking(facts.lang)
    if not spec.region:
        return finding
    return _("{region}: {finding}").format(
        region=_(REGION_LABELS[spec.region]), finding=lower_first(finding)
    )


def _of_statuses(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    what = _(
        "Status of the 54 countries, the European Commission and others with an agreement or a "
        "related deal"
    )
    return Caption(
        _status_title(spec, facts, rows),
        _as_of(within(what, spec), spec, facts),
        sentences(
            _(NOT_SIGNATURE), _(COUNT_NOTE), coverage(facts), boundary_note(spec.worldview, lang)
        ),
        _(CREDIT),
        _(LICENSE),
        lang,
    )


def _as_of(what: str, spec: ChartSpec, facts: Facts) -> str:
    _, day = speaking(facts.lang), format_date(spec.as_of_date(facts), facts.lang)
    return _("{what}, as of {day}").format(what=what, day=day)


def _status_title(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """The finding of the whole map, or what is counted under the filters."""
    _, day = speaking(facts.lang), spec.as_of_date(facts)
    if not spec.status and not spec.region:
        return map_finding(facts, day)
    if set(spec.status) == set(SIGNED_STATUSES):
        signed = dict(zip(rows["iso_a3"], rows["status"], strict=True))
        finding = signers_finding(facts, day, signed)
        return _in_region(spec, facts, finding if spec.region else capitalized(finding))
    counts = rows["status"].value_counts()
    statuses = [key for key in STATUS_LABELS if counts.get(key, 0)]
    if not statuses:
        none = _("No partner or country with this status on {day}")
        return _in_region(spec, facts, none.format(day=format_date(day, facts.lang)))
    clauses = "; ".join(_counted(facts, key, int(counts[key]), spec) for key in statuses)
    return _in_region(spec, facts, clauses if spec.region else capitalized(clauses))


def _counted(facts: Facts, status: str, count: int, spec: ChartSpec) -> str:
    """How many have a status, as a clause."""
    to_come = _BEFORE if spec.as_of_date(facts) < MINISTERIAL else {}
    forms = to_come.get(status, _BY_STATUS[status])
    return translate_plural(*forms, count, facts.lang).format(count=number(count, facts.lang))


_CAPTIONS = MappingProxyType(
    {"agreement": of_agreements, "mineral": _of_shares, "initiative": _of_members}
)
