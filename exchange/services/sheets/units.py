from typing import Any

from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError
from exchange.services.sheets.base import Change, Importer, Line, by_code
from units.guards import kind_fits_under
from units.models import Cluster, ClusterMembership, Headcount, Unit
from units.services.cluster import add_to_cluster
from units.services.intake import HEADCOUNT_FIELDS, take_in_headcounts, take_in_units
from units.services.unit import correct_unit, rename_unit

OWN = {"name": "name", "short_name": "short_name", "kind": "kind", "block": "block", "founded_on": "founded_on"}
NAMES = frozenset({"name", "short_name"})
HEADCOUNT = "headcount"


class UnitsImporter(Importer):
    """Units, parents before children whatever the order of the rows, with the headcount of a day."""

    name = "units"

    def resolve(self) -> None:
        wanted = self.codes("code", "parent_code")
        self._known = by_code(Unit.objects.all(), wanted)
        self._reached = by_code(Unit.objects.visible_to(self.by, *self.roles), wanted)
        listed = {line["code"] for line in self.lines if "code" in line.values}
        for line in self.good():
            parent = line["parent_code"]
            if parent and line["code"] not in self._known and parent not in self._reached and parent not in listed:
                self.refuse(line, "parent_code", self._missing(parent, self.name, _("đơn vị")))

    def check(self, line: Line) -> None:
        counted = [line[key] is not None for key in (*HEADCOUNT_FIELDS, "as_of")]
        if any(counted) and not all(counted):
            empty = [key for key in (*HEADCOUNT_FIELDS, "as_of") if line[key] is None]
            self.refuse(
                line,
                empty[0],
                _("Số liệu lao động, đoàn viên phải ghi đủ năm ô, kể cả ngày tính đến, hoặc để trống cả năm."),
            )
        elif all(counted):
            for women, everybody in (("workers_female", "workers"), ("members_female", "members")):
                if line[women] > line[everybody]:
                    self.refuse(line, women, _("Số nữ không thể lớn hơn tổng số."))
                    return

    def known(self) -> dict[str, Unit]:
        rows = Headcount.objects.filter(unit__in=[unit.pk for unit in self._known.values()])
        self._headcounts = {(row.unit_id, row.as_of): row for row in rows}
        return self._known

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, OWN)

    def check_new(self, line: Line) -> None:
        if not line["parent_code"] and not self.by.is_superuser:
            self.refuse(
                line, "parent_code", _("Hãy ghi mã đơn vị cấp trên: chỉ quản trị hệ thống lập được đơn vị gốc.")
            )

    def changes(self, line: Line, row: Unit) -> dict[str, Any]:
        changes = super().changes(line, row)
        if line["code"] not in self._reached:
            self.refuse(line, "code", _("Mã này đã dùng cho một đơn vị ngoài phạm vi của bạn."))
        elif self.has("parent_code") and line["parent_code"] != self._parent_code(row):
            self.refuse(
                line,
                "parent_code",
                _("Đơn vị đang thuộc cấp trên khác. Chuyển đơn vị là việc sắp xếp tổ chức, không làm bằng tệp này."),
            )
        if line["as_of"] and self._counted_differently(line, row):
            changes[HEADCOUNT] = line["as_of"]
        return changes

    def _counted_differently(self, line: Line, unit: Unit) -> bool:
        row = self._headcounts.get((unit.pk, line["as_of"]))
        return row is None or any(getattr(row, name) != line[name] for name in HEADCOUNT_FIELDS)

    def _parent_code(self, unit: Unit) -> str:
        if not hasattr(self, "_codes"):
            above = {one.path[: -Unit.steplen] for one in self._known.values()}
            self._codes = dict(Unit.objects.filter(path__in=above).values_list("path", "code"))
        return self._codes.get(unit.path[: -Unit.steplen], "")

    def create(self, lines: list[Line]) -> None:
        waiting = {line["code"]: line for line in lines}
        self._made = dict(self._reached)
        while ready := [line for line in waiting.values() if line["parent_code"] not in waiting]:
            for line in ready:
                del waiting[line["code"]]
            self._hang(ready)
        for line in waiting.values():
            self.refuse(line, "parent_code", _("Các đơn vị trong tệp đang là cấp trên của nhau theo vòng tròn."))

    def _hang(self, lines: list[Line]) -> None:
        """The lines are units under their parents, which stand already."""
        for line in lines:
            if line["parent_code"] and line["parent_code"] not in self._made:
                self.refuse(line, "parent_code", self._missing(line["parent_code"], self.name, _("đơn vị")))
            elif line["parent_code"] and not (fits := kind_fits_under(line["kind"], self._made[line["parent_code"]])):
                self.refuse(line, "kind", fits.reason)
        lines = [line for line in lines if not line.refused]
        units = [Unit(code=line["code"], **{name: line[key] for key, name in OWN.items()}) for line in lines]
        take_in_units(units, parents=[self._made.get(line["parent_code"]) for line in lines])
        for line, unit in zip(lines, units, strict=True):
            line.found["row"] = self._made[unit.code] = unit

    def update(self, changes: list[Change]) -> None:
        for change in changes:
            try:
                self._update(change.row, change.fields)
            except DomainError as refusal:
                self.refuse(change.line, "name", refusal)

    def _update(self, unit: Unit, fields: dict[str, Any]) -> None:
        """A new name holds from today; the old one stays in the past."""
        if plain := {name: value for name, value in fields.items() if name not in {*NAMES, HEADCOUNT}}:
            unit = correct_unit(unit, **plain)
        if NAMES & fields.keys():
            names = {"name": unit.name, "short_name": unit.short_name} | fields
            rename_unit(unit, name=names["name"], short_name=names["short_name"], on=clock.today())

    def finish(self) -> None:
        new, changed = [], []
        for line in self.good():
            unit = line.found["row"]
            if not line["as_of"] or not self._counted_differently(line, unit):
                continue
            row = self._headcounts.get((unit.pk, line["as_of"]))
            (changed if row else new).append(row := row or Headcount(unit=unit, as_of=line["as_of"]))
            for name in HEADCOUNT_FIELDS:
                setattr(row, name, line[name])
        take_in_headcounts(new=new, changed=changed)

    def finish_all(self) -> None:
        """Units compete in the clusters their rows name, in the year of the headcount or in this one."""
        lines = [line for line in self.good() if line["cluster"]]
        if not lines:
            return
        named = Cluster.objects.filter(code__in={line["cluster"] for line in lines}).select_related("unit")
        clusters = {(row.code, row.year): row for row in named}
        rows = ClusterMembership.objects.filter(
            cluster__in=clusters.values(), unit__in=[line.found["row"] for line in lines]
        )
        joined = set(rows.values_list("cluster_id", "unit_id"))
        for line in lines:
            year = (line["as_of"] or clock.today()).year
            cluster = clusters.get((line["cluster"], year))
            if cluster is None:
                message = _("Năm %(year)s không có cụm thi đua mang mã «%(code)s».")
                self.refuse(line, "cluster", message % {"year": year, "code": line["cluster"]})
            elif (cluster.pk, line.found["row"].pk) not in joined:
                self._join(cluster, line)

    def _join(self, cluster: Cluster, line: Line) -> None:
        try:
            add_to_cluster(cluster, member=line.found["row"])
        except DomainError as refusal:
            self.refuse(line, "cluster", refusal)
            return
        if line.outcome == "same":
            line.outcome = "changed"
