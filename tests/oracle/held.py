"""Awards held: often enough, year after year, or never."""

from itertools import product

from tests.oracle.worlds import MAYBE, NO, YES, every, in_all_worlds, tried, year_of

LONG_AGO = 1900


def prior_awards(params, facts):
    if facts.get("history") is None:
        return MAYBE
    final = year_of(facts)
    dated = params.get("consecutive", False) or params.get("years") is not None or params.get("skip_years", 0) > 0
    if final is None and dated:
        # without the year considered nobody knows of any award whether it lies in the years asked for
        chances = [sorted(every(_is_meant(params, item), {True, False})) for item in facts["history"]]
        return in_all_worlds(sum(world) >= params.get("count", 1) for world in product(*chances))
    options = [_years(params, item, final, dated) for item in facts["history"]]
    judge = _year_after_year if params.get("consecutive", False) else _often
    return in_all_worlds(judge(params, [y for y in world if y is not None], final) for world in product(*options))


def _is_meant(params, item):
    """Whether it is one of the awards, on a ground that counts, and the subject's own or counted as such."""
    scopes = params.get("scopes") or []
    scope_ok = tried(item.get("scope"), lambda scope: scope in scopes) if scopes else {True}
    own = {True}
    if item.get("predecessor") is not None:
        own = {"count": {True}, "ignore": {False}, "ask": {True, False}}[params.get("inherited", "ask")]
    return every(tried(item.get("award"), lambda code: code in params["awards"]), scope_ok, own)


def _years(params, item, final, dated):
    """The years in which it may count; ``None`` where it may not count at all."""
    meant = _is_meant(params, item)
    if item.get("year") is not None:
        years = [item["year"]]
    elif dated:
        years = [LONG_AGO, *range(final - params.get("count", 1) - params.get("skip_years", 0) - 1, final + 2)]
    else:
        years = [LONG_AGO]  # of an unknown year, yet surely held
    return [*(years if True in meant else []), *([None] if False in meant else [])]


def _often(params, years, final):
    if final is None:
        return len(years) >= params.get("count", 1)
    last = final - params.get("skip_years", 0)
    first = LONG_AGO if params.get("years") is None else last - params["years"] + 1
    return sum(first <= year <= last for year in years) >= params.get("count", 1)


def _year_after_year(params, years, final):
    last = final - params.get("skip_years", 0)
    if not params.get("skip_years", 0) and final not in years:
        last -= 1
    return all(last - back in years for back in range(params.get("count", 1)))


def not_held_before(params, facts):
    if facts.get("history") is None:
        return MAYBE
    final = year_of(facts)
    own = [item for item in facts["history"] if item.get("predecessor") is None]
    before = [item for item in own if item.get("year") is None or final is None or item["year"] <= final]
    codes = [item.get("award") for item in before]
    if any(code in params["awards"] for code in codes):
        return NO
    return MAYBE if None in codes else YES
