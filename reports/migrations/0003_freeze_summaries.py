from django.db import migrations

from common.frozen import freeze

REFUSAL = """RAISE EXCEPTION 'Báo cáo đã chốt số liệu không được sửa hay xoá. Hãy rút báo cáo rồi soạn lại.'
      USING ERRCODE = 'insufficient_privilege';"""
KEEP = f"""
CREATE FUNCTION refuse_frozen_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {REFUSAL}
END $$;

CREATE FUNCTION check_draft_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'published'
    OR (NEW.state = 'frozen' AND NOT EXISTS (SELECT FROM reports_summaryfigures WHERE summary_id = NEW.id))
  THEN
    {REFUSAL}
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION check_frozen_summary() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'version', 'updated_at'];
BEGIN
  IF OLD.state = 'frozen' AND NEW.state = 'published' THEN
    moving := moving || ARRAY['number', 'signed_on', 'upper_line', 'unit_line', 'recipients', 'published_by_id',
      'published_at'];
  END IF;
  IF OLD.state = 'withdrawn' OR NEW.state = 'draft' OR (OLD.state = 'published' AND NEW.state = 'frozen')
    OR (to_jsonb(OLD) - moving) IS DISTINCT FROM (to_jsonb(NEW) - moving)
  THEN
    {REFUSAL}
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION check_campaigns_of_summary() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  summaries bigint[];
  states text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    summaries := ARRAY[NEW.summary_id];
  ELSIF TG_OP = 'DELETE' THEN
    summaries := ARRAY[OLD.summary_id];
  ELSE
    summaries := ARRAY[OLD.summary_id, NEW.summary_id];
  END IF;
  -- Waits for whoever freezes the figures.
  SELECT array_agg(held.state) INTO states
    FROM (SELECT state FROM reports_campaignsummary WHERE id = ANY (summaries) FOR SHARE) AS held;
  IF states && ARRAY['frozen', 'published', 'withdrawn']::text[] THEN
    {REFUSAL}
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER summary_frozen_removed BEFORE DELETE ON reports_campaignsummary
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_frozen_summary();
CREATE TRIGGER summary_frozen_changed BEFORE UPDATE ON reports_campaignsummary
  FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION check_frozen_summary();
CREATE TRIGGER summary_draft_moved BEFORE UPDATE ON reports_campaignsummary
  FOR EACH ROW WHEN (OLD.state = 'draft') EXECUTE FUNCTION check_draft_summary();
CREATE TRIGGER summary_table_frozen BEFORE TRUNCATE ON reports_campaignsummary
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_summary();
CREATE TRIGGER campaigns_of_summary_frozen BEFORE INSERT OR UPDATE OR DELETE ON reports_summarycampaign
  FOR EACH ROW EXECUTE FUNCTION check_campaigns_of_summary();
CREATE TRIGGER campaigns_of_summary_table_frozen BEFORE TRUNCATE ON reports_summarycampaign
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_frozen_summary();
"""
THAW = """
DROP FUNCTION check_campaigns_of_summary() CASCADE;
DROP FUNCTION check_frozen_summary() CASCADE;
DROP FUNCTION check_draft_summary() CASCADE;
DROP FUNCTION refuse_frozen_summary() CASCADE;
"""


class Migration(migrations.Migration):
    """Figures of a summary are written once; from then on its texts and its campaigns never change, whoever asks."""

    dependencies = [("reports", "0002_summaries"), ("common", "0002_initial")]
    operations = [freeze("reports_summaryfigures"), migrations.RunSQL(KEEP, THAW)]
