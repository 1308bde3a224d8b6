"""A reorganisation tried out in memory: what stands in the way, how many units and people are where.

Nothing is written. The figures of after are those of before moved about by the lines; they must come to the same sum.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _

from office.models import People, Reorganisation, ReorganisationLine, ReorganisationMember
from people.models import Member
from units.models import Unit

LAST = "~"
"""Comes after every path."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """The members in one unit's own list before and after; ``unit`` is not saved where it is still to be founded."""

    unit: Unit
    before: int
    after: int
    ends: bool

    @property
    def is_new(self) -> bool:
        return self.unit.pk is None


class Flow(NamedTuple):
    """How many members go from a unit, by its key, to where ``receiver_key`` of the line says; 0: they leave."""

    source: int
    receiver: int
    count: int


@dataclass
class Trial:
    """What would come of the lines; ``problems`` are sentences by the key of their line, under 0 those about all.

    Units are known by their keys, those still to be founded by the key of the founding line below 0.
    """

    reorganisation: Reorganisation
    lines: list[ReorganisationLine]
    problems: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_clean(self) -> bool:
        return not any(self.problems.values())

    @cached_property
    def named(self) -> dict[int, Unit]:
        """Every unit the lines name, those they found among them, unsaved."""
        standing = {unit.pk: unit for line in self.lines for unit in (line.source, line.target) if unit}
        return standing | {-line.pk: founded_by(line) for line in self.lines if line.founds}

    @cached_property
    def members(self) -> Mapping[int, int]:
        """How many members each unit the lines name has, by its key."""
        named = [key for key in self.named if key > 0]
        rows = Member.objects.active().filter(unit__in=named).order_by().values_list("unit").annotate(Count("pk"))
        return Counter(dict(rows))

    @cached_property
    def listed(self) -> Mapping[int, list[Member]]:
        """The members each line of «chia, tách» names, by the key of the line."""
        splits = [line.pk for line in self.lines if line.is_split]
        found: defaultdict[int, list[Member]] = defaultdict(list)
        if splits:
            rows = ReorganisationMember.objects.filter(line__in=splits).select_related("member").order_by("pk")
            for row in rows:
                found[row.line_id].append(row.member)
        return found

    @cached_property
    def flows(self) -> list[Flow]:
        """Who goes where: first those named one by one, then all that is left of a unit that ends."""
        taken: Counter[int] = Counter()
        flows = []
        for line in self.lines:
            if line.is_split:
                count = len(self.listed[line.pk])
                taken[line.source_id] += count
                flows.append(Flow(line.source_id, line.receiver_key, count))
        for line in self.ending:
            receiver = line.receiver_key if line.people == People.MOVE else 0
            flows.append(Flow(line.source_id, receiver, self.members[line.source_id] - taken[line.source_id]))
        return flows

    @cached_property
    def members_after(self) -> Mapping[int, int]:
        """``members`` once the lines are done; those who leave are nowhere."""
        after = Counter(self.members)
        for flow in self.flows:
            after[flow.source] -= flow.count
            if flow.receiver:
                after[flow.receiver] += flow.count
        return after

    @property
    def figures(self) -> dict[str, int]:
        """Units and members, each sum in its parts."""
        return {
            "lines": len({line.source_id for line in self.lines if line.source_id}),
            "transferred": sum(line.hangs_source for line in self.lines),
            "ended": len(self.ending),
            "regraded": sum(line.regrades_source for line in self.lines),
            "split": len({line.source_id for line in self.lines if line.is_split} - {e.source_id for e in self.ending}),
            "founded": sum(line.founds for line in self.lines),
            "members_before": sum(self.members.values()),
            "members_after": sum(self.members_after.values()),
            "members_moved": sum(flow.count for flow in self.flows if flow.receiver),
            "members_left": sum(flow.count for flow in self.flows if not flow.receiver),
        }

    @property
    def reconciles(self) -> bool:
        """Whether every unit has its line and everybody of before is somewhere after, or has left with one."""
        figures = self.figures
        parts = ("transferred", "ended", "regraded", "split")
        return figures["lines"] == sum(figures[part] for part in parts) and (
            figures["members_before"] == figures["members_after"] + figures["members_left"]
        )

    @property
    def headcounts(self) -> list[Headcount]:
        """The named units whose people change, in the order of the tree, those to be founded last."""
        ended = {line.source_id for line in self.ending}
        changed = [
            Headcount(unit, self.members[key], self.members_after[key], key in ended)
            for key, unit in self.named.items()
            if key in ended or key < 0 or self.members[key] != self.members_after[key]
        ]
        return sorted(changed, key=lambda row: (row.unit.path or LAST, row.unit.code))

    @cached_property
    def ending(self) -> list[ReorganisationLine]:
        return [line for line in self.lines if line.ends_source]

    def receiver_of(self, line: ReorganisationLine) -> Unit | None:
        """Who takes in what the line moves, or the new parent; ``None`` for nobody."""
        return self.named.get(line.receiver_key)

    def refuse(self, found: Iterator[tuple[int, str]]) -> None:
        for key, problem in found:
            self.problems[key].append(problem)


def founded_by(line: ReorganisationLine) -> Unit:
    """The unit the line is to found, not saved."""
    return Unit(
        code=line.new_code,
        name=line.new_name,
        short_name=line.new_short_name,
        kind=line.new_kind,
        block=line.new_block,
    )


def lines_of(reorganisation: Reorganisation) -> list[ReorganisationLine]:
    """The lines with all they name, in their order, and ``listed_count`` of their members; one query."""
    rows = reorganisation.lines.select_related("source", "target", "into", "confirmed_by")
    rows = rows.annotate(listed_count=Count("members"))
    lines = list(rows.order_by("position", "pk"))
    for line in lines:
        line.reorganisation = reorganisation
    return lines


def too_few(trial: Trial) -> list[str]:
    """What is to be said about all lines together."""
    if not trial.lines:
        return [_("Chưa có dòng nào. Hãy thêm đơn vị cần sắp xếp.")]
    return []
