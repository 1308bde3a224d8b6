import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

CREATE = """
CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text;
BEGIN
  SELECT outcome INTO said FROM awards_override WHERE recommendation_id = NEW.id;
  IF coalesce(said, NEW.outcome) NOT IN ('recommended', 'below_line') THEN
    RAISE EXCEPTION 'Chỉ phê duyệt được đối tượng đạt tiêu chuẩn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_approved_eligible';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER recommendation_approved_eligible
  BEFORE INSERT OR UPDATE OF state, outcome ON awards_recommendation
  FOR EACH ROW WHEN (NEW.state NOT IN ('proposed', 'refused')) EXECUTE FUNCTION check_approval();

CREATE FUNCTION check_override() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.recommendation_id ELSE OLD.recommendation_id END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.recommendation_id <> OLD.recommendation_id THEN
    RAISE EXCEPTION 'Kết quả do người xét không chuyển sang đối tượng khác.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'override_stays';
  END IF;
  IF EXISTS (
    SELECT FROM awards_recommendation AS result JOIN awards_tallyrun AS run ON run.id = result.run_id
    WHERE result.id = about AND (run.state = 'sealed' OR result.state <> 'proposed')
  ) THEN
    RAISE EXCEPTION 'Kết quả đã quyết định hoặc đã niêm phong nên không đổi được.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'override_before_decision';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER override_rules BEFORE INSERT OR UPDATE OR DELETE ON awards_override
  FOR EACH ROW EXECUTE FUNCTION check_override();
"""

DROP = """
DROP TRIGGER override_rules ON awards_override;
DROP FUNCTION check_override();
DROP TRIGGER recommendation_approved_eligible ON awards_recommendation;
DROP FUNCTION check_approval();
"""


class Migration(migrations.Migration):
    """A person may say otherwise than the machine; approved is only whom one of the two recommends."""

    dependencies = [
        ("awards", "0007_waiting_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True,
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="tạo lúc",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name="sửa lúc"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("recommended", "Đề nghị khen"), ("not_eligible", "Không đủ điều kiện")],
                        max_length=12,
                        verbose_name="kết quả",
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "recommendation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="override",
                        to="awards.recommendation",
                        verbose_name="đề nghị khen",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả do người xét",
                "verbose_name_plural": "kết quả do người xét",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ("recommended", "not_eligible"))),
                        name="override_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="override_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
        migrations.RemoveConstraint(model_name="recommendation", name="recommendation_approved_eligible"),
    ]
