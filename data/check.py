"""``python -m data.check``: every fault of the tables, or one line that all is well."""

from __future__ import annotations

import sys

from data.agreements.counting import is_signed_text
from data.catalog.diff import changes, committed_facts
from data.facts.faults import FactsError, Fault
from data.facts.release_files import release_faults
from data.facts.releases import releases
from data.facts.store import Facts, load_facts
from data.i18n.dates import format_date


def main() -> int:
    """0 when the tables hold, what counts is sure enough to, and releases are as released."""
    try:
        facts = load_facts()
        faults = [*weakly_counted(facts), *release_faults()]
        if faults:
            raise FactsError(faults)
    except FactsError as error:
        print(error, file=sys.stderr)
        return 1
    _print_changes(facts)
    if facts.version not in releases():
        print(f"Facts {facts.version} are no release yet: `make release` once they go public.")
    rows = sum(len(facts.table(name)) for name in facts.table_names)
    print(
        f"{len(facts.table_names)} tables, {rows} rows, facts {facts.version}, "
        f"covered to {format_date(facts.covered_to)}"
    )
    return 0


def weakly_counted(facts: Facts) -> list[Fault]:
    """Agreements that count as signed although only weak reports speak of them.

    A row of low confidence may stand in the table, and is shown as a claim: this guards the
    counting rule, which leaves it out.

    Returns
    -------
    list of Fault
        One for each such agreement; empty when the rule holds.
    """
    rows = facts.agreements
    weak = rows.loc[is_signed_text(rows) & (rows["confidence"] == "low"), "agreement_id"]
    return [
        Fault("agreements.csv", int(place) + 2, "agreement_id", name, "counts, at low confidence")
        for place, name in weak.items()
    ]


def _print_changes(facts: Facts) -> None:
    """What the edit since the last commit changes on the screen."""
    before = committed_facts()
    moved = changes(before, facts) if before is not None else []
    if moved:
        print("Since the last commit:")
        print("\n".join(f"  {line}" for line in moved))


if __name__ == "__main__":
    raise SystemExit(main())
