"""What a change of the tables changes on the screen: statuses that move, counts that move."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from data.agreements.counting import headline, statuses
from data.facts.faults import FactsError
from data.facts.schemas import SCHEMAS
from data.facts.store import TABLES, Facts, load_facts
from data.i18n.labels import MINISTERIAL, STATUS_LABELS

_COUNTS = {
    "countries": "countries on State’s list",
    "signed_at_ministerial": "partners that signed on the day",
    "texts": "signed agreements",
    "partners_with_text": "delegations with a signed agreement",
    "outside_with_text": "countries that signed and did not attend",
}


def changes(before: Facts, after: Facts) -> list[str]:
    """What moves between two states of the tables, in sentences; none when nothing does.

    Parameters
    ----------
    before, after : Facts
        The two states.

    Returns
    -------
    list of str
        Tables first, then counts, then statuses.
    """
    return [*_tables(before, after), *_counts(before, after), *_statuses(before, after)]


def _tables(before: Facts, after: Facts) -> Iterator[str]:
    for name in after.table_names:
        now = after.raw_table(name)
        if name not in before.table_names:
            yield f"{name}.csv is new, with {len(now)} rows"
            continue
        old = before.raw_table(name)
        if not old.equals(now):
            yield f"{name}.csv: {len(old)} rows before, {len(now)} now, some changed"


def _counts(before: Facts, after: Facts) -> Iterator[str]:
    days = {"on the day": (MINISTERIAL, MINISTERIAL)}
    days["to date"] = (before.last_event, after.last_event)
    for when, (old_day, new_day) in days.items():
        old, new = headline(before, old_day), headline(after, new_day)
        for item in fields(new):
            was, now = getattr(old, item.name), getattr(new, item.name)
            if was != now:
                yield f"{_COUNTS[item.name]} {when}: {was} before, {now} now"


def _statuses(before: Facts, after: Facts) -> Iterator[str]:
    old = statuses(before, before.last_event)["status"]
    new = statuses(after, after.last_event)["status"]
    for code in sorted({*old.index, *new.index}):
        was, now = old.get(code, ""), new.get(code, "")
        if was != now:
            yield (
                f"{after.name(code) or before.name(code)} ({code}): "
                f"{STATUS_LABELS.get(was, 'not on the map')} before, "
                f"{STATUS_LABELS.get(now, 'not on the map')} now"
            )


def committed_facts(folder: Path = TABLES) -> Facts | None:
    """The tables as they were last committed; None outside a checkout, or when they cannot be read.

    A table that the commit does not have yet is taken as it is now.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the tables, in a Git checkout.
    """
    with TemporaryDirectory() as place:
        for name in SCHEMAS:
            body = _committed_bytes(folder, f"{name}.csv")
            if body is None:
                body = (folder / f"{name}.csv").read_bytes()
            (Path(place) / f"{name}.csv").write_bytes(body)
        try:
            return load_facts(Path(place))
        except FactsError:
            return None


def _committed_bytes(folder: Path, file: str) -> bytes | None:
    try:
        result = subprocess.run(
            ["git", "show", f"HEAD:./{file}"], cwd=folder, capture_output=True, check=False
        )
    except OSError:
        return None
    return result.stdout if result.returncode == 0 else None
