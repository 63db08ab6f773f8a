"""The layout: imports run one way, without cycles between packages, and no file is too long."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "data": {"data"},
    "geo": {"geo", "data"},
    "charts": {"charts", "geo", "data"},
    "views": {"views", "charts", "geo", "data"},
    "server": {"server", "views", "charts", "geo", "data"},
    "pages": {"pages", "views", "charts", "geo", "data"},
}
OURS = set(MAY_IMPORT)
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for folder in MAY_IMPORT
    for path in sorted((ROOT / folder).rglob("*.py"))
}
MOST_LINES = 300
PAGES = {path.parent.name for path in (ROOT / "pages").glob("*/page.py")}


def imports_of(path: Path) -> set[str]:
    """What a file imports, as far as that is a file: a module, or something out of one."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names}
            modules |= (inner & set(FILES)) or {node.module}
    return modules


def package_of(module: str) -> str:
    """The folder of a file; a file that stands beside folders is one by itself."""
    path = FILES.get(module, FILES.get(f"{module}.__init__"))
    assert path is not None, module
    folder = path.parent.relative_to(ROOT)
    return ".".join(folder.parts) if len(folder.parts) > 1 else module


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_imports_run_one_way(folder):
    paths = list((ROOT / folder).rglob("*.py"))
    assert paths
    for path in paths:
        tops = {name.split(".")[0] for name in imports_of(path)}
        assert tops & OURS <= MAY_IMPORT[folder], path.name


@pytest.mark.parametrize("folder", ["data", "geo", "charts", "views"])
def test_streamlit_stays_out(folder):
    paths = list((ROOT / folder).rglob("*.py"))
    assert paths
    for path in paths:
        assert "streamlit" not in {name.split(".")[0] for name in imports_of(path)}, path.name


def test_each_page_has_a_folder_and_none_imports_another():
    assert len(PAGES) == 9
    for module, path in FILES.items():
        parts = module.split(".")
        if parts[0] != "pages":
            continue
        for name in imports_of(path):
            other = name.split(".")
            if other[0] == "pages" and len(other) > 1 and other[1] in PAGES:
                assert other[1] == parts[1], f"{module} imports {name}"


def test_packages_have_no_cycle():
    dependencies = defaultdict(set)
    for module, path in FILES.items():
        package = package_of(module)
        ours = {name for name in imports_of(path) if name.split(".")[0] in OURS}
        dependencies[package] |= {package_of(name) for name in ours} - {package}
    assert dependencies
    while dependencies:
        independent = {
            package for package in dependencies if not dependencies[package] & set(dependencies)
        }
        assert independent, f"in a circle: {dict(dependencies)}"
        for package in independent:
            del dependencies[package]


def test_the_environment_is_read_in_one_place():
    readers = {"server.settings", "server.rendering.worker_process"}
    assert readers < set(FILES)
    for module, path in FILES.items():
        if module in readers:
            continue  # a started process receives all of it
        assert "os.environ" not in path.read_text(encoding="utf-8"), module


@pytest.mark.parametrize("folder", [*MAY_IMPORT, "benchmarks"])
def test_no_file_is_too_long(folder):
    long = {
        path.name: lines
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long
