from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models.initiative import Initiative


class InitiativeLikeness(models.Model):
    """By what an initiative is found when another one is like it; every initiative has one, kept by triggers.

    The keys hold the province as well. They are ``None`` from when the initiative, or the place of its unit, changed
    until they are worked out again; see ``services.likeness``.
    """

    initiative = models.OneToOneField(
        Initiative, on_delete=models.CASCADE, primary_key=True, related_name="likeness", verbose_name=_("sáng kiến")
    )
    since = models.DateField(_("tính từ ngày"))
    words = models.TextField(_("các từ nói lên nội dung"), blank=True, default="", db_default="")
    title_keys = ArrayField(models.IntegerField(), null=True)
    content_keys = ArrayField(models.IntegerField(), null=True)

    class Meta:
        verbose_name = _("dấu vết để tìm sáng kiến giống nhau")
        verbose_name_plural = _("dấu vết để tìm sáng kiến giống nhau")
        constraints = [
            models.CheckConstraint(
                condition=Q(title_keys__isnull=True, content_keys__isnull=True)
                | Q(title_keys__isnull=False, content_keys__isnull=False),
                name="initiative_likeness_whole",
            )
        ]
        indexes = [
            GinIndex(fields=["title_keys"], name="initiative_title_keys_idx"),
            GinIndex(fields=["content_keys"], name="initiative_content_keys_idx"),
            models.Index(
                fields=["initiative"], condition=Q(title_keys__isnull=True), name="initiative_keys_missing_idx"
            ),
        ]

    def __str__(self) -> str:
        return self.words
