"""The blocks of a page as HTML: links that change the view, forms for its fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from charts.spec.briefing_slides import SLIDE_KEYS
from charts.spec.page_specs import BriefingSpec
from charts.urls import with_query
from server.html.rows import ListPart, RowsPart, list_part, part_of
from server.html.templating import ENVIRONMENT
from views import templating
from views.as_of import neighbors
from views.blocks import AsOf, Block, Blocks, Changes, Columns, Group, Table
from views.context import PageContext, address
from views.fields import Choice, DateField, DateRange, Switch, TextField
from views.long_list import LongList
from views.text.html import block_html, inline_html, plain_text
from views.text.i18n import _

Field = Choice | DateField | DateRange | TextField
ENVIRONMENT.filters |= {
    "markdown": block_html,
    "inline": inline_html,
    "plain": plain_text,
    "shared_html": templating.block_html,
}
_IN_A_FORM = ("select", "search")


@dataclass(frozen=True)
class Option:
    """One option of a choice: its value in the address, and the address where it is chosen."""

    value: str
    label: str
    is_chosen: bool
    address: str


@dataclass(frozen=True)
class Form:
    """Where a form goes, the keys of its fields, and the keys that travel with them unseen."""

    action: str
    fields: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HtmlPage:
    """A page on its way to HTML: what templates ask of it.

    Parameters
    ----------
    context : PageContext
    first_row : int
        The first row that long tables show, from 1.
    in_form : bool
        Whether what is rendered stands inside a form.
    briefing : BriefingSpec
        The one that the address carries: this edition has no session to keep it in.
    """

    context: PageContext
    first_row: int = 1
    in_form: bool = False
    briefing: BriefingSpec = field(default_factory=BriefingSpec)

    @cached_property
    def words(self) -> dict[str, str]:
        """What the edition says of itself, in the language of sentences."""
        return {
            "apply": _("Apply"),
            "as_of": _("As of"),
            "explain": _("What this counts"),
            "table": _("Table"),
            "rows": _("Rows"),
            "csv": _("Download as CSV"),
        }

    def render(self, content: Sequence[Block]) -> Markup:
        """Blocks one below the other."""
        return Markup("\n").join(self._render(block) for block in content)

    def _render(self, block: Block) -> Markup:
        macro = getattr(_macros(), type(block).__name__.lower())
        html: Markup = macro(block, self)
        return html

    def within_form(self) -> HtmlPage:
        """The same, inside a form."""
        return replace(self, in_form=True)

    def address(self, page: str, query: dict[str, str]) -> str:
        """The address of a page of the atlas.

        Parameters
        ----------
        page : str
            Its path, "" for the first.
        query : dict of str to str
        """
        return address(page, {**self._carried, **query})

    @cached_property
    def _carried(self) -> dict[str, str]:
        """The briefing that links and forms take along; that of the Present page is its view."""
        return {} if self.context.page == "present" else self.briefing.to_query(SLIDE_KEYS)

    def with_briefing(self, there: str) -> str:
        """An address of another page with the briefing of this one.

        Parameters
        ----------
        there : str
        """
        path, _mark, query = there.partition("?")
        carried = with_query("", self.briefing.to_query(SLIDE_KEYS)).removeprefix("?")
        parts = "&".join(filter(None, (query, carried)))
        return f"{path}?{parts}" if parts else path

    def changed(self, changes: Changes, page: str | None = None) -> str:
        """The address of this view with some changes, on this page or on another.

        Parameters
        ----------
        changes : mapping
            Keys of the view, and what they become.
        page : str or None
            The path of the other page; None: this one.
        """
        if page is not None:
            return self.with_briefing(self.context.link(page, **changes))
        return address(self.context.page, {**self._carried, **self.context.query(**changes)})

    def dark_address(self, picture: str) -> str:
        """The address of the same picture in dark, where the reader's system may ask for it."""
        if self.context.spec.theme or not picture.startswith("/charts/"):
            return ""
        return f"{picture}{'&' if '?' in picture else '?'}theme=dark"

    def options(self, block: Choice) -> Iterable[Option]:
        """The options of a choice; a field that may stay empty has an empty one first."""
        if block.kind in _IN_A_FORM and block.value is None:
            yield Option("", block.placeholder or "…", True, "")
        for value, label in block.options.items():
            label = block.short.get(value, label)
            chosen = value in block.value if block.is_multiple else value == block.value
            yield Option(str(value), label, chosen, self._chosen_address(block, value, chosen))

    def _chosen_address(self, block: Choice, value: Any, chosen: bool) -> str:
        if block.kind in _IN_A_FORM:
            return ""
        if block.is_multiple:
            kept = [one for one in block.options if (one in block.value) != (one == value)]
            return self.changed(block.changes(kept))
        toggled_off = chosen and block.kind == "pills"
        return self.changed(block.changes(None if toggled_off else value))

    def toggled(self, block: Switch) -> str:
        """The address where a switch stands the other way."""
        return self.changed({block.key: not block.value})

    def range_of(self, block: DateRange) -> list[tuple[str, str]]:
        """The two keys of a range, each with its day."""
        return [(key, day.isoformat()) for key, day in zip(block.keys, block.value, strict=True)]

    def steps(self, block: AsOf) -> list[tuple[str, str]]:
        """To the stops before and after the day, where there are any."""
        labels = (_("Previous"), _("Next"))
        return [
            (label, self.changed({"asof": None if day == block.last else day}))
            for label, day in zip(labels, neighbors(block.stops, block.day), strict=True)
            if day is not None
        ]

    def rows(self, block: Table) -> RowsPart:
        """The rows of a table that are shown, and where the others are."""
        return part_of(block, self.changed, self.first_row, self.context.changed())

    def list_part(self, block: LongList) -> ListPart:
        """The part of a long list that is shown, and where the others are."""
        return list_part(block, self.first_row, self.context.changed())

    def form_of(self, block: Block) -> Form:
        """The form of a field, or of all fields in a group."""
        found = list(_fields_in((block,)))
        keys = [key for field in found for key in _keys_of(field)]
        resets = {
            key
            for field in found
            if not isinstance(field, DateField | DateRange)
            for key in field.resets
        }
        return self.form(tuple(dict.fromkeys(keys)), resets)

    def form(self, fields: tuple[str, ...], resets: Iterable[str] = ()) -> Form:
        """A form of this page: what it does not hold itself travels with it.

        Parameters
        ----------
        fields : tuple of str
            Keys of the query for which it has fields.
        resets : iterable of str
            Keys that are left out when it is sent.
        """
        own = {*fields, *resets}
        query = {**self._carried, **self.context.query()}
        hidden = [item for item in query.items() if item[0] not in own]
        return Form(address(self.context.page, {}), fields, tuple(hidden))


def _macros() -> Any:
    return ENVIRONMENT.get_template("blocks.html").module


def _fields_in(content: Blocks) -> Iterable[Field]:
    """The fields among blocks that are part of a form rather than links."""
    for block in content:
        if isinstance(block, Group):
            yield from _fields_in(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _fields_in(column)
        elif isinstance(block, Choice):
            if block.kind in _IN_A_FORM:
                yield block
        elif isinstance(block, DateField | DateRange | TextField):
            yield block


def _keys_of(field: Field) -> tuple[str, ...]:
    return field.keys if isinstance(field, DateRange) else (field.key,)
