from django.db import migrations

KEEP_SHEET = """
CREATE FUNCTION keep_score_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'updated_at'];
BEGIN
  IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.state NOT IN ('draft', 'in_force')
      OR (NEW.state = 'in_force' AND NEW.approved_by_id IS NULL AND NEW.drafted_by_id IS NOT NULL) THEN
      RAISE EXCEPTION 'Bản nháp bảng điểm chỉ có hiệu lực sau khi được người thứ hai duyệt.'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được xoá.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) <> ('in_force', 'superseded') THEN
    RAISE EXCEPTION 'Bảng điểm không quay lại trạng thái trước.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$
"""
KEEP_PART = """
CREATE FUNCTION keep_score_sheet_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sheets bigint[];
  states text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    sheets := ARRAY[NEW.sheet_id];
  ELSIF TG_OP = 'DELETE' THEN
    sheets := ARRAY[OLD.sheet_id];
  ELSE
    sheets := ARRAY[OLD.sheet_id, NEW.sheet_id];
  END IF;
  SELECT array_agg(held.state) INTO states
    FROM (SELECT state FROM scores_scoresheet WHERE id = ANY (sheets) FOR SHARE) AS held;
  IF states && ARRAY['in_force', 'superseded'] THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$
"""
PARTS = ("scores_sheetsection", "scores_criterion", "scores_knockout", "scores_band")


def kept(table: str, function: str, moves: str) -> list[migrations.RunSQL]:
    """Rows of ``table`` pass ``function`` before they change, and the table is not emptied."""
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_row_kept BEFORE {moves} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
            f"DROP TRIGGER {table}_row_kept ON {table}",
        ),
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_table_kept BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
            f"DROP TRIGGER {table}_table_kept ON {table}",
        ),
    ]


class Migration(migrations.Migration):
    """A sheet that is no draft any more never changes, nor do its parts; only its state moves on."""

    dependencies = [("scores", "0002_sheet_names_awards"), ("common", "0002_initial")]
    operations = [
        migrations.RunSQL(KEEP_SHEET, "DROP FUNCTION keep_score_sheet()"),
        migrations.RunSQL(KEEP_PART, "DROP FUNCTION keep_score_sheet_part()"),
        *kept("scores_scoresheet", "keep_score_sheet", "UPDATE OR DELETE"),
        *(step for table in PARTS for step in kept(table, "keep_score_sheet_part", "INSERT OR UPDATE OR DELETE")),
    ]
