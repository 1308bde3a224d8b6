import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    """Steps are few: the constraint looks at all of them at once."""

    dependencies = [("decisions", "0016_renumber_overlapping_steps")]
    operations = [
        migrations.AddConstraint(
            model_name="approvalstep",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                name="approval_step_one_at_a_time",
                expressions=[
                    ("unit", "="),
                    ("level", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(models.F("award"), models.Value(0)),
                        "=",
                    ),
                    ("order_no", "="),
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
                violation_error_message="Đã có bước với thứ tự này áp dụng trong một phần những ngày ấy. Hãy chọn thứ tự "
                "khác, hoặc ghi ngày cuối cho bước cũ trước.",
            ),
        ),
    ]
