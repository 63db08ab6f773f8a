"""Rows one by one say what the table says, in plain values."""

import pandas as pd
import pytest

from data.facts.records import records
from data.facts.store import Facts


def test_rows_are_those_that_pandas_gives(facts: Facts):
    assert facts.table_names
    for name in facts.table_names:
        table = facts.raw_table(name)
        ours, theirs = records(table), table.to_dict("records")
        assert len(ours) == len(theirs) > 0
        for mine, other in zip(ours, theirs, strict=True):
            assert mine.keys() == other.keys()
            for key, value in mine.items():
                assert type(value) is type(other[key]), (name, key)
                assert pd.isna(value) if pd.isna(other[key]) else value == other[key], (name, key)


@pytest.mark.parametrize("columns", [[], ["iso_a3"]])
def test_a_table_without_rows_has_none(columns: list[str]):
    assert records(pd.DataFrame(columns=columns)) == []
