"""The oracle itself: it imports nothing of ours, and answers a few cases anyone can check by hand."""

import ast
import sys
from pathlib import Path

import pytest

from tests.oracle import evaluator, ranker

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", [p for p in sorted(HERE.glob("*.py")) if p != Path(__file__)], ids=lambda p: p.name)
def test_oracle_imports_only_itself_and_the_standard_library(path):
    modules = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    foreign = {module for module in modules if not f"{module}.".startswith("tests.oracle.")}
    assert {module.split(".")[0] for module in foreign} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"rating": {"2024": "excellent"}}, "met"),
        ({"rating": {"2024": "good"}}, "unknown"),
        ({"rating": {"2024": "good"}, "initiatives": []}, "not_met"),
        ({"rating": {"2024": "good"}, "initiatives": [{"level": "base", "year": 2024}]}, "met"),
        ({"rating": {"2024": "good"}, "initiatives": [{"level": "base"}]}, "unknown"),
        ({"rating": {"2024": "good"}, "initiatives": [{"level": "base", "year": 2023}]}, "not_met"),
    ],
)
def test_evaluator_on_cases_checked_by_hand(facts, verdict):
    tree = {
        "any_of": [
            {"condition": "rating_at_least", "params": {"rating": "excellent", "year_itself": True}},
            {"condition": "initiatives", "params": {"count": 1, "level": "base", "years": 1}},
        ]
    }
    assert evaluator.evaluate(tree, facts | {"period": {"to": "2024-12-31"}}) == verdict


def test_ranker_on_a_case_checked_by_hand():
    # three places in all, one for each unit: A's two best are equal, so B and C are sure of theirs
    candidates = [("a1", [1], ["A"]), ("a2", [1], ["A"]), ("b", [2], ["B"]), ("c", [3], ["C"]), ("d", [4], ["D"])]
    places = ranker.rank(candidates, 3, [{"A": 1, "B": 1, "C": 1, "D": 1}])
    assert places == {
        "a1": "tie_at_line",
        "a2": "tie_at_line",
        "b": "recommended",
        "c": "recommended",
        "d": "below_line",
    }
    assert ranker.positions(candidates) == {"a1": 1, "a2": 1, "b": 3, "c": 4, "d": 5}
