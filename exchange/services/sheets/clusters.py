from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from exchange.services.sheets.base import Change, Importer, Line
from units.models import Cluster, ClusterMembership, ClusterOffice
from units.services.intake import take_in_cluster_members, take_in_clusters


class ClustersImporter(Importer):
    """Clusters of a year, one row a member; name and organising unit are those of the first row of each."""

    name = "clusters"

    def resolve(self) -> None:
        self.find_units("unit_code")
        self.find_units("member_unit_code", into="member")
        rows = Cluster.objects.filter(code__in=self.codes("code")).select_related("unit")
        self._clusters = {(row.code, row.year): row for row in rows}
        self._first: dict[tuple[str, int], Line] = {}

    def check(self, line: Line) -> None:
        cluster = self._clusters.get(_cluster_key(line))
        first = self._first.setdefault(_cluster_key(line), line)
        if cluster and cluster.unit_id != line.found["unit"].pk:
            self.refuse(line, "unit_code", _("Cụm này trong năm đó do đơn vị khác tổ chức."))
        elif (line["unit_code"], line["name"]) != (first["unit_code"], first["name"]):
            key = "name" if line["unit_code"] == first["unit_code"] else "unit_code"
            message = _("Cụm này ghi khác ở dòng %(number)s. Hãy ghi giống nhau.")
            self.refuse(line, key, message % {"number": first.number})
        elif not line.found["member"].path.startswith(line.found["unit"].path):
            self.refuse(line, "member_unit_code", _("Đơn vị không thuộc đơn vị tổ chức cụm."))

    def key(self, line: Line) -> tuple[str, int, int]:
        return (*_cluster_key(line), line.found["member"].pk)

    def known(self) -> dict[Any, ClusterMembership]:
        lines = self.good()
        rows = ClusterMembership.objects.filter(
            Q(cluster__in=self._clusters.values()) | Q(unit__in={line.found["member"].pk for line in lines}),
            cluster__year__in={line["year"] for line in lines},
        ).select_related("cluster", "unit")
        self._rows = list(rows)
        self._refuse_elsewhere(lines)
        self._refuse_two_heads(lines)
        return {(row.cluster.code, row.cluster.year, row.unit_id): row for row in self._rows}

    def _refuse_elsewhere(self, lines: list[Line]) -> None:
        """A unit competes in one cluster of an organising unit a year, in the file and beside it."""
        homes = {(row.unit_id, row.cluster.year, row.cluster.unit_id): row.cluster.code for row in self._rows}
        for line in lines:
            place = (line.found["member"].pk, line["year"], line.found["unit"].pk)
            if homes.setdefault(place, line["code"]) != line["code"]:
                message = _("Đơn vị đã ở cụm «%(code)s» trong năm này.")
                self.refuse(line, "member_unit_code", message % {"code": homes[place]})

    def _refuse_two_heads(self, lines: list[Line]) -> None:
        offices: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
        for row in self._rows:
            offices[row.cluster.code, row.cluster.year][row.unit_id] = row.office
        for line in lines:
            offices[_cluster_key(line)][line.found["member"].pk] = line["officer"]
        for line in lines:
            heads = [pk for pk, office in offices[_cluster_key(line)].items() if office == ClusterOffice.HEAD]
            if len(heads) > 1 and line["officer"] == ClusterOffice.HEAD:
                self.refuse(line, "officer", _("Cụm chỉ có một cụm trưởng trong một năm."))

    def fields(self, line: Line) -> dict[str, Any]:
        return self.said(line, {"officer": "office"})

    def changes(self, line: Line, row: ClusterMembership) -> dict[str, Any]:
        changes = super().changes(line, row)
        if row.cluster.name != line["name"]:
            changes["name"] = line["name"]
        return changes

    def create(self, lines: list[Line]) -> None:
        made = {
            _cluster_key(line): Cluster(
                code=line["code"], name=line["name"], unit=line.found["unit"], year=line["year"]
            )
            for line in lines
            if _cluster_key(line) not in self._clusters
        }
        renamed = {}
        for line in self.good():
            cluster = self._clusters.get(_cluster_key(line))
            if cluster and cluster.name != line["name"]:
                cluster.name = line["name"]
                renamed[cluster.pk] = cluster
        take_in_clusters(new=list(made.values()), renamed=list(renamed.values()))
        self._clusters |= made
        self._new = [
            ClusterMembership(
                cluster=self._clusters[_cluster_key(line)], unit=line.found["member"], office=line["officer"]
            )
            for line in lines
        ]

    def update(self, changes: list[Change]) -> None:
        changed = []
        for change in changes:
            if "office" in change.fields:
                change.row.office = change.fields["office"]
                changed.append(change.row)
        take_in_cluster_members(new=self._new, changed=changed)


def _cluster_key(line: Line) -> tuple[str, int]:
    return line["code"], line["year"]
