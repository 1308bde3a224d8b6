from django.db import migrations

REFUSAL = """RAISE EXCEPTION 'Phiên họp đã kết thúc nên không sửa, thêm hay xoá được.'
      USING ERRCODE = 'insufficient_privilege';"""
REFUSE = f"""
CREATE FUNCTION refuse_closed_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {REFUSAL}
END $$;

CREATE TRIGGER council_session_closed BEFORE UPDATE OR DELETE ON councils_councilsession
  FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION refuse_closed_session();
"""
CHECK = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for whoever closes the session; the second statement sees what they wrote.
  PERFORM 1 FROM councils_councilsession WHERE id IN ({touched}) ORDER BY id FOR KEY SHARE;
  IF EXISTS (SELECT FROM councils_councilsession WHERE state = 'closed' AND id IN ({touched})) THEN
    {refusal}
  END IF;
  RETURN NULL;
END $$;
"""
OF_TABLE = """
CREATE TRIGGER {table}_closed_added AFTER INSERT ON {table}
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_{way}_touched();
CREATE TRIGGER {table}_closed_removed AFTER DELETE ON {table}
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_{way}_touched();
CREATE TRIGGER {table}_closed_changed AFTER UPDATE ON {table}
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_{way}_changed();
"""
UNTRUNCATED = """
CREATE TRIGGER {table}_table_closed BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_session();
"""
WAYS = {
    "of_session": "SELECT session_id FROM {rows}",
    "of_session_item": "SELECT session_id FROM councils_agendaitem WHERE id IN (SELECT item_id FROM {rows})",
}
"""How a row leads to its session: by itself, or through what was voted on."""
TABLES = {
    "councils_attendance": "of_session",
    "councils_agendaitem": "of_session",
    "councils_bar": "of_session_item",
    "councils_papercount": "of_session_item",
}


def checks() -> str:
    """The functions that refuse what was added, removed or changed under a closed session, by each way to it."""
    made = []
    for way, asked in WAYS.items():
        touched = asked.format(rows="touched")
        changed = f"{asked.format(rows='before')} UNION {asked.format(rows='after')}"
        for function, rows in ((f"check_{way}_touched", touched), (f"check_{way}_changed", changed)):
            made.append(CHECK.format(function=function, touched=rows, refusal=REFUSAL))
    return "".join(made)


FREEZE = (
    REFUSE
    + checks()
    + "".join(OF_TABLE.format(table=table, way=way) for table, way in TABLES.items())
    + "".join(UNTRUNCATED.format(table=table) for table in ("councils_councilsession", *TABLES))
)
THAW = "".join(
    f"DROP FUNCTION {function}() CASCADE;"
    for function in (
        *(f"check_{way}_{what}" for way in WAYS for what in ("touched", "changed")),
        "refuse_closed_session",
    )
)


class Migration(migrations.Migration):
    """Nothing of a session that is over changes, whoever asks: who was there, who was barred, what was voted on."""

    dependencies = [("councils", "0007_validate_what_a_session_was")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
