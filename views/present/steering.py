"""From slide to slide: by key, by button, by name."""

from __future__ import annotations

from charts.briefing import Slide
from views.blocks import Action, Blocks, Group
from views.fields import Choice
from views.text.i18n import _


def links(slides: tuple[Slide, ...], number: int) -> Group:
    """Previous and next, and the list of slides.

    Parameters
    ----------
    slides : tuple of Slide
    number : int
        Of the slide that is shown, from 1.
    """
    return Group("steering", (*_steps(number, len(slides)), _list(slides, number)), "row")


def position(number: int, last: int) -> str:
    """Which slide of how many.

    Parameters
    ----------
    number : int
        From 1.
    last : int
        How many there are.
    """
    return _("{number} of {every}").format(number=number, every=last)


def _steps(number: int, last: int) -> Blocks:
    before, after = max(number - 1, 1), min(number + 1, last)
    is_first, is_last = number == 1, number == last
    return (
        _step(_("Previous slide"), ":material/chevron_left:", "Left", before, is_first),
        _step(_("Next slide"), ":material/chevron_right:", "Right", after, is_last),
        _step(_("First"), ":material/first_page:", "Home", 1, is_first),
        _step(_("Last"), ":material/last_page:", "End", last, is_last),
    )


def _step(label: str, icon: str, shortcut: str, number: int, disabled: bool) -> Action:
    return Action(
        label,
        f"to_{shortcut}",
        {"slide": number},
        icon=icon,
        disabled=disabled,
        shortcut=shortcut,
    )


def _list(slides: tuple[Slide, ...], number: int) -> Choice:
    titles = {place: f"{place}  {slide.title}" for place, slide in enumerate(slides, start=1)}
    return Choice(_("Slides"), "slide", titles, number, width=320, shows_label=False)
