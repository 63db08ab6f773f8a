"""The fields of a page: blocks by which a reader changes a key of the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from views.blocks import Block, Changes


@dataclass(frozen=True)
class Choice(Block):
    """One of several, or some of them: a key of the view.

    Parameters
    ----------
    label : str
    key : str
        The key of the query.
    options : mapping of str to str
        Value and label: plain text in a field, Markdown where all options stand on the page.
    value : str or tuple of str or None
        What is chosen; a tuple where several may be.
    kind : {"select", "search", "pills", "segments", "list", "cards"}
        A field to open, or to type in; or all options, in a row, in one piece, as a column, as
        cards.
    help, placeholder : str
    width : int
        Of the field in CSS pixels; 0 for all there is.
    shows_label : bool
    resets : mapping
        What else of the view changes with it.
    default : str, optional
        The option for which the view keeps nothing.
    most : int, optional
        How many may be chosen.
    name : str
        What tells two fields of one key apart.
    short : mapping of str to str
        The labels without the words that are only there to be found by.
    to_changes : callable, optional
        What of the view changes by a choice, where the view does not keep the options as they are.
        It is given an option, or None, or several options where several may be chosen.
    keeps_order : bool
        Several are kept in the order in which they were chosen, not in that of the options.
    """

    label: str
    key: str
    options: Mapping[Any, str]
    value: Any
    kind: Literal["select", "search", "pills", "segments", "list", "cards"] = "select"
    help: str = ""
    placeholder: str = ""
    width: int = 152
    shows_label: bool = True
    resets: Changes = field(default_factory=dict)
    default: Any = None
    most: int | None = None
    name: str = ""
    short: Mapping[Any, str] = field(default_factory=dict)
    to_changes: Callable[[Any], Changes] | None = field(default=None, compare=False)
    keeps_order: bool = False

    @property
    def is_multiple(self) -> bool:
        """Whether several options may be chosen."""
        return isinstance(self.value, tuple)

    def changes(self, chosen: Any) -> dict[str, Any]:
        """What of the view changes by a choice.

        Parameters
        ----------
        chosen : str or None, or a collection of str where several may be chosen
        """
        if self.to_changes:
            return dict(self.to_changes(chosen))
        if self.is_multiple:
            order = chosen if self.keeps_order else self.options
            value: Any = tuple(option for option in order if option in chosen)
        else:
            value = "" if chosen in (None, self.default) else chosen
        return {self.key: value, **self.resets}


@dataclass(frozen=True)
class RowFilter(Block):
    """A value that a column of the rows below must hold; the live page keeps it, no address does.

    Parameters
    ----------
    label : str
    name : str
        What the live page keeps it under.
    options : tuple of str
        As in the table; "" holds for all of them.
    value : str
        One of the options, or "".
    """

    label: str
    name: str
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class DateField(Block):
    """A day to choose: a key of the view; the default is left out of the address.

    Parameters
    ----------
    label, key : str
    value : datetime.date
    first, last : datetime.date
        The days between which it lies.
    default : datetime.date
    kind : {"field", "slider"}
        A field that opens a calendar; or all days in a row.
    """

    label: str
    key: str
    value: date
    first: date
    last: date
    default: date
    kind: Literal["field", "slider"] = "field"


@dataclass(frozen=True)
class DateRange(Block):
    """Two days to choose, from and to: two keys of the view."""

    label: str
    keys: tuple[str, str]
    value: tuple[date, date]
    first: date
    last: date
    width: int = 340


@dataclass(frozen=True)
class TextField(Block):
    """Words to type: a key of the view.

    Parameters
    ----------
    label, key, value : str
    most : int
        The longest text, in characters.
    placeholder : str
    default : str
        What stands there until something else is typed; not kept in the address.
    width : int or None
        CSS pixels; None for all there is.
    is_long : bool
        With room for several lines.
    resets : mapping
        What else of the view changes with it.
    name : str
        What the field is called, where that is not its key.
    help : str
    to_changes : callable, optional
        Gives what of the view changes by a text that is not the value of ``key``: on a live page
        only.
    is_read : bool
        Whether the text is read as the key is in an address: what cannot be used is named.
    """

    label: str
    key: str
    value: str
    most: int
    placeholder: str = ""
    default: str = ""
    width: int | None = None
    is_long: bool = False
    resets: Changes = field(default_factory=dict)
    name: str = ""
    help: str = ""
    to_changes: Callable[[str], Changes] | None = field(default=None, compare=False)
    is_read: bool = False


@dataclass(frozen=True)
class Switch(Block):
    """On or off: a key of the view."""

    label: str
    key: str
    value: bool
    help: str = ""
