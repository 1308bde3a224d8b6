"""The entry: registered, received, clean, rewarded once."""

from itertools import product

from tests.oracle.worlds import MAYBE, NO, YES, every, in_all_worlds, tried, year_of

MEASURES = ["reprimand", "warning", "dismissal_from_post", "dismissal"]
AGAINST_COMPREHENSIVE = ["thematic", "thematic_review", "unscheduled"]
SCOPES = ["comprehensive", *AGAINST_COMPREHENSIVE, "dedication", "merit", "external", "seniority"]


def registered(params, facts):
    return in_all_worlds(tried(facts.get("registered"), bool))


def registered_in_time(params, facts):
    # nobody registers in time without registering
    if facts.get("registered") is False:
        return NO
    return in_all_worlds(tried(facts.get("registered_in_time"), bool))


def dossier_accepted(params, facts):
    return in_all_worlds(tried(facts.get("dossier_accepted"), bool))


def subject_kind(params, facts):
    worlds = ["individual", "collective", "unit", "household"] if facts.get("subject") is None else [facts["subject"]]
    return in_all_worlds(world in params["kinds"] for world in worlds)


def clean_record(params, facts):
    case_worlds = [True, False] if facts.get("open_case") is None else [facts["open_case"]]
    period = facts.get("period") or {}
    first, last = period.get("from"), period.get("to")
    if first is not None:
        # achievements of n years are counted from the end of a measure: it must be over before they begin
        first = f"{int(first[:4]) - params.get('clean_years', 1) + 1:04d}{first[4:]}"
    measures = facts.get("discipline")
    if measures is None:
        stained_worlds = [[True], [False]]
    else:
        stained_worlds = product(*(_stains(params, item, first, last) for item in measures))
    return in_all_worlds(not (case or any(stained)) for stained in list(stained_worlds) for case in case_worlds)


def _stains(params, item, first, last):
    """Whether the measure was in force in the period, for every day either may have begun and ended."""
    serious = tried(item.get("level"), lambda v: MEASURES.index(v) >= MEASURES.index(params["level"]))
    known = [item.get("from"), item.get("to"), first, last]
    days = ["0001-01-01", *filter(None, known), "9999-12-31"]
    begins, ends, firsts, lasts = ([day] if day else days for day in known)
    overlaps = {
        begin <= until and end >= since
        for begin, end, since, until in product(begins, ends, firsts, lasts)
        if begin <= end and since <= until
    }
    return sorted({a and b for a in serious for b in overlaps})


def comprehensive_xor_thematic(params, facts):
    own = facts.get("scope") or params["scope"]
    exempt = params.get("exempt_scopes", [])
    if own in exempt or own not in ["comprehensive", *AGAINST_COMPREHENSIVE]:
        return YES
    if facts.get("history") is None:
        return MAYBE
    year = year_of(facts)
    # what a unit before it held was given to another, not to the subject
    to_the_subject = [item for item in facts["history"] if item.get("predecessor") is None]
    clashes = [_clashes(params, own, item, year) for item in to_the_subject]
    return in_all_worlds(not any(world) for world in product(*clashes))


def _clashes(params, own, item, year):
    """Whether the award held stands against the entry, whatever its unknown code, level, ground and year are."""
    codes = [*params.get("awards", []), *params.get("exempt_awards", []), "ANOTHER"]
    levels = [*params.get("levels", []), "another"]
    chances = set()
    for code in [item["award"]] if item.get("award") else codes:
        for level in [item["level"]] if item.get("level") else levels:
            for scope in [item["scope"]] if item.get("scope") else SCOPES:
                same_level = level in params.get("levels", []) or code in params.get("awards", [])
                if code in params.get("exempt_awards", []) or scope in params.get("exempt_scopes", []):
                    stands = False
                elif own == "comprehensive":
                    stands = scope in AGAINST_COMPREHENSIVE
                else:
                    stands = scope == "comprehensive"
                chances.add(same_level and stands)
    same_year = {True, False} if year is None else tried(item.get("year"), lambda held: held == year)
    return sorted(every(chances, same_year))


def achievement_not_rewarded(params, facts):
    if params.get("reuse", "strict") == "warn":
        return YES
    used = facts.get("achievement_used_for")
    if used is None:
        return MAYBE
    return NO if set(used) - set(params.get("reuse_allowed", [])) else YES
