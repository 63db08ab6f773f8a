"""What the parts of a template are, as its list of content types says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from charts.briefing.template.archive import refusal
from data.i18n.messages import N_

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
PRESENTATION = f"{_OPEN_XML}.presentationml.presentation.main+xml"
_ALIKE = tuple(f"{_OPEN_XML}.presentationml.{kind}.main+xml" for kind in ("template", "slideshow"))
"""What .potx and .ppsx say of the same content."""

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_RUN = ("macroenabled", "vbaproject", "activex", "vbadata")
"""In the type of a part that a program would run."""

_MACROS = N_("a template without macros and controls: save it as .pptx, not as .pptm")
_OTHER = N_("a PowerPoint file (.pptx), not one of another program")


class ContentTypes:
    """The types by part and by ending.

    Parameters
    ----------
    root : lxml element
        Of ``[Content_Types].xml``.
    names : iterable of str
        Of all files in the template.

    Raises
    ------
    SpecError
        When it holds anything that would be run.
    """

    def __init__(self, root: Any, names: Iterable[str]):
        self._by_ending: dict[str, str] = {}
        self._by_part: dict[str, str] = {}
        for entry in root.iterchildren("*"):
            kind = entry.get("ContentType", "")
            if entry.get("Extension"):
                self._by_ending[entry.get("Extension").lower()] = kind
            elif entry.get("PartName"):
                self._by_part[entry.get("PartName").lstrip("/").lower()] = kind
        types = [*self._by_ending.values(), *self._by_part.values()]
        scripts = [name for name in names if "vbaproject" in name.lower()]
        if scripts or any(sign in kind.lower() for kind in types for sign in _RUN):
            raise refusal(_MACROS, *scripts[:1])

    def of(self, name: str) -> str:
        """The type of a part, or "".

        Parameters
        ----------
        name : str
            Without the slash at the start.
        """
        ending = name.rsplit(".", 1)[-1].lower()
        return self._by_part.get(name.lower()) or self._by_ending.get(ending, "")

    def is_xml(self, name: str) -> bool:
        """Whether a part is XML, by its type or its ending."""
        kind = self.of(name)
        return kind.endswith(("+xml", "/xml")) and kind != "image/svg+xml"

    def check_presentation(self, name: str) -> None:
        """See that a part is a presentation.

        Parameters
        ----------
        name : str

        Raises
        ------
        SpecError
            When it is a text, a sheet or something else.
        """
        if self.of(name) not in (PRESENTATION, *_ALIKE):
            raise refusal(_OTHER, self.of(name))

    def written(self, names: Iterable[str], main: str) -> bytes:
        """The list for some of the parts, and for those that are written anew.

        Parameters
        ----------
        names : iterable of str
        main : str
            The presentation among them.
        """
        root = parse_xml(f'<Types xmlns="{_NAMESPACE}"/>')
        attributes = {"Extension": "rels", "ContentType": _RELATIONS_TYPE}
        root.append(root.makeelement(f"{{{_NAMESPACE}}}Default", attributes))
        own = {main: PRESENTATION, CORE: _CORE_TYPE}
        for name in names:
            if not name.endswith(".rels"):
                attributes = {"PartName": f"/{name}", "ContentType": own.get(name) or self.of(name)}
                root.append(root.makeelement(f"{{{_NAMESPACE}}}Override", attributes))
        return bytes(serialize_part_xml(root))


def core_properties() -> bytes:
    """The properties of a file of which nothing is known yet: the presenter's own are left out."""
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b"<cp:coreProperties "
        b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:dcterms="http://purl.org/dc/terms/" '
        b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
