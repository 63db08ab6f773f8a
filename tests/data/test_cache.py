"""What is made from facts lives as long as they do, and no longer."""

import ast
import gc
import shutil
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from data.facts.cache import cache_by_facts
from data.facts.store import TABLES, Store, load_facts
from data.partners.listing import listing
from geo.map_data import map_data
from tests.test_house import FILES

BY_PAGES = {"server.html.open_graph"}
"""Not yet moved to `cache_by_facts`; nor are the files of pages/."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of tables that may be edited."""
    return Store(shutil.copytree(TABLES, tmp_path / "tables"), every=0)


@pytest.fixture
def no_collector():
    """What is there when the first reader comes is out of the collector's sight."""
    gc.collect()
    yield gc.freeze
    gc.unfreeze()


def edit(store: Store) -> None:
    path = store._folder / "partners.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",Peru,", ",PERU,"), encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_old_facts_are_gone_when_the_store_moves_on(store, no_collector, lang):
    """Up to 512 results of each function kept facts alive that nobody could ask for any more."""
    facts = store.facts.localized(lang)
    listing(facts, facts.last_event)
    map_data(facts, "international", "equal-earth")
    assert facts.caches
    old, version = weakref.ref(facts), facts.version
    no_collector()
    edit(store)
    assert store.facts.version != version
    del facts
    assert old() is None


def test_who_reads_old_facts_goes_on_with_them(store):
    facts = store.facts.localized("fr")
    rows = listing(facts, facts.last_event)
    edit(store)
    assert store.facts.version != facts.version
    assert listing(facts, facts.last_event).equals(rows)
    assert facts.localized("en").localized("fr").name("PER") == "Pérou"


def test_a_result_is_made_once_for_facts_and_arguments(facts):
    calls = []

    @cache_by_facts(2)
    def described(facts, code, lang=""):
        calls.append(code)
        return facts.name(code) + lang

    for code in ("PER", "PER", "CHL", "PER"):
        described(facts, code)
    assert calls == ["PER", "CHL"]
    assert described(facts.localized("fr"), "PER", lang="!") == "Pérou!"
    assert described.__name__ == "described"
    described(load_facts(), "PER")
    assert calls == ["PER", "CHL", "PER", "PER"]


def test_threads_that_ask_at_once_wait_for_the_first(facts):
    calls, together = [], Barrier(8)

    @cache_by_facts(made_once=True)
    def made(facts):
        calls.append(1)
        return object()

    def ask(_):
        together.wait(5)
        return made(facts)

    with ThreadPoolExecutor(8) as crowd:
        results = set(crowd.map(ask, range(8)))
    assert (len(calls), len(results)) == (1, 1)


def takes_facts(function: ast.FunctionDef) -> bool:
    return any(
        argument.annotation is not None and ast.unparse(argument.annotation) == "Facts"
        for argument in function.args.args
    )


def test_no_other_cache_keeps_facts():
    modules = [name for name in FILES if not name.startswith("pages.") and name not in BY_PAGES]
    functions = [
        (module, node)
        for module in modules
        for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and takes_facts(node)
    ]
    assert len(functions) > 100
    for module, function in functions:
        decorators = " ".join(map(ast.unparse, function.decorator_list))
        assert "lru_cache" not in decorators, (module, function.name)
        assert not decorators.startswith("cached("), (module, function.name)
