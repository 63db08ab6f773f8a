"""The facts of a version: those in force, or those of a release, from its own rows."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from threading import Condition
from typing import Any

import pandas as pd
from cachetools import LRUCache, cached

from data.facts.csv_reader import parse_table
from data.facts.release_files import RELEASES, Release, read_index, read_release, version_of
from data.facts.schemas import SCHEMAS
from data.facts.store import TABLES, Facts, store

_LOG = logging.getLogger("atlas.facts")
_MOST_KEPT = 3
"""Releases in memory at once, each with what was made from it: some 20 MB."""

_ADDED_LATER: Mapping[str, frozenset[str]] = {
    "agreements": frozenset({"described_as"}),
    "events": frozenset({"agreement_ids"}),
    "disagreements": frozenset({"bears_on"}),
    "production": frozenset({"source_urls"}),
}
"""Columns that older releases lack, and of which a blank cell claims nothing: not stated."""

_MAY_LACK = frozenset({"aliases"})
"""Tables without which everything is still true: nobody is found by another name."""


class UnknownVersionError(LookupError):
    """A version that is neither in force nor kept; ``newest`` is the one in force."""

    def __init__(self, version: str, newest: str, kept: tuple[str, ...]):
        super().__init__(version, newest, kept)
        self.version, self.newest, self.kept = version, newest, kept


class ReleaseError(Exception):
    """What a release does not give any more, or never could."""

    def __init__(self, version: str, reason: str):
        super().__init__(version, reason)
        self.version, self.reason = version, reason


class ReleasedFacts(Facts):
    """The facts of a release, as far as its tables go.

    Its files are as they stood. Where the present code reads a column that came later, the cell is
    blank; a table that came later is a `ReleaseError` for whoever asks for it.

    Parameters
    ----------
    release : Release
    frames : mapping of str to pandas.DataFrame
        Its tables, every cell as text.
    readme : str
        What stood beside them.
    """

    def __init__(self, release: Release, frames: Mapping[str, pd.DataFrame], readme: str):
        fitted = {name: _fitted(release, name, frames.get(name)) for name in SCHEMAS}
        super().__init__(fitted, release.version)
        self._files = dict(frames)
        self._lacking = frozenset(SCHEMAS) - set(frames) - _MAY_LACK
        self.released, self.readme = release.released, readme

    def table(self, name: str) -> pd.DataFrame:
        """A table, typed.

        Raises
        ------
        ReleaseError
            When the release is older than the table.
        """
        if name in self._lacking:
            raise ReleaseError(self.version, f"it is older than the table {name}, which this needs")
        return super().table(name)

    def raw_table(self, name: str) -> pd.DataFrame:
        """A table as it stands in its file, every cell as text.

        Raises
        ------
        KeyError
            When the release has no table of that name.
        """
        return self._files[name].copy(deep=False)

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables that the release has and the present code knows, in alphabetical order."""
        return tuple(sorted(set(self._files) & set(SCHEMAS)))


def _fitted(release: Release, name: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    """A table with the columns of today; without a row where the release has no such table."""
    columns = SCHEMAS[name].columns
    if frame is None:
        return pd.DataFrame({column: pd.Series(dtype=str) for column in columns})
    missing = [column for column in columns if column not in frame]
    if not _ADDED_LATER.get(name, frozenset()).issuperset(missing):
        reason = f"its table {name} lacks {' and '.join(missing)}, without which nothing is drawn"
        raise ReleaseError(release.version, reason)
    return frame.assign(**dict.fromkeys(missing, ""))


def facts_of(version: str) -> Facts:
    """The facts of a version.

    Parameters
    ----------
    version : str
        12 hex digits, as they are printed on every picture; "" for those in force.

    Returns
    -------
    Facts
        Those in force, or those of a release, whose ``released`` is a day.

    Raises
    ------
    UnknownVersionError
        When there is no such version here.
    ReleaseError
        When there is, but its tables no longer fit the code.
    """
    current = store().facts
    if version in ("", current.version):
        return current
    if version not in releases():
        raise UnknownVersionError(version, current.version, tuple(releases()))
    return _released_facts(version)


@lru_cache(maxsize=1)
def releases() -> Mapping[str, Release]:
    """The releases by version, the oldest first."""
    return read_index(RELEASES)


def readme_of(facts: Facts) -> str:
    """What stands beside the tables of these facts: a listing of them, and their cautions."""
    if isinstance(facts, ReleasedFacts):
        return facts.readme
    return (TABLES / "README.md").read_text(encoding="utf-8")


class _Kept(LRUCache[Any, ReleasedFacts]):
    """The releases in memory; what was made from one goes with it."""

    def popitem(self) -> tuple[Any, ReleasedFacts]:
        key, facts = super().popitem()
        facts.forget()
        return key, facts


@cached(_Kept(_MOST_KEPT), condition=Condition())
def _released_facts(version: str) -> ReleasedFacts:
    release = releases()[version]
    try:
        bodies, readme = read_release(RELEASES, version)
        if version_of(bodies) != version:
            raise ReleaseError(version, "its tables are not those of its name")
        return ReleasedFacts(release, _frames(version, bodies), readme)
    except ReleaseError:
        raise
    except Exception as error:
        _LOG.exception("release %s cannot be read", version)
        raise ReleaseError(version, "its file cannot be read any more") from error


def _frames(version: str, bodies: Mapping[str, bytes]) -> dict[str, pd.DataFrame]:
    frames = {}
    for name, body in bodies.items():
        frame, faults = parse_table(f"{name}.csv", body)
        if frame is None:
            raise ReleaseError(version, "; ".join(map(str, faults)))
        frames[name] = frame
    return frames
