from django.db import migrations

FROZEN = """
DROP TRIGGER prizes_prizeline_paid ON prizes_prizeline;
CREATE TRIGGER prizes_prizeline_paid BEFORE UPDATE ON prizes_prizeline FOR EACH ROW WHEN (
  OLD.state IN ('paid', 'to_recover', 'recovered')
  AND NOT (OLD.state = 'paid' AND NEW.state = 'due' AND NEW.paid_on IS NULL AND NEW.paid_by_id IS NULL
    AND (NEW.line_id, NEW.prize_list_id, NEW.amount, {deducted_new}NEW.multiple, NEW.factor, NEW.salary)
      IS NOT DISTINCT FROM
      (OLD.line_id, OLD.prize_list_id, OLD.amount, {deducted_old}OLD.multiple, OLD.factor, OLD.salary))
  AND (
    NEW.state NOT IN ('paid', 'to_recover', 'recovered')
    OR (OLD.state = 'recovered' AND NEW.state <> 'recovered')
    OR (NEW.line_id, NEW.prize_list_id, NEW.amount, {deducted_new}NEW.multiple, NEW.factor, NEW.salary, NEW.paid_on,
        NEW.paid_by_id)
      IS DISTINCT FROM
      (OLD.line_id, OLD.prize_list_id, OLD.amount, {deducted_old}OLD.multiple, OLD.factor, OLD.salary, OLD.paid_on,
        OLD.paid_by_id)
  )
) EXECUTE FUNCTION refuse_paid_prize();
"""


class Migration(migrations.Migration):
    """What was deducted of a prize stays as the rest once it is paid."""

    dependencies = [("prizes", "0008_deducted")]
    operations = [
        migrations.RunSQL(
            FROZEN.format(deducted_new="NEW.deducted, ", deducted_old="OLD.deducted, "),
            FROZEN.format(deducted_new="", deducted_old=""),
        )
    ]
