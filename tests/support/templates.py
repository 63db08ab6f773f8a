"""Templates of presenters, each unlike the others, and what somebody may do to one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

_FONTS = re.compile(rb'(<a:(?P<kind>major|minor)Font>\s*<a:latin typeface=")[^"]*')
_COLOR = re.compile(rb"<a:(?P<name>dk1|lt1|dk2|lt2|accent[1-6])>.*?</a:(?P=name)>", re.S)


@dataclass(frozen=True)
class Template:
    """A template, and what a deck made of it has to have.

    Attributes
    ----------
    content : bytes
    size : tuple of int
        Width and height in EMU.
    opening, body : str
        The names of its title layout, and of that with a title and content.
    """

    content: bytes
    size: tuple[int, int]
    opening: str
    body: str


def wide() -> Template:
    """16:9, its layouts renamed and in another order, with slides of its own and a link on each."""
    deck = _sized(13.333, 7.5)
    _set_theme(
        deck, "Georgia", "Verdana", {"dk1": "1B1B3A", "accent1": "7A1F5C", "accent2": "F2A900"}
    )
    for number, layout in enumerate(deck.slide_layouts):
        layout.name = f"Folie {chr(ord('A') + number)}"
    order = deck.slide_master._element.find(qn("p:sldLayoutIdLst"))
    order.insert(0, order[-1])
    for words in ("Our quarterly figures", "Thank you"):
        slide = deck.slides.add_slide(deck.slide_layouts[2])
        slide.shapes.title.text = words
        slide.notes_slide.notes_text_frame.text = f"Unsaid: {words}"
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        run.hyperlink.address = "https://example.org/tracked"
    return Template(_saved(deck), _size(deck), "Folie A", "Folie B")


def classic() -> Template:
    """4:3, light text on a dark ground, and every accent nearly the same."""
    deck = _sized(10, 7.5)
    alike = {f"accent{number}": f"3A6EA{number}" for number in range(1, 7)}
    _set_theme(deck, "Trebuchet MS", "Trebuchet MS", alike)
    mapping = deck.slide_master._element.find(qn("p:clrMap"))
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapping.set(name, value)
    return Template(_saved(deck), _size(deck), "Title Slide", "Title and Content")


def with_footers() -> Template:
    """16:10, footers with words on every layout, and no room for notes on its notes pages."""
    deck = _sized(10, 6.25)
    _set_theme(deck, "Palatino Linotype", "Calibri", {"accent1": "00695C", "accent2": "C62828"})
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            if holder.placeholder_format.type is not None and "Footer" in holder.name:
                holder.text_frame.text = "Confidential, for the board"
    notes = deck.notes_master
    for holder in list(notes.placeholders):
        if "Notes" in holder.name:
            holder._element.getparent().remove(holder._element)
    return Template(_saved(deck), _size(deck), "Title Slide", "Title and Content")


ALL = {"16:9": wide, "4:3": classic, "16:10": with_footers}


def changed(
    content: bytes, files: Mapping[str, bytes] | None = None, left_out: tuple[str, ...] = ()
) -> bytes:
    """A template with some of its files replaced, added or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        bodies = {name: old.read(name) for name in old.namelist()} | dict(files or {})
        for name, body in bodies.items():
            if name not in left_out:
                new.writestr(name, body)
    return out.getvalue()


def file_of(content: bytes, name: str) -> bytes:
    """A file in a template, or in a deck."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name)


def files_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every file in a template, or in a deck."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        yield from ((name, file.read(name)) for name in file.namelist())


def without_title_layout() -> bytes:
    """A template whose layouts have content alone."""
    deck = Presentation()
    for layout in deck.slide_layouts:
        for holder in list(layout.placeholders):
            if "Title" in holder.name:
                holder._element.getparent().remove(holder._element)
    return _saved(deck)


def _sized(width: float, height: float) -> Any:
    """python-pptx's own template, stretched."""
    deck = Presentation()
    across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for part in (deck.slide_master, *deck.slide_layouts):
        for place in part._element.iter(qn("a:off"), qn("a:ext")):
            for name, scale in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                if place.get(name):
                    place.set(name, str(int(int(place.get(name)) * scale)))
    return deck


def _set_theme(deck: Any, heading: str, text: str, colors: Mapping[str, str]) -> None:
    faces = {b"major": heading.encode(), b"minor": text.encode()}

    def color(match: re.Match[bytes]) -> bytes:
        name = match["name"].decode()
        if name not in colors:
            return match[0]
        return f'<a:{name}><a:srgbClr val="{colors[name]}"/></a:{name}>'.encode()

    theme = next(
        relation.target_part
        for relation in deck.slide_master.part.rels.values()
        if relation.reltype.endswith("/theme")
    )
    blob = _FONTS.sub(lambda match: match[1] + faces[match["kind"]], theme.blob)
    theme._blob = _COLOR.sub(color, blob)


def _size(deck: Any) -> tuple[int, int]:
    return int(deck.slide_width), int(deck.slide_height)


def _saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
