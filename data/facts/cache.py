"""Results that are kept as long as the facts from which they were made."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached

from data.facts.store import Facts
from data.i18n.cldr import LANGUAGES

P = ParamSpec("P")
R = TypeVar("R")


def cache_by_facts(
    maxsize: int = len(LANGUAGES), made_once: bool = False
) -> Callable[[Callable[Concatenate[Facts, P], R]], Callable[Concatenate[Facts, P], R]]:
    """Keep the results of a function of facts, and forget them with those facts.

    `functools.lru_cache` keeps facts that are no longer in force until others push them out. Here
    the results stand in `Facts.caches`, which is emptied when the store moves on.

    Parameters
    ----------
    maxsize : int
        How many results are kept, those of all languages together. The default is enough for a
        function of facts alone.
    made_once : bool
        Let threads that ask for one result wait for the first of them, instead of making it each.
    """

    def decorate(
        function: Callable[Concatenate[Facts, P], R],
    ) -> Callable[Concatenate[Facts, P], R]:
        @wraps(function)
        def remembered(facts: Facts, /, *args: P.args, **kwargs: P.kwargs) -> R:
            caches = facts.caches
            # Two threads may both make a cache: the first that is set is everybody's.
            cache = caches.get(function) or caches.setdefault(
                function, _cache(function, maxsize, made_once)
            )
            result: R = cache(facts, *args, **kwargs)
            return result

        return remembered

    return decorate


def _cache(function: Callable[..., Any], maxsize: int, made_once: bool) -> Callable[..., Any]:
    if made_once:
        return cached(LRUCache(maxsize), condition=Condition())(function)
    return lru_cache(maxsize)(function)
