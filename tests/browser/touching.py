"""A finger on the screen, as the browser's own input has it: scripts alone would see no scroll."""

from __future__ import annotations

from playwright.sync_api import Page

_STEPS = 8


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger down, move it in a straight line, and lift it.

    Parameters
    ----------
    page : Page
        Of a context that has touch.
    start, end : tuple of float
        In CSS pixels from the upper left corner of the window.
    """
    session = page.context.new_cdp_session(page)
    for kind, share in [("touchStart", 0), *_moves(), ("touchEnd", 1)]:
        place = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
        points = [] if kind == "touchEnd" else [{"x": place[0], "y": place[1]}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.detach()


def _moves() -> list[tuple[str, float]]:
    return [("touchMove", step / _STEPS) for step in range(1, _STEPS + 1)]
