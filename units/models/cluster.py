from django.db import models
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Unit
from units.querysets import ClusterMembershipQuerySet, ClusterQuerySet


class ClusterOffice(models.TextChoices):
    MEMBER = "", _("Thành viên")
    HEAD = "head", _("Cụm trưởng")
    DEPUTY = "deputy", _("Cụm phó")


@tracked()
class Cluster(TimeStampedModel):
    """Units of one union above that compete with one another in one year."""

    code = models.CharField(_("mã cụm"), max_length=32)
    name = CleanCharField(_("tên cụm"), max_length=160)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="clusters", verbose_name=_("đơn vị tổ chức"))
    year = models.PositiveSmallIntegerField(_("năm"))

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = _("cụm thi đua")
        verbose_name_plural = _("cụm thi đua")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "year"],
                name="cluster_code_once_a_year",
                violation_error_message=_("Mã cụm đã dùng trong năm này."),
            ),
            models.CheckConstraint(condition=IsNfc("name"), name="cluster_name_nfc"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"


@tracked()
class ClusterMembership(TimeStampedModel):
    """A unit in a cluster of a year, perhaps as its head or deputy; one head a cluster."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("cụm"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="cluster_memberships", verbose_name=_("đơn vị")
    )
    office = models.CharField(
        _("chức trách"), max_length=8, choices=ClusterOffice, default=ClusterOffice.MEMBER, blank=True
    )

    objects = ClusterMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên cụm")
        verbose_name_plural = _("thành viên cụm")
        constraints = [
            models.UniqueConstraint(fields=["cluster", "unit"], name="cluster_membership_once"),
            models.UniqueConstraint(
                fields=["cluster"],
                condition=models.Q(office="head"),
                name="cluster_has_one_head",
                violation_error_message=_("Cụm đã có cụm trưởng."),
            ),
            models.CheckConstraint(condition=models.Q(office__in=ClusterOffice.values), name="cluster_office_known"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.unit_id}"
