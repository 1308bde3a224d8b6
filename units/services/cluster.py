"""Clusters of a year: who competes with whom, under which head."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import validated
from common.errors import DomainError
from common.integrity import refusing
from units.models import Cluster, ClusterMembership, ClusterOffice, Unit


@transaction.atomic
def create_cluster(*, code: str, name: str, unit: Unit, year: int) -> Cluster:
    """The cluster stands under ``unit`` for that year, still without members; raises ``DomainError``."""
    cluster = Cluster(code=code, name=name, unit=unit, year=year)
    validated(cluster)
    with refusing(Cluster):
        cluster.save()
    return cluster


@transaction.atomic
def rename_cluster(cluster: Cluster, *, name: str) -> Cluster:
    """The cluster bears ``name``; its code, unit and year stay. Raises ``DomainError``."""
    cluster = Cluster.objects.select_for_update().get(pk=cluster.pk)
    cluster.name = name
    validated(cluster)
    cluster.save(update_fields=["name", "updated_at"])
    return cluster


@transaction.atomic
def add_to_cluster(cluster: Cluster, *, member: Unit, office: str = ClusterOffice.MEMBER) -> ClusterMembership:
    """``member`` competes in the cluster; raises ``DomainError`` when it already does in another one of the year."""
    cluster = Cluster.objects.select_for_update(of=("self",)).select_related("unit").get(pk=cluster.pk)
    member = Unit.objects.select_for_update(no_key=True).get(pk=member.pk)
    if not member.path.startswith(cluster.unit.path):
        raise DomainError(_("Đơn vị không thuộc đơn vị tổ chức cụm."))
    if member.ended_on and member.ended_on.year < cluster.year:
        raise DomainError(
            _("%(unit)s đã kết thúc hoạt động trước năm %(year)s nên không vào cụm của năm này.")
            % {"unit": member.label, "year": cluster.year}
        )
    elsewhere = ClusterMembership.objects.filter(
        unit=member, cluster__year=cluster.year, cluster__unit=cluster.unit
    ).exclude(cluster=cluster)
    if other := elsewhere.select_related("cluster").first():
        raise DomainError(_("Đơn vị đã ở %(cluster)s trong năm này.") % {"cluster": other.cluster.name})
    row = cluster.memberships.filter(unit=member).first() or ClusterMembership(cluster=cluster, unit=member)
    row.office = office
    validated(row)
    with refusing(ClusterMembership):
        row.save()
    return row
