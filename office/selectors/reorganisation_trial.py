"""A reorganisation tried out in memory: what stands in the way, how many units and people are where.

Nothing is written. The figures of after are those of before moved about by the lines; they must come to the same sum.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from office.models import Operation, People, Reorganisation, ReorganisationLine
from people.models import Member, Membership
from units.guards import kind_fits_under
from units.models import Unit, UnitPlacement


@dataclass(frozen=True, slots=True)
class Headcount:
    """The members in one unit's own list before and after."""

    unit: Unit
    before: int
    after: int
    ends: bool


@dataclass
class Trial:
    """What would come of the lines; ``problems`` are sentences by the key of their line, under 0 those about all."""

    reorganisation: Reorganisation
    lines: list[ReorganisationLine]
    problems: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_clean(self) -> bool:
        return not any(self.problems.values())

    @cached_property
    def members(self) -> Mapping[int, int]:
        """How many members each unit the lines name has, by its key."""
        named = {key for line in self.lines for key in (line.source_id, line.target_id) if key}
        rows = Member.objects.active().filter(unit__in=named).order_by().values_list("unit").annotate(Count("pk"))
        return Counter(dict(rows))

    @cached_property
    def members_after(self) -> Mapping[int, int]:
        """The same once the lines are done; those who leave are nowhere."""
        after = Counter(self.members)
        for line in self._ending():
            after[line.source_id] -= self.members[line.source_id]
            if line.people == People.MOVE:
                after[line.target_id] += self.members[line.source_id]
        return after

    @property
    def figures(self) -> dict[str, int]:
        """Units and members, each sum in its parts."""
        ending = list(self._ending())
        leaving = [line for line in ending if line.people == People.END]
        return {
            "lines": len(self.lines),
            "transferred": len(self.lines) - len(ending),
            "ended": len(ending),
            "members_before": sum(self.members.values()),
            "members_after": sum(self.members_after.values()),
            "members_moved": sum(self.members[line.source_id] for line in ending if line.people == People.MOVE),
            "members_left": sum(self.members[line.source_id] for line in leaving),
        }

    @property
    def reconciles(self) -> bool:
        """Whether everybody of before is somewhere after, or has left with a line that says so."""
        figures = self.figures
        return figures["members_before"] == figures["members_after"] + figures["members_left"]

    @property
    def headcounts(self) -> list[Headcount]:
        """The named units whose people change, in the order of the tree."""
        units = {unit.pk: unit for line in self.lines for unit in (line.source, line.target) if unit}
        ended = {line.source_id for line in self._ending()}
        changed = [
            Headcount(unit, self.members[key], self.members_after[key], key in ended)
            for key, unit in units.items()
            if key in ended or self.members[key] != self.members_after[key]
        ]
        return sorted(changed, key=lambda row: row.unit.path)

    def _ending(self) -> Iterator[ReorganisationLine]:
        return (line for line in self.lines if line.ends_source)


def trial_of(reorganisation: Reorganisation) -> Trial:
    """The lines tried out as units and people stand now, in a fixed number of queries."""
    lines = list(reorganisation.lines.select_related("source", "target").order_by("position", "pk"))
    trial = Trial(reorganisation, lines)
    if not lines:
        trial.problems[0].append(_("Chưa có dòng nào. Hãy thêm đơn vị cần sắp xếp."))
        return trial
    for line in lines:
        trial.problems[line.pk] += _about_units(line, trial)
    for check in (_children_left, _loops, _scheduled_elsewhere, _younger_places, _younger_people):
        for key, problem in check(trial):
            trial.problems[key].append(problem)
    if not trial.reconciles:
        trial.problems[0].append(_("Số đoàn viên trước và sau không khớp. Hãy tải lại trang."))
    return trial


def can_be_done(reorganisation: Reorganisation) -> Verdict:
    """The trial finds nothing in the way."""
    if trial_of(reorganisation).is_clean:
        return YES
    return no(_("Còn dòng chưa thực hiện được. Hãy xem các lỗi ở từng dòng rồi sửa."))


def _about_units(line: ReorganisationLine, trial: Trial) -> Iterator[str]:
    top = trial.reorganisation.unit
    ending = {each.source_id for each in trial.lines if each.ends_source}
    for unit in filter(None, (line.source, line.target)):
        if not unit.path.startswith(top.path):
            yield _("%(unit)s không thuộc %(top)s.") % {"unit": unit.label, "top": top.label}
        if unit.ended_on:
            yield _("%(unit)s đã kết thúc hoạt động.") % {"unit": unit.label}
    if line.source.path == top.path:
        yield _("%(unit)s là đơn vị quyết định, không tự sắp xếp chính mình.") % {"unit": top.label}
    if line.target_id in ending:
        yield _("%(unit)s cũng kết thúc trong lần sắp xếp này nên không nhận được.") % {"unit": line.target.label}
    if line.operation == Operation.TRANSFER:
        yield from _about_place(line)


def _about_place(line: ReorganisationLine) -> Iterator[str]:
    if not (fits := kind_fits_under(line.source.kind, line.target)):
        yield fits.reason
    if line.source.path[: -Unit.steplen] == line.target.path:
        yield _("%(unit)s đang trực thuộc %(above)s rồi.") % {"unit": line.source.label, "above": line.target.label}


def _children_left(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units right under one that ends, of which no line says where they go."""
    above = {line.source.path: line.pk for line in trial.lines if line.ends_source}
    handled = [line.source_id for line in trial.lines]
    below = Q(pk__in=[])
    for path in above:
        below |= Q(path__startswith=path, depth=len(path) // Unit.steplen + 1)
    left: defaultdict[int, list[str]] = defaultdict(list)
    for path, code in Unit.objects.active().filter(below).exclude(pk__in=handled).values_list("path", "code"):
        left[above[path[: -Unit.steplen]]].append(code)
    for key, codes in left.items():
        shown = ", ".join(codes[:5]) + ("…" if len(codes) > 5 else "")
        yield (
            key,
            _("Còn %(count)s đơn vị trực thuộc chưa có dòng: %(codes)s. Hãy chuyển giao, sáp nhập hoặc giải thể chúng.")
            % {"count": len(codes), "codes": shown},
        )


def _loops(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units that would come to hang under themselves."""
    moved = {line.source.path: line for line in trial.lines if line.operation == Operation.TRANSFER and line.target}
    for line in moved.values():
        path, seen = line.target.path, set()
        while path and path not in seen and path != line.source.path:
            seen.add(path)
            path = moved[path].target.path if path in moved else path[: -Unit.steplen]
        if path:
            yield line.pk, _("%(unit)s sẽ trực thuộc chính mình theo vòng tròn.") % {"unit": line.source.label}


def _scheduled_elsewhere(trial: Trial) -> Iterator[tuple[int, str]]:
    by_source = {line.source_id: line for line in trial.lines}
    named = [*by_source, *(line.target_id for line in trial.lines if line.target_id)]
    others = ReorganisationLine.objects.filter(source__in=named, reorganisation__state="scheduled")
    for other in others.exclude(reorganisation=trial.reorganisation).select_related("reorganisation", "source"):
        lines = [line for line in trial.lines if other.source_id in (line.source_id, line.target_id)]
        for line in lines:
            yield (
                line.pk,
                _("%(unit)s đã nằm trong «%(title)s», có hiệu lực từ %(day)s.")
                % {
                    "unit": other.source.label,
                    "title": other.reorganisation.title,
                    "day": f"{other.reorganisation.effective_on:%d/%m/%Y}",
                },
            )


def _younger_places(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units whose place began on the day or later: the time before cannot be closed."""
    changed = Q(pk__in=[])
    for line in trial.lines:
        changed |= Q(path=line.source.path) if line.ends_source else Q(path__startswith=line.source.path)
    young = UnitPlacement.objects.filter(valid_to=None, valid_from__gte=trial.reorganisation.effective_on)
    for place in young.filter(changed).select_related("unit"):
        line = next(line for line in trial.lines if place.path.startswith(line.source.path))
        yield line.pk, _too_young(place.unit.label, place.valid_from)


def _younger_people(trial: Trial) -> Iterator[tuple[int, str]]:
    by_source = {line.source_id: line for line in trial.lines if line.ends_source}
    young = Membership.objects.filter(valid_to=None, valid_from__gte=trial.reorganisation.effective_on)
    rows = young.filter(unit__in=by_source, member__left_on=None).order_by().values_list("unit").annotate(Count("pk"))
    for unit, count in rows:
        yield (
            by_source[unit].pk,
            _("%(count)s đoàn viên bắt đầu sinh hoạt ở %(unit)s từ ngày sắp xếp hoặc sau đó. Hãy chọn ngày muộn hơn.")
            % {"count": count, "unit": by_source[unit].source.label},
        )


def _too_young(label: str, day: dt.date) -> str:
    return _("%(unit)s mới ở vị trí hiện tại từ %(day)s. Hãy chọn ngày có hiệu lực muộn hơn.") % {
        "unit": label,
        "day": f"{day:%d/%m/%Y}",
    }
