"""The processes that draw, begun and waited for, as a server that takes readers has them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from data.facts.store import store
from server.rendering.render_job import draw_first
from server.rendering.rendered_files import renderers


@contextmanager
def warm_pool() -> Iterator[None]:
    """The pool once it has drawn; on a busy machine that takes longer than a reader is let wait."""
    renderers().submit(store().facts, draw_first).result()
    try:
        yield
    finally:
        renderers().close()
