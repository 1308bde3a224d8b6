from django.db import migrations

REFUSAL = """RAISE EXCEPTION 'Tờ trình đã gửi không được sửa, thêm hay xoá. Hãy rút tờ trình rồi lập tờ trình khác.'
      USING ERRCODE = 'insufficient_privilege';"""
BOUND = """RAISE EXCEPTION 'Người, tập thể này đang nằm trong một tờ trình hoặc một quyết định khác.'
      USING ERRCODE = 'unique_violation';"""
FREEZE = f"""
CREATE FUNCTION refuse_sent_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {REFUSAL}
END $$;

CREATE FUNCTION check_sent_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving CONSTANT text[] := ARRAY['state', 'version', 'updated_at'];
BEGIN
  IF NEW.state = 'draft' OR OLD.state = 'withdrawn' OR (to_jsonb(OLD) - moving) IS DISTINCT FROM (to_jsonb(NEW) - moving)
  THEN
    {REFUSAL}
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER letter_sent_removed BEFORE DELETE ON decisions_submissionletter
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_sent_letter();
CREATE TRIGGER letter_sent_changed BEFORE UPDATE ON decisions_submissionletter
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION check_sent_letter();

CREATE FUNCTION check_lines_of_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for whoever sends the letter; the second statement sees what they wrote.
  PERFORM 1 FROM decisions_submissionletter WHERE id IN (SELECT letter_id FROM touched) ORDER BY id FOR KEY SHARE;
  IF EXISTS (SELECT FROM decisions_submissionletter WHERE state <> 'draft' AND id IN (SELECT letter_id FROM touched)) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION check_answers_of_sent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answers CONSTANT text[] := ARRAY['answer', 'decision_no', 'decided_on', 'decided_by', 'reason', 'file_id',
    'recorded_by_id', 'recorded_at', 'honour_id', 'gave_honour', 'is_live'];
BEGIN
  PERFORM 1 FROM decisions_submissionletter
    WHERE id IN (SELECT letter_id FROM before UNION SELECT letter_id FROM after) ORDER BY id FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM before FULL JOIN after USING (id)
      JOIN decisions_submissionletter AS letter ON letter.id IN (before.letter_id, after.letter_id)
    WHERE letter.state <> 'draft'
      AND (to_jsonb(before) - answers) IS DISTINCT FROM (to_jsonb(after) - answers)
  ) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER lines_of_sent_added AFTER INSERT ON decisions_submissionline
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_lines_of_sent();
CREATE TRIGGER lines_of_sent_removed AFTER DELETE ON decisions_submissionline
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_lines_of_sent();
CREATE TRIGGER lines_of_sent_changed AFTER UPDATE ON decisions_submissionline
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_answers_of_sent();
CREATE TRIGGER letter_table_sent BEFORE TRUNCATE ON decisions_submissionletter
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_sent_letter();
CREATE TRIGGER lines_table_sent BEFORE TRUNCATE ON decisions_submissionline
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_sent_letter();
"""
APART = f"""
CREATE FUNCTION check_bound_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever writes the other list waits here; the second statement sees what they wrote.
  PERFORM 1 FROM awards_recommendation WHERE id IN (SELECT recommendation_id FROM touched) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM touched
      JOIN decisions_decisionline AS decided ON decided.recommendation_id = touched.recommendation_id
      JOIN decisions_submissionline AS sent ON sent.recommendation_id = touched.recommendation_id AND sent.is_live
  ) THEN
    {BOUND}
  END IF;
  RETURN NULL;
END $$;
"""
APART_OF = """
CREATE TRIGGER {table}_bound_added AFTER INSERT ON {table}
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_bound_results();
CREATE TRIGGER {table}_bound_changed AFTER UPDATE ON {table}
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_bound_results();
"""
THAW = """
DROP FUNCTION check_bound_results() CASCADE;
DROP FUNCTION check_answers_of_sent() CASCADE;
DROP FUNCTION check_lines_of_sent() CASCADE;
DROP FUNCTION check_sent_letter() CASCADE;
DROP FUNCTION refuse_sent_letter() CASCADE;
"""


class Migration(migrations.Migration):
    """A letter that was sent keeps its words and its list; nobody in it stands in a decision, whoever asks."""

    dependencies = [("decisions", "0007_submission_letters")]
    operations = [
        migrations.RunSQL(
            FREEZE
            + APART
            + "".join(APART_OF.format(table=table) for table in ("decisions_decisionline", "decisions_submissionline")),
            THAW,
        )
    ]
