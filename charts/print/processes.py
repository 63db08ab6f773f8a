"""Drawing beside the server, in processes that begin clean."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without_script() -> Iterator[None]:
    """Begin processes here: what is begun inside does not run a page's script.

    Streamlit makes the script of each run ``__main__``, and a process that is spawned runs that
    module once more (multiprocessing, "Safe importing of main module"): a whole page, two seconds
    before the first picture, and one that fails when the tables are broken by then.
    """
    main, empty = sys.modules["__main__"], ModuleType("__main__")
    sys.modules["__main__"] = empty
    try:
        yield
    finally:
        if sys.modules["__main__"] is empty:
            sys.modules["__main__"] = main
