from django.db import migrations

FILL = """
UPDATE units_unitplacement AS place SET kind = unit.kind, block = unit.block
FROM units_unit AS unit
WHERE unit.id = place.unit_id AND (place.kind, place.block) IS DISTINCT FROM (unit.kind, unit.block)
"""


class Migration(migrations.Migration):
    """No unit has changed its level or block by a dated decision yet: every place had those of today."""

    dependencies = [("units", "0008_places_keep_level_and_block")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
