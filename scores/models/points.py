from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PointsField(models.DecimalField):
    """Points with up to two decimals, from 0 on; ``None`` means nobody has scored."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 8, "decimal_places": 2} | kwargs)


NOT_NEGATIVE = MinValueValidator(Decimal(0), _("Điểm không được âm. Hãy nhập từ 0 trở lên."))


def not_negative(*names: str) -> models.Q:
    """Each of the columns is empty or at least 0."""
    wanted = models.Q()
    for name in names:
        wanted &= models.Q(**{f"{name}__isnull": True}) | models.Q(**{f"{name}__gte": 0})
    return wanted
