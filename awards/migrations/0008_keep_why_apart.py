import django.db.models.deletion
from django.db import migrations, models

KEEP = """
WITH RECURSIVE finding AS (
  SELECT recommendation.id, ARRAY[item.position] AS place, item.value
  FROM awards_recommendation AS recommendation
  CROSS JOIN LATERAL jsonb_array_elements(recommendation.findings) WITH ORDINALITY AS item(value, position)
  WHERE item.value ->> 'condition' <> 'quota'
  UNION ALL
  SELECT finding.id, finding.place || part.position, part.value
  FROM finding
  CROSS JOIN LATERAL jsonb_array_elements(finding.value -> 'children') WITH ORDINALITY AS part(value, position)
), placed AS (
  SELECT id, value, row_number() OVER (PARTITION BY id ORDER BY place) - 1 AS place FROM finding
), kept AS (
  SELECT id,
    string_agg(CASE value ->> 'verdict' WHEN 'met' THEN 'm' WHEN 'not_met' THEN 'n' ELSE 'u' END, '' ORDER BY place)
      AS verdicts,
    jsonb_object_agg(place, value -> 'evidence') FILTER (WHERE value ? 'evidence') AS evidence
  FROM placed GROUP BY id
)
INSERT INTO awards_assessment (recommendation_id, place, facts, findings, digest)
SELECT recommendation.id,
  jsonb_build_array(award.code, entry.subject_kind, coalesce(member.code, collective.code, subject_unit.code),
    proposer.code, coalesce(phase.number, 0)::text, coalesce(version.number, 0)::text),
  recommendation.facts,
  jsonb_strip_nulls(jsonb_build_object('verdicts', coalesce(kept.verdicts, ''), 'evidence', kept.evidence)),
  ''
FROM awards_recommendation AS recommendation
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
JOIN campaigns_entry AS entry ON entry.id = recommendation.entry_id
JOIN campaigns_dossier AS dossier ON dossier.id = entry.dossier_id
JOIN units_unit AS proposer ON proposer.id = dossier.unit_id
LEFT JOIN campaigns_campaignphase AS phase ON phase.id = dossier.phase_id
LEFT JOIN people_member AS member ON member.id = entry.member_id
LEFT JOIN people_collective AS collective ON collective.id = entry.collective_id
LEFT JOIN units_unit AS subject_unit ON subject_unit.id = entry.subject_unit_id
LEFT JOIN awards_standardversion AS version ON version.id = recommendation.standard_version_id
LEFT JOIN kept ON kept.id = recommendation.id;

UPDATE awards_recommendation AS recommendation
SET stopped_by = CASE
  WHEN run.quotas -> award.code ? 'overall' AND NOT run.quotas -> award.code ? 'scopes' THEN '["overall", "all", ""]'::jsonb
  ELSE jsonb_build_array('unit', unit.code, '') END
FROM awards_tallyrun AS run, catalogue_awardtype AS award, units_unit AS unit
WHERE run.id = recommendation.run_id AND award.id = recommendation.award_id AND unit.id = recommendation.unit_id
  AND recommendation.outcome = 'below_line';
"""


class Migration(migrations.Migration):
    """Why a result is what it is stands apart from the row people list and decide on.

    Of a result of before, the quota that stopped it is the unit's own where there was one: which of several it was
    stood in a sentence only.
    """

    dependencies = [("awards", "0007_waiting_index")]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "recommendation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="assessment",
                        serialize=False,
                        to="awards.recommendation",
                        verbose_name="đề nghị khen",
                    ),
                ),
                ("place", models.JSONField(verbose_name="vị trí trong mã kiểm chứng")),
                ("facts", models.JSONField(verbose_name="số liệu đã dùng")),
                ("findings", models.JSONField(verbose_name="căn cứ từng điều kiện")),
                ("digest", models.BinaryField(verbose_name="mã băm")),
            ],
            options={"verbose_name": "căn cứ xét khen", "verbose_name_plural": "căn cứ xét khen"},
        ),
        migrations.AddField(
            model_name="recommendation",
            name="stopped_by",
            field=models.JSONField(blank=True, null=True, verbose_name="chỉ tiêu đã hết"),
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="has_digests",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(
            "ALTER TABLE awards_recommendation DROP COLUMN IF EXISTS nearest_gap", migrations.RunSQL.noop
        ),
        migrations.RemoveField(model_name="recommendation", name="facts"),
        migrations.RemoveField(model_name="recommendation", name="findings"),
    ]
