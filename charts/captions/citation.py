"""How a chart is cited: in full, in short, and for reference managers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charts.captions import Caption
from data.facts.store import Facts
from data.i18n.messages import speaking

_BRACES = re.compile(r"([\\{}%$#&_^~])")
"""Characters that BibTeX would read."""


@dataclass(frozen=True)
class Citation:
    """One chart, cited in four ways; no clock in it, the version of the facts says which state."""

    full: str
    short: str
    bibtex: str
    ris: str


def citation(title: str, caption: Caption, facts: Facts, address: str) -> Citation:
    """Cite a chart.

    Parameters
    ----------
    title : str
        The finding as it stands on the picture.
    caption : Caption
        For the sources and the license.
    facts : Facts
        Their version and the year of their last event are part of what is cited.
    address : str
        Where the view is.
    """
    _, year, version = speaking(caption.lang), facts.last_event.year, facts.version
    work = _("Ministerial Atlas, facts {version}").format(version=version)
    source = caption.source.removeprefix("Source:").strip().rstrip(".")
    full = _("“{title}.” {work}, {year}. {address}. Source: {source}. {license}").format(
        title=title.rstrip("."),
        work=work,
        year=year,
        address=address,
        source=source,
        license=caption.licence,
    )
    return Citation(
        full=full,
        short=f"Ministerial Atlas ({year}); {source}",
        bibtex=_bibtex(title, work, year, address, source, version),
        ris=_ris(title, work, year, address, source),
    )


def _bibtex(title: str, work: str, year: int, address: str, source: str, version: str) -> str:
    def safe(text: str) -> str:
        return _BRACES.sub(r"\\\1", text)

    return (
        f"@misc{{ministerial-atlas-{version},\n"
        f"  title = {{{safe(title)}}},\n"
        f"  howpublished = {{{safe(work)}}},\n"
        f"  year = {{{year}}},\n"
        f"  url = {{{address}}},\n"
        f"  note = {{Source: {safe(source)}}}\n"
        "}"
    )


def _ris(title: str, work: str, year: int, address: str, source: str) -> str:
    lines = (
        ("TY", "ELEC"),
        ("TI", title),
        ("T2", work),
        ("PY", str(year)),
        ("UR", address),
        ("N1", f"Source: {source}"),
        ("ER", ""),
    )
    return "\n".join(f"{key}  - {text}" for key, text in lines)
