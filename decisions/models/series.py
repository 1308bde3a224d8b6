from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.TextChoices):
    """What a unit numbers from 1 in each year; both kinds of papers count apart."""

    DECISION = "qd", _("Quyết định")
    LETTER = "ttr", _("Tờ trình")

    def of(self, unit_id: int, year: int | None) -> str:
        """The name its counter has."""
        return f"{self.value}:{unit_id}:{year}"
