"""The one loader: tables read, checked, typed and frozen once, shared by all sessions.

A broken file at the start stops the start; a broken file while running keeps the last good facts.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.configuration import configuration
from data.facts.column_types import DATES, typed
from data.facts.csv_reader import read_table
from data.facts.faults import FactsError, Fault
from data.facts.file_stamps import file_stamps
from data.facts.integrity import cross_faults
from data.facts.localize import translated
from data.facts.records import records
from data.facts.release_files import version_of
from data.facts.schemas import SCHEMAS
from data.i18n.cldr import ENGLISH

TABLES = Path(__file__).parents[1] / "tables"
_LOG = logging.getLogger("atlas.facts")


class Facts:
    """Every table, checked and typed; nobody can change it.

    Each table is an attribute (``facts.partners``) that gives a copy-on-write view. Text cells
    that are blank are ``""``; numbers that are blank are NaN. A dated column ``x`` brings
    ``x_first``, ``x_last`` (`datetime.date` or None), ``x_label`` and ``sort_key``.

    Attributes
    ----------
    version : str
        First 12 hex digits of the SHA-256 over all table files.
    compiled_on, covered_to, last_event : datetime.date
        The tables were compiled on the first; coverage is systematic to the second; single events
        reach to the third.
    lang : str
        The language of names and of labels of dates: English, unless these come from `localized`.
    released : datetime.date or None
        The day of the release that these are read from; None for the facts in force.
    """

    EUU = "EUU"
    released: date | None = None

    def __init__(self, raw: Mapping[str, pd.DataFrame], version: str):
        self._raw = dict(raw)
        self._typed = {name: typed(frame) for name, frame in raw.items()}
        self.version, self.lang = version, ENGLISH
        self._english: Facts | None = None
        self._spoken: dict[str, Facts] = {}
        self.caches: dict[Callable[..., Any], Callable[..., Any]] = {}
        days = dict(zip(raw["coverage"]["key"], raw["coverage"]["day"], strict=True))
        self.compiled_on = date.fromisoformat(days["compiled_on"])
        self.covered_to = date.fromisoformat(days["covered_to"])
        self.last_event = date.fromisoformat(days["last_event"])

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in self._typed:
            raise AttributeError(name)
        return self.table(name)

    def table(self, name: str) -> pd.DataFrame:
        """A table, typed.

        Raises
        ------
        KeyError
            When there is no table of that name.
        """
        return self._typed[name].copy(deep=False)

    def raw_table(self, name: str) -> pd.DataFrame:
        """A table as it stands in its file, every cell as text.

        Raises
        ------
        KeyError
            When there is no table of that name.
        """
        return self._raw[name].copy(deep=False)

    @property
    def state(self) -> str:
        """What pictures are kept by: the version, and whether they say that one is newer."""
        return f"{self.version}, released" if self.released else self.version

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables there are, in alphabetical order."""
        return tuple(sorted(self._typed))

    @cached_property
    def _names(self) -> dict[str, str]:
        rows = self._typed["countries"]
        return dict(zip(rows["iso_a3"], rows["name"], strict=True))

    def name(self, code: str) -> str:
        """The name of a code in the language of these facts, or "" for an unknown one."""
        return self._names.get(code, "")

    def localized(self, lang: str) -> Facts:
        """The same facts with names and dates in one of `data.i18n.cldr.LANGUAGES`.

        Made once and kept, so that what is cached by facts is cached by language too.
        """
        if lang == self.lang:
            return self
        english = self._english or self
        if lang == ENGLISH:
            return english
        # Two threads may both make one: the first that is set is everybody's.
        return english._spoken.get(lang) or english._spoken.setdefault(
            lang, english._translated(lang)
        )

    def _translated(self, lang: str) -> Facts:
        other = copy(self)
        for attribute in ("_names", "_profiles"):
            other.__dict__.pop(attribute, None)
        other._english, other.caches = self, self.caches
        other.lang, other._typed = lang, translated(self._typed, DATES, lang)
        return other

    def forget(self) -> None:
        """Drop what was made from these facts: nothing else keeps them once they are replaced.

        Facts and results refer to each other, and the collector does not look at what was made
        at the start (see server/warmup.py).
        """
        self.caches.clear()
        self._spoken.clear()

    def __getstate__(self) -> dict[str, object]:
        """Without other languages and results: they can be made again."""
        return self.__dict__ | {"_spoken": {}, "caches": {}}

    @cached_property
    def _profiles(self) -> dict[str, dict[str, Any]]:
        return {row["iso_a3"]: row for row in records(self._typed["profiles"])}

    def profile(self, code: str) -> Mapping[str, Any] | None:
        """The row of ``profiles`` of a delegation or the host, None for all others."""
        return self._profiles.get(code)

    @cached_property
    def _aliases(self) -> dict[str, tuple[str, ...]]:
        rows = self._typed["aliases"].groupby("iso_a3")["alias"].agg(tuple)
        return dict(rows)

    def aliases(self, code: str) -> tuple[str, ...]:
        """Other names a reader may search a country by."""
        return self._aliases.get(code, ())

    @cached_property
    def partner_codes(self) -> tuple[str, ...]:
        """The 54 countries, in the order of their names."""
        rows = self._typed["partners"]
        return tuple(rows.loc[rows["kind"] == "country"].sort_values("short_name")["iso_a3"])


def load_facts(folder: Path | None = None) -> Facts:
    """Read every table.

    Parameters
    ----------
    folder : pathlib.Path or None
        Where the files are; None means the configured folder.

    Raises
    ------
    FactsError
        With every fault of every table.
    """
    folder = folder or _folder()
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for name in SCHEMAS:
        frame, table_faults = read_table(folder, name)
        faults += table_faults
        if frame is not None:
            frames[name] = frame
    if not faults:
        faults = cross_faults(frames)
    if faults:
        raise FactsError(faults)
    return Facts(frames, _version(folder))


class Store:
    """The facts in force: reloaded when a file changes, kept when the change is broken.

    Parameters
    ----------
    folder : pathlib.Path
    every : float
        Seconds between two checks of the files.
    """

    def __init__(self, folder: Path, every: float = 2.0):
        self._folder = folder
        self._every = every
        self._lock = threading.Lock()
        self._last_stamps = file_stamps(folder)
        self._facts = load_facts(folder)
        self._faults: tuple[Fault, ...] = ()
        self._checked_at = time.monotonic()

    @property
    def facts(self) -> Facts:
        """The last good facts."""
        self._check_files()
        return self._facts

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the files as they stand now; empty while all is well."""
        self._check_files()
        return self._faults

    @property
    def status(self) -> str:
        """``ok``, or ``degraded`` while the last good facts stand in."""
        return "degraded" if self.faults else "ok"

    def _check_files(self) -> None:
        with self._lock:
            if time.monotonic() - self._checked_at < self._every:
                return
            self._checked_at = time.monotonic()
            stamps = file_stamps(self._folder)
            if stamps != self._last_stamps:
                self._reload()
                self._last_stamps = stamps

    def _reload(self) -> None:
        """Load a change, or record what is wrong with it: whatever that is, readers go on.

        Only a lack of memory is no fault of the files; it is tried again at the next check.
        """
        try:
            fresh = load_facts(self._folder)
        except MemoryError:
            raise
        except FactsError as error:
            self._record_faults(error.faults)
        except Exception as error:  # noqa: BLE001
            _LOG.exception("the tables could not be read again")
            self._record_faults((_unreadable(error),))
        else:
            self._replace_facts(fresh)

    def _record_faults(self, faults: tuple[Fault, ...]) -> None:
        self._faults = faults
        _LOG.error("the last good facts stay in force: %s", FactsError(faults))

    def _replace_facts(self, fresh: Facts) -> None:
        self._faults = ()
        if fresh.version != self._facts.version:
            old, self._facts = self._facts, fresh
            old.forget()
            _LOG.info("facts %s are in force", fresh.version)


def _unreadable(error: Exception) -> Fault:
    """A fault nobody thought of, by its kind: its words may hold what is no reader's business."""
    kind = getattr(error, "strerror", None) or type(error).__name__
    return Fault("", None, "", "", f"cannot be read: {kind}")


@lru_cache(maxsize=1)
def store() -> Store:
    """The store that the app shares. Another folder of tables may be configured."""
    return Store(_folder())


def _folder() -> Path:
    return configuration().tables or TABLES


def _version(folder: Path) -> str:
    return version_of({name: (folder / f"{name}.csv").read_bytes() for name in SCHEMAS})
