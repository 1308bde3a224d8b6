"""Facts and standards made by hypothesis, as plain JSON: small worlds in which edges and unknowns are common."""

import datetime as dt

from hypothesis import strategies as st

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
RATINGS = ["not_completed", "completed", "good", "excellent"]
LEVELS = ["base", "upper", "province", "confederation", "national"]
MEASURES = ["reprimand", "warning", "dismissal_from_post", "dismissal"]
SUBJECTS = ["individual", "collective", "unit", "household"]
UNIT_KINDS = ["provincial", "district", "upper_grassroots", "grassroots", "group"]
BLOCKS = ["agency", "school", "enterprise_private"]
TRAINING = ["none", "vocational", "college", "university", "postgraduate"]
SCOPES = ["comprehensive", "thematic", "thematic_review", "unscheduled", "dedication"]
INDICATORS = ["initiatives", "works"]
PARTS = ["completed", "ldtt", "cstdcs", "disciplined", "women"]
GRADES = ["first", "second", "third", "consolation"]
CODES = ["CSTDCS", "BK_TINH", "BK_TINH_CD"]

YEARS = st.integers(2021, 2025)
DAYS = st.sampled_from(
    ["2022-01-01", "2022-12-31", "2023-12-31", "2024-01-01", "2024-01-02", "2024-12-31", "2025-01-01", "2025-06-01"]
)
WORTH = st.sampled_from([0, 40_000_000, 79_999_999, 80_000_000, 120_000_000])


def perhaps(strategy):
    """The value, or ``null``."""
    return st.none() | strategy


def some_of(**keys):
    """An object with any subset of the keys, each perhaps null."""
    return st.fixed_dictionaries({}, optional={key.rstrip("_"): perhaps(value) for key, value in keys.items()})


def mostly(**keys):
    """An object whose keys are known three times out of four, else null."""
    return st.fixed_dictionaries({key.rstrip("_"): st.one_of(v, v, v, st.none()) for key, v in keys.items()})


def codes(most=2):
    return st.lists(st.sampled_from(CODES), max_size=most, unique=True)


def some(values, most):
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)


def _in_time(measure):
    begin, end = measure.get("from"), measure.get("to")
    return begin is None or end is None or begin <= end


def _parts_within(group):
    size = group.get("size")
    return size is None or all(group.get(part) is None or group[part] <= size for part in PARTS)


def _for_within(votes):
    return None in (votes.get("for"), votes.get("members")) or votes["for"] <= votes["members"]


INITIATIVE = mostly(
    level=st.sampled_from(LEVELS),
    declared_level=st.sampled_from(LEVELS),
    year=YEARS,
    share=st.sampled_from([0, 29.5, 30, 60, 100]),
    benefit=WORTH,
    research=st.booleans(),
    used_for=codes(),
    ref=st.sampled_from(["SK-1", "SK-2"]),
).map(lambda item: item | {"declared_level": None} if item["level"] else item)
PAST_AWARD = st.builds(
    lambda sure, doubtful: doubtful | {key: value for key, value in sure.items() if key not in doubtful},
    st.fixed_dictionaries({"award": st.sampled_from(CODES), "year": YEARS, "scope": st.sampled_from(SCOPES)}),
    some_of(
        award=st.sampled_from(CODES),
        year=YEARS,
        scope=st.sampled_from(SCOPES),
        level=st.sampled_from(["provincial", "district"]),
        predecessor=st.just("CĐCS cũ"),
        ref=st.sampled_from(["QĐ-1", "QĐ-2"]),
    ),
)
MEASURE = st.builds(
    lambda level, begin, end: level | begin | end,
    mostly(level=st.sampled_from(MEASURES), ref=st.sampled_from(["KL-1", "KL-2"])),
    mostly(**{"from": DAYS}),
    mostly(to=DAYS),
).filter(_in_time)
WORK = mostly(finished=st.booleans(), plaque=st.booleans(), value=WORTH, ref=st.sampled_from(["CT-1", "CT-2"]))
CONTEST = mostly(
    level=st.sampled_from(LEVELS[:4]),
    year=YEARS,
    prize=st.sampled_from(GRADES),
    rank=st.integers(1, 4),
    ref=st.sampled_from(["HT-1", "HT-2"]),
)
PERIOD = st.fixed_dictionaries(
    {}, optional={"from": perhaps(st.just(FIRST.isoformat())), "to": perhaps(st.just(LAST.isoformat()))}
)
COLLECTIVE = mostly(
    size=st.sampled_from([0, 10, 11, 40]), **dict.fromkeys(PARTS, st.sampled_from([0, 1, 7, 8, 10]))
).filter(_parts_within)
VOTES = mostly(for_=st.sampled_from([0, 6, 7, 8, 9, 10]), members=st.sampled_from([1, 9, 10, 11])).filter(_for_within)

FACT = {
    "subject": st.sampled_from(SUBJECTS),
    "unit_kind": st.sampled_from(UNIT_KINDS),
    "block": st.sampled_from(BLOCKS),
    "period": PERIOD,
    "year": YEARS,
    "scope": st.sampled_from(SCOPES),
    "registered": st.booleans(),
    "registered_in_time": st.booleans(),
    "dossier_accepted": st.booleans(),
    "gender": st.sampled_from(["male", "female"]),
    "is_direct_worker": st.booleans(),
    "is_leader": st.booleans(),
    "education": st.sampled_from(TRAINING),
    "score": st.sampled_from([0, 49.99, 50, 69.99, 70, 89.99, 90, 90.01, 100]),
    "score_min_criterion_ratio": st.sampled_from([0, "0.4999", 0.5, "0.5001", 1]),
    "score_knocked_out": st.booleans(),
    "rating": st.dictionaries(YEARS.map(str), perhaps(st.sampled_from(RATINGS)), max_size=4),
    "initiatives": st.lists(INITIATIVE, max_size=3),
    "history": st.lists(PAST_AWARD, max_size=4),
    "achievement_used_for": codes(),
    "votes": VOTES,
    "discipline": st.lists(MEASURE, max_size=2),
    "open_case": st.booleans(),
    "absent_days": st.sampled_from([0, 12, 39.5, 40, 42]),
    "maternity_days": st.sampled_from([0, 2, 2.5, 30, 42]),
    "service_years": st.sampled_from([0, "13.3333", "13.34", 19.5, 20, 25]),
    "months_since_founding": st.sampled_from([0, 5, 6, 11, 12, 60]),
    "months_since_mergers": st.lists(st.sampled_from([0, 5, 6, 30]), max_size=2),
    "collective": COLLECTIVE,
    "works": st.lists(WORK, max_size=3),
    "contests": st.lists(CONTEST, max_size=3),
    "targets": st.dictionaries(
        st.sampled_from(INDICATORS), perhaps(st.sampled_from([0, "0.9999", 1, "1.0001", 5.286])), max_size=2
    ),
}
FACTS = some_of(**FACT)


def _ordered(low, high):
    def holds(params):
        return low not in params or high not in params or _rank(params[low]) <= _rank(params[high])

    return holds


def _rank(value):
    return TRAINING.index(value) if isinstance(value, str) else value


def _chosen(required, **optional):
    return st.fixed_dictionaries(required, optional=optional)


TIER = (
    st.builds(
        lambda asked, who: asked | who,
        st.fixed_dictionaries({"once": st.just(80_000_000)}, optional={"total": st.just(120_000_000)})
        | st.fixed_dictionaries({"total": st.sampled_from([80_000_000, 120_000_000])}),
        _chosen(
            {}, education_from=st.sampled_from(TRAINING), education_to=st.sampled_from(TRAINING), leader=st.booleans()
        ),
    )
    .filter(_ordered("education_from", "education_to"))
    .map(lambda tier: dict(sorted(tier.items())))
)
BANDS = st.sampled_from(
    [
        [{"name": "xuất sắc", "minimum": 90}, {"name": "tốt", "minimum": 70}, {"name": "hoàn thành", "minimum": 50}],
        [{"name": "hoàn thành", "minimum": "49.99"}, {"name": "xuất sắc", "minimum": "90.01"}],
    ]
)
SCOPE_PARAMS = st.sampled_from(["comprehensive", "thematic"])

PARAMS = {
    "registered": st.just({}),
    "registered_in_time": st.just({}),
    "dossier_accepted": st.just({}),
    "subject_kind": _chosen({"kinds": some(SUBJECTS, 4)}),
    "unit_kind": _chosen({"unit_kinds": some(UNIT_KINDS, 3)}),
    "block": _chosen({"blocks": some(BLOCKS, 3)}),
    "direct_worker": _chosen({}, direct=st.booleans()),
    "leader": _chosen({}, leads=st.booleans()),
    "gender": _chosen({"gender": st.sampled_from(["male", "female"])}),
    "education": (
        _chosen({"education_from": st.sampled_from(TRAINING)}, education_to=st.sampled_from(TRAINING))
        | _chosen({"education_to": st.sampled_from(TRAINING)})
    ).filter(_ordered("education_from", "education_to")),
    "service_years": _chosen({"service": st.sampled_from([0, 19.5, 20])}, women_leader_cut=st.sampled_from([2, 3])),
    "months_since_founding": _chosen({"months": st.sampled_from([0, 12])}, months_after_merger=st.just(6)),
    "absence": _chosen({"fewer_than": st.sampled_from([40, "39.5"])}),
    "clean_record": _chosen({"level": st.sampled_from(MEASURES)}, clean_years=st.integers(1, 3)),
    "score_at_least": _chosen({"minimum": st.sampled_from([0, 90, "90.01"])}),
    "score_band": st.builds(
        lambda bands, band: {"bands": bands, "band": band}, BANDS, st.sampled_from(["xuất sắc", "hoàn thành"])
    ),
    "each_criterion_at_least": _chosen({"percent": st.sampled_from([0, 50, "50.01", 100])}),
    "target_reached": _chosen(
        {"indicator": st.sampled_from(INDICATORS)}, percent_of_target=st.sampled_from([0, 100, "528.6"])
    ),
    "rating_at_least": _chosen(
        {"rating": st.sampled_from(RATINGS)}, years=st.integers(1, 3), year_itself=st.booleans()
    ),
    "initiatives": _chosen(
        {"count": st.integers(1, 3), "level": st.sampled_from(LEVELS[:3])},
        years=st.integers(1, 3),
        min_share=st.sampled_from([0, 30]),
        research=st.booleans(),
        reuse=st.sampled_from(["strict", "warn"]),
        reuse_allowed=codes(1),
    ),
    "benefit": _chosen(
        {"tiers": st.lists(TIER, min_size=1, max_size=2, unique_by=str), "years": st.integers(1, 3)},
        once_years=st.integers(1, 2),
        level=st.sampled_from(LEVELS[:3]),
        min_share=st.sampled_from([0, 30]),
    ),
    "works": _chosen(
        {},
        count=st.integers(1, 3),
        plaque=st.booleans(),
        min_value=st.sampled_from([1, 40_000_000]),
        total_value=st.sampled_from([1, 120_000_000]),
    ),
    "contest_prize": _chosen(
        {"level": st.sampled_from(LEVELS[:4])},
        prizes=some(GRADES, 2),
        count=st.integers(1, 3),
        years=st.integers(1, 3),
    ),
    "prior_awards": _chosen(
        {"awards": some(CODES, 2)},
        count=st.integers(1, 3),
        consecutive=st.booleans(),
        years=st.integers(1, 3),
        skip_years=st.integers(0, 2),
        scopes=some(SCOPES[:2], 1),
        inherited=st.sampled_from(["count", "ignore", "ask"]),
    ),
    "not_held_before": _chosen({"awards": some(CODES, 2)}),
    "comprehensive_xor_thematic": _chosen({"scope": SCOPE_PARAMS, "levels": st.just(["provincial"])})
    | _chosen(
        {"scope": SCOPE_PARAMS, "awards": some(CODES, 2)},
        levels=st.just(["district"]),
        exempt_scopes=some(["thematic_review", "unscheduled"], 2),
        exempt_awards=st.just(["GK_CS"]),
    ),
    "achievement_not_rewarded": _chosen({}, reuse=st.sampled_from(["strict", "warn"]), reuse_allowed=codes(1)),
    "council_vote": _chosen({"percent": st.sampled_from([50, 80, 90, "66.67"])}, over=st.booleans())
    | _chosen({"fraction": st.sampled_from(["2/3", "1/2", "9/10"])}, over=st.booleans()),
    "collective_share": _chosen(
        {"part": st.sampled_from(PARTS), "percent": st.sampled_from([1, 50, 70, "70.01", 100])}
    ),
    "collective_count": (
        _chosen(
            {"at_least": st.sampled_from([0, 1, 10])}, counted=st.sampled_from(PARTS), at_most=st.sampled_from([1, 10])
        )
        | _chosen({"at_most": st.sampled_from([0, 10])}, counted=st.sampled_from(PARTS))
    ).filter(_ordered("at_least", "at_most")),
}
ASKS = {
    "subject_kind": ["subject"],
    "registered_in_time": ["registered", "registered_in_time"],
    "direct_worker": ["is_direct_worker"],
    "leader": ["is_leader"],
    "service_years": ["service_years", "gender", "is_leader"],
    "months_since_founding": ["months_since_founding", "months_since_mergers"],
    "absence": ["absent_days", "maternity_days"],
    "clean_record": ["period", "discipline", "open_case"],
    "score_at_least": ["score", "score_knocked_out"],
    "score_band": ["score", "score_knocked_out"],
    "each_criterion_at_least": ["score_min_criterion_ratio", "score_knocked_out"],
    "target_reached": ["targets"],
    "rating_at_least": ["period", "rating"],
    "initiatives": ["period", "initiatives"],
    "benefit": ["period", "initiatives", "education", "is_leader"],
    "contest_prize": ["period", "contests"],
    "prior_awards": ["period", "history"],
    "not_held_before": ["period", "history"],
    "comprehensive_xor_thematic": ["period", "scope", "history"],
    "achievement_not_rewarded": ["achievement_used_for"],
    "council_vote": ["votes"],
    "collective_share": ["collective"],
    "collective_count": ["collective"],
}
"""The facts a condition asks for, where they are not the one of its own name."""


def condition_of(kind):
    """A condition of the kind, with ``params`` unless it has none."""
    return PARAMS[kind].map(lambda params: {"condition": kind} | ({"params": params} if params else {}))


CONDITION = st.one_of([condition_of(kind) for kind in PARAMS])


def facts_for(kinds):
    """Facts of which those the kinds ask for are mostly known."""
    keys = {key for kind in kinds for key in ASKS.get(kind, [kind])}
    known = st.fixed_dictionaries({key: st.one_of(FACT[key], FACT[key], perhaps(FACT[key])) for key in sorted(keys)})
    return known.map(lambda facts: {key: value for key, value in facts.items() if value is not None})


def _group(parts):
    return st.builds(
        lambda mode, listed: {mode: listed},
        st.sampled_from(["all_of", "any_of"]),
        st.lists(parts, min_size=1, max_size=3),
    )


TREE = _group(st.recursive(CONDITION, _group, max_leaves=5))


def kinds_of(tree):
    """The condition kinds of a tree."""
    if "condition" in tree:
        return {tree["condition"]}
    return {kind for parts in tree.values() for part in parts for kind in kinds_of(part)}


CASE = TREE.flatmap(lambda tree: st.tuples(st.just(tree), facts_for(kinds_of(tree))))
"""A tree, and facts about what it asks."""

# Ranking: few values and few buckets, so that ties and full buckets are common.
VALUE = st.none() | st.integers(-2, 0)
CANDIDATES = st.lists(
    st.tuples(
        st.lists(VALUE, min_size=2, max_size=2),
        st.sampled_from(["K1", "K2"]),
        st.sampled_from(["A", "B", "C"]),
    ),
    max_size=6,
)
LIMIT = st.none() | st.integers(0, 3)
