"""Messages of the interface in the language of the page that is being made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from data.i18n.cldr import ENGLISH
from data.i18n.messages import sentence_language, translate

_LANGUAGE: ContextVar[str] = ContextVar("language", default="")
"""Of this run or request: looking it up for every message took a third of the Minerals run."""


def set_language(lang: str) -> None:
    """Make the rest of this run in a language; "" for none yet."""
    _LANGUAGE.set(lang)


def page_language() -> str:
    """The language of the page that is being made, or "" where none is."""
    return _LANGUAGE.get()


@contextmanager
def in_language(lang: str) -> Iterator[None]:
    """Make what stands in this block in a language."""
    token = _LANGUAGE.set(lang)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def _(message: str) -> str:
    """A message in the language of sentences: the page's once its translation is complete."""
    return translate(message, sentence_language(page_language() or ENGLISH))
