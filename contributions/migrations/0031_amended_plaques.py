import django.db.models.deletion
from django.db import migrations, models

import common.fields
from common.frozen import freeze


class Migration(migrations.Migration):
    """What later decisions did to plaques is written beside the works, once."""

    dependencies = [("contributions", "0030_where_a_work_stands")]
    operations = [
        migrations.CreateModel(
            name="PlaqueAmendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("corrected", "Đã đính chính"), ("revoked", "Đã thu hồi")],
                        max_length=9,
                        verbose_name="việc gì",
                    ),
                ),
                ("plaque_no", models.CharField(max_length=64, verbose_name="số quyết định gắn biển")),
                ("plaque_decided_on", models.DateField(verbose_name="ngày quyết định gắn biển")),
                ("work_name", common.fields.CleanCharField(max_length=500, verbose_name="tên công trình khi đó")),
                (
                    "plaque_level",
                    models.CharField(blank=True, max_length=16, verbose_name="cấp quyết định gắn biển"),
                ),
                ("plaque_text", common.fields.CleanTextField(blank=True, verbose_name="nội dung biển")),
                ("plaque_on", models.DateField(blank=True, null=True, verbose_name="ngày gắn biển")),
                ("ceremony", common.fields.CleanCharField(blank=True, max_length=255, verbose_name="lễ gắn biển")),
                ("decision_no", models.CharField(max_length=64, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("reason", models.TextField(verbose_name="lý do")),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plaque_amendments",
                        to="contributions.work",
                        verbose_name="công trình",
                    ),
                ),
            ],
            options={
                "verbose_name": "đính chính, thu hồi biển",
                "verbose_name_plural": "đính chính, thu hồi biển",
                "ordering": ["decided_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["corrected", "revoked"])),
                        name="plaque_amendment_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_on__gte", models.F("plaque_decided_on"))),
                        name="plaque_amendment_after_plaque",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "revoked")),
                        fields=("work", "plaque_no", "plaque_decided_on"),
                        name="plaque_revoked_once",
                        violation_error_message="Biển này đã thu hồi rồi.",
                    ),
                ],
            },
        ),
        freeze("contributions_plaqueamendment"),
    ]
