"""Releases: the tables of one version, kept beside the app as they stood.

A release is a zip with every table and their README under the version's name. ``index.csv`` lists
them. What a version is computed from is in its file, so that anybody can compute it again.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

from data.facts.faults import Fault
from data.zip_files import zipped

RELEASES = Path(__file__).parents[1] / "releases"
README = "README.md"
_INDEX = "index.csv"
_CSV = ".csv"


@dataclass(frozen=True)
class Release:
    """One line of the index.

    Attributes
    ----------
    version : str
        The version of the facts, as `version_of` computes it.
    released : datetime.date
        The day on which these tables came into force.
    last_event : datetime.date
        The last day that they hold.
    """

    version: str
    released: date
    last_event: date


def version_of(tables: Mapping[str, bytes]) -> str:
    """The version of some tables: the first 12 hex digits of the SHA-256 over names and bytes.

    Parameters
    ----------
    tables : mapping of str to bytes
        Each table's file by the table's name.

    Examples
    --------
    >>> version_of({"partners": b"iso_a3\\nPER\\n"}) == version_of({"partners": b"iso_a3\\nCHL\\n"})
    False
    """
    digest = hashlib.sha256()
    for name in sorted(tables):
        digest.update(name.encode())
        digest.update(tables[name])
    return digest.hexdigest()[:12]


def read_index(folder: Path) -> dict[str, Release]:
    """Every release by its version, in the order in which they were made; none without an index.

    Parameters
    ----------
    folder : pathlib.Path
        Where the releases are.
    """
    try:
        text = (folder / _INDEX).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    rows = csv.DictReader(io.StringIO(text))
    return {row["version"]: _release(row) for row in rows}


def _release(row: Mapping[str, str]) -> Release:
    days = (date.fromisoformat(row[key]) for key in ("released", "last_event"))
    return Release(row["version"], *days)


def read_release(folder: Path, version: str) -> tuple[dict[str, bytes], str]:
    """The tables of a release by name, and the README that stood beside them.

    Parameters
    ----------
    folder : pathlib.Path
    version : str
        One of the index: it becomes the name of a file.

    Raises
    ------
    OSError, zipfile.BadZipFile
        When the file cannot be read.
    """
    with zipfile.ZipFile(folder / f"{version}.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    readme = files.pop(README, b"").decode("utf-8", "replace")
    return {name.removesuffix(_CSV): body for name, body in files.items()}, readme


def write_release(tables: Path, released: date, folder: Path) -> Release:
    """Keep the tables of a folder as a release.

    Parameters
    ----------
    tables : pathlib.Path
        With every table, and README.md.
    released : datetime.date
    folder : pathlib.Path
        Where the releases are.

    Raises
    ------
    FileExistsError
        When there is one of this version: a release is never written again.
    """
    bodies = {path.stem: path.read_bytes() for path in sorted(tables.glob(f"*{_CSV}"))}
    release = Release(version_of(bodies), released, _last_event(bodies["coverage"]))
    with (folder / f"{release.version}.zip").open("xb") as file:
        file.write(zipped(_named(bodies) | {README: (tables / README).read_bytes()}))
    _write_index(folder, [*read_index(folder).values(), release])
    return release


def _named(tables: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{name}{_CSV}": tables[name] for name in sorted(tables)}


def _last_event(coverage: bytes) -> date:
    rows = csv.DictReader(io.StringIO(coverage.decode("utf-8")))
    return date.fromisoformat(next(row["day"] for row in rows if row["key"] == "last_event"))


def _write_index(folder: Path, releases: list[Release]) -> None:
    with (folder / _INDEX).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Release))
        writer.writerows(map(astuple, sorted(releases, key=lambda one: one.released)))


def release_faults(folder: Path = RELEASES) -> Iterator[Fault]:
    """What is wrong with the releases: each holds what its name says, and stands in the index.

    Parameters
    ----------
    folder : pathlib.Path
    """
    index = read_index(folder)
    there = {path.stem for path in folder.glob("*.zip")}
    for version in sorted(there ^ set(index)):
        expected = "is not in the index" if version in there else "is in the index, and not there"
        yield Fault(f"releases/{version}.zip", None, "", "", expected)
    for version in sorted(there & set(index)):
        try:
            computed = version_of(read_release(folder, version)[0])
        except (OSError, zipfile.BadZipFile) as error:
            computed = type(error).__name__
        if computed != version:
            expected = "is not the version of the tables in it"
            yield Fault(f"releases/{version}.zip", None, "version", computed, expected)
