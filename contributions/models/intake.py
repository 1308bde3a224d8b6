"""How a worker hands in an initiative: a link of the base union, and what came through it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.initiative import Initiative
from contributions.querysets import InitiativePartQuerySet, IntakeLinkQuerySet
from people.models import Member
from units.models import Unit

KEY_LENGTH = 32


def unguessable() -> str:
    """A key of 32 letters and digits: as good as 190 random bits."""
    return get_random_string(KEY_LENGTH)


@tracked()
class IntakeLink(TimeStampedModel):
    """An address, printed as a QR code too, at which workers of a unit hand in initiatives; one open a unit.

    It takes none after the end of ``expires_on`` (``None``: no such day), nor once it is closed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="intake_links", verbose_name=_("đơn vị"))
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=unguessable, editable=False)
    expires_on = models.DateField(_("nhận đến hết ngày"), null=True, blank=True)
    closed_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = IntakeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("liên kết nhận sáng kiến")
        verbose_name_plural = _("liên kết nhận sáng kiến")
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(closed_at__isnull=True), name="intake_link_one_open_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}"


class SuggestionState(models.TextChoices):
    WAITING = "waiting", _("Chờ công đoàn cơ sở xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DECLINED = "declined", _("Không tiếp nhận")


@tracked()
class Suggestion(TimeStampedModel):
    """That a worker handed in an initiative, which is nobody's but a draft until an officer of the unit confirms it.

    ``key`` opens the page where the worker follows it, signed in or not. ``reason`` is said when it was declined.
    ``differences`` says by the key of each initiative it looks like why the sender says that it is another one.
    """

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="suggestion")
    link = models.ForeignKey(IntakeLink, on_delete=models.PROTECT, related_name="suggestions")
    sender = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="suggestions")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=unguessable, editable=False)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=SuggestionState, default=SuggestionState.WAITING, editable=False
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    reason = CleanTextField(_("lý do không tiếp nhận"), blank=True)
    differences = models.JSONField(_("khác vì"), default=dict, blank=True, db_default={})

    objects = InitiativePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("sáng kiến người lao động gửi")
        verbose_name_plural = _("sáng kiến người lao động gửi")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SuggestionState.values), name="suggestion_state_known"),
        ]
        indexes = [
            models.Index(fields=["initiative"], condition=~Q(state="confirmed"), name="suggestion_not_confirmed_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative}"
