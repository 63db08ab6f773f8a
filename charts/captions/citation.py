"""How a chart is cited: in full, in short, as the manuals ask, and for reference managers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from charts.captions import Caption
from charts.captions.reference_styles import apa, chicago
from data.facts.store import Facts
from data.i18n.messages import speaking

_BRACES = re.compile(r"([\\{}%$#&_^~])")
"""Characters that BibTeX would read."""


@dataclass(frozen=True)
class Citation:
    """One chart, cited in several ways; no clock in it, the version of the facts says which state.

    Attributes
    ----------
    full, short : str
        As the atlas asks to be cited, and as a credit line.
    apa, chicago : str
        As the manuals of APA (7th edition) and Chicago (18th, author-date) have it, in English.
    bibtex, ris, csl : str
        For reference managers; the last is CSL-JSON.
    """

    full: str
    short: str
    apa: str
    chicago: str
    bibtex: str
    ris: str
    csl: str


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
    item = _item(title, caption.lang, year, version, address, source)
    return Citation(
        full=full,
        apa=apa(item),
        chicago=chicago(item),
        csl=json.dumps([item], ensure_ascii=False, indent=2),
        short=f"Ministerial Atlas ({year}); {source}",
        bibtex=_bibtex(title, work, year, address, source, version),
        ris=_ris(title, work, year, address, source),
    )


def _item(
    title: str, lang: str, year: int, version: str, address: str, source: str
) -> dict[str, Any]:
    """An item of CSL-JSON (csl-data.json of CSL 1.0.2): who compiled it has published it too."""
    return {
        "id": f"ministerial-atlas-{version}",
        "type": "dataset",
        "genre": "Data set",
        "title": title.rstrip("."),
        "author": [{"literal": "Ministerial Atlas"}],
        "issued": {"date-parts": [[year]]},
        "version": version,
        "URL": address,
        "language": lang,
        "note": f"Source: {source}",
    }


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
