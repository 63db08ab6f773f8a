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
from data.overview import MINED, PROCESSED, overview
from data.store import Facts
from data.words import MINISTERIAL, counted

QUESTION = (
    "Who joined the Critical Minerals Ministerial, what did they sign, and what does that change?"
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
        source = "U.S. Department of State; the atlas's own tables, row by row"
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
    return f"{alt}\n\n{said.subtitle}.\n\n{said.note}\n\nSource: {said.source}"


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
    count = headline(facts, MINISTERIAL).countries
    return (
        f"{count} countries and the European Commission came to Washington on "
        f"{format_date(MINISTERIAL, facts.lang)}"
    )


def _replayed(spec: ChartSpec, facts: Facts) -> str:
    steps = count_steps(facts)
    first, last = (month_of(day, facts.lang) for day in (steps[0].day, spec.day(facts)))
    return f"How the map filled, {first} to {last}"


_FINDINGS = {
    "came": _came,
    "signed": lambda spec, facts: map_finding(facts, MINISTERIAL),
    "replay": _replayed,
}


def _question(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    numbers = headline(facts, spec.day(facts))
    points = (
        f"{numbers.countries} countries and the European Commission came on "
        f"{format_date(MINISTERIAL, facts.lang)}",
        f"{numbers.signed_at_ministerial} signed that day",
        f"{counted(numbers.texts, 'text', 'texts')} signed to {format_date(spec.day(facts), facts.lang)}; "
        f"{numbers.partners_with_text} of {numbers.countries + 1} delegations have one",
    )
    notes = (
        "A text counts when it is between governments, about minerals, signed or in force since "
        "April 2025, and reported with high or medium confidence. Attendance is not signature. "
        f"Coverage is systematic to {format_date(facts.covered_to, facts.lang)}."
    )
    return QUESTION, points, notes


def _open(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    """What the sources disagree on, the deadlines ahead, and where coverage ends."""
    ledger = facts.disagreements.head(_MOST_OPEN).to_dict("records")
    points = [f"{row['topic']} {row['what_holds']}" for row in ledger]
    ahead = facts.events.loc[facts.events["scheduled"]]
    coming = [row for row in ahead.to_dict("records") if row["date_last"] > spec.day(facts)]
    points += [f"Ahead: {row['date_label']}, {row['title']}. {row['summary']}" for row in coming]
    points.append(
        f"Coverage is systematic to {format_date(facts.covered_to, facts.lang)}; what came later "
        "is not covered, which is not that nothing happened"
    )
    notes = "\n".join(f"{row['topic']} {row['claim']} {row['why']}" for row in ledger)
    return "What is not known, and what comes next", tuple(points), notes


_MOST_OPEN = 3
_WORDS = {"question": _question, "open": _open}


def names(facts: Facts, spec: ChartSpec) -> dict[str, str]:
    """Short names of the slides that can be chosen, by token, for a list."""
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    found = dict(_SHORT)
    found |= {f"partner.{code}": f"Partner: {facts.name(code)}" for code in _codes(facts)}
    found |= {f"mineral.{slug}": f"Mineral: {label}" for slug, label in labels.items()}
    for token in spec.slides:
        kind, about = of_token(token)
        found.setdefault(token, f"{_SHORT.get(kind, kind)}: {labels.get(about, facts.name(about))}")
    return found


def _codes(facts: Facts) -> list[str]:
    return sorted(facts.partners["iso_a3"], key=facts.name)


_SHORT = {
    "question": "The question",
    "came": "Who came",
    "signed": "What was signed on the day",
    "count": "The count over time",
    "replay": "The map replayed",
    "mined": "What the partners mine",
    "refined": "What they refine",
    "china": "Where China leads",
    "partner": "One partner in focus",
    "open": "What is not known",
}
