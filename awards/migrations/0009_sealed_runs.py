import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

FREEZE = """
CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER tally_run_sealed BEFORE UPDATE OR DELETE ON awards_tallyrun
  FOR EACH ROW WHEN (OLD.state = 'sealed') EXECUTE FUNCTION refuse_sealed();

CREATE FUNCTION check_sealed_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM awards_tallyrun WHERE state = 'sealed' AND id IN (SELECT run_id FROM touched)) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER recommendation_sealed_added AFTER INSERT ON awards_recommendation
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_results();
CREATE TRIGGER recommendation_sealed_removed AFTER DELETE ON awards_recommendation
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_results();

CREATE FUNCTION check_sealed_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM awards_tallyrun WHERE state = 'sealed'
      AND id IN (SELECT run_id FROM before UNION SELECT run_id FROM after)
  ) AND EXISTS (
    SELECT id, run_id, entry_id, award_id, subject_key, unit_id, outcome, outcome_order, eligible, rank, rank_values,
      tie_at_line, stopped_by, standard_version_id, created_at FROM before
    EXCEPT
    SELECT id, run_id, entry_id, award_id, subject_key, unit_id, outcome, outcome_order, eligible, rank, rank_values,
      tie_at_line, stopped_by, standard_version_id, created_at FROM after
  ) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER recommendation_sealed_changed AFTER UPDATE ON awards_recommendation
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_change();

CREATE TRIGGER assessment_frozen BEFORE UPDATE ON awards_assessment
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_sealed_assessments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM touched
    JOIN awards_recommendation AS recommendation ON recommendation.id = touched.recommendation_id
    JOIN awards_tallyrun AS run ON run.id = recommendation.run_id AND run.state = 'sealed'
  ) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER assessment_sealed_removed AFTER DELETE ON awards_assessment
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_assessments();

CREATE FUNCTION check_sealed_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM awards_tallyrun WHERE state = 'sealed') THEN
    RAISE EXCEPTION 'Có lần tổng hợp đã niêm phong: không được xoá trắng bảng %.', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_run_table_sealed BEFORE TRUNCATE ON awards_tallyrun
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
CREATE TRIGGER recommendation_table_sealed BEFORE TRUNCATE ON awards_recommendation
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
CREATE TRIGGER assessment_table_sealed BEFORE TRUNCATE ON awards_assessment
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
"""
THAW = """
DROP FUNCTION check_sealed_truncate() CASCADE;
DROP FUNCTION check_sealed_assessments() CASCADE;
DROP TRIGGER assessment_frozen ON awards_assessment;
DROP FUNCTION check_sealed_change() CASCADE;
DROP FUNCTION check_sealed_results() CASCADE;
DROP FUNCTION refuse_sealed() CASCADE;
"""


class Migration(migrations.Migration):
    """A run may be sealed and checked; nothing a sealed run says changes, whoever asks. People still decide on it."""

    dependencies = [
        ("awards", "0008_keep_why_apart"),
        ("awards", "0008_people_may_say_otherwise"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SealCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name="tạo lúc"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name="sửa lúc"
                    ),
                ),
                ("owner", models.CharField(blank=True, db_default="", max_length=64)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(db_default=0, default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đối chiếu"),
                            ("running", "Đang đối chiếu"),
                            ("holds", "Khớp"),
                            ("broken", "Không khớp"),
                            ("failed", "Không đối chiếu được"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=8,
                        verbose_name="trạng thái",
                    ),
                ),
                ("checked", models.PositiveIntegerField(default=0, verbose_name="số đối tượng đã đối chiếu")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="số đối tượng đã đổi số liệu")),
                ("difference", models.JSONField(blank=True, null=True, verbose_name="chỗ không khớp")),
                ("first_changed", models.JSONField(blank=True, null=True, verbose_name="số liệu đã đổi")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="xong lúc")),
            ],
            options={
                "verbose_name": "lần đối chiếu",
                "verbose_name_plural": "các lần đối chiếu",
            },
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="sealed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="niêm phong lúc"),
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="sealed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người niêm phong",
            ),
        ),
        migrations.AddConstraint(
            model_name="tallyrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sealed"), _negated=True),
                    models.Q(
                        ("sealed_at__isnull", False),
                        ("sealed_by__isnull", False),
                        models.Q(("sealed_by", models.F("started_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="tally_run_sealed_by_another",
                violation_error_message="Người chạy tổng hợp không tự niêm phong.",
            ),
        ),
        migrations.AddField(
            model_name="sealcheck",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người đối chiếu",
            ),
        ),
        migrations.AddField(
            model_name="sealcheck",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="awards.tallyrun",
                verbose_name="lần tổng hợp",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "running", "holds", "broken", "failed"])),
                name="seal_check_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sealcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("waiting", "running"))),
                fields=("run",),
                name="seal_check_one_under_way",
                violation_error_message="Lần tổng hợp này đang được đối chiếu.",
            ),
        ),
        migrations.RunSQL(FREEZE, THAW),
    ]
