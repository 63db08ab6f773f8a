"""A broken file stops the start, with every fault in words and no traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from data.facts.store import TABLES

ROOT = Path(__file__).parents[2]


def test_a_broken_table_stops_the_start_with_the_list_of_faults(tmp_path):
    tables = tmp_path / "tables"
    shutil.copytree(TABLES, tables)
    (tables / "events.csv").write_text("")
    (tables / "profiles.csv").unlink()
    completed = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=ROOT,
        env={**os.environ, "ATLAS_DATA": str(tables)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert completed.returncode != 0
    assert "The atlas cannot start" in completed.stderr
    assert "data/tables/events.csv: is empty" in completed.stderr
    assert "data/tables/profiles.csv: is missing" in completed.stderr
    assert "Traceback" not in completed.stderr


def test_what_is_there_at_the_start_is_out_of_the_collectors_sight():
    """Streamlit's full collection after each run took 0.13 s: with 60 readers a click took 8 s."""
    completed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import gc; from app import app; from streamlit import config;"
            "from starlette.testclient import TestClient\n"
            "with TestClient(app):"
            " print(gc.get_freeze_count(), config.get_option('runner.postScriptGC'),"
            " gc.get_threshold()[0])",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    frozen, after_each_run, new_objects = completed.stdout.split()[-3:]
    assert int(frozen) > 100_000
    assert after_each_run == "False"
    assert int(new_objects) >= 10_000, "the collector goes through every session too often"
