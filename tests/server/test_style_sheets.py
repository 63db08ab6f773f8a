"""What our style sheets must not ask of a browser."""

from __future__ import annotations

import re

import pytest

from tests.browser.serving import ROOT

SHEETS = sorted(
    [*ROOT.glob("server/static/*.css"), *ROOT.glob("server/html/templates/*.css")],
    key=lambda sheet: sheet.name,
)
_COMMENTS, _JINJA = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SELECTOR = re.compile(r"([^{};]+)\{")


def selectors(text: str) -> list[str]:
    """The selectors of a sheet, at-rules left out."""
    plain = _JINJA.sub("x", _COMMENTS.sub("", text))
    found = (" ".join(match.split()) for match in _SELECTOR.findall(plain))
    return [selector for selector in found if ":has(" in selector and selector[0] != "@"]


def asks_of_anything(selectors: str) -> bool:
    """Whether selectors with ``:has()`` may match, or style, an element that they do not name."""
    for selector in split(selectors, ","):
        compounds = [one for one in split(selector, " >+~") if one]
        asking = [one for one in compounds if ":has(" in one]
        if asking and any(map(is_nameless, (*asking, compounds[-1]))):
            return True
    return False


def is_nameless(compound: str) -> bool:
    """Whether a compound selector has no type, class or attribute at its start."""
    return compound[0] in ":*" and not compound.startswith((":is(", ":where("))


def split(text: str, signs: str) -> list[str]:
    """A text in parts, at signs that stand in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign in signs and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_has_is_asked_of_named_elements_alone(sheet):
    """One that may match anything makes a browser style the whole page anew with each change: a
    pointer that moves over the map cost 1,779 elements, now 290."""
    assert [one for one in selectors(sheet.read_text("utf-8")) if asks_of_anything(one)] == []


def test_what_is_forbidden_is_found():
    assert asks_of_anything(".main:has(.stage) > div > :not(.stage, :has(.stage))")
    assert asks_of_anything(".main:has(.stage) > div > *")
    assert asks_of_anything(":has(> .stage)")
    assert not asks_of_anything(".main:has(.stage) > div > [data-testid='a']")
    assert not asks_of_anything(".slides.is-still:not(:has(:focus-visible)) .controls")
    assert selectors("a:has(b) { c: d } @media (x) { .e:has(f) g { h: i } }") == [
        *("a:has(b)", ".e:has(f) g")
    ]
