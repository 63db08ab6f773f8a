"""Notes on agreements: how the count grew, what binds, and one partner."""

from __future__ import annotations

from dataclasses import replace

from charts.captions.agreement_finding import in_law
from charts.captions.alternative_text import largest_step
from charts.captions.caption_parts import coverage
from charts.content import caption, table
from charts.speaker_notes.legal_reasons import legal_reasons
from charts.speaker_notes.parts import Speech, counted_by, ended
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import HOST, signed_texts
from data.agreements.legal_status import legal_tally
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import (
    BINDING_LABELS,
    NO_AGREEMENT_YET,
    NO_FIGURE,
    NOT_SIGNATURE,
    STAGE_LABELS,
)
from data.i18n.messages import N_, speaking
from data.minerals.shares import percent_in_words
from data.partners.dossier import Dossier, dossier
from data.phrases import all_of, in_sentence, lower_first


def growth(view: ChartSpec, facts: Facts) -> Speech:
    """How the count grew: the total, the largest step, what a step is.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day = speaking(facts.lang), view.as_of_date(facts)
    month = _("An agreement of which only the month is known counts from the last day of it.")
    beyond = _("What was signed after {day} may be more than was found.")
    return Speech(
        (counted_by(facts, day), _steps(view, facts), month),
        _("Is the count complete?"),
        f"{coverage(facts)} {beyond.format(day=format_date(facts.covered_to, facts.lang))}",
    )


def _steps(view: ChartSpec, facts: Facts) -> str:
    """The largest step, or where the line begins and ends."""
    _, rows = speaking(facts.lang), table(view.replace(chart="count"), facts)
    day = format_date(view.as_of_date(facts), facts.lang)
    if rows.empty:
        return _("By {day} the line has no step.").format(day=day)
    largest = largest_step(rows, facts.lang)
    if largest:
        return largest[0]
    first, last = rows["label"].iloc[0], rows["label"].iloc[-1]
    if len(rows) == 1:
        return _("The only step of the line is on {day}.").format(day=first)
    return _("The first step of the line is on {first}, the last on {last}.").format(
        first=first, last=last
    )


def legal_status(view: ChartSpec, facts: Facts) -> Speech:
    """What binds: how many agreements do, do not, or do not say; and which do.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, day, lang = speaking(facts.lang), view.as_of_date(facts), facts.lang
    rows = signed_texts(facts, day)
    tally = legal_tally(rows["binding"])
    law = (
        _("As counted here, {law}.").format(law=in_law(tally, lang))
        if len(rows)
        else _("There is nothing yet whose legal status could be shown.")
    )
    silent = (
        _("Where it is not stated, an agreement may bind or not: the atlas does not guess.")
        if tally.not_stated
        else _("What each of them commits to stands in its own row, in the words of the source.")
    )
    return Speech(
        (counted_by(facts, day), law, silent),
        _("Which agreements are legally binding?"),
        _binding(facts, view),
    )


def reasons(view: ChartSpec, facts: Facts) -> Speech:
    """What binds, and of each agreement that says so by which words that is known.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    said, known = legal_status(view, facts), legal_reasons(view, facts)
    if not known:
        return said
    return replace(said, question=speaking(facts.lang)(_HOW_KNOWN), answer=known)


_HOW_KNOWN = N_("How is it known which bind and which do not?")


def _binding(facts: Facts, view: ChartSpec) -> str:
    _, day = speaking(facts.lang), view.as_of_date(facts)
    rows = signed_texts(facts, day)
    cells = rows.loc[rows["binding"] == "yes", "partner_iso_a3"]
    codes = sorted({code for cell in cells for code in cell.split(";")}, key=facts.name)
    if not codes:
        none = _("Of the agreements counted by {day} none is stated to be legally binding.")
        return none.format(day=format_date(day, facts.lang))
    named = _("Of those counted by {day}: {names}.")
    names = all_of([in_sentence(facts, code) for code in codes], facts.lang)
    return named.format(day=format_date(day, facts.lang), names=names)


def partner(view: ChartSpec, facts: Facts) -> Speech:
    """One partner: what it is, its latest counted agreement, its largest share.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    known = dossier(facts, view.partner, view.as_of_date(facts))
    sentences = (
        ended(caption(view.replace(chart="partner"), facts).title),
        _latest(known),
        _largest_share(view, facts),
    )
    return Speech(sentences, *_asked_of(known))


def _latest(known: Dossier) -> str:
    _ = speaking(known.lang)
    for row in known.text_rows:
        if row["counted"]:
            template = _("Its latest counted agreement is of {date}: {title}.")
            return template.format(date=row["signed_label"], title=row["title"])
    return _(NO_AGREEMENT_YET) if not known.text_rows else _("What it has agreed is not counted.")


def _largest_share(view: ChartSpec, facts: Facts) -> str:
    """The largest share that is drawn; where that is an upper limit, a limit of all of them."""
    _, rows = speaking(facts.lang), table(view.replace(chart="partner"), facts)
    if rows.empty:
        return _(NO_FIGURE)
    row = rows.loc[rows["share_of_world_pct"].idxmax()]
    limit, whole = bool(row["upper_limit"]), bool(row["whole_percent"])
    exact = _("Its largest listed share of a world total is {share}, in {mineral}, {stage} {year}.")
    bound = _("Its listed shares of a world total are {share}, in {mineral}, {stage} {year}.")
    return (bound if limit else exact).format(
        mineral=lower_first(row["label"]),
        stage=_(STAGE_LABELS[row["stage"]]),
        year=row["year"],
        share=percent_in_words(row["share_of_world_pct"], limit, facts.lang, whole=whole),
    )


def _asked_of(known: Dossier) -> tuple[str, str]:
    """Whether its latest counted agreement binds, or why it has none."""
    _ = speaking(known.lang)
    if known.code == HOST:
        return (
            _("Why is the host not among the signatories?"),
            _("Every agreement that is counted is one with the United States."),
        )
    for row in known.text_rows:
        if row["counted"]:
            label = _(BINDING_LABELS[row["binding"]])
            answer = _("Legal status of the agreement of {date}: {status}.")
            return (
                _("Does the agreement bind?"),
                answer.format(date=row["signed_label"], status=label),
            )
    return _("Why is it not counted as having signed?"), f"{known.reason} {_(NOT_SIGNATURE)}"
