"""The members of a collective, counted."""

from tests.oracle.worlds import MAYBE, NO, YES, number


def collective_share(params, facts):
    group = facts.get("collective") or {}
    size, part = group.get("size"), group.get(params["part"])
    if not size or part is None:
        return MAYBE
    return YES if part * 100 >= number(params["percent"]) * size else NO


def collective_count(params, facts):
    group = facts.get("collective") or {}
    found = group.get(params.get("counted") or "size")
    if found is None:
        return MAYBE
    return YES if params.get("at_least", 0) <= found <= params.get("at_most", found) else NO
