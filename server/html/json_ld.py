"""What search engines read of a page: where it stands, and which data lie behind it (JSON-LD)."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from data.facts.store import Facts
from views.page_list import page_type
from views.text.i18n import _

SITE = "Ministerial Atlas"
_CONTEXT = "https://schema.org"


def json_ld(facts: Facts, page: str, title: str, description: str, base: str) -> Markup:
    """A ``BreadcrumbList`` and a ``Dataset`` as one script of data, which no browser runs.

    Parameters
    ----------
    facts : Facts
    page : str
        The path of the page.
    title, description : str
        Of the view.
    base : str
        The start of absolute addresses, or "".
    """
    graph = [_breadcrumbs(page, title, base), _dataset(facts, description, base)]
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False)
    # "<" could end the script; JSON reads it by its number as well.
    safe = Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no "<" is left
    return Markup('<script type="application/ld+json">{}</script>').format(safe)


def _breadcrumbs(page: str, title: str, base: str) -> dict[str, Any]:
    steps = [(SITE, f"{base}/")]
    if page:
        steps.append((_(page_type(page).title), f"{base}/{page}"))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def _dataset(facts: Facts, description: str, base: str) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": _("Participants and agreements of the 2026 Critical Minerals Ministerial"),
        "description": description,
        "version": facts.version,
        "dateModified": facts.last_event.isoformat(),
        "temporalCoverage": f"2025-03-01/{facts.last_event.isoformat()}",
        "isAccessibleForFree": True,
        "url": f"{base}/sources",
        "distribution": [
            _download(f"{base}/data/atlas.zip", "application/zip"),
            _download(f"{base}/data/agreements.csv", "text/csv"),
            _download(f"{base}/data/partners.csv", "text/csv"),
        ],
    }


def _download(address: str, media_type: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type}
