from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.collective import Collective
from people.models.member import Member
from units.models import Unit


class SubjectKind(models.TextChoices):
    INDIVIDUAL = "individual", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể")
    UNIT = "unit", _("Đơn vị")
    HOUSEHOLD = "household", _("Hộ gia đình")


def subject_matches_kind() -> Q:
    """Exactly the column that ``subject_kind`` names is filled; a household is named by its member."""
    return (
        Q(
            subject_kind__in=[SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD],
            member__isnull=False,
            collective__isnull=True,
            subject_unit__isnull=True,
        )
        | Q(
            subject_kind=SubjectKind.COLLECTIVE,
            member__isnull=True,
            collective__isnull=False,
            subject_unit__isnull=True,
        )
        | Q(
            subject_kind=SubjectKind.UNIT,
            member__isnull=True,
            collective__isnull=True,
            subject_unit__isnull=False,
        )
    )


class SubjectModel(models.Model):
    """A row about a person, a collective, a unit or a household."""

    subject_kind = models.CharField(_("đối tượng"), max_length=12, choices=SubjectKind)
    member = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("cá nhân"),
    )
    collective = models.ForeignKey(
        Collective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("tập thể"),
    )
    subject_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set_as_subject",
        verbose_name=_("đơn vị được xét"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=subject_matches_kind(), name="%(app_label)s_%(class)s_subject_matches_kind"
            )
        ]

    @property
    def subject(self) -> Member | Collective | Unit:
        """The row of the person, collective or unit."""
        return self.member or self.collective or self.subject_unit

    @property
    def subject_code(self) -> str:
        """The code people know the subject by; of a person, of the record that was kept."""
        return self.member.person.code if self.member else self.subject.code

    @property
    def subject_label(self) -> str:
        """How a list names the subject; a person with birth year and position."""
        return self.subject.label


def subject_columns(subject_kind: str, subject: Member | Collective | Unit) -> dict[str, object]:
    """The four columns of a ``SubjectModel`` for ``subject``."""
    column = {SubjectKind.COLLECTIVE: "collective", SubjectKind.UNIT: "subject_unit"}.get(subject_kind, "member")
    return {"subject_kind": subject_kind, "member": None, "collective": None, "subject_unit": None} | {column: subject}
