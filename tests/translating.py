"""A translation of everything into itself, so that what is not translatable stands out."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from data.i18n.messages import TEMPLATE

PLACEHOLDER = re.compile(r"(\{\w+\})")


def pseudo(message: str) -> str:
    """A message with every run of its own words in brackets, so that what fills it stands out."""
    parts = PLACEHOLDER.split(message)
    return "".join(
        part if PLACEHOLDER.fullmatch(part) or not part else f"⟦{part}⟧" for part in parts
    )


def pseudo_translation(folder: Path, lang: str, without: str = "") -> None:
    """Write a file of a language in which each message is its own text in brackets.

    Parameters
    ----------
    without : str
        A message that is left without a translation.
    """
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file, locale=lang)
    for message in catalog:
        if message.id and message.id != without:
            plural = isinstance(message.id, tuple)
            message.string = tuple(map(pseudo, message.id)) if plural else pseudo(message.id)
    with (folder / f"{lang}.po").open("wb") as file:
        write_po(file, catalog)
