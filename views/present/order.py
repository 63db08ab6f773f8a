"""The slides and their order: choosing, moving, doubling and taking away, and a slide of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charts.briefing import Slide
from charts.spec.briefing_params import DEFAULT, MOST_SLIDES, as_many_as_fit
from charts.spec.briefing_slides import slides_of, taken_names, texts_of
from charts.spec.page_specs import BriefingSpec
from charts.spec.slide_texts import texts_to_json
from charts.spec.slide_tokens import TEXT, free_token
from views.blocks import Action, Blocks, Changes
from views.slide_order import SlideOrder
from views.templating import render
from views.text.i18n import _


def chosen_slides(spec: BriefingSpec, chosen: Iterable[str]) -> Changes:
    """What the view becomes when these slides are chosen, in this order; none are the default.

    Parameters
    ----------
    spec : BriefingSpec
    chosen : iterable of str
        Tokens, as `charts.spec.slide_tokens.of_token` splits them.
    """
    tokens = tuple(chosen) or DEFAULT
    return {
        "slides": () if tokens == DEFAULT else tokens,
        "slide": min(spec.slide, len(tokens)),
    }


def reordered(spec: BriefingSpec, tokens: Sequence[str]) -> Changes:
    """What the view becomes when its slides stand in another order; the one that is shown stays.

    Parameters
    ----------
    spec : BriefingSpec
    tokens : sequence of str
        The names of all slides, in the new order.

    Returns
    -------
    Changes
        Empty where these are not its slides.
    """
    before = slides_of(spec)
    if sorted(tokens) != sorted(before):
        return {}
    shown = before[min(spec.slide, len(before)) - 1]
    return {**chosen_slides(spec, tokens), "slide": tokens.index(shown) + 1}


def slide_order(spec: BriefingSpec, slides: tuple[Slide, ...], number: int) -> SlideOrder:
    """The slides as a list in which each can be dragged.

    Parameters
    ----------
    spec : BriefingSpec
    slides : tuple of Slide
    number : int
        Of the slide that is shown, from 1.
    """
    every = str(len(slides))
    html = render(
        "slide_order.html",
        label=_("Slides, in order"),
        help=_("Drag a slide to another place, or move it with the arrow keys."),
        move=_("Move: {title}"),
        moved=_("{title}: now {number} of {every}").replace("{every}", every),
        slides=[(slide.token, slide.title) for slide in slides],
        number=number,
    )
    return SlideOrder(html, lambda tokens: reordered(spec, tokens))


def order(spec: BriefingSpec, number: int) -> Blocks:
    """What moves the slide that is shown, doubles it and takes it away, and adds one of text.

    Parameters
    ----------
    spec : BriefingSpec
    number : int
        Of the slide that is shown, from 1.
    """
    tokens = slides_of(spec)
    token, is_alone = tokens[number - 1], len(tokens) == 1
    return (
        _move(spec, number, _("Move this slide earlier"), ":material/arrow_upward:", -1),
        _move(spec, number, _("Move this slide later"), ":material/arrow_downward:", 1),
        _addition(
            _("Duplicate this slide"),
            "duplicate_slide",
            ":material/content_copy:",
            added(spec, number, token, copies=True),
        ),
        Action(
            _("Remove this slide"),
            "remove_slide",
            {} if is_alone else removed(spec, number),
            icon=":material/delete:",
            disabled=is_alone,
        ),
        _addition(
            _("Add a slide in your own words"),
            "add_words",
            ":material/add:",
            added(spec, number, TEXT),
        ),
    )


def _move(spec: BriefingSpec, number: int, label: str, icon: str, step: int) -> Action:
    """Exchanges a slide with the one before or after it, and stays on it."""
    tokens, here, there = list(slides_of(spec)), number - 1, number - 1 + step
    possible = 0 <= there < len(tokens)
    if possible:
        tokens[here], tokens[there] = tokens[there], tokens[here]
    changes = {**chosen_slides(spec, tokens), "slide": there + 1}
    return Action(label, f"move_{step}", changes, icon=icon, disabled=not possible)


def _addition(label: str, key: str, icon: str, changes: Changes) -> Action:
    """Adds a slide after the one that is shown, as far as there is room for it."""
    help_text = "" if changes else no_room()
    return Action(label, key, changes, icon=icon, help=help_text, disabled=not changes)


def no_room() -> str:
    """Why no slide can be added."""
    return _(
        "This briefing is full: it has {most} slides, or its address is as long as it can be."
    ).format(most=MOST_SLIDES)


def is_full(spec: BriefingSpec) -> bool:
    """Whether no slide at all can be added, not even one of text.

    Parameters
    ----------
    spec : BriefingSpec
    """
    return not added(spec, 1, TEXT)


def added(spec: BriefingSpec, number: int, token: str, copies: bool = False) -> Changes:
    """What the view becomes when a slide is added after another.

    Parameters
    ----------
    spec : BriefingSpec
    number : int
        Of the slide that it follows, from 1.
    token : str
        Its name; where that is taken, it gets the number of a copy.
    copies : bool
        Whether it has the own texts of the slide of that name.

    Returns
    -------
    Changes
        Empty where there is no room.
    """
    tokens, texts = slides_of(spec), texts_of(spec)
    new = free_token(token, taken_names(spec))
    slides = (*tokens[:number], new, *tokens[number:])
    if as_many_as_fit(slides) != slides:
        return {}
    if copies:
        for by_slide in texts.values():
            by_slide[new] = by_slide.get(token, "")
    return {"slides": slides, "slide": number + 1} | _as_changes(texts)


def removed(spec: BriefingSpec, number: int) -> Changes:
    """What the view becomes without a slide and its own texts.

    Parameters
    ----------
    spec : BriefingSpec
        Of two slides or more.
    number : int
        Of the slide, from 1.
    """
    tokens, texts = list(slides_of(spec)), texts_of(spec)
    gone = tokens.pop(number - 1)
    if gone not in tokens:
        for by_slide in texts.values():
            by_slide.pop(gone, "")
    return {**chosen_slides(spec, tokens), "slide": min(number, len(tokens))} | _as_changes(texts)


def _as_changes(texts: dict[str, dict[str, str]]) -> dict[str, str]:
    return {key: texts_to_json(by_slide) for key, by_slide in texts.items()}
