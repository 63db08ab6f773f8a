"""What a reader takes away: blocks of files to save, of one to send first, of texts to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from views.blocks import Block


@dataclass(frozen=True)
class Downloads(Block):
    """Files, each by a link that saves it.

    Parameters
    ----------
    label : str
        The group's accessible name.
    addresses : mapping of str to str
        Addresses by label.
    main : str
        The label of the link that most readers want.
    """

    label: str
    addresses: Mapping[str, str]
    main: str = ""


@dataclass(frozen=True)
class FileForm(Block):
    """A form that sends a file of the reader's, and is answered with one to save.

    Parameters
    ----------
    label : str
        What the file is.
    field : str
        Its name in the form.
    address : str
        Where it is sent.
    endings : tuple of str
        Of the names of files that are offered for choice.
    button : str
    help : str
        What becomes of it.
    """

    label: str
    field: str
    address: str
    endings: tuple[str, ...]
    button: str
    help: str


@dataclass(frozen=True)
class StyleFile(Block):
    """A house style as a file, which the reader's browser loads and keeps; no server receives it.

    Parameters
    ----------
    label : str
        What the file is.
    has_style : bool
        Whether the picture has a style, so that there is one to save.
    """

    label: str
    has_style: bool


@dataclass(frozen=True)
class CopyFields(Block):
    """Texts to copy, each in full under its label; of some the label says that it is code.

    Parameters
    ----------
    fields : tuple of CopyField
    folded : tuple of CopyField
        Those that few need, folded away under ``folded_label``.
    folded_label : str
    """

    fields: tuple[CopyField, ...]
    folded: tuple[CopyField, ...] = ()
    folded_label: str = ""


@dataclass(frozen=True)
class CopyField:
    """A text to copy."""

    label: str
    text: str
    is_code: bool = False
