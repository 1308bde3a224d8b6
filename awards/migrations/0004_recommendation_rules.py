import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

CREATE = """
CREATE FUNCTION check_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE put_up record;
BEGIN
  SELECT award_id, subject_kind || ':' || coalesce(member_id, collective_id, subject_unit_id) AS subject INTO put_up
    FROM campaigns_entry WHERE id = NEW.entry_id;
  IF put_up.award_id <> NEW.award_id THEN
    RAISE EXCEPTION 'Kết quả xét khen phải thuộc đúng hình thức khen của lượt đề nghị.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_award_of_entry';
  END IF;
  NEW.subject_key := coalesce(put_up.subject, '');
  RETURN NEW;
END $$;

CREATE TRIGGER recommendation_rules
  BEFORE INSERT OR UPDATE OF entry_id, award_id, subject_key
  ON awards_recommendation FOR EACH ROW EXECUTE FUNCTION check_recommendation();
"""

DROP = """
DROP TRIGGER recommendation_rules ON awards_recommendation;
DROP FUNCTION check_recommendation();
"""


class Migration(migrations.Migration):
    """A recommendation is about its entry's award and subject; only who meets the standard is approved."""

    dependencies = [("awards", "0003_ranking_under_lease"), ("campaigns", "0002_entry_rules")]

    operations = [
        migrations.AlterField(
            model_name="recommendation",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recommendations",
                to="awards.tallyrun",
                verbose_name="lần tổng hợp",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="subject_key",
            field=models.CharField(db_default="", editable=False, max_length=32),
        ),
        migrations.RunSQL(CREATE, DROP),
        AddConstraintNotValid(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "refused"]),
                    ("outcome__in", ["recommended", "below_line"]),
                    _connector="OR",
                ),
                name="recommendation_approved_eligible",
                violation_error_message="Chỉ phê duyệt được đối tượng đạt tiêu chuẩn.",
            ),
        ),
    ]
