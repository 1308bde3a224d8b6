from django.db import migrations

CREATE = """
CREATE FUNCTION check_author_shares(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE total integer;
BEGIN
  IF EXISTS (SELECT 1 FROM contributions_initiative WHERE id = wanted AND state <> 'draft') THEN
    SELECT coalesce(sum(share_percent), 0) INTO total
      FROM contributions_initiativeauthor WHERE initiative_id = wanted;
    IF total <> 100 THEN
      RAISE EXCEPTION 'Tổng tỷ lệ đóng góp của các tác giả là %%, phải bằng 100.', total
        USING ERRCODE = 'check_violation', CONSTRAINT = 'initiative_shares_sum_to_100';
    END IF;
  END IF;
END $$;

CREATE FUNCTION author_shares_of_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_author_shares(coalesce(NEW.initiative_id, OLD.initiative_id));
  RETURN NULL;
END $$;

CREATE FUNCTION author_shares_of_initiative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_author_shares(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER initiative_author_shares
  AFTER INSERT OR UPDATE OR DELETE ON contributions_initiativeauthor
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION author_shares_of_author();

CREATE CONSTRAINT TRIGGER initiative_state_shares
  AFTER INSERT OR UPDATE OF state ON contributions_initiative
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION author_shares_of_initiative();
"""

DROP = """
DROP TRIGGER initiative_state_shares ON contributions_initiative;
DROP TRIGGER initiative_author_shares ON contributions_initiativeauthor;
DROP FUNCTION author_shares_of_initiative();
DROP FUNCTION author_shares_of_author();
DROP FUNCTION check_author_shares(bigint);
"""


class Migration(migrations.Migration):
    """Shares of an initiative that left the draft sum to 100, checked when the transaction ends."""

    dependencies = [("contributions", "0001_initial")]
    operations = [migrations.RunSQL(CREATE.replace("%%", "%"), DROP)]
