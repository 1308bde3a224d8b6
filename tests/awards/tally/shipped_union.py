"""Decision tables of the shipped union awards, ratings and prizes."""

from tests.awards.tally.shipped_state import (
    BASE,
    CLEAN,
    COMMON,
    FOR_GROUPS,
    FOR_PERSONS,
    GROUP,
    NOBODY_KNOWN,
    PERSON,
    REGISTERED,
    held,
    rated,
)

MILLION = 10**6
UNIT = GROUP | {"subject": "unit", "unit_kind": "grassroots", "score": 96, "score_min_criterion_ratio": 0.5}
FOR_UNITS = [({"subject": kind}, "not_eligible") for kind in ("individual", "collective", "household")]
FOR_ALL_BUT_HOUSEHOLDS = [
    ({"subject": "collective"}, "eligible"),
    ({"subject": "unit"}, "eligible"),
    ({"subject": "household"}, "not_eligible"),
]


def other_ground(award, *own, before=()):
    """The rule against two grounds in one year at one level; ``before`` is the history that is needed anyway."""
    before = list(before)
    other = held(award, 2024, scope="comprehensive" if own == ("thematic",) else "thematic")
    return [
        ({"history": before + other}, "not_eligible"),
        ({"history": before + other, "scope": "thematic_review"}, "eligible"),
        ({"history": before + other, "scope": "unscheduled"}, "eligible"),
        ({"history": before + held(award, 2023, scope=other[0]["scope"])}, "eligible"),
        ({"history": before + held(award, None, scope=other[0]["scope"])}, "missing_data"),
        ({"history": before + held(award, 2024, scope=None)}, "missing_data"),
        ({"history": None}, "missing_data"),
    ]


def against_comprehensive(award, before=()):
    return other_ground(award, "thematic", before=before)


def against_thematic(award):
    return [
        *other_ground(award),
        # an award at the review of its theme does not stand against the whole year
        ({"history": held(award, 2024, scope="thematic_review")}, "eligible"),
    ]


ABSENCE = [
    ({"absent_days": 42, "maternity_days": 0}, "not_eligible"),
    ({"absent_days": 40, "maternity_days": 0}, "not_eligible"),
    ({"absent_days": 39.5, "maternity_days": 0}, "eligible"),
    ({"absent_days": 42, "maternity_days": 42}, "eligible"),
    ({"absent_days": 42, "maternity_days": 30}, "eligible"),
    ({"absent_days": 42, "maternity_days": None}, "missing_data"),
    ({"absent_days": None}, "missing_data"),
]
AT_WORK = PERSON | {"absent_days": 12, "maternity_days": 0}

STRONG = [
    ({"score": 85}, "eligible"),
    ({"score": 84.99}, "not_eligible"),
    ({"score": None}, "missing_data"),
    ({"score_min_criterion_ratio": "0.4999"}, "not_eligible"),
    ({"score_min_criterion_ratio": None}, "missing_data"),
    ({"collective": {"disciplined": 1}}, "not_eligible"),
    ({"collective": {"disciplined": None}}, "missing_data"),
]


def solution(millions, year=2024):
    return {"level": "base", "year": year, "share": 100, "benefit": millions * MILLION}


WORKER = PERSON | {"education": "vocational", "is_leader": False, "initiatives": [solution(80)]}
OVER_THREE_YEARS = [solution(40), solution(40, 2023), solution(40, 2022)]
ENGINEER, MANAGER = {"education": "university"}, {"is_leader": True}
FLAG_BEFORE = held("CO_TINH", 2023)
BOTH_BEFORE = held("CO_TINH", 2015) + held("BK_TLD", 2016)

MERIT_CASES = [*COMMON, *FOR_ALL_BUT_HOUSEHOLDS, *rated("good", "excellent")]
FLAG_CASES = [*COMMON, *FOR_GROUPS, *rated("excellent")]

TABLES = {
    "BK_TINH": (PERSON, MERIT_CASES),
    "BK_TINH.2": (PERSON, [*MERIT_CASES, *against_thematic("BK_TINH_CD")]),
    "BK_TLD": (PERSON, MERIT_CASES),
    "BK_TLD.2": (PERSON, [*MERIT_CASES, *against_thematic("BK_TLD_CD")]),
    "CO_TINH": (GROUP, FLAG_CASES),
    "CO_TINH.2": (GROUP, [*FLAG_CASES, *against_thematic("BK_TINH_CD")]),
    "CO_TLD": (GROUP, FLAG_CASES),
    "CO_TLD.2": (GROUP, [*FLAG_CASES, *against_thematic("CO_XSD")]),
    "BK_TINH_CD": (PERSON, [*COMMON, *FOR_ALL_BUT_HOUSEHOLDS, *against_comprehensive("BK_TINH")]),
    "BK_TLD_CD.individual": (
        AT_WORK,
        [
            *COMMON,
            *FOR_PERSONS,
            *ABSENCE,
            *against_comprehensive("BK_TLD"),
            # the same ground at another level is free
            ({"history": held("BK_TINH", 2024)}, "eligible"),
        ],
    ),
    "BK_TLD_CD.unit": (
        UNIT,
        [
            *COMMON,
            *FOR_UNITS,
            *against_comprehensive("CO_TLD"),
            ({"unit_kind": "district"}, "not_eligible"),
            ({"unit_kind": None}, "missing_data"),
        ],
    ),
    "CO_XSD": (
        UNIT | {"unit_kind": "district", "history": FLAG_BEFORE},
        [
            *COMMON,
            *FOR_UNITS,
            *against_comprehensive("CO_TLD", FLAG_BEFORE),
            ({"score": 95.99}, "not_eligible"),
            ({"score": None}, "missing_data"),
            ({"unit_kind": "grassroots"}, "not_eligible"),
            ({"unit_kind": None}, "missing_data"),
            ({"history": held("BK_TLD", 2023)}, "eligible"),
            ({"history": held("CO_TINH", 2022)}, "not_eligible"),
            ({"history": held("CO_TINH", 2024)}, "not_eligible"),
        ],
    ),
    "BK_XSD": (
        UNIT | {"score": 91, "block": "enterprise_private", "history": FLAG_BEFORE},
        [
            *COMMON,
            *FOR_UNITS,
            *rated("excellent"),
            *against_comprehensive("BK_TLD", FLAG_BEFORE),
            ({"score": 90.99}, "not_eligible"),
            ({"score": None}, "missing_data"),
            ({"score": None, "block": "agency"}, "eligible"),
            ({"score": 60, "block": None}, "missing_data"),
            ({"unit_kind": "district"}, "not_eligible"),
            ({"unit_kind": None}, "missing_data"),
            ({"history": held("BK_TINH", 2023)}, "eligible"),
            ({"history": held("BK_TINH", 2022)}, "not_eligible"),
        ],
    ),
    "CO_VHTT": (
        UNIT | {"score": 95, "history": BOTH_BEFORE},
        [
            *COMMON,
            *FOR_UNITS,
            *against_comprehensive("CO_TLD", BOTH_BEFORE),
            ({"score": 94.99}, "not_eligible"),
            ({"score": None}, "missing_data"),
            ({"rating": {"2022": "good", "2023": "excellent", "2024": "excellent"}}, "not_eligible"),
            ({"rating": {"2023": "excellent", "2024": "excellent"}}, "missing_data"),
            ({"history": held("CO_TINH", 2015) + held("BK_UBND", 2016)}, "eligible"),
            ({"history": held("CO_TINH", 2015)}, "not_eligible"),
            ({"history": held("BK_TLD", 2016)}, "not_eligible"),
        ],
    ),
    "GVN_DVN": (
        PERSON | {"gender": "female"},
        [*COMMON, *FOR_PERSONS, ({"gender": "male"}, "not_eligible"), ({"gender": None}, "missing_data")],
    ),
    "GVN_CSVN": (
        PERSON | {"gender": "male"},
        [*COMMON, *FOR_PERSONS, ({"gender": "female"}, "not_eligible"), ({"gender": None}, "missing_data")],
    ),
    "BLDST": (
        WORKER,
        [
            *CLEAN,
            *NOBODY_KNOWN,
            *FOR_PERSONS,
            # at any time, registered or not
            ({"registered": False}, "eligible"),
            ({"initiatives": [solution(79)]}, "not_eligible"),
            ({"initiatives": OVER_THREE_YEARS}, "eligible"),
            ({"initiatives": [*OVER_THREE_YEARS[:2], solution(39, 2022)]}, "not_eligible"),
            ({"initiatives": [*OVER_THREE_YEARS[:2], solution(40, 2021)]}, "not_eligible"),
            (ENGINEER, "not_eligible"),
            (ENGINEER | {"initiatives": [solution(150)]}, "eligible"),
            (ENGINEER | {"initiatives": [solution(100), solution(100, 2023)]}, "eligible"),
            (ENGINEER | {"initiatives": [solution(100), solution(99, 2023)]}, "not_eligible"),
            (MANAGER, "not_eligible"),
            (MANAGER | {"initiatives": [solution(150)]}, "eligible"),
            ({"education": None}, "missing_data"),
            ({"education": None, "initiatives": [solution(150)]}, "eligible"),
            ({"initiatives": [solution(0) | {"benefit": None}]}, "missing_data"),
            ({"initiatives": None}, "missing_data"),
        ],
    ),
    "KNC_CD": (
        PERSON | {"service_years": 20},
        [
            *CLEAN,
            *NOBODY_KNOWN,
            *FOR_PERSONS,
            ({"registered": None}, "eligible"),
            ({"service_years": 19.99}, "not_eligible"),
            ({"service_years": None}, "missing_data"),
            ({"history": held("KNC_CD", 2010)}, "not_eligible"),
            ({"history": held(None, 2010)}, "missing_data"),
            ({"rating": {"2022": "completed", "2023": "completed", "2024": "completed"}}, "eligible"),
            ({"rating": {"2022": "not_completed", "2023": "good", "2024": "good"}}, "not_eligible"),
            ({"rating": {"2023": "good", "2024": "good"}}, "missing_data"),
        ],
    ),
    "XL_CDCS": (
        UNIT | {"score": 50, "months_since_founding": 12, "months_since_mergers": []},
        [
            ({}, "eligible"),
            *NOBODY_KNOWN,
            *FOR_UNITS,
            ({"months_since_founding": 11}, "not_eligible"),
            ({"months_since_mergers": [5]}, "not_eligible"),
            ({"months_since_founding": 7, "months_since_mergers": [6]}, "eligible"),
            ({"months_since_mergers": None}, "missing_data"),
            ({"score": 49.99}, "not_eligible"),
            ({"score": None}, "missing_data"),
        ],
    ),
    "XL_CDCS_CU": (UNIT, [({}, "eligible"), *NOBODY_KNOWN, *FOR_UNITS, *STRONG]),
    "XL_TOCD": (
        UNIT | {"unit_kind": "group"},
        [
            ({}, "eligible"),
            *NOBODY_KNOWN,
            *FOR_UNITS,
            *STRONG,
            ({"unit_kind": "section"}, "eligible"),
            ({"unit_kind": "grassroots"}, "not_eligible"),
            ({"unit_kind": None}, "missing_data"),
        ],
    ),
    "XL_DV": (AT_WORK, [*CLEAN, *REGISTERED, *NOBODY_KNOWN, *FOR_PERSONS, *ABSENCE]),
    "GT_NDC": (
        PERSON | {"is_direct_worker": True, "service_years": 5},
        [
            *COMMON,
            *FOR_PERSONS,
            ({"is_direct_worker": False}, "not_eligible"),
            ({"is_direct_worker": None}, "missing_data"),
            ({"service_years": 4.99}, "not_eligible"),
            ({"service_years": None}, "missing_data"),
            ({"history": held("GT_NDC", 2018)}, "not_eligible"),
            ({"history": None}, "missing_data"),
        ],
    ),
    "GT_NVL": (
        PERSON | {"initiatives": [BASE, BASE | {"year": 2010}]},
        [
            *COMMON,
            *FOR_PERSONS,
            ({"initiatives": [BASE]}, "not_eligible"),
            ({"initiatives": [BASE, BASE | {"level": None}]}, "missing_data"),
            ({"initiatives": None}, "missing_data"),
        ],
    ),
    "VQTM": (
        PERSON,
        [
            *COMMON,
            *FOR_PERSONS,
            ({"history": held("VQTM", 2016)}, "not_eligible"),
            ({"history": None}, "missing_data"),
        ],
    ),
}
TABLES |= {f"{name}.2": TABLES[name] for name in ("BK_TLD_CD.individual", "BK_TLD_CD.unit")}
"""Their second versions ask the same and place persons and unions in one order."""
