from django.db import models

from units.models import Unit


class KeptFigures(models.Model):
    """How many units stand where in each campaign that runs, over the whole country, as counted at ``counted_at``.

    ``unit`` is the confederation they lie under; ``None`` is the row of all units, for superusers. ``under_way`` maps
    the key of a campaign to units by ``Progress``. Counted anew each hour; a campaign launched since is not in it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    under_way = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit"], nulls_distinct=False, name="kept_figures_once")]

    def __str__(self) -> str:
        return f"{self.unit or '–'} {self.counted_at:%d/%m/%Y %H:%M}"
