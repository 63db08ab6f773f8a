"""The one file of a briefing: slides, pictures, typeface, notes and keys, all of it within.

It is opened from a disk, where no server sends headers: its policy stands in a ``<meta>`` (Content
Security Policy Level 3, 3.3), which allows the one style and the one script of the file by their
hashes, pictures and typeface from within, and no address at all.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path

from markupsafe import Markup

from charts.briefing import Slide
from charts.print.embedding import face_rules
from data.facts.store import Facts
from data.i18n.messages import speaking
from views.briefing_file.pictures import picture, upright, wide
from views.slide_show import KEYS_OF_A_PRESENTER, own_title
from views.templating import render

_FOLDER = Path(__file__).parents[1] / "templates" / "briefing_file"
MOST_BYTES, _AROUND = 6_000_000, 4_000
"""Of the file, which mail carries; and of what stands around the picture of a slide."""

_FACES = (("normal", "400"), ("normal", "600"))


def as_html(slides: Sequence[Slide], facts: Facts) -> bytes:
    """The slides as one HTML file; the same slides and facts give the same bytes.

    Parameters
    ----------
    slides : sequence of Slide
        The first one's title and language are those of the file.
    facts : Facts
        In any language: each slide has its own.
    """
    lang = slides[0].spec.lang if slides else facts.lang
    words, script = _words(lang), _source("briefing_file.js")
    style = face_rules(_letters(slides, words), _FACES) + _source("briefing.css")
    pictures = _pictures(slides, facts, MOST_BYTES - len(style))
    page = render(
        "briefing_file/briefing.html",
        lang=lang,
        title=slides[0].title if slides else "Ministerial Atlas",
        slides=list(zip(slides, pictures, strict=True)),
        version=facts.version,
        words=words,
        policy=_policy(style, script),
        # Both are files of this folder, and letters that the typeface is made smaller by.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
    )
    return page.encode()


def _pictures(slides: Sequence[Slide], facts: Facts, room: int) -> list[tuple[str, ...]]:
    """Of each slide the wide picture and the upright one; none of a slide without a chart."""
    wanted = [
        [(slide.spec, wide(slide)), (slide.spec, upright(slide, own_title(slide, facts)))]
        if slide.chart
        else []
        for slide in slides
    ]
    count = sum(map(len, wanted))
    most = (room - _AROUND * len(slides)) // max(count, 1)
    drawn = {
        (view, edition): picture(view, facts, edition, most)
        for view, edition in dict.fromkeys(chain.from_iterable(wanted))
    }
    return [tuple(drawn[one] for one in both) for both in wanted]


def _policy(style: str, script: str) -> str:
    """What the file may load: what stands in it."""
    return "; ".join(
        (
            "default-src 'none'",
            "img-src data:",
            "font-src data:",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


@lru_cache
def _source(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _letters(slides: Sequence[Slide], words: Mapping[str, str]) -> str:
    texts = [*words.values()]
    for slide in slides:
        texts += [slide.title, slide.notes, slide.source, slide.options.note, *slide.points]
        texts += [f"{item.figure} {item.label}" for item in slide.figures]
    return " ".join(texts)


def _words(lang: str) -> Mapping[str, str]:
    """What the controls are called."""
    _ = speaking(lang)
    return {
        "slides": _("Slides"),
        "previous": _("Previous slide"),
        "next": _("Next slide"),
        "notes": _("Notes"),
        "overview": _("All slides"),
        "black": _("Black screen"),
        "laser": _("Pointer"),
        "full": _("Full screen"),
        "speaker_notes": _("Speaker notes"),
        "source": _("Source: {source}").format(source=""),
        "place": _("{number} of {every}"),
        "credit": _("Ministerial Atlas, facts {version}."),
        "by_key": _(KEYS_OF_A_PRESENTER),
    }
