from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = [
    ("regular", "Thường xuyên"),
    ("thematic", "Chuyên đề"),
    ("thematic_review", "Sơ kết, tổng kết chuyên đề"),
    ("peak", "Đợt cao điểm"),
    ("unscheduled", "Đột xuất"),
]


class Migration(migrations.Migration):
    """A campaign may be the review of a theme, which is a ground of its own for an award."""

    dependencies = [("campaigns", "0006_validate_praise_by")]
    operations = [
        migrations.AlterField(
            model_name="campaign",
            name="kind",
            field=models.CharField(choices=KINDS, default="regular", max_length=16, verbose_name="loại"),
        ),
        migrations.AlterField(
            model_name="campaignhistory",
            name="kind",
            field=models.CharField(choices=KINDS, default="regular", max_length=16, verbose_name="loại"),
        ),
        migrations.RemoveConstraint(model_name="campaign", name="campaign_kind_known"),
        AddConstraintNotValid(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _label in KINDS]), name="campaign_kind_known"
            ),
        ),
    ]
