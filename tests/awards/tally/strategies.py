"""Facts and standards made by hypothesis, as plain JSON: small worlds in which edges and unknowns are common."""

import datetime as dt

from hypothesis import strategies as st

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
RATINGS = ["not_completed", "completed", "good", "excellent"]
LEVELS = ["base", "upper", "province", "confederation", "national"]
MEASURES = ["reprimand", "warning", "dismissal_from_post", "dismissal"]
SUBJECTS = ["individual", "collective", "unit", "household"]

YEARS = st.integers(2021, 2025)
DAYS = st.sampled_from(
    ["2023-06-01", "2023-12-31", "2024-01-01", "2024-01-02", "2024-12-31", "2025-01-01", "2025-06-01"]
)


def perhaps(strategy):
    """The value, or ``null``."""
    return st.none() | strategy


def some_of(**keys):
    """An object with any subset of the keys, each perhaps null."""
    return st.fixed_dictionaries({}, optional={key.rstrip("_"): perhaps(value) for key, value in keys.items()})


def _in_time(measure):
    begin, end = measure.get("from"), measure.get("to")
    return begin is None or end is None or begin <= end


INITIATIVE = some_of(
    level=st.sampled_from(LEVELS),
    declared_level=st.sampled_from(LEVELS),
    year=YEARS,
    share=st.sampled_from([0, 29.5, 30, 60, 100]),
    research=st.booleans(),
)
MEASURE = st.builds(
    lambda level, begin, end: level | begin | end,
    some_of(level=st.sampled_from(MEASURES)),
    st.fixed_dictionaries({}, optional={"from": perhaps(DAYS)}),
    st.fixed_dictionaries({}, optional={"to": perhaps(DAYS)}),
).filter(_in_time)
PERIOD = st.fixed_dictionaries(
    {}, optional={"from": perhaps(st.just(FIRST.isoformat())), "to": perhaps(st.just(LAST.isoformat()))}
)

FACTS = some_of(
    subject=st.sampled_from(SUBJECTS),
    period=PERIOD,
    year=YEARS,
    registered=st.booleans(),
    dossier_accepted=st.booleans(),
    score=st.sampled_from([0, 89.99, 90, 90.01, 100]),
    rating=st.dictionaries(YEARS.map(str), perhaps(st.sampled_from(RATINGS)), max_size=4),
    initiatives=st.lists(INITIATIVE, max_size=3),
    discipline=st.lists(MEASURE, max_size=2),
    open_case=st.booleans(),
)

CONDITION = st.one_of(
    st.sampled_from([{"condition": "registered"}, {"condition": "dossier_accepted"}]),
    st.fixed_dictionaries(
        {
            "condition": st.just("subject_kind"),
            "params": st.fixed_dictionaries(
                {"kinds": st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=4, unique=True)}
            ),
        }
    ),
    st.fixed_dictionaries(
        {
            "condition": st.just("clean_record"),
            "params": st.fixed_dictionaries({"level": st.sampled_from(MEASURES)}),
        }
    ),
    st.fixed_dictionaries(
        {
            "condition": st.just("score_at_least"),
            "params": st.fixed_dictionaries({"minimum": st.sampled_from([0, 90, "90.01"])}),
        }
    ),
    st.fixed_dictionaries(
        {
            "condition": st.just("rating_at_least"),
            "params": st.fixed_dictionaries(
                {"rating": st.sampled_from(RATINGS)},
                optional={"years": st.integers(1, 3), "year_itself": st.booleans()},
            ),
        }
    ),
    st.fixed_dictionaries(
        {
            "condition": st.just("initiatives"),
            "params": st.fixed_dictionaries(
                {"count": st.integers(1, 3), "level": st.sampled_from(LEVELS[:3])},
                optional={
                    "years": st.integers(1, 3),
                    "min_share": st.sampled_from([0, 30]),
                    "research": st.booleans(),
                },
            ),
        }
    ),
)


def _group(parts):
    return st.builds(
        lambda mode, listed: {mode: listed},
        st.sampled_from(["all_of", "any_of"]),
        st.lists(parts, min_size=1, max_size=3),
    )


TREE = _group(st.recursive(CONDITION, _group, max_leaves=5))

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
