"""Who the subject is, and for how long."""

from fractions import Fraction

from tests.oracle.worlds import MAYBE, NO, YES, in_all_worlds, number, tried

TRAINING = ["none", "vocational", "college", "university", "postgraduate"]


def _yes_when(value, holds):
    if value is None:
        return MAYBE
    return YES if holds(value) else NO


def unit_kind(params, facts):
    return _yes_when(facts.get("unit_kind"), lambda kind: kind in params["unit_kinds"])


def block(params, facts):
    return _yes_when(facts.get("block"), lambda value: value in params["blocks"])


def direct_worker(params, facts):
    return _yes_when(facts.get("is_direct_worker"), lambda value: value is params.get("direct", True))


def leader(params, facts):
    return _yes_when(facts.get("is_leader"), lambda value: value is params.get("leads", True))


def gender(params, facts):
    return _yes_when(facts.get("gender"), lambda value: value == params["gender"])


def education(params, facts):
    lowest, highest = params.get("education_from", "none"), params.get("education_to", "postgraduate")
    allowed = TRAINING[TRAINING.index(lowest) : TRAINING.index(highest) + 1]
    return _yes_when(facts.get("education"), lambda value: value in allowed)


def service_years(params, facts):
    if facts.get("service_years") is None:
        return MAYBE
    years, needed = number(facts["service_years"]), number(params["service"])
    women = tried(facts.get("gender"), lambda value: value == "female")
    leaders = tried(facts.get("is_leader"), bool)
    answers = []
    for woman in women:
        for leads in leaders:
            asked = needed
            if woman and leads and params.get("women_leader_cut") is not None:
                asked = needed * (1 - Fraction(1, params["women_leader_cut"]))
            answers.append(years >= asked)
    return in_all_worlds(answers)


def months_since_founding(params, facts):
    founded, mergers = facts.get("months_since_founding"), facts.get("months_since_mergers")
    after = params.get("months_after_merger")
    if after is not None and mergers is None:
        return MAYBE
    if after is not None and mergers:
        return YES if all(months >= after for months in mergers) else NO
    return _yes_when(founded, lambda months: months >= params["months"])


def absence(params, facts):
    if facts.get("absent_days") is None:
        return MAYBE
    absent, limit = number(facts["absent_days"]), number(params["fewer_than"])
    # of the days of absence none, all, or so many may have been maternity
    maternity = [0, absent] if facts.get("maternity_days") is None else [number(facts["maternity_days"])]
    return in_all_worlds(absent - days < limit for days in maternity)
