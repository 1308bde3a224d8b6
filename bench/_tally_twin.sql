WITH run AS (
  SELECT * FROM awards_tallyrun WHERE id = %(run)s
), deciding AS (
  SELECT award_id, min(level) AS level FROM catalogue_road WHERE kind = 'decide' GROUP BY award_id HAVING count(*) = 1
), rating AS (
  SELECT subject_kind, coalesce(member_id, collective_id, subject_unit_id) AS subject,
    jsonb_object_agg(year, rating) AS by_year
  FROM people_rating GROUP BY 1, 2
), measure AS (
  SELECT subject_kind, coalesce(member_id, collective_id, subject_unit_id) AS subject, level, from_date, to_date, decision_no,
    array_position(ARRAY['reprimand', 'warning', 'dismissal_from_post', 'dismissal'], level::text) AS grade,
    from_date <= run.period_to AND to_date >= run.period_from AS counts
  FROM people_discipline CROSS JOIN run WHERE level <> 'open_case'
), discipline AS (
  SELECT subject_kind, subject,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object('level', level, 'from', from_date, 'to', to_date,
      'ref', nullif(decision_no, ''))) ORDER BY from_date, grade) AS items,
    bool_or(counts) AS counts,
    jsonb_agg(DISTINCT decision_no COLLATE "C") FILTER (WHERE counts AND decision_no <> '') AS evidence
  FROM measure GROUP BY 1, 2
), open_case AS (
  SELECT DISTINCT subject_kind, coalesce(member_id, collective_id, subject_unit_id) AS subject
  FROM people_discipline CROSS JOIN run
  WHERE level = 'open_case' AND from_date <= run.as_of AND (to_date IS NULL OR to_date >= run.as_of)
), history AS (
  SELECT honour.subject_kind, coalesce(honour.member_id, honour.collective_id, honour.subject_unit_id) AS subject,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object('award', award.code, 'year', honour.year,
      'scope', CASE WHEN award.scope = ANY(%(scopes)s) THEN award.scope END, 'level', coalesce(given_by.kind, deciding.level),
      'ref', nullif(honour.decision_no, '')))
      ORDER BY honour.year, award.code COLLATE "C", honour.decision_no COLLATE "C") AS items,
    bool_or(award.code = 'LDTT' AND honour.year BETWEEN %(year)s - 2 AND %(year)s) AS counts,
    jsonb_agg(DISTINCT honour.decision_no COLLATE "C") FILTER (
      WHERE award.code = 'LDTT' AND honour.year BETWEEN %(year)s - 2 AND %(year)s AND honour.decision_no <> '') AS evidence
  FROM awards_honour AS honour
  JOIN catalogue_awardtype AS award ON award.id = honour.award_id
  LEFT JOIN deciding ON deciding.award_id = honour.award_id
  LEFT JOIN campaigns_campaign AS given ON given.id = honour.campaign_id
  LEFT JOIN units_unit AS given_by ON given_by.id = given.unit_id
  GROUP BY 1, 2
), solution AS (
  SELECT 'individual' AS subject_kind, author.member_id AS subject, author.share_percent AS share, initiative.*
  FROM contributions_initiativeauthor AS author
  JOIN contributions_initiative AS initiative ON initiative.id = author.initiative_id
  UNION ALL
  SELECT 'unit', initiative.unit_id, NULL, initiative.* FROM contributions_initiative AS initiative
), judged_solution AS (
  SELECT *, state = ANY(%(confirmed)s) AS confirmed, extract(year FROM recognised_on)::int AS year,
    CASE
      WHEN extract(year FROM recognised_on) NOT BETWEEN %(year)s - 2 AND %(year)s OR share < 30 THEN false
      WHEN state <> ALL(%(confirmed)s) OR recognised_on IS NULL OR share IS NULL THEN NULL
      ELSE true
    END AS counts
  FROM solution WHERE recognised_level <> '' AND state <> 'not_recognised'
), initiative AS (
  SELECT subject_kind, subject,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'level', CASE WHEN confirmed THEN recognised_level END,
      'declared_level', CASE WHEN NOT confirmed THEN recognised_level END,
      'year', year, 'share', share, 'benefit', CASE WHEN confirmed THEN benefit_confirmed END,
      'research', kind = 'research', 'ref', code)) ORDER BY code COLLATE "C") AS items,
    count(*) FILTER (WHERE counts) AS counted, count(*) FILTER (WHERE counts IS NULL) AS unsure,
    count(*) FILTER (WHERE confirmed AND year = %(year)s) AS this_year,
    jsonb_agg(DISTINCT code COLLATE "C") FILTER (WHERE counts) AS evidence
  FROM judged_solution GROUP BY 1, 2
), put_up AS (
  SELECT entry.id AS entry_id, entry.award_id, award.code AS award, dossier.unit_id, proposer.code AS unit,
    coalesce(phase.number, 0) AS phase, entry.subject_kind, subject.id AS subject, subject.code AS subject_code,
    home.kind AS unit_kind, home.block, nullif(member.education, '') AS education, version.id AS version,
    version.number, (%(places)s::jsonb ->> award.code)::int AS places
  FROM run
  JOIN campaigns_dossier AS dossier ON dossier.campaign_id = run.campaign_id AND dossier.kind = 'registration'
    AND dossier.state = 'accepted'
  JOIN units_unit AS proposer ON proposer.id = dossier.unit_id
  LEFT JOIN campaigns_campaignphase AS phase ON phase.id = dossier.phase_id
  JOIN campaigns_entry AS entry ON entry.dossier_id = dossier.id
  JOIN catalogue_awardtype AS award ON award.id = entry.award_id
  JOIN awards_standardversion AS version ON version.award_id = award.id AND version.state = 'in_force'
  LEFT JOIN people_member AS member ON member.id = entry.member_id
  LEFT JOIN people_collective AS collective ON collective.id = entry.collective_id
  LEFT JOIN units_unit AS home ON home.id = coalesce(member.unit_id, collective.unit_id, entry.subject_unit_id)
  CROSS JOIN LATERAL (SELECT coalesce(member.id, collective.id, home.id) AS id,
    coalesce(member.code, collective.code, home.code) AS code) AS subject
  WHERE run.standards -> 'awards' ? award.code
), known AS (
  SELECT put_up.*, put_up.subject_kind = 'individual' AS is_person,
    coalesce(rating.by_year, '{}') AS by_year, coalesce(discipline.items, '[]') AS measures, discipline.counts AS punished,
    discipline.evidence AS punished_by, open_case.subject IS NOT NULL AS is_open,
    coalesce(history.items, '[]') AS honours, coalesce(history.counts, false) AS held, history.evidence AS held_by,
    CASE WHEN put_up.subject_kind IN ('individual', 'unit') THEN coalesce(initiative.items, '[]') END AS solutions,
    coalesce(initiative.counted, 0) AS counted, coalesce(initiative.unsure, 0) AS unsure,
    coalesce(initiative.this_year, 0) AS this_year, initiative.evidence AS counted_by
  FROM put_up
  LEFT JOIN rating USING (subject_kind, subject)
  LEFT JOIN discipline USING (subject_kind, subject)
  LEFT JOIN open_case USING (subject_kind, subject)
  LEFT JOIN history USING (subject_kind, subject)
  LEFT JOIN initiative USING (subject_kind, subject)
), verdict AS (
  SELECT known.*,
    'mm'
    || CASE WHEN is_open OR punished THEN 'n' ELSE 'm' END
    || CASE WHEN last.one IN ('completed', 'not_completed') OR last.other IN ('completed', 'not_completed') THEN 'n'
         WHEN last.one IS NULL OR last.other IS NULL THEN 'u' ELSE 'm' END
    || CASE WHEN solutions IS NULL THEN 'u' WHEN counted > 0 THEN 'm' WHEN unsure = 0 THEN 'n' ELSE 'u' END
    || CASE WHEN held THEN 'm' ELSE 'n' END
    || CASE WHEN NOT is_person OR education IS NULL THEN 'u' WHEN education = 'none' THEN 'n' ELSE 'm' END
    || CASE WHEN coalesce(block, '') = '' THEN 'u'
         WHEN block IN ('school', 'enterprise_private', 'commune', 'agency') THEN 'm' ELSE 'n' END AS verdicts,
    array_position(ARRAY['not_completed', 'completed', 'good', 'excellent'], by_year ->> %(year)s::text) AS this_rating
  FROM known
  CROSS JOIN LATERAL (SELECT CASE WHEN by_year ? %(year)s::text THEN %(year)s ELSE %(year)s - 1 END AS year) AS final
  CROSS JOIN LATERAL (
    SELECT by_year ->> final.year::text AS one, by_year ->> (final.year - 1)::text AS other
  ) AS last
), judged AS (
  SELECT verdict.*, position('n' IN verdicts) = 0 AND position('u' IN verdicts) = 0 AS eligible,
    jsonb_strip_nulls(jsonb_build_object('subject', subject_kind, 'block', nullif(block, ''),
      'registered', true, 'dossier_accepted', true, 'education', CASE WHEN is_person THEN education END,
      'rating', by_year, 'initiatives', solutions, 'history', honours, 'discipline', measures, 'open_case', is_open,
      'period', jsonb_build_object('from', run.period_from, 'to', run.period_to))) AS facts,
    CASE WHEN punished_by IS NULL AND counted_by IS NULL AND held_by IS NULL
      THEN jsonb_build_object('verdicts', verdicts)
      ELSE jsonb_build_object('verdicts', verdicts, 'evidence',
        jsonb_strip_nulls(jsonb_build_object('2', punished_by, '4', counted_by, '5', held_by))) END AS findings
  FROM verdict CROSS JOIN run
), ranked AS (
  SELECT judged.*, CASE WHEN eligible THEN ahead.rank END AS rank,
    eligible AND ahead.rank <= places AND ahead.rank + ahead.equals - 1 > places AS tied,
    CASE WHEN NOT eligible THEN CASE WHEN position('n' IN verdicts) > 0 THEN 'not_eligible' ELSE 'missing_data' END
      WHEN places IS NULL OR ahead.rank + ahead.equals - 1 <= places THEN 'recommended' ELSE 'below_line' END AS outcome
  FROM (
    SELECT judged.*, rank() OVER best AS place, count(*) OVER same AS among FROM judged
    WINDOW best AS (PARTITION BY award_id, eligible ORDER BY -this_rating NULLS LAST, -this_year),
      same AS (PARTITION BY award_id, eligible, this_rating, this_year)
  ) AS judged
  CROSS JOIN LATERAL (SELECT place AS rank, among AS equals) AS ahead
), numbered AS MATERIALIZED (
  SELECT nextval(pg_get_serial_sequence('awards_recommendation', 'id')) AS id, ranked.*,
    CASE WHEN eligible THEN jsonb_build_array((-this_rating)::text, (-this_year)::text) ELSE '[]' END AS standing,
    jsonb_build_array(award, subject_kind, subject_code, unit, phase::text, number::text) AS spot
  FROM ranked
), narrow AS (
  INSERT INTO awards_recommendation (id, run_id, entry_id, award_id, unit_id, outcome, outcome_order, eligible, rank,
    tie_at_line, stopped_by, rank_values, standard_version_id, state)
  SELECT id, %(run)s, entry_id, award_id, unit_id, outcome,
    array_position(ARRAY['recommended', 'below_line', 'not_eligible', 'missing_data'], outcome) - 1, eligible, rank,
    tied, CASE WHEN outcome = 'below_line' THEN %(whole)s::jsonb END, standing, version, 'proposed'
  FROM numbered
)
INSERT INTO awards_assessment (recommendation_id, place, facts, findings, digest)
SELECT id, spot, facts, findings,
  sha256(convert_to(concat_ws(E'\n', spot::text, facts::text, findings::text, standing::text), 'UTF8'))
FROM numbered
