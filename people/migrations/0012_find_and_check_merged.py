from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was merged into a record is found by an index of those few; the rules of 0010 hold for every row."""

    atomic = False
    dependencies = [("people", "0011_records_of_one_person")]
    operations = [
        AddIndexConcurrently(
            "member",
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="member_merged_idx"
            ),
        ),
        ValidateConstraint("member", "member_not_merged_into_itself"),
        ValidateConstraint("memberpair", "member_pair_verdict_known"),
        ValidateConstraint("memberpair", "member_pair_keeps_one_of_two"),
    ]
