"""Notes on the ministerial: the question, who attended, who signed, what is not known."""

from __future__ import annotations

from datetime import date

from charts.captions.caption_parts import coverage
from charts.captions.finding import attendance_finding, map_finding
from charts.speaker_notes.parts import Speech, counted_by, disputed, ended
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import COUNT_STARTS, Status, headline, statuses
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL, NOT_SIGNATURE
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.phrases import all_of, in_sentence, number_in_words

_RULE = N_(
    "An agreement counts when it is between governments, about minerals, signed or in force since "
    "April 2025, and reported with high or medium confidence."
)


def question(view: ChartSpec, facts: Facts) -> Speech:
    """The opening slide: who attended, what is counted, and what is kept apart.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day = speaking(facts.lang), view.as_of_date(facts)
    apart = _(
        "What follows keeps three things apart: attending, signing, and what an agreement binds "
        "its parties to."
    )
    return Speech(
        (ended(attendance_finding(facts, day)), counted_by(facts, day), apart),
        _("What counts as an agreement?"),
        f"{_(_RULE)} {_(NOT_SIGNATURE)}",
    )


_DELEGATIONS = marked_plural(
    "With the Commission that makes {count} delegation; the host is not one of them.",
    "With the Commission that makes {count} delegations; the host is not one of them.",
)
_HAD_SIGNED = marked_plural(
    "Attending is not signing: by {day}, {count} of these delegations had an agreement that is "
    "counted.",
    "Attending is not signing: by {day}, {count} of these delegations had an agreement that is "
    "counted.",
)
_LISTED_HAD_SIGNED = marked_plural(
    "Being on the list is not signing: by {day}, {count} of these delegations had an agreement "
    "that is counted.",
    "Being on the list is not signing: by {day}, {count} of these delegations had an agreement "
    "that is counted.",
)


def came(view: ChartSpec, facts: Facts) -> Speech:
    """Who attended, or is on the list, and how many of them have signed.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day, lang = speaking(facts.lang), view.as_of_date(facts), facts.lang
    delegations = headline(facts, day).countries + 1
    makes = translate_plural(*_DELEGATIONS, delegations, lang)
    sentences = (
        ended(attendance_finding(facts, day)),
        makes.format(count=number(delegations, lang)),
        _signed_of_delegations(facts, day),
    )
    if day >= MINISTERIAL:
        return Speech(sentences, *disputed(facts, "forty-three-ministers"))
    answer = _("The list is State’s own; on {day} the ministerial was still to come.")
    return Speech(
        sentences,
        _("Whose list is this?"),
        answer.format(day=format_date(day, lang)),
    )


def _signed_of_delegations(facts: Facts, day: date) -> str:
    _, lang, count = speaking(facts.lang), facts.lang, headline(facts, day).partners_with_text
    if not count:
        starts = _(
            "Being on the list is not signing; signed agreements are counted from April 2025."
        )
        none = _(
            "Being on the list is not signing: by {day} none of these delegations had an agreement "
            "that is counted."
        )
        return (starts if day < COUNT_STARTS else none).format(day=format_date(day, lang))
    forms = _HAD_SIGNED if day >= MINISTERIAL else _LISTED_HAD_SIGNED
    template = translate_plural(*forms, count, lang)
    return template.format(day=format_date(day, lang), count=number(count, lang))


_ON_THE_DAY = marked_plural(
    "{count} partner signed on {day}, the day of the ministerial.",
    "{count} partners signed on {day}, the day of the ministerial.",
)


def signed(view: ChartSpec, facts: Facts) -> Speech:
    """Who signed on the day; before it, who had signed by then.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, lang, day = speaking(facts.lang), facts.lang, view.as_of_date(facts)
    if day < MINISTERIAL:
        return _before_the_day(facts, day)
    status = statuses(facts, day)["status"]
    codes = status.index[status == Status.SIGNED_AT_MINISTERIAL]
    names = sorted((facts.name(code), in_sentence(facts, code)) for code in codes)
    on_the_day = translate_plural(*_ON_THE_DAY, len(names), lang).format(
        count=number_in_words(len(names), lang, True), day=format_date(MINISTERIAL, lang)
    )
    signers = _("Named from A to Z: {names}.").format(
        names=all_of([name for _name, name in names], lang)
    )
    _topic, answer = disputed(facts, "twelve-or-eleven")
    asked = _("Did the law firm’s recap not say twelve?")
    return Speech((on_the_day, signers, counted_by(facts, day)), asked, answer)


def _before_the_day(facts: Facts, day: date) -> Speech:
    _, lang = speaking(facts.lang), facts.lang
    to_come = _("On {day} the ministerial of {ministerial} was still to come.").format(
        day=format_date(day, lang), ministerial=format_date(MINISTERIAL, lang)
    )
    later = _("What was signed later is not on this map.")
    asked = _("Why is nothing shown of the day itself?")
    return Speech((to_come, counted_by(facts, day), later), asked, _later_is_elsewhere(facts, day))


def _later_is_elsewhere(facts: Facts, day: date) -> str:
    _ = speaking(facts.lang)
    answer = _(
        "The briefing is set to {day} and shows what was known by then; a later day shows more."
    )
    return answer.format(day=format_date(day, facts.lang))


def world(view: ChartSpec, facts: Facts) -> Speech:
    """A map of every status, still or replayed or as a globe.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day = speaking(facts.lang), view.as_of_date(facts)
    colors = _("Each color of the map is a status on {day}; nothing later is shown.")
    gray = (
        _(
            "It did not attend, and no agreement since April 2025 or related deal of its own was "
            "found by {day}."
        )
        if day >= MINISTERIAL
        else _(
            "It is not on the list, and no agreement since April 2025 or related deal of its own "
            "was found by {day}."
        )
    )
    written = format_date(day, facts.lang)
    return Speech(
        (
            ended(map_finding(facts, day)),
            ended(attendance_finding(facts, day)),
            colors.format(day=written),
        ),
        _("Why is a country gray?"),
        gray.format(day=written),
    )


_POINTS = marked_plural(
    "The sources disagree on {count} point, and the atlas shows what was claimed and what holds.",
    "The sources disagree on {count} points, and the atlas shows for each what was claimed and "
    "what holds.",
)
_NEXT = N_("The next scheduled date on record after {day} is {date}: {event}.")
_NEXT_PASSED = N_(
    "The next scheduled date on record after {day} is {date}, which has passed since: {event}."
)
_COVERED = N_(
    "Coverage is systematic to {day}; a later development is not covered, which does not mean "
    "that nothing happened."
)


def open_questions(view: ChartSpec, facts: Facts) -> Speech:
    """What is not known, which date comes next, and where coverage ends.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day = speaking(facts.lang), view.as_of_date(facts)
    covered = _(_COVERED).format(day=format_date(facts.covered_to, facts.lang))
    if day < MINISTERIAL:
        to_come = _before_the_day(facts, day).sentences[0]
        asked = _("Why does the atlas not say what followed?")
        answer = f"{_later_is_elsewhere(facts, day)} {coverage(facts)}"
        return Speech((to_come, _next_date(facts, day), covered), asked, answer)
    count = len(facts.disagreements)
    points = translate_plural(*_POINTS, count, facts.lang)
    return Speech(
        (points.format(count=number(count, facts.lang)), _next_date(facts, day), covered),
        *disputed(facts, "seventeen-negotiated"),
    )


def _next_date(facts: Facts, day: date) -> str:
    """The first scheduled date after a day; whether it has passed since, the facts say."""
    _, written = speaking(facts.lang), format_date(day, facts.lang)
    events = facts.events.loc[facts.events["scheduled"]].sort_values("date_last")
    following = events.loc[[last > day for last in events["date_last"]]]
    if following.empty:
        return _("No scheduled date after {day} is on record.").format(day=written)
    row = following.iloc[0]
    template = _NEXT_PASSED if row["date_last"] < facts.compiled_on else _NEXT
    return _(template).format(day=written, date=row["date_label"], event=row["title"])
