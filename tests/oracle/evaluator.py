"""The slow, obvious evaluator: written from the sentences of the standards, on plain JSON, importing nothing of ours.

What is unknown is tried out: a condition is unknown exactly when some way of filling in the missing values meets it
and another does not.
"""

from decimal import Decimal
from itertools import product

RATINGS = ["not_completed", "completed", "good", "excellent"]
LEVELS = ["base", "upper", "province", "confederation", "national"]
MEASURES = ["reprimand", "warning", "dismissal_from_post", "dismissal"]

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


def _in_all_worlds(answers):
    answers = set(answers)
    if answers == {True}:
        return YES
    return NO if answers == {False} else MAYBE


def _flag(key):
    def judge(params, facts):
        return _in_all_worlds([True, False] if facts.get(key) is None else [facts[key]])

    return judge


def _subject_kind(params, facts):
    subject = facts.get("subject")
    worlds = ["individual", "collective", "unit", "household"] if subject is None else [subject]
    return _in_all_worlds(world in params["kinds"] for world in worlds)


def _score_at_least(params, facts):
    needed = Decimal(str(params["minimum"]))
    if facts.get("score") is None:
        return MAYBE
    return YES if Decimal(str(facts["score"])) >= needed else NO


def _year_of(facts):
    if facts.get("year") is not None:
        return facts["year"]
    end = (facts.get("period") or {}).get("to")
    return None if end is None else int(end[:4])


def _rating_at_least(params, facts):
    year, ratings = _year_of(facts), facts.get("rating")
    if year is None or ratings is None:
        return MAYBE
    if ratings.get(str(year)) is None and not params.get("year_itself", False):
        year -= 1
    # a year without a rating may turn out not to be rated at all, or to be excellent
    worlds = []
    for back in range(params.get("years", 1)):
        rating = ratings.get(str(year - back))
        worlds.append(["unrated", "excellent"] if rating is None else [rating])
    good_enough = RATINGS[RATINGS.index(params["rating"]) :]
    return _in_all_worlds(all(rating in good_enough for rating in world) for world in product(*worlds))


def _initiatives(params, facts):
    listed = facts.get("initiatives")
    if listed is None:
        return MAYBE
    chances = [_chances(params, item, _year_of(facts)) for item in listed]
    return _in_all_worlds(sum(world) >= params["count"] for world in product(*chances))


def _chances(params, item, last):
    """Whether the initiative counts, in every way of filling in what is unknown of it."""
    level_ok = _level(params["level"], item)
    years = params.get("years")
    if years is None:
        year_ok = {True}
    elif item.get("year") is None or last is None:
        year_ok = {True, False}
    else:
        year_ok = {item["year"] in [last - back for back in range(years)]}
    wanted_share = Decimal(str(params.get("min_share", 0)))
    share_ok = {True}
    if wanted_share > 0:
        share_ok = _tried(item.get("share"), lambda v: Decimal(str(v)) >= wanted_share)
    research_ok = {True}
    if params.get("research") is not None:
        research_ok = _tried(item.get("research"), lambda v: v == params["research"])
    return sorted({all(world) for world in product(level_ok, year_ok, share_ok, research_ok)})


def _level(wanted, item):
    """A level that is only declared may be confirmed, and then it is that one, or never be."""
    if item.get("level") is None and item.get("declared_level") is not None:
        return {False, LEVELS.index(item["declared_level"]) >= LEVELS.index(wanted)}
    return _tried(item.get("level"), lambda v: LEVELS.index(v) >= LEVELS.index(wanted))


def _tried(value, holds):
    return {True, False} if value is None else {holds(value)}


def _clean_record(params, facts):
    case_worlds = [True, False] if facts.get("open_case") is None else [facts["open_case"]]
    period = facts.get("period") or {}
    first, last = period.get("from"), period.get("to")
    measures = facts.get("discipline")
    if measures is None:
        stained_worlds = [[True], [False]]
    else:
        stained_worlds = product(*(_stains(params, item, first, last) for item in measures))
    return _in_all_worlds(not (case or any(stained)) for stained in list(stained_worlds) for case in case_worlds)


def _stains(params, item, first, last):
    """Whether the measure was in force in the period, for every day either may have begun and ended."""
    serious = _tried(item.get("level"), lambda v: MEASURES.index(v) >= MEASURES.index(params["level"]))
    known = [item.get("from"), item.get("to"), first, last]
    days = ["0001-01-01", *filter(None, known), "9999-12-31"]
    begins, ends, firsts, lasts = ([day] if day else days for day in known)
    overlaps = {
        begin <= until and end >= since
        for begin, end, since, until in product(begins, ends, firsts, lasts)
        if begin <= end and since <= until
    }
    return sorted({a and b for a in serious for b in overlaps})


CONDITIONS = {
    "registered": _flag("registered"),
    "dossier_accepted": _flag("dossier_accepted"),
    "subject_kind": _subject_kind,
    "score_at_least": _score_at_least,
    "rating_at_least": _rating_at_least,
    "initiatives": _initiatives,
    "clean_record": _clean_record,
}
