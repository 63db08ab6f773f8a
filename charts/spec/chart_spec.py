"""What someone is looking at, as one frozen value that travels in an address.

The same query string means the same picture on a page, in an image address and in a download
(DESIGN: "one idea carries the app"). The keys are public API: see `charts.spec.parsers` and the
README.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar

from charts.spec.errors import ParamError, Parser, SpecError
from charts.spec.parsers import parsed
from data.facts.store import Facts
from data.i18n.messages import LazyMessage


@dataclass(frozen=True)
class ChartSpec:
    """A validated description of one view.

    Every field is a query key of the same name, and a field at its default is left out of the
    address. ``asof`` of ``None`` means the last day the facts hold. What a single page knows
    beside it is in `charts.spec.page_specs`.
    """

    own_parsers: ClassVar[Mapping[str, Parser]] = MappingProxyType({})
    """Of keys that mean something else on one page than on the others."""

    partner: str = ""
    color: str = "status"
    initiative: str = "pax_silica"
    commodity: str = ""
    stage: str = ""
    year: int = 0
    asof: date | None = None
    worldview: str = "international"
    projection: str = "equal-earth"
    compare: tuple[str, ...] = field(default=())
    theme: str = ""
    lang: str = "en"
    region: str = ""
    zoom: str = ""
    status: tuple[str, ...] = field(default=())
    kind: tuple[str, ...] = field(default=())
    lanes: tuple[str, ...] = field(default=())
    confidence: str = ""
    start: date | None = None
    end: date | None = None
    event: str = ""
    view: str = "cards"
    sort: str = "name"
    coalition: tuple[str, ...] = field(default=())
    group: str = ""
    order: str = "gap"
    producers: str = "all"
    chart: str = "map"
    reader: str = ""

    @classmethod
    def from_query(cls, params: Mapping[str, Any], facts: Facts) -> Self:
        """Read a query strictly.

        Parameters
        ----------
        params : mapping of str to str or list of str
            See `read`.
        facts : Facts

        Raises
        ------
        SpecError
            With one `ParamError` for each key that is unknown, repeated or not usable.
        """
        spec, problems = cls.read(params, facts)
        if problems:
            raise SpecError(problems)
        return spec

    @classmethod
    def read(cls, params: Mapping[str, Any], facts: Facts) -> tuple[Self, list[ParamError]]:
        """Read a query leniently: errors for what cannot be used, and the rest is accepted.

        Parameters
        ----------
        params : mapping of str to str or list of str
            A key of another page is checked as well, and left out.
        facts : Facts
            What partners, commodities, initiatives and dates exist.
        """
        values: dict[str, Any] = {}
        problems: list[ParamError] = []
        for key, raw in params.items():
            try:
                values[key] = parsed(key, raw, facts, cls.own_parsers)
            except SpecError as error:
                problems.extend(error.problems)
                accepted = error.problems[0].accepted
                if accepted is not None:
                    values[key] = accepted
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            values.pop("end")
            expected = LazyMessage("a day on or after start, {day}", day=start.isoformat())
            problems.append(ParamError("end", end.isoformat(), expected))
        return cls(**{key: values[key] for key in cls.own_keys() if key in values}), problems

    @classmethod
    def own_keys(cls) -> tuple[str, ...]:
        """The query keys that it holds."""
        return tuple(cls._defaults())

    @classmethod
    @lru_cache(maxsize=32)
    def _defaults(cls) -> Mapping[str, Any]:
        """The keys in their order, and what each is by default."""
        default = cls()
        return MappingProxyType({item.name: getattr(default, item.name) for item in fields(cls)})

    def to_query(self, keys: Collection[str] | None = None) -> dict[str, str]:
        """The address of this view: only what differs from the defaults, in a fixed order.

        Parameters
        ----------
        keys : collection of str, optional
            Only these, where they are given.
        """
        values = vars(self)
        return {
            key: _as_text(values[key])
            for key, default in self._defaults().items()
            if values[key] != default and (keys is None or key in keys)
        }

    def values(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values of some keys, as another spec takes them."""
        return {key: getattr(self, key) for key in keys}

    def replace(self, **changes: Any) -> Self:
        """The same view with some keys changed."""
        # A page has hundreds of links: `dataclasses.replace` would look at every field for each.
        return type(self)(**(vars(self) | changes))

    def as_kind(self, kind: type[OtherSpec], keys: Iterable[str] | None = None) -> OtherSpec:
        """This view as a spec of another kind: the keys that mean the same in both.

        Parameters
        ----------
        kind : type of ChartSpec
            A key of which the parser or the default is another there starts at its default.
        keys : iterable of str, optional
            Only these, where they are given.
        """
        wanted = set(self.own_keys() if keys is None else keys)
        same = (key for key in kind.own_keys() if key in wanted and self._means_same(key, kind))
        return kind(**self.values(same))

    def _means_same(self, key: str, kind: type[ChartSpec]) -> bool:
        own = type(self)
        return (
            hasattr(own, key)
            and own.own_parsers.get(key) is kind.own_parsers.get(key)
            and getattr(own, key) == getattr(kind, key)
        )

    def as_of_date(self, facts: Facts) -> date:
        """The as-of date in force."""
        return self.asof or facts.last_event


AnySpec = TypeVar("AnySpec", bound=ChartSpec)
"""A chart's view, or that of a page that knows more (`charts.spec.page_specs`)."""

OtherSpec = TypeVar("OtherSpec", bound=ChartSpec)
"""Such a view where another is at hand already."""


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
