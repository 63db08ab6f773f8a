"""The docstrings are true: their examples run, and their parameters are those of the function."""

import ast
import doctest
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_origin

import pytest

ROOT = Path(__file__).parents[1]
PROMPT = re.compile(r"^ *>>> ", re.MULTILINE)
PARAMETERS = re.compile(r"^Parameters\n-+\n(.*?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
RAISES = re.compile(r"^Raises\n------$", re.MULTILINE)
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
    for name, path in find_modules("data", "geo", "charts", "views", "server").items()
}
"""Module to the number of examples in its text."""

DOCUMENTED = list(find_modules("data", "geo", "charts", "views", "server"))
"""Their signatures are asked of the modules; a page's module is a script, which is read alone."""

EXPLAINED = find_modules("geo", "charts", "views", "pages", "server")
SEVERAL = 2
"""A function of as many parameters explains them, in these modules."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@pytest.mark.parametrize("name", [name for name, number in EXAMPLES.items() if number])
def test_examples_run(name):
    """All of them: doctest passes over what it does not find without a word."""
    results = doctest.testmod(import_module(name))
    assert results.failed == 0
    assert results.attempted == EXAMPLES[name]


def public_callables(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions and classes that a module defines, and the methods of these."""
    for name, member in public_members(module):
        is_alias = get_origin(member) is not None
        if callable(member) and not is_alias and member.__module__ == module.__name__:
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


def written_functions(path: Path) -> Iterator[tuple[str, Function]]:
    """The public functions of a file and the methods of its public classes, as they are written."""
    for node in public_nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            methods = (item for item in public_nodes(node) if isinstance(item, Function))
            yield from ((f"{node.name}.{method.name}", method) for method in methods)
        else:
            yield node.name, node


def public_nodes(owner: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """The functions and classes in a body whose names have no underscore before them."""
    for node in owner.body:
        if isinstance(node, Definition) and node.name[0] != "_":
            yield node


def written_parameters(function: Function) -> list[str]:
    """The names of the parameters, with their stars; a method is called on something."""
    given = function.args
    stars = [("*", given.vararg), ("**", given.kwarg)]
    several, named = ([star + item.arg] if item else [] for star, item in stars)
    positional = [item.arg for item in (*given.posonlyargs, *given.args)]
    names = [*positional, *several, *(item.arg for item in given.kwonlyargs), *named]
    return [name for name in names if name not in ("self", "cls")]


def raises_itself(node: ast.AST) -> bool:
    """Whether a body has a ``raise``, apart from the functions that are written in it."""
    inner = (item for item in ast.iter_child_nodes(node) if not isinstance(item, Definition))
    return any(isinstance(item, ast.Raise) or raises_itself(item) for item in inner)


def test_a_function_is_read_as_it_is_written(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(
        "def _hidden(a, b): ...\n"
        "class Sheet:\n"
        "    async def text(self, words, *, size, **more):\n"
        "        def broken(): raise ValueError\n"
        "def face(*sizes):\n"
        "    if sizes: raise ValueError\n"
    )
    functions = dict(written_functions(path))
    assert {name: written_parameters(node) for name, node in functions.items()} == {
        "Sheet.text": ["words", "size", "**more"],
        "face": ["*sizes"],
    }
    assert [name for name, node in functions.items() if raises_itself(node)] == ["face"]


@pytest.mark.parametrize("name", EXPLAINED)
def test_several_parameters_are_explained(name):
    """In the order in which they are given; one that stands alone may go without a section."""
    wrong = {}
    for place, function in written_functions(EXPLAINED[name]):
        expected = written_parameters(function)
        documented = documented_parameters(ast.get_docstring(function) or "")
        if documented != expected and (documented is not None or len(expected) >= SEVERAL):
            wrong[place] = documented, expected
    assert wrong == {}


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_is_raised_is_named(name):
    """An error that a function raises itself is part of what it promises."""
    silent = [
        place
        for place, function in written_functions(EXPLAINED[name])
        if raises_itself(function) and not RAISES.search(ast.get_docstring(function) or "")
    ]
    assert silent == []
