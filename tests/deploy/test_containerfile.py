"""What the image would do, done without an engine: its files, its user, its command, its check.

The files that it copies are put in a folder that nobody may write to, and its command is run
without rights; the app has to start, draw and stay healthy all the same.
"""

import asyncio
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from benchmarks.load.session import connected
from tests.browser.serving import ROOT, free_port, wait_until_served

CONTAINERFILE = ROOT / "deploy" / "Containerfile"
NOBODY = 65534


def instructions() -> list[tuple[str, str]]:
    """The instructions of the last stage, continued lines joined."""
    text = re.sub(r"^#.*\n", "", CONTAINERFILE.read_text(encoding="utf-8"), flags=re.M)
    lines = re.sub(r"\s*\\\n\s*", " ", text).splitlines()
    split = [line.split(" ", 1) for line in lines if line]
    last = max(index for index, (name, _) in enumerate(split) if name == "FROM")
    return [(name, rest) for name, rest in split[last:]]


def arguments_of(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def unprivileged_prefix() -> list[str]:
    """The prefix of a command that makes file permissions hold for it.

    Root becomes nobody; where nobody may not read this Python, root without any capability, for
    whom a file without the bit for writing cannot be written either (capabilities(7)).
    """
    if os.geteuid() != 0:
        return []
    no_capabilities = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    nobody = [*no_capabilities, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    completed = subprocess.run(
        [*nobody, "sh", "-c", f"exec {sys.executable} -c ''"], capture_output=True, timeout=20
    )
    return nobody if completed.returncode == 0 else no_capabilities


def environment() -> dict[str, str]:
    pairs = [pair.split("=", 1) for line in arguments_of("ENV") for pair in shlex.split(line)]
    return dict(pairs)


@pytest.fixture(scope="module")
def image() -> Iterator[Path]:
    """The files that the image would hold, in a folder that anyone may read and no one write."""
    folder = Path(tempfile.mkdtemp())
    for line in arguments_of("COPY"):
        if line.startswith("--from"):
            continue
        *sources, target = line.split()
        for source in sources:
            destination = folder / target if len(sources) == 1 else folder / target / source
            if (ROOT / source).is_dir():
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / source, destination, ignore=ignore)
            else:
                shutil.copy(ROOT / source, destination)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict]]:
    log = tmp_path_factory.mktemp("image") / "log.txt"
    binaries = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    port = free_port()
    settings = environment() | {"PATH": binaries, "HOST": "127.0.0.1", "PORT": str(port)}
    command = [*unprivileged_prefix(), *json.loads(arguments_of("CMD")[0])]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=image, env=settings, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            wait_until_served(f"http://127.0.0.1:{port}/healthz", process, log)
            yield f"http://127.0.0.1:{port}", settings
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in log.read_text()


def test_the_linter_finds_nothing():
    linter = Path(sys.executable).with_name("hadolint")
    completed = subprocess.run([linter, CONTAINERFILE], capture_output=True, text=True, timeout=60)
    assert (completed.returncode, completed.stdout) == (0, "")


def test_the_image_is_pinned_has_a_user_and_only_what_runs():
    text = CONTAINERFILE.read_text(encoding="utf-8")
    (base,) = set(re.findall(r"^FROM (\S+)", text, re.M))
    assert re.fullmatch(
        r"docker\.io/library/python:3\.11-slim-bookworm@sha256:[0-9a-f]{64}", base
    ), base
    user = arguments_of("USER")[0].split(":")[0]
    assert user.isdigit()
    assert int(user) > 0
    copied = {source for line in arguments_of("COPY") for source in line.split()[:-1]}
    assert not copied & {"tests", "benchmarks", "requirements-dev.txt", "."}
    assert "requirements-dev" not in text


def test_it_runs_without_rights_on_files_that_cannot_be_written(image, server):
    before = sorted(image.rglob("*"))
    address, _ = server
    write = [*unprivileged_prefix(), "sh", "-c", f"echo >> {image}/app.py"]
    assert subprocess.run(write, capture_output=True, timeout=20).returncode != 0
    assert httpx.get(f"{address}/healthz").json()["status"] == "ok"

    async def visit() -> None:
        async with connected(address, "partner=PER") as session:
            await session.open(effect=lambda state: state.has("<h2>Peru</h2>"))
            await session.go("Partners")

    asyncio.run(visit())
    for path in ("/charts/map.png?preset=social", "/data/atlas.zip", "/data/partners.csv"):
        assert httpx.get(address + path, timeout=60).status_code == 200, path
    assert sorted(image.rglob("*")) == before


def test_the_health_check_says_well_and_unwell(server):
    _, settings = server
    (line,) = arguments_of("HEALTHCHECK")
    command = json.loads(line.split(" CMD ")[1])
    healthy = subprocess.run(command, env=settings, capture_output=True, timeout=20)
    assert healthy.returncode == 0, healthy.stderr
    wrong_port = settings | {"PORT": str(free_port())}
    unhealthy = subprocess.run(command, env=wrong_port, capture_output=True, timeout=20)
    assert unhealthy.returncode != 0
