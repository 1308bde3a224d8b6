from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import common.fields

LEVELS = [
    ("base", "Cơ sở"),
    ("upper", "Cấp trên trực tiếp cơ sở"),
    ("province", "Tỉnh, ngành"),
    ("confederation", "Tổng Liên đoàn"),
]
VALUES = [value for value, _label in LEVELS]


class Migration(migrations.Migration):
    """A line may end the plaque of its work, and keeps what stands on it and of which level it is."""

    dependencies = [("contributions", "0031_amended_plaques"), ("decisions", "0013_freeze_discarded")]
    operations = [
        migrations.AddField(
            "decisionline",
            "plaque_level",
            models.CharField(
                blank=True,
                choices=LEVELS,
                db_default="",
                default="",
                max_length=16,
                verbose_name="cấp quyết định gắn biển",
            ),
        ),
        migrations.AddField(
            "decisionline",
            "plaque_text",
            common.fields.CleanTextField(blank=True, db_default="", default="", verbose_name="nội dung biển"),
        ),
        migrations.AlterField(
            "decisionline",
            "ends",
            models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="chấm dứt lượt khen, biển"
            ),
        ),
        migrations.RemoveConstraint("decisionline", "decision_line_ends_honour"),
        AddConstraintNotValid(
            "decisionline",
            models.CheckConstraint(
                condition=models.Q(
                    ("ends", False), ("honour__isnull", False), ("work__isnull", False), _connector="OR"
                ),
                name="decision_line_ends_something",
            ),
        ),
        AddConstraintNotValid(
            "decisionline",
            models.CheckConstraint(
                condition=models.Q(
                    ("plaque_level", ""),
                    models.Q(("plaque_level__in", VALUES), ("work__isnull", False)),
                    _connector="OR",
                ),
                name="decision_line_plaque_level_known",
            ),
        ),
    ]
