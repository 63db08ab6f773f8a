"""Nothing in the atlas contacts another machine, and the log of such attempts works."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.outgoing.sitecustomize import is_remote

REMOTE_ADDRESS = "192.0.2.1"
"""An address for documentation, which nobody has (RFC 5737)."""


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (REMOTE_ADDRESS, True),
        ("checkip.example.org", True),
        (b"example.org", True),
        ("8.8.8.8", True),
    ]
    + [(host, False) for host in ("127.0.0.1", "127.0.0.9", "::1", "localhost", None, "")],
)
def test_who_leaves_the_machine(host, expected):
    assert is_remote(host) is expected


def test_an_attempt_is_heard_in_this_process_and_in_one_that_it_begins(outgoing_log):
    """By a datagram, which sends nothing when it is connected."""
    script = (
        f"import socket; socket.socket(type=socket.SOCK_DGRAM).connect(({REMOTE_ADDRESS!r}, 1))"
    )
    before = outgoing_log.read_text()
    subprocess.run([sys.executable, "-c", script], timeout=20, check=False, env=dict(os.environ))
    with socket.socket(type=socket.SOCK_DGRAM) as connection:
        connection.connect_ex((REMOTE_ADDRESS, 1))
    attempts = outgoing_log.read_text()[len(before) :]
    Path(outgoing_log).write_text(before)
    assert attempts.split() == [REMOTE_ADDRESS] * 2
