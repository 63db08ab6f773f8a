"""Which encoding a client gets, under which tag, and whether it has it already.

Starlette parses neither ``Accept-Encoding`` nor a list of tags: its ``GZipMiddleware`` looks for
the letters gzip, and its ``StaticFiles`` compares tags for files on disk alone.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

_CODING = re.compile(r"[^\s;]+(\s*;\s*q=(?P<weight>0(\.[0-9]{0,3})?|1(\.0{0,3})?))?")
"""A content coding and its weight (RFC 9110, 12.5.3 and 12.4.2)."""

_ENTITY_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
"""An entity tag (RFC 9110, 8.8.3), which may hold a comma, and its part that counts when two are
compared weakly (8.8.3.2)."""

_GZIP_NAMES = ("gzip", "x-gzip")
"""Two names of one coding (RFC 9110, 8.4.1.3)."""


@dataclass(frozen=True)
class StoredContent:
    """An answer's bytes, gzipped where ``packed``, and the hash of what they say."""

    body: bytes
    digest: str
    packed: bool = False

    @classmethod
    def of(cls, body: bytes, packed: bool = False) -> StoredContent:
        """Hash some bytes, and pack them where that pays.

        Parameters
        ----------
        body : bytes
            As a client without compression gets it.
        packed : bool
            Whether it is kept as gzip, which pays for text and not for a PNG or a zip.
        """
        digest = hashlib.sha256(body).hexdigest()[:32]
        return cls(gzip.compress(body, 6, mtime=0) if packed else body, digest, packed)

    @property
    def plain(self) -> bytes:
        """The bytes without the gzip."""
        return gzip.decompress(self.body) if self.packed else self.body


def content_response(
    request: Request,
    content: StoredContent,
    media_type: str,
    cache: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Stored content under a strong ``ETag``; 304 if the client has it.

    Packed content is unpacked for a client that does not accept gzip.

    Parameters
    ----------
    request : Request
        Its ``Accept-Encoding`` and ``If-None-Match`` decide what is sent.
    content : StoredContent
    media_type : str
        The value of ``Content-Type``.
    cache : str
        The value of ``Cache-Control``.
    headers : mapping of str to str, optional
        Headers of the route's own, sent with a 304 too.
    """
    known = cache_headers(request, cache, content.digest, content.packed)
    all_headers = {**known, **(headers or {})}
    not_modified = not_modified_response(request, all_headers)
    if not_modified is not None:
        return not_modified
    if content.packed and accepts_gzip(request):
        all_headers["Content-Encoding"] = "gzip"
        return Response(content.body, media_type=media_type, headers=all_headers)
    return Response(content.plain, media_type=media_type, headers=all_headers)


def cache_headers(
    request: Request, cache: str, digest: str = "", packed: bool = False
) -> dict[str, str]:
    """The headers that a 200 and a 304 share (RFC 9110, 15.4.5).

    A strong tag names bytes, so a gzipped answer has its own (8.8.3.3).

    Parameters
    ----------
    request : Request
        Decides between the two encodings of what is ``packed``.
    cache : str
        The value of ``Cache-Control``.
    digest : str
        The hash of the content, or "" for an answer without a tag.
    packed : bool
        Whether clients that accept gzip get it gzipped.
    """
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if digest:
        end = "-gzip" if packed and accepts_gzip(request) else ""
        headers["ETag"] = f'"{digest}{end}"'
    return headers


def not_modified_response(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 with these headers if ``If-None-Match`` names their ``ETag``, or None.

    Tags are compared weakly, and ``*`` is any tag (RFC 9110, 13.1.2).

    Parameters
    ----------
    request : Request
    headers : mapping of str to str
        Of the answer that would be sent; without an ``ETag`` it is always sent.
    """
    etag, condition = headers.get("ETag"), _joined(request, "if-none-match").strip()
    if etag and (condition == "*" or etag in _ENTITY_TAG.findall(condition)):
        return Response(status_code=304, headers=headers)
    return None


def accepts_gzip(request: Request) -> bool:
    """Whether a client accepts gzip, and likes it no less than the bytes as they are."""
    return bool(preferred_coding(request, ("gzip",)))


def preferred_coding(request: Request, codings: Sequence[str]) -> str:
    """The content coding that a client likes best, or "" for the bytes as they are.

    A client that does not say what it accepts would have to take anything (RFC 9110, 12.5.3); it
    gets the bytes as they are, as do those who accept nothing there is, and those whose weight for
    a coding cannot be read.

    Parameters
    ----------
    request : Request
    codings : sequence of str
        Those there are; of several that a client likes equally the first is taken.
    """
    weights = _weights(_joined(request, "accept-encoding"))
    by_coding = {coding: _weight(weights, coding) for coding in codings}
    best = max(codings, key=by_coding.__getitem__)
    is_liked = by_coding[best] > 0 and by_coding[best] >= weights.get("identity", 0.0)
    return best if is_liked else ""


def _weight(weights: Mapping[str, float], coding: str) -> float:
    """The weight of a coding under any of its names, or that of all that are not listed."""
    names = _GZIP_NAMES if coding == "gzip" else (coding,)
    listed = [weights[name] for name in names if name in weights]
    return max(listed) if listed else weights.get("*", 0.0)


def _weights(accepted: str) -> dict[str, float]:
    """The weight of each listed coding: 1 without one, 0 where it cannot be read."""
    weights = {}
    for part in filter(None, map(str.strip, accepted.lower().split(","))):
        match = _CODING.fullmatch(part)
        weights[part.partition(";")[0].strip()] = float(match["weight"] or 1) if match else 0.0
    return weights


def _joined(request: Request, name: str) -> str:
    """A header that is a list, which may stand on several lines (RFC 9110, 5.3)."""
    return ", ".join(request.headers.getlist(name))
