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
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        raise FileNotFoundError("no nginx found: run tests/deploy/install_nginx.sh")
    return found


def prepared(folder: Path) -> list[str]:
    """The shipped files in a prefix of their own; gives the command that runs them."""
    for name in ("logs", "temp", "cache"):
        (folder / name).mkdir(parents=True)
    for path in SHIPPED.glob("*.conf"):
        shutil.copy(path, folder)
    as_root = "user root; " if os.geteuid() == 0 else ""
    settings = ["-e", "stderr", "-g", f"{as_root}daemon off;"]
    return [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf"), *settings]


@contextmanager
def proxied(
    folder: Path, upstreams: Sequence[str], bounds_this_machine: bool = False
) -> Iterator[str]:
    """Serve the processes through nginx until the block ends; gives nginx's address.

    Only what the shipped files say differs from place to place is changed: where readers come in,
    and which processes there are. On demand, this machine is taken for any other reader.
    """
    port, command = free_port(), prepared(folder)
    if bounds_this_machine:
        shipped = (SHIPPED / "nginx.conf").read_text()
        near = "127.0.0.0/8 1;"
        assert shipped.count(near) == 1
        (folder / "nginx.conf").write_text(shipped.replace(near, ""))
    (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n")
    listed = (SHIPPED / "upstream.conf").read_text().splitlines()
    kept = [line for line in listed if not line.strip().startswith("server ")]
    options = "max_fails=1 fail_timeout=5s"
    servers = [f"    server {urlsplit(address).netloc} {options};" for address in upstreams]
    (folder / "upstream.conf").write_text("\n".join([*kept[:-1], *servers, kept[-1], ""]))
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
