"""A template without its slides: master, layouts and what they need, and nothing else.

What is kept is listed, what is not is left out: slides and their notes, comments, properties,
custom data. Nothing outside the file is named in the result: a link on a layout is taken off, and a
template whose layouts load a picture or anything else from elsewhere is refused. Nor is anything in
it run: macros and controls are refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import deque
from typing import Any
from urllib.parse import unquote

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from charts.briefing.template.archive import (
    LARGEST_XML,
    LARGEST_XML_TOGETHER,
    Archive,
    damaged,
    refusal,
)
from charts.briefing.template.content_types import CORE, ContentTypes, core_properties
from data.i18n.messages import N_

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE_RELATION = f"{_RELATIONS}/metadata/core-properties"
_STRICT = "purl.oclc.org"
_MAIN_PARTS = ("slideMaster", "notesMaster", "theme", "presProps", "tableStyles", "font")
"""What the presentation itself needs of the parts that it names."""

_MAIN_ELEMENTS = (
    *("sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "embeddedFontLst"),
    *("kinsoku", "defaultTextStyle"),
)
_LEFT_OUT = ("slide", "notesSlide", "comments", "tags", "customXml", "customXmlProps")
"""What a layout may name beside its pictures, and what is no part of its look."""

_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"'](?P<name>[A-Za-z0-9._-]+)")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")

_STRICT_KIND = N_("a .pptx in the usual form; this one is “Strict Open XML”: save it as .pptx")
_DTD = N_("a .pptx without document type definitions, as every program saves it")
_LARGE_XML = N_("at most {most} MB of XML in layouts and masters")
_EXTERNAL = N_("a template that is whole in itself: {part} loads something from elsewhere")


def cleaned(content: bytes) -> bytes:
    """A template without its slides, and without anything that reaches out of it.

    Parameters
    ----------
    content : bytes
        Of a file that anybody may have made.

    Returns
    -------
    bytes
        A PowerPoint file that has no slide.

    Raises
    ------
    SpecError
        Saying why it cannot be used.
    """
    return _Cleaning(Archive(content)).result()


class _Cleaning:
    """The parts that are kept, and the way to them."""

    def __init__(self, archive: Archive):
        self._archive = archive
        self._types = ContentTypes(_read_xml(archive, "[Content_Types].xml"), archive.names)
        self._kept: dict[str, bytes] = {}
        self._xml = 0

    def result(self) -> bytes:
        """The kept parts as a file."""
        main = self._main_part()
        waiting = deque([main])
        while waiting:
            name = waiting.popleft()
            if name not in self._kept:
                waiting.extend(self._keep(name, is_main=name == main))
        self._kept |= {CORE: core_properties(), "_rels/.rels": _root_relations(main)}
        types = self._types.written(self._kept, main)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
            for name, body in {"[Content_Types].xml": types, **self._kept}.items():
                file.writestr(zipfile.ZipInfo(name), body)
        return out.getvalue()

    def _main_part(self) -> str:
        relations = list(_relations(self._archive, ""))
        if any(_STRICT in kind for _, kind, *_ in relations):
            raise refusal(_STRICT_KIND)
        for _, kind, target, is_external in relations:
            if kind == f"{_OFFICE}/officeDocument" and not is_external:
                self._types.check_presentation(target)
                return target
        raise damaged("_rels/.rels")

    def _keep(self, name: str, is_main: bool) -> list[str]:
        """Keep a part; the parts that it needs."""
        root = _read_xml(self._archive, name) if self._types.is_xml(name) else None
        if root is not None and is_main:
            for child in [
                child for child in root.iterchildren() if _tag(child) not in _MAIN_ELEMENTS
            ]:
                root.remove(child)
        needed, kept_relations = [], []
        for number, kind, target, is_external in _relations(self._archive, name):
            if self._is_needed(name, root, (number, kind, is_external), is_main):
                needed.append(target)
                kept_relations.append((number, kind, f"/{target}"))
        body = self._archive.read(name) if root is None else serialize_part_xml(root)
        self._xml += 0 if root is None else len(body)
        if self._xml > LARGEST_XML_TOGETHER:
            raise refusal(_LARGE_XML, name, most=LARGEST_XML_TOGETHER >> 20)
        if not self._types.of(name):
            raise damaged(name)
        self._kept[name] = body
        if kept_relations:
            self._kept[_relations_name(name)] = _written(kept_relations)
        return needed

    def _is_needed(
        self, name: str, root: Any, relation: tuple[str, str, bool], is_main: bool
    ) -> bool:
        number, kind, is_external = relation
        last = kind.rsplit("/", 1)[-1]
        if is_main:
            return last in _MAIN_PARTS and not is_external
        if not is_external and last not in _LEFT_OUT:
            return True
        uses = (
            [] if root is None else root.xpath(f"//*[@*[namespace-uri()='{_OFFICE}']='{number}']")
        )
        if is_external and not all(_tag(use) in _LINKS for use in uses):
            raise refusal(_EXTERNAL, name, part=name)
        for use in uses:
            use.getparent().remove(use)
        return False


def _tag(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _read_xml(archive: Archive, name: str) -> Any:
    """The root of a part; nothing in it is expanded, and nothing that it names is looked up.

    python-pptx's parser resolves no entity, but one in an attribute is expanded by any: so there
    may be no definition of one (ECMA-376 part 2, 7.2.4 forbids it too).
    """
    body = archive.read(name)
    if len(body) > LARGEST_XML:
        raise refusal(_LARGE_XML, name, most=LARGEST_XML >> 20)
    declared = _ENCODING.match(body.lstrip(b"\xef\xbb\xbf"))
    if declared and declared["name"].lower() not in _ENCODINGS:
        raise damaged(name)
    if b"<!DOCTYPE" in body.replace(b"\0", b""):
        raise refusal(_DTD, name)
    try:
        root = parse_xml(body)
    except (SyntaxError, ValueError) as error:
        raise damaged(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(_DTD, name)
    return root


def _relations_name(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(archive: Archive, name: str) -> list[tuple[str, str, str, bool]]:
    """What a part names: number, kind, the other part, and whether that is outside the file."""
    listed = _relations_name(name)
    if listed not in archive.names:
        return []
    found = []
    for relation in _read_xml(archive, listed).iterchildren("*"):
        number, kind = relation.get("Id", ""), relation.get("Type", "")
        target, is_external = relation.get("Target", ""), relation.get("TargetMode") == "External"
        if not re.fullmatch(r"[\w.-]{1,100}", number):
            raise damaged(listed)
        found.append(
            (number, kind, target if is_external else _resolved(name, target), is_external)
        )
    return found


def _resolved(name: str, target: str) -> str:
    """The name of a part from where it is named; one outside the file is simply not there."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), path)).lstrip("/")


def _root_relations(main: str) -> bytes:
    return _written(
        [
            ("rId1", f"{_OFFICE}/officeDocument", f"/{main}"),
            ("rId2", _CORE_RELATION, f"/{CORE}"),
        ]
    )


def _written(relations: list[tuple[str, str, str]]) -> bytes:
    root = parse_xml(f'<Relationships xmlns="{_RELATIONS}"/>')
    for number, kind, target in relations:
        attributes = {"Id": number, "Type": kind, "Target": target}
        root.append(root.makeelement(f"{{{_RELATIONS}}}Relationship", attributes))
    return bytes(serialize_part_xml(root))
