"""The figures in a standard's tree that a simulation may change, and the tree with others in their place."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.tally.conditions import KINDS
from awards.tally.levels import DisciplineLevel, Graded, InitiativeLevel, Rating
from awards.tally.shape import Choice
from awards.tally.wording.labels import (
    CONDITION_LABELS,
    DISCIPLINE_LABELS,
    INITIATIVE_LEVEL_LABELS,
    PARAM_LABELS,
    RATING_LABELS,
)

GRADES: Mapping[type[Graded], Mapping[Any, str]] = {
    Rating: RATING_LABELS,
    InitiativeLevel: INITIATIVE_LEVEL_LABELS,
    DisciplineLevel: DISCIPLINE_LABELS,
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A parameter of the condition numbered ``place`` in a version's tree; with ``choices`` it is one of a list."""

    version: int
    place: int
    param: str
    value: Any
    label: str
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return f"t-{self.version}-{self.place}-{self.param}"


def thresholds_of(run: TallyRun, code: str) -> list[Threshold]:
    """Every number and grade in the standards the run used for the award, in the order of their trees."""
    versions = run.standards["awards"][code]["versions"]
    return [threshold for version in versions for threshold in _of_version(version, several=len(versions) > 1)]


def changed_trees(run: TallyRun, code: str, values: Mapping[str, Any]) -> dict[int, Any]:
    """By key of the version, the trees in which some threshold (by its name) has another value."""
    trees = {}
    for version in run.standards["awards"][code]["versions"]:
        tree = copy.deepcopy(version["tree"])
        for place, node in enumerate(_conditions(tree)):
            for param in node.get("params", {}):
                name = f"t-{version['number']}-{place}-{param}"
                if name in values and values[name] is not None:
                    node["params"][param] = values[name]
        if tree != version["tree"]:
            trees[version["id"]] = tree
    return trees


def _of_version(version: Mapping[str, Any], *, several: bool) -> Iterator[Threshold]:
    for place, node in enumerate(_conditions(version["tree"])):
        for param, value in node.get("params", {}).items():
            choices = _choices(node["condition"], param)
            if choices or (isinstance(value, int | float | str) and not isinstance(value, bool) and _is_number(value)):
                label = f"{_(CONDITION_LABELS[node['condition']])} – {_(PARAM_LABELS.get(param, param))}"
                label += _(" (phiên bản %(number)s)") % {"number": version["number"]} if several else ""
                yield Threshold(version["number"], place, param, value, label, choices)


def _conditions(node: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if "condition" in node:
        yield node
    for part in [*node.get("all_of", ()), *node.get("any_of", ())]:
        yield from _conditions(part)


def _choices(condition: str, param: str) -> tuple[tuple[str, str], ...]:
    shape = KINDS[condition].params.shape_of(param)
    labels = GRADES.get(shape.members) if isinstance(shape, Choice) else None
    return tuple((member.code, _(label)) for member, label in labels.items()) if labels else ()


def _is_number(value: Any) -> bool:
    return not isinstance(value, str) or value.replace(".", "", 1).isdigit()
