"""A loaded database made into one campaign with so many entries to tally, eight conditions on each."""

import os

import psycopg2
from psycopg2.extras import Json

from bench._database import analyze, use_loaded_database
from bench._speech import say

REGISTERED_PERCENT = 60
"""How many of a load's entries are registrations: they are what is tallied here."""

TREE = {
    "all_of": [
        {"condition": "registered"},
        {"condition": "clean_record", "params": {"level": "reprimand"}},
        {"condition": "rating_at_least", "params": {"rating": "good", "years": 2}},
        {"condition": "initiatives", "params": {"count": 1, "level": "base", "years": 3, "min_share": 30}},
        {"condition": "prior_awards", "params": {"awards": ["LDTT"], "count": 1, "years": 3}},
        {"condition": "education", "params": {"education_from": "vocational"}},
        {"condition": "block", "params": {"blocks": ["school", "enterprise_private", "commune", "agency"]}},
    ]
}
"""Seven conditions beside the campaign's own, that the dossier was accepted."""

RANK_BY = [{"key": "rating", "direction": "desc"}, {"key": "initiatives", "direction": "desc"}]
CLEAR = """
TRUNCATE awards_assessment, awards_recommendation, awards_setaside, awards_shard, awards_sealcheck, awards_tallyrun
CASCADE
"""
ONE_CAMPAIGN = """
SET session_replication_role = replica;
UPDATE campaigns_dossier SET state = 'accepted', campaign_id = (SELECT min(id) FROM campaigns_campaign)
WHERE kind = 'registration';
UPDATE campaigns_dossier AS dossier SET phase_id = phase.id
FROM campaigns_campaignphase AS here JOIN campaigns_campaignphase AS phase
  ON phase.number = here.number AND phase.campaign_id = (SELECT min(id) FROM campaigns_campaign)
WHERE here.id = dossier.phase_id AND dossier.kind = 'registration';
UPDATE campaigns_campaign SET needs_proposal = false, registration_closed_at = now();
UPDATE campaigns_campaignaward SET quota = greatest(1, %(entries)s / 40), quota_per_unit = NULL;
DELETE FROM awards_standardversion WHERE source <> 'bench';
DELETE FROM catalogue_road WHERE level = 'provincial'
  AND award_id IN (SELECT award_id FROM campaigns_campaignaward);
INSERT INTO catalogue_road (award_id, level, kind, unverified)
SELECT DISTINCT award_id, 'provincial', 'decide', false FROM campaigns_campaignaward;
INSERT INTO awards_standardversion
  (award_id, number, subject_kinds, state, valid_from, tree, rank_by, council_text, legal_basis, source, unverified)
SELECT DISTINCT award_id, 99, '{}'::varchar[], 'in_force', DATE '2020-01-01', %(tree)s::jsonb, %(rank_by)s::jsonb,
  '', '', 'bench', false
FROM campaigns_campaignaward
WHERE NOT EXISTS (SELECT FROM awards_standardversion WHERE source = 'bench');
"""


def use_tally_database(entries: int) -> None:
    """Django is set up on a database of which one run considers about ``entries`` entries."""
    use_loaded_database(entries * 100 // REGISTERED_PERCENT)
    say("Đang gom lượt đăng ký về một phong trào…")
    as_owner(CLEAR)
    as_owner(ONE_CAMPAIGN, {"entries": entries, "tree": Json(TREE), "rank_by": Json(RANK_BY)})
    as_owner("VACUUM ANALYZE")


def clear_runs() -> None:
    """No run is left, nor what one would leave behind in the tables."""
    as_owner(CLEAR)
    analyze()


def as_owner(statement: str, terms: dict | None = None) -> None:
    """The statement has run as the owner, outside any transaction when it is alone."""
    owner = psycopg2.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute(statement, terms)
    owner.close()
