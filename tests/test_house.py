"""Imports run one way, and the facts, the geography and the charts know nothing of Streamlit."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "data": {"data"},
    "geo": {"geo", "data"},
    "charts": {"charts", "geo", "data"},
    "server": {"server", "charts", "geo", "data"},
    "pages": {"pages", "charts", "geo", "data"},
}
OURS = set(MAY_IMPORT)


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_run_one_way(room):
    for path in (ROOT / room).rglob("*.py"):
        assert imported(path) & OURS <= MAY_IMPORT[room], path.name


@pytest.mark.parametrize("room", ["data", "geo", "charts"])
def test_streamlit_stays_out(room):
    for path in (ROOT / room).rglob("*.py"):
        assert "streamlit" not in imported(path), path.name
