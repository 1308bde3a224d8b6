"""Initiatives, what they are worth, works, and prizes of contests."""

from itertools import product

from tests.oracle.worlds import MAYBE, every, in_all_worlds, number, tried, year_of

LEVELS = ["base", "upper", "province", "confederation", "national"]
TRAINING = ["none", "vocational", "college", "university", "postgraduate"]
LONG_AGO, A_FORTUNE = 1900, 10**18


def initiatives(params, facts):
    listed = facts.get("initiatives")
    if listed is None:
        return MAYBE
    chances = [sorted(_counts(params, item, year_of(facts))) for item in listed]
    return in_all_worlds(sum(world) >= params["count"] for world in product(*chances))


def _counts(params, item, last):
    """Whether the initiative counts, in every way of filling in what is unknown of it."""
    years = params.get("years")
    if years is None:
        year_ok = {True}
    elif item.get("year") is None or last is None:
        year_ok = {True, False}
    else:
        year_ok = {item["year"] in [last - back for back in range(years)]}
    research_ok = {True}
    if params.get("research") is not None:
        research_ok = tried(item.get("research"), lambda v: v == params["research"])
    unused = {True}
    if params.get("reuse") == "strict":
        unused = tried(item.get("used_for"), lambda codes: not set(codes) - set(params.get("reuse_allowed", [])))
    return every(_recognised(params["level"], item), year_ok, _shared(params, item), research_ok, unused)


def _recognised(level, item):
    """A level is a level once it is confirmed; one that is declared may be confirmed or not, but not raised."""
    enough = LEVELS[LEVELS.index(level) :]
    if item.get("level") is None and item.get("declared_level") is not None:
        return {False, item["declared_level"] in enough}
    return tried(item.get("level"), lambda value: value in enough)


def _shared(params, item):
    wanted = number(params.get("min_share", 0))
    return tried(item.get("share"), lambda share: number(share) >= wanted) if wanted > 0 else {True}


def benefit(params, facts):
    listed = facts.get("initiatives")
    if listed is None:
        return MAYBE
    final, span = year_of(facts), params.get("years")
    options = [_solutions(params, item, final) for item in listed]
    tiers = _tiers_of_the_person(params, facts)
    answers = set()
    for world in product(*options):
        found = [solution for solution in world if solution is not None]
        last = final or 2024
        recent = params.get("once_years") or 10**4
        best = max((worth for year, worth in found if last - recent < year <= last or recent == 10**4), default=0)
        # the year considered is the last one when a solution is of it, else the year before
        ending = last if any(year == last for year, _worth in found) else last - 1
        total = sum(worth for year, worth in found if span and ending - span < year <= ending)
        answers |= {any(_enough(tier, best, total) for tier in held) for held in tiers}
    return in_all_worlds(answers)


def _solutions(params, item, final):
    """What the initiative may turn out to be: nothing that counts, or a year and a worth."""
    counts = every(_recognised(params["level"], item) if "level" in params else {True}, _shared(params, item))
    last = final or 2024
    years = [LONG_AGO, *range(last - (params.get("years") or 0) - 1, last + 1)]
    if item.get("year") is not None and final is not None:
        years = [item["year"]]
    worths = [0, A_FORTUNE] if item.get("benefit") is None else [item["benefit"]]
    found = set(product(years, worths)) if True in counts else set()
    return [*sorted(found), *([None] if False in counts else [])]


def _tiers_of_the_person(params, facts):
    trainings = TRAINING if facts.get("education") is None else [facts["education"]]
    standings = [True, False] if facts.get("is_leader") is None else [facts["is_leader"]]
    return [[tier for tier in params["tiers"] if _belongs(tier, *who)] for who in product(trainings, standings)]


def _belongs(tier, training, leads):
    lowest, highest = tier.get("education_from", "none"), tier.get("education_to", "postgraduate")
    trained = TRAINING.index(lowest) <= TRAINING.index(training) <= TRAINING.index(highest)
    return trained and tier.get("leader", leads) == leads


def _enough(tier, best, total):
    return best >= tier.get("once", 10**30) or total >= tier.get("total", 10**30)


def works(params, facts):
    if facts.get("works") is None:
        return MAYBE
    options = []
    for item in facts["works"]:
        finished = tried(item.get("finished"), bool)
        plaque = tried(item.get("plaque"), bool) if params.get("plaque", False) else {True}
        worths = [0, A_FORTUNE] if item.get("value") is None else [item["value"]]
        options.append(
            [
                worth if done and marked and worth >= params.get("min_value", 0) else None
                for done, marked, worth in product(finished, plaque, worths)
            ]
        )
    answers = set()
    for world in product(*options):
        counted = [worth for worth in world if worth is not None]
        answers.add(len(counted) >= params.get("count", 1) and sum(counted) >= params.get("total_value", 0))
    return in_all_worlds(answers)


def contest_prize(params, facts):
    if facts.get("contests") is None:
        return MAYBE
    enough = LEVELS[LEVELS.index(params["level"]) :]
    wanted = params.get("prizes") or ["first", "second", "third", "consolation"]
    last, years = year_of(facts), params.get("years")
    chances = []
    for item in facts["contests"]:
        high = tried(item.get("level"), lambda level: level in enough)
        won = tried(item.get("prize"), lambda prize: prize in wanted) if params.get("prizes") else {True}
        if years is None:
            recent = {True}
        elif last is None:
            recent = {True, False}
        else:
            recent = tried(item.get("year"), lambda year: year in [last - back for back in range(years)])
        chances.append(sorted(every(high, won, recent)))
    return in_all_worlds(sum(world) >= params.get("count", 1) for world in product(*chances))
