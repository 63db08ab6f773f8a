"""What other sites are told of an address that is pasted into them (oEmbed 1.0, oembed.com)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from charts.content import caption
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import LONGEST_WORDS, preset_of
from charts.types.lookup import chart_type
from charts.urls import image_address, pinned_to
from data.facts.store import Facts
from server.html.open_graph import SITE
from views.embeds import USUAL_WIDTH, frame_code

Answer = Mapping[str, str | int]

_CACHE_AGE = 300
"""Seconds; as the answer itself may be kept."""

_FORMATS = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
"""The types of the links by which an answer is found (2.3, "Discovery"); the spec has them so."""


@dataclass(frozen=True)
class Room:
    """The most that may be taken of a page, in CSS pixels; 0 for no limit."""

    width: int = 0
    height: int = 0

    def fits(self, width: int, height: int) -> bool:
        """Whether something has room as it is.

        Parameters
        ----------
        width, height : int
            CSS pixels.
        """
        return width <= (self.width or width) and height <= (self.height or height)

    def scaled(self, width: int, height: int) -> tuple[int, int]:
        """The largest size with the same proportions for which there is room.

        Parameters
        ----------
        width, height : int
            CSS pixels, as it is without a limit.

        Examples
        --------
        >>> Room(width=600).scaled(1200, 675)
        (600, 337)
        """
        share = min(1.0, (self.width or width) / width, (self.height or height) / height)
        return max(1, int(width * share)), max(1, int(height * share))


def rich(spec: ExportSpec, facts: Facts, base: str, room: Room, version: str = "") -> Answer:
    """A chart that comes alive in a frame.

    Parameters
    ----------
    spec : ExportSpec
        One that can be drawn.
    facts : Facts
    base : str
        The start of absolute addresses.
    room : Room
    version : str
        The version of the facts that it stays with; "" for those in force.
    """
    title = _title(spec, facts)
    usual = chart_type(spec.chart).embed_height
    width = min(USUAL_WIDTH, room.width or USUAL_WIDTH)
    height = min(usual, room.height or usual)
    return {
        "type": "rich",
        **_common(title, base),
        "html": frame_code(spec, title, base, width, height, version),
        "width": width,
        "height": height,
        **_thumbnail(spec, base, room, version),
    }


def photo(spec: ExportSpec, facts: Facts, base: str, room: Room, version: str = "") -> Answer:
    """A picture, in the proportions that it has.

    Parameters
    ----------
    spec : ExportSpec
        One that can be drawn, as PNG or SVG in a size for screens.
    facts : Facts
    base : str
        The start of absolute addresses.
    room : Room
    version : str
        As in `rich`.
    """
    preset = preset_of(spec.preset)
    width, height = room.scaled(preset.width, preset.height)
    return {
        "type": "photo",
        **_common(_title(spec, facts), base),
        "url": base + image_address(spec, spec.format, **pinned_to(version)),
        "width": width,
        "height": height,
    }


def _title(spec: ExportSpec, facts: Facts) -> str:
    return spec.title or caption(spec.content, facts).title


def _common(title: str, base: str) -> Answer:
    return {
        "version": "1.0",
        "title": title,
        "provider_name": SITE,
        "provider_url": f"{base}/",
        "cache_age": _CACHE_AGE,
    }


def _thumbnail(spec: ExportSpec, base: str, room: Room, version: str) -> Answer:
    """The picture of the chart with its generated words, where there is room for it."""
    plain = spec.replace(preset="social", scale=1, **dict.fromkeys(LONGEST_WORDS, ""))
    preset = preset_of(plain.preset)
    if not room.fits(preset.width, preset.height):
        return {}
    return {
        "thumbnail_url": base + image_address(plain, "png", **pinned_to(version)),
        "thumbnail_width": preset.width,
        "thumbnail_height": preset.height,
    }


def as_xml(answer: Answer) -> bytes:
    """An answer as XML (2.3.4.2): an element for each of its values.

    Parameters
    ----------
    answer : mapping of str to str or int
    """
    root = Element("oembed")
    for key, value in answer.items():
        SubElement(root, key).text = str(value)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def discovery(base: str, address: str) -> Mapping[str, str]:
    """Where the answer for an address of this server is, by the type of the link to it.

    Parameters
    ----------
    base : str
        The start of absolute addresses; nothing is linked where it is "".
    address : str
        Without the server's name.
    """
    if not base:
        return {}
    return {
        kind: f"{base}/oembed?{urlencode({'url': base + address, 'format': name})}"
        for name, kind in _FORMATS.items()
    }
