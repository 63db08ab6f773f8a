"""The kinds of block that only a live page has: the HTML edition needs none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from views.blocks import Block, Blocks, Changes


@dataclass(frozen=True)
class Alternatives(Block):
    """Contents of which one is shown at a time; no key of the view says which.

    Parameters
    ----------
    label, key : str
    options : mapping of str to str
        Label by name; the first is shown at first.
    blocks : callable
        Gives what an option shows.
    """

    label: str
    key: str
    options: Mapping[str, str]
    blocks: Callable[[str], Blocks] = field(compare=False)


@dataclass(frozen=True)
class File(Block):
    """A small file that is made with the page and has no address of its own."""

    label: str
    key: str
    name: str
    media_type: str
    content: bytes
    icon: str = ""


@dataclass(frozen=True)
class Undo(Block):
    """A button that takes back the last change of a briefing in this session."""

    label: str
    key: str
    icon: str = ""
    help: str = ""


@dataclass(frozen=True)
class Upload(Block):
    """A file of the reader's that changes the view.

    Parameters
    ----------
    label, key : str
    kind : str
        The ending of its name.
    changes_of : callable
        Gives what of the view its content changes.
    problems_of : callable
        Gives a sentence, as Markdown, for each part of it that cannot be used.
    """

    label: str
    key: str
    kind: str
    changes_of: Callable[[bytes], Changes] = field(compare=False)
    problems_of: Callable[[bytes], tuple[str, ...]] = field(compare=False)
