from django.db import migrations

FREEZE = """
CREATE FUNCTION refuse_paid_prize() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Tiền thưởng đã chi không được tính lại, sửa hay xoá.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER prizes_prizeline_paid BEFORE UPDATE ON prizes_prizeline FOR EACH ROW WHEN (
  OLD.state IN ('paid', 'to_recover', 'recovered') AND (
    NEW.state NOT IN ('paid', 'to_recover', 'recovered')
    OR (OLD.state = 'recovered' AND NEW.state <> 'recovered')
    OR (NEW.line_id, NEW.prize_list_id, NEW.amount, NEW.multiple, NEW.factor, NEW.salary, NEW.paid_on, NEW.paid_by_id)
      IS DISTINCT FROM
      (OLD.line_id, OLD.prize_list_id, OLD.amount, OLD.multiple, OLD.factor, OLD.salary, OLD.paid_on, OLD.paid_by_id)
  )
) EXECUTE FUNCTION refuse_paid_prize();

CREATE TRIGGER prizes_prizeline_kept BEFORE DELETE ON prizes_prizeline FOR EACH ROW
  WHEN (OLD.state IN ('paid', 'to_recover', 'recovered')) EXECUTE FUNCTION refuse_paid_prize();

CREATE TRIGGER prizes_prizeline_table_kept BEFORE TRUNCATE ON prizes_prizeline
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_paid_prize();
"""
THAW = "DROP FUNCTION refuse_paid_prize() CASCADE"


class Migration(migrations.Migration):
    """A prize that was paid is never computed again, nor does it go."""

    dependencies = [("prizes", "0003_prize_lists")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
