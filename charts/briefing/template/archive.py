"""The zip of a template, opened within bounds: nobody knows who made it, or what for."""

from __future__ import annotations

import io
import zipfile
import zlib

from charts.spec.errors import SpecError, problem
from data.i18n.messages import N_, LazyMessage

MOST_PARTS = 4_000
"""Files in a template: a hundred layouts and a hundred slides with their pictures have 700."""

LARGEST_UNPACKED = 160 << 20
"""Bytes of all files together, as they are without the zip."""

LARGEST_XML = 8 << 20
"""Bytes of one file of XML. A slide master with fifty layouts' worth of shapes has 1 MB; a tree of
it in memory takes some ten times as much."""

LARGEST_XML_TOGETHER = 32 << 20
"""Bytes of all XML of masters and layouts, which stand in memory at once."""

LARGEST_RATIO, _SMALL = 120, 8 << 20
"""How many times smaller the whole may be packed, once it is larger than the second. Text and empty
bitmaps pack well, but are a small part of a template; deflate ends at 1,032."""

_HEADER = b"PK\x01\x02"
"""Each file has one in the list at the end of a zip (APPNOTE.TXT 6.3.10, 4.3.12). It is counted
before the list is read: 30 MB have room for a list that takes a gigabyte in memory."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An older .ppt begins so, and anything under a password ([MS-CFB] 2.2)."""

_ENCRYPTED = 1
_NO_DECK = N_("a PowerPoint file (.pptx); this is none")
_OLD = N_(
    "a PowerPoint file (.pptx) without a password; this one is encrypted, or an older .ppt: save "
    "it as .pptx"
)
_INCOMPLETE = N_(
    "a whole PowerPoint file (.pptx); this one is incomplete or damaged: save or copy it once more"
)
_DAMAGED = N_("a whole PowerPoint file (.pptx); this one is damaged at {place}")
_MANY = N_("at most {most} files in the .pptx")
_LARGE = N_("at most {most} MB once the .pptx is unpacked")
_RATIO = N_("a .pptx that is packed at most {most} times smaller, as those that programs save")
_METHOD = N_("a .pptx as PowerPoint saves it: this one is packed or encrypted in another way")


def refusal(message: str, value: str = "", **filled: object) -> SpecError:
    """Why a template cannot be used, to be raised.

    Parameters
    ----------
    message : str
        What would be right, for `LazyMessage`.
    value : str
        What of the template it is about, such as the name of a part.
    **filled
        What fills the message.
    """
    return problem("template", value, LazyMessage(message, **filled))


def damaged(place: str) -> SpecError:
    """A template that cannot be read, to be raised.

    Parameters
    ----------
    place : str
        The part of it.
    """
    return refusal(_DAMAGED, place, place=place[:100])


class Archive:
    """The files in a template, by their names.

    Parameters
    ----------
    content : bytes
        Of a file that anybody may have made.

    Raises
    ------
    SpecError
        When it is no zip, or more than a template has to be.
    """

    def __init__(self, content: bytes):
        if content.startswith(_COMPOUND_FILE):
            raise refusal(_OLD)
        if content.count(_HEADER) > 4 * MOST_PARTS:
            raise refusal(_MANY, most=MOST_PARTS)
        # zipfile's own words for a feature of a zip that it does not know: NotImplementedError.
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            starts_like_one = content.startswith(b"PK")
            raise refusal(_INCOMPLETE if starts_like_one else _NO_DECK) from error
        _check(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())
        if "[Content_Types].xml" not in self.names:
            raise refusal(_NO_DECK)

    def read(self, name: str) -> bytes:
        """The bytes of a file, as many as the list at the end says and no more.

        Parameters
        ----------
        name : str
            Without the slash at the start.

        Raises
        ------
        SpecError
            When it is not there, or not as the list says.
        """
        try:
            return self._zip.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise damaged(name) from error


def _check(files: list[zipfile.ZipInfo]) -> None:
    """Hold the list of files against every bound, before any is unpacked."""
    if len(files) > MOST_PARTS:
        raise refusal(_MANY, str(len(files)), most=MOST_PARTS)
    if len({file.filename for file in files}) < len(files):
        raise refusal(_INCOMPLETE)
    for file in files:
        known = file.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if not known or file.flag_bits & _ENCRYPTED:
            raise refusal(_METHOD, file.filename)
    unpacked = sum(file.file_size for file in files)
    packed = sum(file.compress_size for file in files)
    if unpacked > LARGEST_UNPACKED:
        raise refusal(_LARGE, f"{unpacked >> 20} MB", most=LARGEST_UNPACKED >> 20)
    if unpacked > max(_SMALL, LARGEST_RATIO * packed):
        raise refusal(_RATIO, f"{unpacked // max(packed, 1)}", most=LARGEST_RATIO)
