"""A setting that cannot be used stops the start; ``ATLAS_RENDERERS=0`` once failed at the first
picture, and ``ATLAS_METRICS=maybe`` at the first look at the figures, with health saying ok."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.settings import Settings, SettingsError

ROOT = Path(__file__).parents[2]


def start_app(**variables):
    return subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_every_fault_is_named_at_once_with_its_value_and_what_was_expected():
    wrong = {"ATLAS_RENDERERS": "0", "ATLAS_RENDER_QUEUE": "abc", "ATLAS_METRICS": "maybe"}
    completed = start_app(**wrong)
    assert completed.returncode != 0
    assert "The atlas cannot start: 3 fault(s) in the settings" in completed.stderr
    assert "ATLAS_RENDERERS='0' is not a whole number from 1 to 64" in completed.stderr
    assert "ATLAS_RENDER_QUEUE='abc' is not a whole number" in completed.stderr
    assert "ATLAS_METRICS='maybe' is not on or off" in completed.stderr
    assert "Traceback" not in completed.stderr


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        *(("ATLAS_RENDERERS", value) for value in ("0", "-1", "x", "1.5", "65", "٣", "1_0")),
        *(("ATLAS_RENDER_QUEUE", value) for value in ("0", "abc", "1001")),
        *(("ATLAS_RENDER_CACHE_MB", value) for value in ("0", "24MB", "99999")),
        *(("ATLAS_METRICS", value) for value in ("maybe", "ON", "1")),
        *(("ATLAS_ALLOWED_HOSTS", f"atlas.example.org {value}") for value in ("x.org:80", "*")),
        *(("ATLAS_ALLOWED_HOSTS", value) for value in ("https://x.org", "x.*", "a/b", "x_y")),
        *(("ATLAS_EMBED_ANCESTORS", value) for value in ("x.org", "* https://x.org", "*;")),
        *(("ATLAS_FRAME_ANCESTORS", value) for value in ("x.org", "https://x.org; script-src *")),
        *(
            ("ATLAS_PUBLIC_ADDRESS", value)
            for value in ("x.org", "https://", "https://x.org/atlas")
        ),
        *(("ATLAS_CACHE", value) for value in ("/nowhere/cache", __file__, f"{__file__}/cache")),
        *(("ATLAS_CORE", value) for value in ("-1", "x", "0-1", "1000000")),
        *((name, "/nowhere") for name in ("ATLAS_DATA", "ATLAS_LOCALE")),
    ],
)
def test_what_cannot_be_used_is_named(name, wrong):
    with pytest.raises(SettingsError) as error:
        Settings.from_environment({name: wrong})
    (fault,) = error.value.faults
    assert fault.startswith(f"{name}={wrong!r} is not ")


def test_what_can_be_used_is_read():
    assert Settings.from_environment(
        {
            "ATLAS_PUBLIC_ADDRESS": "https://atlas.example.org:8443/",
            "ATLAS_ALLOWED_HOSTS": "Atlas.example.org *.news.example.org [::1]",
            "ATLAS_METRICS": "off",
            "ATLAS_RENDERERS": "2",
            "ATLAS_CACHE": str(ROOT / "cache"),
        }
    ) == Settings(
        public_address="https://atlas.example.org:8443",
        allowed_hosts=("atlas.example.org", "*.news.example.org", "[::1]"),
        metrics=False,
        renderers=2,
        cache_folder=ROOT / "cache",
    )


def test_what_is_empty_has_its_default():
    """Container files and charts of manifests set what is not chosen to nothing."""
    names = ("RENDERERS", "METRICS", "DATA", "ALLOWED_HOSTS", "FRAME_ANCESTORS", "PUBLIC_ADDRESS")
    assert Settings.from_environment({f"ATLAS_{name}": "" for name in names}) == Settings()
