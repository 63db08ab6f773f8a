"""A briefing as a small file: saved, and loaded with a word on each part that cannot be used."""

from __future__ import annotations

import json

from charts.spec.briefing_params import FIRST_DEFAULT
from charts.spec.errors import ParamError
from charts.spec.page_specs import BriefingSpec
from charts.spec.slide_texts import parsed
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

FORMAT = "ministerial-atlas-briefing"
VERSION, FIRST_VERSION = 2, 1
LARGEST = 64_000
"""Bytes; forty slides with forty sentences and as many notes as an address holds are half of it."""

VIEW_KEYS = (
    *("slides", "said", "remarks", "points", "partner", "commodity", "coalition", "producers"),
    *("asof", "worldview", "theme"),
)
"""Keys of the view that make a briefing."""


def to_file(spec: BriefingSpec) -> bytes:
    """A briefing as JSON."""
    document = {"format": FORMAT, "version": VERSION, "view": spec.to_query(VIEW_KEYS)}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def from_file(content: bytes, facts: Facts) -> tuple[BriefingSpec | None, list[ParamError]]:
    """Read a briefing leniently.

    Parameters
    ----------
    content : bytes
        Of a file that anybody may have written; of more than `LARGEST` bytes nothing is read.
    facts : Facts
        What slides, partners and minerals exist.

    Returns
    -------
    (spec, problems)
        ``spec`` is None when the file is no briefing at all; otherwise every part that could be
        used, with a problem for each that could not.
    """
    if len(content) > LARGEST:
        return None, [
            _briefing_error(
                LazyMessage("a file of {count} bytes", count=f"{len(content):,}"),
                LazyMessage("at most {count} bytes", count=f"{LARGEST:,}"),
            )
        ]
    try:
        document = parsed(content.decode("utf-8"), deepest=2)
    except ValueError:
        return None, [
            _briefing_error(
                LazyMessage("a file that is not JSON"),
                LazyMessage("a briefing saved from this page"),
            )
        ]
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None, [
            _briefing_error(LazyMessage("a JSON file of another kind"), f'"format": "{FORMAT}"')
        ]
    if document.get("version") not in (FIRST_VERSION, VERSION):
        return None, [
            _briefing_error(
                LazyMessage("version {number}", number=str(document.get("version"))[:20]),
                LazyMessage("version {number}", number=VERSION),
            )
        ]
    view = document.get("view")
    if not isinstance(view, dict):
        return None, [
            _briefing_error(LazyMessage("no view"), LazyMessage("“view”: the keys of the briefing"))
        ]
    strange = [
        ParamError(str(key), "", LazyMessage("one of {values}", values=", ".join(VIEW_KEYS)))
        for key in view
        if key not in VIEW_KEYS
    ]
    params = {key: str(value) for key, value in view.items() if key in VIEW_KEYS}
    if document["version"] == FIRST_VERSION:
        params.setdefault("slides", ",".join(FIRST_DEFAULT))
    spec, problems = BriefingSpec.read(params, facts)
    return spec, [*strange[:5], *problems]


def _briefing_error(value: str, expected: str) -> ParamError:
    return ParamError("briefing", value, expected)
