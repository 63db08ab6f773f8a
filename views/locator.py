"""A partner among its neighbors, as a picture."""

from __future__ import annotations

from charts.figures.locator import locator_address, locator_words
from charts.palette import AUTO
from views.blocks import Picture
from views.context import PageContext
from views.text.markdown import escape_markdown


def locator_picture(context: PageContext, code: str) -> Picture:
    """The locator map of a partner; the names of its neighbors stand alone on it.

    Parameters
    ----------
    context : PageContext
        For the worldview, the theme and both languages.
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    """
    worldview, local = context.spec.worldview, context.local
    words = locator_words(context.facts, code, worldview)
    themes = ("light", "dark") if context.theme == AUTO else (context.theme,)
    addresses = [locator_address(local, code, worldview, theme) for theme in themes]
    return Picture(addresses[0], escape_markdown(words), "locator", *addresses[1:])
