"""Points, targets, ratings, votes."""

from fractions import Fraction
from itertools import product
from math import ceil, floor

from tests.oracle.worlds import MAYBE, NO, YES, in_all_worlds, number, year_of

RATINGS = ["not_completed", "completed", "good", "excellent"]


def score_at_least(params, facts):
    if facts.get("score_knocked_out"):
        return NO
    if facts.get("score") is None:
        return MAYBE
    return YES if number(facts["score"]) >= number(params["minimum"]) else NO


def score_band(params, facts):
    if facts.get("score_knocked_out"):
        return NO
    if facts.get("score") is None:
        return MAYBE
    score = number(facts["score"])
    from_worst = sorted(params["bands"], key=lambda band: number(band["minimum"]))
    names = [band["name"] for band in from_worst]
    reached = [band["name"] for band in from_worst if score >= number(band["minimum"])]
    return YES if reached and names.index(reached[-1]) >= names.index(params["band"]) else NO


def each_criterion_at_least(params, facts):
    if facts.get("score_knocked_out"):
        return NO
    if facts.get("score_min_criterion_ratio") is None:
        return MAYBE
    return YES if number(facts["score_min_criterion_ratio"]) * 100 >= number(params["percent"]) else NO


def target_reached(params, facts):
    reached = (facts.get("targets") or {}).get(params["indicator"])
    if reached is None:
        return MAYBE
    return YES if number(reached) * 100 >= number(params.get("percent_of_target", 100)) else NO


def rating_at_least(params, facts):
    year, ratings = year_of(facts), facts.get("rating")
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
    return in_all_worlds(all(rating in good_enough for rating in world) for world in product(*worlds))


def council_vote(params, facts):
    votes = facts.get("votes") or {}
    if votes.get("for") is None or votes.get("members") is None:
        return MAYBE
    part = Fraction(params["fraction"]) if "fraction" in params else number(params["percent"]) / 100
    wanted = part * votes["members"]
    needed = floor(wanted) + 1 if params.get("over", False) else ceil(wanted)
    return YES if votes["for"] >= needed else NO
