import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import common.fields


class Migration(migrations.Migration):
    """A line may end the honour it names; a revocation names its grounds in law."""

    dependencies = [("catalogue", "0005_revocation_grounds"), ("decisions", "0004_freeze_approvals")]
    operations = [
        migrations.AddField(
            "decisionline",
            "ends",
            models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="chấm dứt lượt khen"
            ),
        ),
        AddConstraintNotValid(
            "decisionline",
            models.CheckConstraint(
                condition=models.Q(("ends", False), ("honour__isnull", False), _connector="OR"),
                name="decision_line_ends_honour",
            ),
        ),
        migrations.CreateModel(
            "DecisionGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", common.fields.CleanCharField(max_length=500, verbose_name="trường hợp")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_grounds",
                        to="decisions.decision",
                        verbose_name="quyết định",
                    ),
                ),
                (
                    "ground",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.revocationground",
                        verbose_name="trường hợp thu hồi",
                    ),
                ),
            ],
            options={
                "verbose_name": "trường hợp thu hồi của quyết định",
                "verbose_name_plural": "trường hợp thu hồi của quyết định",
                "ordering": ["ground__position", "pk"],
                "constraints": [models.UniqueConstraint(fields=["decision", "ground"], name="decision_ground_once")],
            },
        ),
    ]
