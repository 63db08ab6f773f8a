"""``python -m data.check``: every fault of the tables, or one line that all is well."""

from __future__ import annotations

import sys

from data.changes import changes, committed
from data.dates import format_date
from data.faults import FactsError
from data.store import Facts, load_facts


def main() -> int:
    """0 when the tables hold."""
    try:
        facts = load_facts()
    except FactsError as error:
        print(error, file=sys.stderr)
        return 1
    _tell_changes(facts)
    rows = sum(len(facts.table(name)) for name in facts.table_names)
    print(
        f"{len(facts.table_names)} tables, {rows} rows, facts {facts.version}, "
        f"covered to {format_date(facts.covered_to)}"
    )
    return 0


def _tell_changes(facts: Facts) -> None:
    """What the edit since the last commit changes on the screen."""
    before = committed()
    moved = changes(before, facts) if before is not None else []
    if moved:
        print("Since the last commit:")
        print("\n".join(f"  {line}" for line in moved))


if __name__ == "__main__":
    raise SystemExit(main())
