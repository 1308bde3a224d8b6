from django.db import migrations

RENUMBER = """
DO $$
DECLARE
  later record;
BEGIN
  LOOP
    SELECT step.* INTO later
    FROM decisions_approvalstep AS step
    WHERE EXISTS (
      SELECT FROM decisions_approvalstep AS other
      WHERE other.unit_id = step.unit_id AND other.level = step.level
        AND other.award_id IS NOT DISTINCT FROM step.award_id AND other.order_no = step.order_no
        AND (other.valid_from, other.id) < (step.valid_from, step.id)
        AND daterange(other.valid_from, other.valid_to, '[]') && daterange(step.valid_from, step.valid_to, '[]'))
    ORDER BY step.valid_from, step.id
    LIMIT 1;
    EXIT WHEN NOT FOUND;
    UPDATE decisions_approvalstep SET order_no = (
      SELECT max(all_of.order_no) + 1 FROM decisions_approvalstep AS all_of
      WHERE all_of.unit_id = later.unit_id AND all_of.level = later.level
        AND all_of.award_id IS NOT DISTINCT FROM later.award_id)
    WHERE id = later.id;
  END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    """Of steps with one number on the same day the later one comes after all others: every step is still asked."""

    dependencies = [("decisions", "0015_validate_amended_plaques")]
    operations = [migrations.RunSQL(RENUMBER, migrations.RunSQL.noop)]
