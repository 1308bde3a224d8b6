from django.db import migrations

PAID_BEFORE = """
DROP TRIGGER prizes_prizeline_paid ON prizes_prizeline;
CREATE TRIGGER prizes_prizeline_paid BEFORE UPDATE ON prizes_prizeline FOR EACH ROW WHEN (
  OLD.state IN ('paid', 'to_recover', 'recovered') AND (
    NEW.state NOT IN ('paid', 'to_recover', 'recovered')
    OR (OLD.state = 'recovered' AND NEW.state <> 'recovered')
    OR (NEW.line_id, NEW.prize_list_id, NEW.amount, NEW.multiple, NEW.factor, NEW.salary, NEW.paid_on, NEW.paid_by_id)
      IS DISTINCT FROM
      (OLD.line_id, OLD.prize_list_id, OLD.amount, OLD.multiple, OLD.factor, OLD.salary, OLD.paid_on, OLD.paid_by_id)
  )
) EXECUTE FUNCTION refuse_paid_prize();
DROP FUNCTION check_payment_taken_back();
"""
TAKEN_BACK = """
CREATE FUNCTION check_payment_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever closes the list waits for this lock, or has closed it before.
  PERFORM 1 FROM prizes_prizelist WHERE id = OLD.prize_list_id AND closed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Danh sách chi đã chốt, không bỏ ghi chi được.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER prizes_prizeline_paid ON prizes_prizeline;
CREATE TRIGGER prizes_prizeline_paid BEFORE UPDATE ON prizes_prizeline FOR EACH ROW WHEN (
  OLD.state IN ('paid', 'to_recover', 'recovered')
  AND NOT (OLD.state = 'paid' AND NEW.state = 'due' AND NEW.paid_on IS NULL AND NEW.paid_by_id IS NULL
    AND (NEW.line_id, NEW.prize_list_id, NEW.amount, NEW.multiple, NEW.factor, NEW.salary)
      IS NOT DISTINCT FROM (OLD.line_id, OLD.prize_list_id, OLD.amount, OLD.multiple, OLD.factor, OLD.salary))
  AND (
    NEW.state NOT IN ('paid', 'to_recover', 'recovered')
    OR (OLD.state = 'recovered' AND NEW.state <> 'recovered')
    OR (NEW.line_id, NEW.prize_list_id, NEW.amount, NEW.multiple, NEW.factor, NEW.salary, NEW.paid_on, NEW.paid_by_id)
      IS DISTINCT FROM
      (OLD.line_id, OLD.prize_list_id, OLD.amount, OLD.multiple, OLD.factor, OLD.salary, OLD.paid_on, OLD.paid_by_id)
  )
) EXECUTE FUNCTION refuse_paid_prize();

CREATE TRIGGER prizes_prizeline_taken_back BEFORE UPDATE ON prizes_prizeline FOR EACH ROW
  WHEN (OLD.state = 'paid' AND NEW.state = 'due') EXECUTE FUNCTION check_payment_taken_back();
"""


class Migration(migrations.Migration):
    """While its list is open a payment noted by mistake may be taken back, at the amount it had."""

    dependencies = [("prizes", "0006_validate_closed_lists")]
    operations = [
        migrations.RunSQL(TAKEN_BACK, "DROP TRIGGER prizes_prizeline_taken_back ON prizes_prizeline;" + PAID_BEFORE)
    ]
