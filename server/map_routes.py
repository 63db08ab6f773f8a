"""Map data by address: gzipped, named by its content, cacheable for ever."""

from __future__ import annotations

import gzip
import io
import re
from functools import lru_cache

import numpy as np
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from charts.spec import PROJECTIONS, WORLDVIEWS
from data.store import Facts, store
from geo.features import map_data, one_shape
from server.answers import FOR_A_WHILE, FOR_EVER, gzipped, not_found

_NAME = re.compile(r"(?P<worldview>[a-z]+)\.(?P<projection>[a-z-]+)\.(?P<rest>[0-9a-zA-Z.]+)")
_EXPECTED = "international or us, equal-earth or globe, and the hash of the map data"


def shapes(request: Request) -> Response:
    """The map data, or one country of it. An outdated hash gets today's data, not cached long."""
    name = request.path_params["name"]
    found = _NAME.fullmatch(name)
    if not found or found["worldview"] not in WORLDVIEWS or found["projection"] not in PROJECTIONS:
        return not_found(name, _EXPECTED)
    facts = store().facts
    digest, _, code = found["rest"].partition(".")
    data = map_data(facts, found["worldview"], found["projection"])
    body = _packed_shape(facts, found["worldview"], found["projection"], code) if code else data.body
    cache = FOR_EVER if digest == data.digest else FOR_A_WHILE
    return gzipped(request, body, "application/geo+json", cache)


@lru_cache(maxsize=512)
def _packed_shape(facts: Facts, worldview: str, projection: str, code: str) -> bytes:
    return gzip.compress(one_shape(facts, worldview, projection, code), mtime=0)


def hatch(request: Request) -> Response:
    """Two hatches side by side, 64 pixels each: ``dense`` and ``sparse`` diagonals."""
    return Response(
        _hatch_png(), media_type="image/png", headers={"Cache-Control": "public, max-age=86400"}
    )


@lru_cache(maxsize=1)
def _hatch_png() -> bytes:
    rows, columns = np.indices((64, 64))
    dense = (rows + columns) % 16 < 5
    sparse = (rows + columns) % 32 < 3
    alpha = np.hstack([dense, sparse]).astype(np.uint8) * 255
    image = np.dstack([alpha, alpha, alpha, alpha])
    target = io.BytesIO()
    Image.fromarray(image, "RGBA").save(target, "PNG")
    return target.getvalue()
