from django.conf import settings
from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models

ONE_STANDS = """
CREATE UNIQUE INDEX CONCURRENTLY work_pair_one_stands ON contributions_workpair (first_id, second_id)
  WHERE withdrawn_at IS NULL
"""

BY_WHOM = {
    "contributions_workpair": "contributions_workpair_withdrawn_by_id_25f97d27",
    "contributions_workpairhistory": "contributions_workpairhistory_withdrawn_by_id_aa7c1166",
}


class Migration(migrations.Migration):
    """Of two works one conclusion stands at a time."""

    atomic = False
    dependencies = [("contributions", "0023_conclusions_taken_back_stay")]
    operations = [
        ValidateConstraint("workpair", "work_pair_withdrawn_by_somebody"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ONE_STANDS, "DROP INDEX work_pair_one_stands")],
            state_operations=[
                migrations.AddConstraint(
                    model_name="workpair",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(withdrawn_at__isnull=True),
                        fields=("first", "second"),
                        name="work_pair_one_stands",
                        violation_error_message="Đã có kết luận về hai công trình này. Hãy tải lại trang.",
                    ),
                )
            ],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"CREATE INDEX CONCURRENTLY {index} ON {table} (withdrawn_by_id)", f"DROP INDEX {index}")
                for table, index in BY_WHOM.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="workpair",
                    name="withdrawn_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người bỏ kết luận",
                    ),
                ),
                migrations.AlterField(
                    model_name="workpairhistory",
                    name="withdrawn_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=models.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người bỏ kết luận",
                    ),
                ),
            ],
        ),
    ]
