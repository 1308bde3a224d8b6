from django.db import migrations

REFUSAL = """RAISE EXCEPTION 'Quyết định đã ban hành không được sửa, thêm hay xoá. Hãy lập quyết định đính chính, thu hồi hoặc thay thế.'
      USING ERRCODE = 'insufficient_privilege';"""
FREEZE = f"""
CREATE FUNCTION refuse_issued_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {REFUSAL}
END $$;

CREATE TRIGGER decision_issued BEFORE UPDATE OR DELETE ON decisions_decision
  FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION refuse_issued_decision();

CREATE FUNCTION check_issued_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for whoever issues the decision; the second statement sees what they wrote.
  PERFORM 1 FROM decisions_decision WHERE id IN (SELECT decision_id FROM touched) ORDER BY id FOR KEY SHARE;
  IF EXISTS (SELECT FROM decisions_decision WHERE state = 'issued' AND id IN (SELECT decision_id FROM touched)) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION check_issued_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM decisions_decision
    WHERE id IN (SELECT decision_id FROM before UNION SELECT decision_id FROM after) ORDER BY id FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM decisions_decision WHERE state = 'issued'
      AND id IN (SELECT decision_id FROM before UNION SELECT decision_id FROM after)
  ) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;
"""
OF_TABLE = """
CREATE TRIGGER {table}_issued_added AFTER INSERT ON {table}
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_issued_decision();
CREATE TRIGGER {table}_issued_removed AFTER DELETE ON {table}
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_issued_decision();
CREATE TRIGGER {table}_issued_changed AFTER UPDATE ON {table}
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_issued_change();
"""
UNTRUNCATED = """
CREATE TRIGGER {table}_table_issued BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_issued_decision();
"""
PARTS = ("decisions_decisionbasis", "decisions_decisionline")
THAW = """
DROP FUNCTION check_issued_change() CASCADE;
DROP FUNCTION check_issued_decision() CASCADE;
DROP FUNCTION refuse_issued_decision() CASCADE;
"""


class Migration(migrations.Migration):
    """Nothing of a decision that was issued changes, whoever asks."""

    dependencies = [("decisions", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FREEZE
            + "".join(OF_TABLE.format(table=table) for table in PARTS)
            + "".join(UNTRUNCATED.format(table=table) for table in ("decisions_decision", *PARTS)),
            THAW,
        )
    ]
