"""The docstrings are true: their examples run, and their parameters are those of the function."""

import doctest
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROMPT = re.compile(r"^ *>>> ", re.MULTILINE)
PARAMETERS = re.compile(r"^Parameters\n-+\n(.*?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
STARS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def find_modules(*folders: str) -> dict[str, Path]:
    """The modules of some folders by name, but for those whose names start with an underscore."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not path.name.startswith("_")
    }


EXAMPLES = {
    name: len(PROMPT.findall(path.read_text(encoding="utf-8")))
    for name, path in find_modules("data", "geo", "charts", "server").items()
}
"""Module to the number of examples in its text."""

ELSEWHERE = {"server.middleware.open_graph"}
"""Its section does not name all parameters yet."""

DOCUMENTED = [name for name in find_modules("data", "geo", "server") if name not in ELSEWHERE]


@pytest.mark.parametrize("name", [name for name, number in EXAMPLES.items() if number])
def test_examples_run(name):
    """All of them: doctest passes over what it does not find without a word."""
    results = doctest.testmod(import_module(name))
    assert results.failed == 0
    assert results.attempted == EXAMPLES[name]


def public_callables(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions and classes that a module defines, and the methods of these."""
    for name, member in public_members(module):
        if callable(member) and getattr(member, "__module__", "") == module.__name__:
            yield name, member
            if inspect.isclass(member):
                for method, _ in public_members(member):
                    bound = getattr(member, method)
                    if callable(bound):
                        yield f"{name}.{method}", bound


def public_members(owner: Any) -> list[tuple[str, Any]]:
    """What stands in a module or class under a name without an underscore before it."""
    return [(name, member) for name, member in vars(owner).items() if not name.startswith("_")]


def documented_parameters(docstring: str) -> list[str] | None:
    """The names in a section of parameters, in order; None without such a section."""
    section = PARAMETERS.search(docstring)
    if section is None:
        return None
    heads = [line.partition(" : ")[0] for line in section[1].splitlines() if line[0] != " "]
    return [name for head in heads for name in head.split(", ")]


def actual_parameters(function: Callable[..., Any]) -> list[str]:
    """The names of the parameters, with their stars; a method is called on something."""
    parameters = inspect.signature(function).parameters.values()
    names = [STARS.get(item.kind, "") + item.name for item in parameters]
    return [name for name in names if name != "self"]


def test_a_section_of_parameters_is_read():
    text = "Give.\n\nParameters\n----------\na, b : int\n    Sides.\n*more\n\nReturns\n-------\nint"
    assert documented_parameters(text) == ["a", "b", "*more"]
    assert documented_parameters("Give.") is None


@pytest.mark.parametrize("name", DOCUMENTED)
def test_parameters_are_those_of_the_function(name):
    wrong = {}
    for place, function in public_callables(import_module(name)):
        documented = documented_parameters(inspect.getdoc(function) or "")
        if documented is not None and documented != actual_parameters(function):
            wrong[place] = documented, actual_parameters(function)
    assert wrong == {}


def test_many_functions_are_checked():
    """So that a change of how sections are written does not empty the test before."""
    docstrings = [
        inspect.getdoc(function) or ""
        for name in DOCUMENTED
        for _, function in public_callables(import_module(name))
    ]
    assert sum(documented_parameters(text) is not None for text in docstrings) > 50


@pytest.mark.parametrize("name", DOCUMENTED)
def test_what_is_public_is_described(name):
    """In one line that ends as a sentence does; whatever else there is to say follows."""
    for place, function in public_callables(import_module(name)):
        summary = (function.__doc__ or "").partition("\n")[0]
        assert summary.endswith("."), place
