"""The shipped nginx configuration over processes of the atlas, on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.serving import ROOT, free_port, wait_until_served

SHIPPED = ROOT / "deploy" / "nginx"


def nginx() -> str:
    """Path of nginx; Debian keeps it where only root's ``PATH`` looks."""
    executable = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not executable:
        raise FileNotFoundError("no nginx found: run tests/deploy/install_nginx.sh")
    return executable


def prepare_nginx(folder: Path) -> list[str]:
    """Copy the shipped files to a prefix of their own; returns the command that runs them."""
    for name in ("logs", "temp", "cache"):
        (folder / name).mkdir(parents=True)
    for path in SHIPPED.glob("*.conf"):
        shutil.copy(path, folder)
    as_root = "user root; " if os.geteuid() == 0 else ""
    settings = ["-e", "stderr", "-g", f"{as_root}daemon off;"]
    return [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf"), *settings]


@contextmanager
def run_nginx(
    folder: Path, upstreams: Sequence[str], bounds_this_machine: bool = False
) -> Iterator[str]:
    """Serve the processes through nginx until the block ends; gives nginx's address.

    Only what the shipped files say differs from place to place is changed: where readers come in,
    and which processes there are. On demand, this machine is taken for any other reader.
    """
    port, command = free_port(), prepare_nginx(folder)
    if bounds_this_machine:
        configuration = (SHIPPED / "nginx.conf").read_text()
        loopback_line = "127.0.0.0/8 1;"
        assert configuration.count(loopback_line) == 1
        (folder / "nginx.conf").write_text(configuration.replace(loopback_line, ""))
    (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n")
    upstream_lines = (SHIPPED / "upstream.conf").read_text().splitlines()
    directives = [line for line in upstream_lines if not line.strip().startswith("server ")]
    options = "max_fails=1 fail_timeout=5s"
    servers = [f"    server {urlsplit(address).netloc} {options};" for address in upstreams]
    (folder / "upstream.conf").write_text(
        "\n".join([*directives[:-1], *servers, directives[-1], ""])
    )
    log = folder / "started.txt"
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_served(f"{address}/healthz", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)
