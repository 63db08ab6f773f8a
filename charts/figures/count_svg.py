"""The count as SVG that stands in a page: steps to the as-of date, each with its number and day.

The two counts, of agreements and of signatories, are one line where they never differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from markupsafe import Markup

from charts.figures.map_labels import Area
from charts.figures.text_lines import length_of
from charts.figures.time_scale import TimeScale
from charts.figures.timeline_layout import uncovered
from charts.figures.timeline_svg import grid, percent, shade, upright
from data.agreements.counting import COUNT_STARTS
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.timeline.chronology import Step

LEAST, ROOMY = 300, 600
"""The least width at which it is shown, and that from which labels say more, in CSS pixels."""

SIZE, _STEP = 13.0, 18.0
"""Of the type; and what an agreement is high: a line of type is 17 high, so no two numbers meet."""

_TOP, _FOOT, _LEFT = 12.0, 24.0, 26.0
_LEVEL, _BESIDE = 5, 6
_MOST_NAMES = 2


@dataclass(frozen=True)
class StepLabel:
    """What stands at a step, to the left of its top; ``rest`` is the day and who signed."""

    step: Step
    x: float
    y: float
    rest: str

    @property
    def text(self) -> str:
        """As a whole."""
        return f"{self.rest} · {self.step.texts}" if self.rest else f"{self.step.texts}"

    def area(self) -> Area:
        """What it covers: left, top, right, bottom."""
        return self.x - length_of(self.text, SIZE), self.y - 7, self.x, self.y + 7


def is_one_line(steps: Sequence[Step]) -> bool:
    """Whether every agreement has brought another signatory."""
    return all(step.texts == step.partners for step in steps)


def count_scale(steps: Sequence[Step], asof: date, width: float = LEAST) -> TimeScale:
    """The days of the count: from its start to the as-of date, or the last step.

    Parameters
    ----------
    steps : sequence of Step
        `data.timeline.chronology.count_steps`.
    asof : datetime.date
    width : float
        CSS pixels.
    """
    padding = timedelta(days=15)
    last = max(asof, COUNT_STARTS, *(step.day for step in steps))
    return TimeScale(COUNT_STARTS - padding, last + padding, width)


def height_of(steps: Sequence[Step]) -> float:
    """Of the drawing, in pixels."""
    most = max([1, *(max(step.texts, step.partners) for step in steps)])
    return _TOP + most * _STEP + _FOOT


def step_labels(steps: Sequence[Step], scale: TimeScale, lang: str) -> list[StepLabel]:
    """A label for each step: its number, and with it as much as there is room for.

    Parameters
    ----------
    steps : sequence of Step
        `data.timeline.chronology.count_steps`.
    scale : TimeScale
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    base = height_of(steps) - _FOOT
    labels = []
    for step in steps:
        x, y = scale.share(step.day) * scale.width - _BESIDE, base - step.texts * _STEP
        options = [StepLabel(step, x, y, rest) for rest in (*_in_words(step, lang), "")]
        fitting = (label for label in options if label.area()[0] >= _LEFT)
        labels.append(next(fitting, options[-1]))
    return labels


def _in_words(step: Step, lang: str) -> Iterator[str]:
    day = format_date(step.day, lang)
    if len(step.names) <= _MOST_NAMES:
        yield f"{', '.join(step.names)}, {day}"
    yield day


def count_svg(
    steps: Sequence[Step], asof: date, covered_to: date, alt: str, lang: str = "en"
) -> Markup:
    """The count of agreements signed, and of signatories where it is another.

    Parameters
    ----------
    steps : sequence of Step
        `data.timeline.chronology.count_steps`.
    asof : datetime.date
        What comes later is drawn faint.
    covered_to : datetime.date
        After this day the ground is shaded: coverage is thin there.
    alt : str
        The drawing in words.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    scale, height = count_scale(steps, asof), height_of(steps)
    base = height - _FOOT
    labels, roomy = (
        step_labels(steps, replace(scale, width=width), lang) for width in (LEAST, ROOMY)
    )
    parts = [
        *shade(scale, covered_to, 0, base),
        *_ticks(scale, base, lang),
        *_levels(steps, base, lang),
        *_lines(scale, asof, base, [*_shares(labels, LEAST), *_shares(roomy, ROOMY)]),
        *_series(steps, scale, asof, base),
        *(_label(*both, scale, asof, lang) for both in zip(labels, roomy, strict=True)),
    ]
    return Markup(
        '<svg class="atlas-lines" xmlns="http://www.w3.org/2000/svg" width="100%" height="{:.0f}" '
        'role="img" aria-label="{}">{}</svg>'
    ).format(height, alt, Markup("").join(parts))


def _shares(labels: Sequence[StepLabel], width: float) -> Iterator[Area]:
    """What labels cover, in shares of the width."""
    for left, top, right, bottom in (label.area() for label in labels):
        yield left / width, top, right / width, bottom


def _lines(scale: TimeScale, asof: date, base: float, areas: Sequence[Area]) -> Iterator[Markup]:
    """The day of the ministerial and the as-of date, interrupted where labels stand."""
    for kind, day in (("ministerial", MINISTERIAL), ("asof", asof)):
        if scale.holds(day):
            for top, bottom in uncovered(scale.share(day), areas, 0, base):
                yield upright(kind, scale.share(day), top, bottom)


def _ticks(scale: TimeScale, base: float, lang: str) -> Iterator[Markup]:
    """Months with their names, more of them where there is room."""
    narrow, roomy = (replace(scale, width=width).ticks(lang) for width in (LEAST, ROOMY))
    both = [tick for tick in narrow if tick in roomy]
    kinds = {
        "": both,
        "narrow": [tick for tick in narrow if tick not in both],
        "roomy": [tick for tick in roomy if tick not in both],
    }
    for kind, ticks in kinds.items():
        yield from grid(ticks, 0, base, base + _FOOT - 6, kind)


def _levels(steps: Sequence[Step], base: float, lang: str) -> Iterator[Markup]:
    most = max([0, *(step.texts for step in steps)])
    for level in range(0, most + 1, _LEVEL):
        y = base - level * _STEP
        yield Markup(
            '<line class="grid" x1="{:.0f}" x2="100%" y1="{:.0f}" y2="{:.0f}"/>'
            '<text class="tick end" x="{:.0f}" y="{:.0f}">{}</text>'
        ).format(_LEFT, y, y, _LEFT - 6, y + 5, number(level, lang))


def _series(steps: Sequence[Step], scale: TimeScale, asof: date, base: float) -> Iterator[Markup]:
    """The steps, faint after the as-of date; a second line where signatories are fewer or more."""
    today = max(asof, COUNT_STARTS)
    for key in ("texts",) if is_one_line(steps) else ("partners", "texts"):
        values = [(step.day, int(getattr(step, key))) for step in steps]
        before = [(COUNT_STARTS, 0), *(value for value in values if value[0] <= asof)]
        reached = (today, before[-1][1])
        yield _steps(key, "", [*before, reached], scale, base)
        if later := [value for value in values if value[0] > asof]:
            yield _steps(key, " later", [reached, *later], scale, base)
    yield Markup('<circle class="m signed" cx="{}" cy="{:.0f}" r="5"/>').format(
        percent(scale.share(asof)), base - reached[1] * _STEP
    )


def _steps(
    key: str, later: str, points: Sequence[tuple[date, int]], scale: TimeScale, base: float
) -> Markup:
    """A line in steps; it is stretched to the width, and its stroke is not."""
    x, y = (scale.share(points[0][0]) * 1000, base - points[0][1] * _STEP)
    path = [f"M{x:.1f} {y:.0f}"]
    for day, value in points[1:]:
        path.append(f"H{scale.share(day) * 1000:.1f}")
        path.append(f"V{base - value * _STEP:.0f}")
    return Markup(
        '<svg width="100%" height="{:.0f}" viewBox="0 0 1000 {:.0f}" preserveAspectRatio="none">'
        '<path class="steps {}{}" d="{}"/></svg>'
    ).format(base, base, key, later, "".join(path))


def _label(label: StepLabel, roomy: StepLabel, scale: TimeScale, asof: date, lang: str) -> Markup:
    """The number, and before it who signed and when, as far as there is room."""
    rests = (
        {"": label.rest}
        if label.rest == roomy.rest
        else {
            "narrow": label.rest,
            "roomy": roomy.rest,
        }
    )
    words = Markup("").join(
        Markup('<tspan class="{}">{} · </tspan>').format(f"rest {kind}".strip(), rest)
        for kind, rest in rests.items()
        if rest
    )
    return Markup(
        '<svg x="{}" y="{:.0f}"><text class="step{}" x="{}" y="4">{}{}</text></svg>'
    ).format(
        percent(scale.share(label.step.day)),
        label.y,
        " later" if label.step.day > asof else "",
        -_BESIDE,
        words,
        number(label.step.texts, lang),
    )
