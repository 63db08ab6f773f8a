"""A table from its file: as text, with the faults that a parser would swallow."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from data.facts.faults import Fault
from data.facts.schemas import SCHEMAS


def read_table(folder: Path, name: str) -> tuple[pd.DataFrame | None, list[Fault]]:
    """Read and check one table.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files are.
    name : str
        A key of `data.facts.schemas.SCHEMAS`: the name of the file without ``.csv``.

    Returns
    -------
    frame : pandas.DataFrame or None
        Every column as text, in the file's order; None where the file could not be read as a table
        at all.
    faults : list of Fault
        Empty when the table is sound.
    """
    file = f"{name}.csv"
    try:
        body = (folder / file).read_bytes()
    except FileNotFoundError:
        return None, [_file_fault(file, "is missing")]
    except OSError as error:
        return None, [_file_fault(file, f"cannot be read: {error.strerror}")]
    frame, faults = parse_table(file, body)
    return (None, faults) if frame is None else (frame, _schema_faults(file, frame, SCHEMAS[name]))


def parse_table(file: str, body: bytes) -> tuple[pd.DataFrame | None, list[Fault]]:
    """A table from the bytes of its file, not yet held against its schema.

    Parameters
    ----------
    file : str
        How a fault names it.
    body : bytes

    Returns
    -------
    frame : pandas.DataFrame or None
        Every column as text, in the file's order; None where this is no table at all.
    faults : list of Fault
        Why it is none.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_file_fault(file, f"is not UTF-8 (byte {error.start})")]
    rows, faults = _rows(file, text)
    if faults:
        return None, faults
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=str), []


def _rows(file: str, text: str) -> tuple[list[list[str]], list[Fault]]:
    if not text.strip():
        return [], [_file_fault(file, "is empty")]
    if text.startswith("\ufeff"):
        return [], [_file_fault(file, "starts with a byte-order mark; save it as plain UTF-8")]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], [_file_fault(file, f"is not a CSV file: {error}")]
    if len(rows) < 2:
        return [], [_file_fault(file, "has a header but no row")]
    width = len(rows[0])
    faults = [
        Fault(
            file, _line(rows, place), "", "", f"has {len(row)} fields where the header has {width}"
        )
        for place, row in enumerate(rows)
        if len(row) != width
    ]
    return rows, faults


def _line(rows: list[list[str]], place: int) -> int:
    """The line an editor shows for a row: quoted cells may hold line breaks."""
    breaks = sum(cell.count("\n") for row in rows[:place] for cell in row)
    return place + 1 + breaks


def _file_fault(file: str, expectation: str) -> Fault:
    return Fault(file, None, "", "", expectation)


def _schema_faults(file: str, frame: pd.DataFrame, schema: pa.DataFrameSchema) -> list[Fault]:
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.to_dict("records")
        return sorted((_fault(file, case) for case in cases), key=lambda f: (f.row or 0, f.column))
    return []


def _fault(file: str, case: dict[str, Any]) -> Fault:
    check, value = str(case["check"]), case["failure_case"]
    if check == "column_in_schema":
        return _file_fault(file, f"has a column {value!r} that the schema does not know")
    if check == "column_in_dataframe":
        return _file_fault(file, f"lacks the column {value!r}")
    row = None if pd.isna(case["index"]) else int(case["index"]) + 2
    expectation = "stands twice, and must be unique" if check == "field_uniqueness" else check
    return Fault(file, row, str(case["column"]), str(value), expectation)
