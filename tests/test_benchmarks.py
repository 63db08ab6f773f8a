"""A benchmark takes part by being there; a figure over its budget fails the run."""

import pytest

from benchmarks import __main__ as bench
from benchmarks.figures import Figure, Growth, as_markdown, growth_as_markdown, over_floor


def test_modules_are_found_and_floors_are_not():
    modules = bench.modules()
    assert {"map_page", "timeline_page", "partners_page"} <= set(modules)
    assert not [name for name in modules if name.startswith("bare")]


def test_a_selection_is_named_with_or_without_page():
    assert list(bench.select_modules(["map"])) == ["map_page"]
    with pytest.raises(SystemExit, match="nothing: not one of"):
        bench.select_modules(["nothing"])


@pytest.mark.parametrize(("value", "code"), [(1, 0), (2.5, 1)])
def test_an_exceeded_budget_fails_and_only_a_whole_run_is_recorded(
    value, code, monkeypatch, tmp_path, capsys
):
    class Module:
        @staticmethod
        def measure():
            return [Figure("cost", value, "ms", 2)]

    monkeypatch.setattr(bench, "modules", lambda: {"one": Module})
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "RESULTS.md")
    assert bench.main(["one"]) == code
    assert not bench.RESULTS.exists()
    capsys.readouterr()
    assert bench.main([]) == code
    recorded = bench.RESULTS.read_text()
    assert "cost" in recorded
    assert capsys.readouterr().out == recorded + "\n"


def test_a_figure_over_a_floor_shows_both_and_their_ratio():
    figure = over_floor("time", [30, 40, 50], [20, 20, 25], "ms", 1.5)
    assert figure.value == pytest.approx(2)
    assert "| time | 40 ms | 20 ms | 2 × | ≤ 1.5 × | NO |" in as_markdown([figure])


def test_growth_is_relative_to_the_first_step():
    table = growth_as_markdown([Growth("a filter", "events", "ms", (2.0, 8.0, 50.0))])
    assert "| a filter | events | 2 ms | 8 ms | 50 ms | 25 × |" in table


@pytest.mark.parametrize(("value", "within_budget"), [(0.3, "NO"), (0.4, "yes"), (2, "yes")])
def test_a_figure_may_have_a_least_instead_of_a_most(value, within_budget):
    figure = Figure("readers", value, "×", 0.4, is_least=True)
    assert f"| {value} × | ≥ 0.4 × | {within_budget} |" in as_markdown([figure])
