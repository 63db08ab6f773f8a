"""Requests that are pinned to a version of the facts: ``facts=af780b043848`` in the address."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response

from charts.spec.errors import ParamError, SpecError
from charts.urls import FACTS_KEY
from data.facts.releases import ReleaseError, UnknownVersionError, facts_of
from data.facts.store import Facts
from data.i18n.messages import LazyMessage
from geo.boundaries import BoundaryError
from server.responses import FOR_A_DAY, error_response, parameter_error

T = TypeVar("T")

RELEASE_HEADERS = "Facts-Version, Facts-Released, Link"
_LOG = logging.getLogger("atlas.facts")
_PASSED_ON = (ReleaseError, SpecError, BoundaryError, MemoryError)
_VERSION = re.compile(r"[0-9a-f]{12}")


def requested_version(values: Sequence[str]) -> str:
    """The version that a query names, or "" where it names none.

    Parameters
    ----------
    values : sequence of str
        What the query has under `FACTS_KEY`.

    Raises
    ------
    SpecError
        When that is not one version as it is printed on pictures.

    Examples
    --------
    >>> requested_version(["af780b043848"])
    'af780b043848'
    """
    if not values:
        return ""
    if len(values) > 1 or not _VERSION.fullmatch(values[0]):
        expected = LazyMessage("a version of the facts: 12 hex digits, once")
        raise SpecError([ParamError(FACTS_KEY, ", ".join(values), expected)])
    return values[0]


def requested_facts(request: Request) -> Facts:
    """The facts that a request is pinned to, or those in force.

    Parameters
    ----------
    request : Request

    Raises
    ------
    SpecError, UnknownVersionError, ReleaseError
        See `requested_version` and `data.facts.releases.facts_of`.
    """
    return facts_of(requested_version(request.query_params.getlist(FACTS_KEY)))


async def requested_facts_in_thread(request: Request) -> Facts:
    """The same without holding others up: a release that is not in memory is read from its file.

    Parameters
    ----------
    request : Request
    """
    if FACTS_KEY not in request.query_params:
        return facts_of("")
    return await run_in_threadpool(requested_facts, request)


def from_rows_of(facts: Facts, make: Callable[[], T], *passed_on: type[Exception]) -> T:
    """What is made of some facts; where a release no longer gives it, an error that says so.

    Parameters
    ----------
    facts : Facts
    make : callable
        What it raises about the request or the boundaries is passed on.
    *passed_on : type of Exception
        What else is no fault of the rows.

    Raises
    ------
    ReleaseError
        In the place of any other failure, where these are the facts of a release.
    """
    try:
        return make()
    except Exception as error:
        if not facts.released or isinstance(error, _PASSED_ON + passed_on):
            raise
        _LOG.exception("release %s does not give what was asked for", facts.version)
        raise ReleaseError(facts.version, "its rows no longer fit what was asked for") from error


def release_headers(request: Request, facts: Facts) -> dict[str, str]:
    """What an answer from a release says of it; nothing for the facts in force.

    ``Link`` leads to the same address for the facts in force (``latest-version``, RFC 5829). The
    bytes depend on the code too, so that no answer is kept for ever.

    Parameters
    ----------
    request : Request
    facts : Facts
    """
    return headers_of_release(facts, request.url.remove_query_params(FACTS_KEY))


def headers_of_release(facts: Facts, latest: URL) -> dict[str, str]:
    """The same for what is at an address of its own for the facts in force.

    Parameters
    ----------
    facts : Facts
    latest : URL
    """
    if not facts.released:
        return {}
    address = f"{latest.path}?{latest.query}" if latest.query else latest.path
    return {
        "Cache-Control": FOR_A_DAY,
        "Facts-Version": facts.version,
        "Facts-Released": facts.released.isoformat(),
        "Link": f'<{address}>; rel="latest-version"',
    }


def facts_error(error: SpecError | UnknownVersionError | ReleaseError) -> Response:
    """400, 404 or 410 in the one error shape.

    Parameters
    ----------
    error : SpecError or UnknownVersionError or ReleaseError
        A value that is no version; one that is not kept here; one that does not give this.
    """
    if isinstance(error, SpecError):
        return parameter_error(error.problems[0])
    if isinstance(error, ReleaseError):
        expected = f"a newer version of the facts than {error.version}: {error.reason}"
        return error_response(410, FACTS_KEY, error.version, expected)
    older = [version for version in error.kept if version != error.newest]
    expected = f"{error.newest}, the newest" + (f", or one of {', '.join(older)}" if older else "")
    return error_response(404, FACTS_KEY, error.version, expected)
