"""The slow, obvious evaluator: written from the sentences of the standards, on plain JSON, importing nothing of ours.

What is unknown is tried out: a condition is unknown exactly when some way of filling in the missing values meets it
and another does not.
"""

from tests.oracle import collectives, entries, held, results, solutions, traits

YES, NO, MAYBE = "met", "not_met", "unknown"


def evaluate(tree, facts):
    """The verdict of a tree, by the three-valued tables written out."""
    if "all_of" in tree:
        parts = [evaluate(part, facts) for part in tree["all_of"]]
        if NO in parts:
            return NO
        return MAYBE if MAYBE in parts else YES
    if "any_of" in tree:
        parts = [evaluate(part, facts) for part in tree["any_of"]]
        if YES in parts:
            return YES
        return MAYBE if MAYBE in parts else NO
    return CONDITIONS[tree["condition"]](tree.get("params", {}), facts)


def outcome(tree, facts):
    return {YES: "eligible", NO: "not_eligible", MAYBE: "missing_data"}[evaluate(tree, facts)]


CONDITIONS = {
    "registered": entries.registered,
    "registered_in_time": entries.registered_in_time,
    "dossier_accepted": entries.dossier_accepted,
    "subject_kind": entries.subject_kind,
    "clean_record": entries.clean_record,
    "comprehensive_xor_thematic": entries.comprehensive_xor_thematic,
    "achievement_not_rewarded": entries.achievement_not_rewarded,
    "unit_kind": traits.unit_kind,
    "block": traits.block,
    "direct_worker": traits.direct_worker,
    "leader": traits.leader,
    "gender": traits.gender,
    "education": traits.education,
    "service_years": traits.service_years,
    "months_since_founding": traits.months_since_founding,
    "absence": traits.absence,
    "score_at_least": results.score_at_least,
    "score_band": results.score_band,
    "each_criterion_at_least": results.each_criterion_at_least,
    "target_reached": results.target_reached,
    "rating_at_least": results.rating_at_least,
    "council_vote": results.council_vote,
    "initiatives": solutions.initiatives,
    "benefit": solutions.benefit,
    "works": solutions.works,
    "contest_prize": solutions.contest_prize,
    "prior_awards": held.prior_awards,
    "not_held_before": held.not_held_before,
    "collective_share": collectives.collective_share,
    "collective_count": collectives.collective_count,
}
