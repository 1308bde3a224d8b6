import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

REASONS = models.CharField(
    blank=True,
    choices=[
        ("moved", "Chuyển đi"),
        ("retired", "Nghỉ hưu"),
        ("resigned", "Thôi việc"),
        ("dissolved", "Đơn vị kết thúc hoạt động"),
        ("other", "Khác"),
    ],
    max_length=12,
    verbose_name="lý do rời",
)


class Migration(migrations.Migration):
    """A person leaves for a reason of the list."""

    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.AlterField("membership", "leaving_reason", REASONS),
        migrations.AlterField("membershiphistory", "leaving_reason", REASONS),
        AddConstraintNotValid(
            "membership",
            models.CheckConstraint(
                condition=models.Q(leaving_reason__in=["", "moved", "retired", "resigned", "dissolved", "other"]),
                name="membership_reason_known",
            ),
        ),
        migrations.AlterConstraint(
            "membership",
            "membership_no_overlap",
            django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("member", "="),
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_to"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="membership_no_overlap",
                violation_error_message="Đoàn viên đã sinh hoạt ở đơn vị trong thời gian này.",
            ),
        ),
    ]
