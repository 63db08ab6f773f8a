"""The one shape of an error, and for how long an answer may be kept."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse

from charts.spec.errors import ParamError

FOR_EVER = "public, max-age=31536000, immutable"
IS_HEAD = "atlas.head"
"""Key of a scope: the reader asked for the headers alone, and what is sent is not passed on."""

FOR_A_WHILE = "public, max-age=300"
FOR_A_DAY = "public, max-age=86400"
RETRY_LATER = {"Retry-After": "5"}
"""With an answer that a moment with fewer readers would not have needed."""


def parameter_error(problem: ParamError) -> JSONResponse:
    """400 with the one error shape of every route."""
    return error_response(400, problem.parameter, problem.value, problem.expected)


def not_found(name: str, expected: str) -> JSONResponse:
    """404 in the same shape: the name that was asked for, and what there is.

    Parameters
    ----------
    name : str
        What stands in the path.
    expected : str
        What could stand there.
    """
    return error_response(404, "name", name, expected)


def error_response(
    status: int,
    parameter: str,
    value: str,
    expected: str,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The one error shape: what was wrong, what was sent, what would be right.

    Parameters
    ----------
    status : int
    parameter : str
        What was wrong: a key of the query, ``path``, ``body`` and the like; "" for nothing of it.
    value : str
        What was sent, of which the first 200 characters are sent back.
    expected : str
        What would be right.
    headers : mapping of str to str, optional
    """
    detail = {"parameter": parameter, "value": value[:200], "expected": expected}
    return JSONResponse({"error": detail}, status_code=status, headers=headers)
