"""``python -m data.release``: keep the tables in force as a release; see `data.facts.releases`.

``--day`` is the day of the release (today without it), ``--tables`` another folder of tables, such
as an earlier state of them, which is kept as it is.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from data.facts.faults import FactsError
from data.facts.release_files import RELEASES, write_release
from data.facts.store import TABLES, load_facts


def main(arguments: list[str] | None = None, folder: Path = RELEASES) -> int:
    """0 when the release is written; 1 when the tables are faulty, or it is there already.

    Parameters
    ----------
    arguments : list of str or None
        None for those of the command line.
    folder : pathlib.Path
        Where the releases are.
    """
    parser = argparse.ArgumentParser(prog="python -m data.release", description=__doc__)
    parser.add_argument("--day", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--tables", type=Path, default=TABLES)
    options = parser.parse_args(arguments)
    try:
        if options.tables == TABLES:
            load_facts(TABLES)
        release = write_release(options.tables, options.day, folder)
    except FactsError as error:
        print(error, file=sys.stderr)
    except FileExistsError as error:
        print(f"{error.filename} is there already; a release is never changed", file=sys.stderr)
    else:
        print(f"facts {release.version}, released {release.released}, to {release.last_event}")
        return 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
