"""The slides: each a view plus a sentence from the facts, so that no number is typed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from charts.briefing_keys import DEFAULT, of_token, sentences_in
from charts.captions import Caption, alt_text, caption
from charts.finding import map_finding, month_of
from charts.spec import ChartSpec
from data.chronology import count_steps
from data.counting import headline, statuses
from data.dates import format_date
from data.dossier import leading_minerals
from data.interface import marked, marked_plural, speaking, translate_plural
from data.languages import number
from data.overview import MINED, PROCESSED, overview
from data.store import Facts
from data.words import MINISTERIAL, counted

QUESTION = marked(
    "Who joined the Critical Minerals Ministerial, what did they sign, and what does that change?"
)
_SOURCE = marked("U.S. Department of State; the atlas's own tables, row by row")
_CAME_TO_WASHINGTON = marked_plural(
    "{count} country and the European Commission came to Washington on {day}",
    "{count} countries and the European Commission came to Washington on {day}",
)
_CAME = marked_plural(
    "{count} country and the European Commission came on {day}",
    "{count} countries and the European Commission came on {day}",
)
_SIGNED = marked_plural("{count} signed that day", "{count} signed that day")
_SIGNED_TO = marked("{texts} signed to {day}; {partners} of {delegations} delegations have one")
_RULE = marked(
    "A text counts when it is between governments, about minerals, signed or in force since "
    "April 2025, and reported with high or medium confidence. Attendance is not signature. "
    "Coverage is systematic to {day}."
)


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    token : str
        Its name in an address.
    chart : str
        The chart it shows (`charts.print_keys.CHARTS`), or "" for words alone.
    spec : ChartSpec
        The view of the chart.
    title : str
        The sentence: the presenter's own, or the finding.
    finding : str
        The generated sentence.
    points : tuple of str
        Lines of a slide of words.
    notes : str
        What the speaker says, for the speaker alone.
    source : str
        Where the rows come from.
    alt : str
        What the picture shows, in words.
    """

    token: str
    chart: str
    spec: ChartSpec
    title: str
    finding: str
    points: tuple[str, ...]
    notes: str
    source: str
    alt: str


def briefing(spec: ChartSpec, facts: Facts) -> tuple[Slide, ...]:
    """The slides of a view: `ChartSpec.slides`, or the story in ten."""
    key = spec.having(slide=1, notes="", start=None, end=None)
    return _briefing(key, facts)


@lru_cache(maxsize=64)
def _briefing(spec: ChartSpec, facts: Facts) -> tuple[Slide, ...]:
    own = sentences_in(spec.said)
    return tuple(_slide(token, spec, facts, own) for token in spec.slides or DEFAULT)


def _slide(token: str, spec: ChartSpec, facts: Facts, own: dict[str, str]) -> Slide:
    kind, about = of_token(token)
    if kind in ("question", "open"):
        finding, points, notes = _WORDS[kind](spec, facts)
        source = speaking(spec.lang)(_SOURCE)
        return Slide(token, "", spec, own.get(token, finding), finding, points, notes, source, "")
    chart, view = _view(kind, about, spec, facts)
    said = caption(chart, view, facts)
    finding = _FINDINGS[kind](view, facts) if kind in _FINDINGS else said.title
    alt = alt_text(chart, view, facts)
    return Slide(
        token=token,
        chart=chart,
        spec=view,
        title=own.get(token, finding),
        finding=finding,
        points=(),
        notes=_notes(said, alt),
        source=said.source,
        alt=alt,
    )


def _notes(said: Caption, alt: str) -> str:
    _ = speaking(said.lang)
    source = _("Source: {source}").format(source=said.source)
    return f"{alt}\n\n{said.subtitle}.\n\n{said.note}\n\n{source}"


def _view(kind: str, about: str, spec: ChartSpec, facts: Facts) -> tuple[str, ChartSpec]:
    """The chart of a slide and its view, on the ground of the presenter's choices."""
    ground = ChartSpec(
        asof=spec.asof,
        worldview=spec.worldview,
        theme=spec.theme,
        coalition=spec.coalition,
        lang=spec.lang,
    )
    if kind == "came":
        return "map", ground.having(asof=MINISTERIAL)
    if kind == "signed":
        return "map", ground.having(asof=MINISTERIAL, status=("signed_at_ministerial",))
    if kind == "count":
        return "count", ground
    if kind == "replay":
        return "map", ground
    if kind in ("mined", "refined"):
        return "shares", ground.having(stage="mine" if kind == "mined" else "refinery")
    if kind == "partner":
        return "partner", ground.having(partner=about or spec.partner or focus(facts))
    slug = about or (spec.commodity if kind == "china" else "") or most_chinese(facts)
    stage = _processing_stage(facts, slug) if kind == "china" else ""
    return "shares", ground.having(commodity=slug, stage=stage)


@lru_cache(maxsize=18)
def focus(facts: Facts) -> str:
    """The partner in focus unless one is chosen: of that day's signatories, who lists most."""
    told = statuses(facts, MINISTERIAL)["status"]
    signers = [code for code in told.index if told[code] == "signed_at_ministerial"]
    return max(signers, key=lambda code: (len(leading_minerals(facts, code)), code))


@lru_cache(maxsize=18)
def most_chinese(facts: Facts) -> str:
    """The mineral whose processing China leads most, among those that the partners mine too."""
    rows = overview(facts, facts.partner_codes)
    both = rows.groupby("line")["panel"].agg(set).map(lambda found: {MINED, PROCESSED} <= found)
    own = rows.loc[(rows["panel"] == PROCESSED) & rows["line"].map(both)]
    return str(own.loc[own["china"].idxmax(), "slug"])


def _processing_stage(facts: Facts, slug: str) -> str:
    rows = overview(facts, facts.partner_codes)
    own = rows.loc[(rows["slug"] == slug) & (rows["panel"] == PROCESSED), "stage"]
    return str(own.iloc[0]) if len(own) else ""


def _came(spec: ChartSpec, facts: Facts) -> str:
    return _counting(facts, _CAME_TO_WASHINGTON, headline(facts, MINISTERIAL).countries)


def _counting(facts: Facts, forms: tuple[str, str], count: int) -> str:
    """A sentence on the ministerial in the form for a number."""
    said = translate_plural(*forms, count, facts.lang)
    day = format_date(MINISTERIAL, facts.lang)
    return said.format(count=number(count, facts.lang), day=day)


def _replayed(spec: ChartSpec, facts: Facts) -> str:
    _, steps = speaking(facts.lang), count_steps(facts)
    first, last = (month_of(day, facts.lang) for day in (steps[0].day, spec.day(facts)))
    return _("How the map filled, {first} to {last}").format(first=first, last=last)


_FINDINGS = {
    "came": _came,
    "signed": lambda spec, facts: map_finding(facts, MINISTERIAL),
    "replay": _replayed,
}


def _question(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    _, numbers = speaking(facts.lang), headline(facts, spec.day(facts))
    points = (
        _counting(facts, _CAME, numbers.countries),
        _counting(facts, _SIGNED, numbers.signed_at_ministerial),
        _signed_to(spec, facts),
    )
    notes = _(_RULE).format(day=format_date(facts.covered_to, facts.lang))
    return _(QUESTION), points, notes


def _signed_to(spec: ChartSpec, facts: Facts) -> str:
    numbers, lang = headline(facts, spec.day(facts)), facts.lang
    texts = counted(numbers.texts, "text", "texts", lang)
    return speaking(lang)(_SIGNED_TO).format(
        texts=texts,
        day=format_date(spec.day(facts), lang),
        partners=number(numbers.partners_with_text, lang),
        delegations=number(numbers.countries + 1, lang),
    )


def _open(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    """What the sources disagree on, the deadlines ahead, and where coverage ends."""
    _ = speaking(facts.lang)
    ledger = facts.disagreements.head(_MOST_OPEN).to_dict("records")
    points = [f"{row['topic']} {row['what_holds']}" for row in ledger]
    points += _coming(spec, facts)
    covered = _(
        "Coverage is systematic to {day}; what came later is not covered, which is not that "
        "nothing happened"
    )
    points.append(covered.format(day=format_date(facts.covered_to, facts.lang)))
    notes = "\n".join(f"{row['topic']} {row['claim']} {row['why']}" for row in ledger)
    return _("What is not known, and what comes next"), tuple(points), notes


def _coming(spec: ChartSpec, facts: Facts) -> list[str]:
    ahead = facts.events.loc[facts.events["scheduled"]].to_dict("records")
    said = speaking(facts.lang)(_AHEAD)
    return [
        said.format(date=row["date_label"], event=row["title"], summary=row["summary"])
        for row in ahead
        if row["date_last"] > spec.day(facts)
    ]


_AHEAD = marked("Ahead: {date}, {event}. {summary}")


_MOST_OPEN = 3
_WORDS = {"question": _question, "open": _open}


def names(facts: Facts, spec: ChartSpec) -> dict[str, str]:
    """Short names of the slides that can be chosen, by token, for a list."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    partner, mineral = _("Partner: {name}"), _("Mineral: {name}")
    found = {key: _(label) for key, label in _SHORT.items()}
    found |= {f"partner.{code}": partner.format(name=facts.name(code)) for code in _codes(facts)}
    found |= {f"mineral.{slug}": mineral.format(name=label) for slug, label in labels.items()}
    for token in spec.slides:
        kind, about = of_token(token)
        short = found.get(kind, kind)
        found.setdefault(token, f"{short}: {labels.get(about, facts.name(about))}")
    return found


def _codes(facts: Facts) -> list[str]:
    return sorted(facts.partners["iso_a3"], key=facts.name)


_SHORT = {
    "question": marked("The question"),
    "came": marked("Who came"),
    "signed": marked("What was signed on the day"),
    "count": marked("The count over time"),
    "replay": marked("The map replayed"),
    "mined": marked("What the partners mine"),
    "refined": marked("What they refine"),
    "china": marked("Where China leads"),
    "partner": marked("One partner in focus"),
    "open": marked("What is not known"),
}
