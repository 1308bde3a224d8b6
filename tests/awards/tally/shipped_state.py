"""Decision tables of the shipped state titles and forms: who is eligible, and each change that makes it otherwise."""

YEAR = {"from": "2024-01-01", "to": "2024-12-31"}
BASE, PROVINCE, NATIONAL = (
    {"level": level, "year": 2024, "used_for": []} for level in ("base", "province", "national")
)


def held(award, *years, scope="comprehensive"):
    return [{"award": award, "year": year, "scope": scope} for year in years]


PERSON = {
    "subject": "individual",
    "period": YEAR,
    "registered": True,
    "discipline": [],
    "open_case": False,
    "rating": {"2022": "excellent", "2023": "excellent", "2024": "excellent"},
    "initiatives": [BASE],
    "history": [],
}
GROUP = PERSON | {
    "subject": "collective",
    "initiatives": None,
    "collective": {"size": 40, "completed": 40, "ldtt": 28, "cstdcs": 1, "disciplined": 0},
}

CLEAN = [
    ({}, "eligible"),
    ({"open_case": True}, "not_eligible"),
    ({"open_case": None}, "missing_data"),
    ({"discipline": [{"level": "reprimand", "from": "2023-05-01", "to": "2024-01-01"}]}, "not_eligible"),
    ({"discipline": [{"level": "dismissal", "from": "2023-05-01", "to": "2023-12-31"}]}, "eligible"),
    ({"discipline": None}, "missing_data"),
]
REGISTERED = [({"registered": False}, "not_eligible"), ({"registered": None}, "missing_data")]
FOR_PERSONS = [({"subject": kind}, "not_eligible") for kind in ("collective", "unit", "household")]
FOR_GROUPS = [({"subject": kind}, "not_eligible") for kind in ("individual", "household")] + [
    ({"subject": "unit"}, "eligible"),
]
NOBODY_KNOWN = [({"subject": None}, "missing_data")]
COMMON = [*CLEAN, *REGISTERED, *NOBODY_KNOWN]


def rated(*enough):
    """Ratings of the year itself, those that are enough and those that are not; one of another year says nothing."""
    ratings = ["not_completed", "completed", "good", "excellent"]
    cases = [({"rating": {"2024": rating}}, "eligible" if rating in enough else "not_eligible") for rating in ratings]
    return [*cases, ({"rating": None}, "missing_data"), ({"rating": {"2022": "excellent"}}, "missing_data")]


def votes(needed_of_nine):
    """The ballot of nine members: the last vote too few and the first enough; of ten; none at all."""
    return [
        ({"votes": {"for": needed_of_nine, "members": 9}}, "eligible"),
        ({"votes": {"for": needed_of_nine - 1, "members": 9}}, "not_eligible"),
        ({"votes": {"for": needed_of_nine, "members": 10}}, "eligible"),
        ({"votes": {"for": needed_of_nine - 1, "members": 10}}, "not_eligible"),
        ({"votes": {"for": needed_of_nine, "members": None}}, "missing_data"),
        ({"votes": None}, "missing_data"),
    ]


FIGHTER = PERSON | {
    "votes": {"for": 9, "members": 9},
    "history": held("CSTDCS", 2022, 2023, 2024),
    "initiatives": [PROVINCE],
}
FIGHTER_CASES = [
    *COMMON,
    *FOR_PERSONS,
    *votes(9),
    # this year's title is not decided yet; a year gap; too few; not known
    ({"history": held("CSTDCS", 2021, 2022, 2023)}, "eligible"),
    ({"history": held("CSTDCS", 2021, 2022, 2024)}, "not_eligible"),
    ({"history": held("CSTDCS", 2023, 2024)}, "not_eligible"),
    ({"history": held("LDTT", 2022, 2023, 2024)}, "not_eligible"),
    ({"history": held("CSTDCS", 2022, 2023, None)}, "missing_data"),
    ({"history": None}, "missing_data"),
    ({"initiatives": [PROVINCE | {"year": 2019}]}, "eligible"),
    ({"initiatives": [NATIONAL]}, "eligible"),
    ({"initiatives": [PROVINCE | {"research": True}]}, "eligible"),
    ({"initiatives": [PROVINCE | {"used_for": ["CSTDCS"]}]}, "eligible"),
    ({"initiatives": [BASE]}, "not_eligible"),
    ({"initiatives": []}, "not_eligible"),
    ({"initiatives": None}, "missing_data"),
    # no rating is asked for beside the titles
    ({"rating": None}, "eligible"),
]
NATIONAL_FIGHTER = FIGHTER | {
    "history": held("CSTD_TINH", 2021, 2024) + held("CSTDCS", 2019, 2020, 2021, 2022, 2023, 2024),
    "initiatives": [NATIONAL],
}
NATIONAL_CASES = [
    *COMMON,
    *FOR_PERSONS,
    *votes(9),
    ({"history": held("CSTD_TLD", 2021) + held("CSTD_TINH", 2024)}, "eligible"),
    ({"history": held("CSTD_TINH", 2023, 2024)}, "eligible"),
    ({"history": held("CSTD_TINH", 2018, 2024)}, "not_eligible"),
    ({"history": held("CSTD_TINH", 2024)}, "not_eligible"),
    ({"history": held("CSTDCS", 2019, 2020, 2021, 2022, 2023, 2024)}, "not_eligible"),
    ({"history": held("CSTD_TINH", 2024, None)}, "missing_data"),
    ({"initiatives": [PROVINCE]}, "not_eligible"),
    ({"initiatives": None}, "missing_data"),
]
BASE_FIGHTER = PERSON | {"votes": {"for": 8, "members": 9}}
WITHOUT_BALLOT = [
    *COMMON,
    *FOR_PERSONS,
    ({"rating": {"2024": "excellent"}, "initiatives": []}, "eligible"),
    ({"rating": {"2024": "excellent"}, "initiatives": None}, "eligible"),
    ({"rating": {"2024": "good"}}, "eligible"),
    ({"rating": {"2024": "good"}, "initiatives": [BASE | {"used_for": ["BK_TINH"]}]}, "eligible"),
    ({"rating": {"2024": "good"}, "initiatives": [BASE | {"used_for": None}]}, "eligible"),
    ({"rating": {"2024": "good"}, "initiatives": []}, "not_eligible"),
    ({"rating": {"2024": "good"}, "initiatives": None}, "missing_data"),
    ({"rating": {"2024": "good"}, "initiatives": [BASE | {"year": 2023}]}, "not_eligible"),
    ({"rating": {"2024": "good"}, "initiatives": [BASE | {"year": None}]}, "missing_data"),
    ({"rating": {"2024": "completed"}}, "not_eligible"),
    ({"rating": {"2023": "excellent"}}, "missing_data"),
    ({"rating": None}, "missing_data"),
]
BASE_FIGHTER_CASES = [*WITHOUT_BALLOT, *votes(8)]


def members(**changed):
    return {"collective": GROUP["collective"] | changed}


SEVENTY_PERCENT = [
    (members(ldtt=28), "eligible"),
    (members(ldtt=27), "not_eligible"),
    (members(ldtt=None), "missing_data"),
    (members(size=None), "missing_data"),
    ({"collective": None}, "missing_data"),
]
STATE_FLAG = GROUP | {"votes": {"for": 8, "members": 9}}
STATE_FLAG_CASES = [*COMMON, *FOR_GROUPS, *votes(8)]

TWO_INITIATIVES = {"history": [], "initiatives": [BASE, BASE | {"year": 2023}]}
MERIT = PERSON | {"history": held("CSTDCS", 2023, 2024), "initiatives": []}
MERIT_CASES = [
    *COMMON,
    *FOR_PERSONS,
    # two years of the title, whatever the ratings
    ({"rating": None, "initiatives": None}, "eligible"),
    ({"history": held("CSTDCS", 2022, 2023)}, "eligible"),
    ({"history": held("CSTDCS", 2022, 2024)}, "not_eligible"),
    # or two excellent years and two initiatives that served no other award
    (TWO_INITIATIVES, "eligible"),
    (TWO_INITIATIVES | {"history": None}, "eligible"),
    (TWO_INITIATIVES | {"rating": {"2023": "good", "2024": "excellent"}}, "not_eligible"),
    (TWO_INITIATIVES | {"rating": {"2024": "excellent"}}, "missing_data"),
    (TWO_INITIATIVES | {"initiatives": [BASE]}, "not_eligible"),
    (TWO_INITIATIVES | {"initiatives": [BASE, BASE | {"year": 2022}]}, "not_eligible"),
    (TWO_INITIATIVES | {"initiatives": [BASE, BASE | {"used_for": ["CSTDCS"]}]}, "not_eligible"),
    (TWO_INITIATIVES | {"initiatives": [BASE, BASE | {"used_for": None}]}, "missing_data"),
    ({"history": [], "initiatives": []}, "not_eligible"),
    ({"history": None, "initiatives": []}, "missing_data"),
]
GROUP_MERIT = GROUP | {"history": held("TTLDXS", 2023, 2024)}
GROUP_MERIT_CASES = [
    *COMMON,
    *FOR_GROUPS,
    ({"history": []}, "eligible"),
    ({"rating": {"2022": "excellent", "2023": "excellent"}, "history": []}, "eligible"),
    ({"rating": {"2023": "good", "2024": "excellent"}}, "eligible"),
    ({"rating": {"2023": "good", "2024": "excellent"}, "history": held("TTLDXS", 2022, 2024)}, "not_eligible"),
    ({"rating": {"2023": "good", "2024": "excellent"}, "history": None}, "missing_data"),
]
PRIME_MINISTER = PERSON | {
    "history": held("BK_UBND", 2019),
    "rating": {str(year): "excellent" for year in range(2020, 2025)},
    "initiatives": [BASE | {"year": year} for year in range(2020, 2025)],
}

TABLES = {
    "LDTT": (PERSON, [*COMMON, *FOR_PERSONS, *rated("good", "excellent")]),
    "CSTDCS": (PERSON, WITHOUT_BALLOT),
    "CSTDCS.2": (BASE_FIGHTER, BASE_FIGHTER_CASES),
    "CSTD_TINH": (FIGHTER, FIGHTER_CASES),
    "CSTD_TINH.2": (FIGHTER, FIGHTER_CASES),
    "CSTD_TLD": (FIGHTER, FIGHTER_CASES),
    "CSTD_TLD.2": (FIGHTER, FIGHTER_CASES),
    "CSTDTQ": (NATIONAL_FIGHTER, NATIONAL_CASES),
    "CSTDTQ.2": (NATIONAL_FIGHTER, NATIONAL_CASES),
    "TTLDTT": (
        GROUP,
        [
            *COMMON,
            *FOR_GROUPS,
            *rated("good", "excellent"),
            *SEVENTY_PERCENT,
            (members(disciplined=1), "not_eligible"),
            (members(disciplined=None), "missing_data"),
            (members(completed=39, cstdcs=0), "eligible"),
        ],
    ),
    "TTLDXS": (
        GROUP,
        [
            *COMMON,
            *FOR_GROUPS,
            *rated("excellent"),
            *SEVENTY_PERCENT,
            (members(completed=39), "not_eligible"),
            (members(completed=None), "missing_data"),
            (members(cstdcs=0), "not_eligible"),
            (members(cstdcs=None), "missing_data"),
        ],
    ),
    "CO_UBND": (STATE_FLAG, STATE_FLAG_CASES),
    "CO_UBND.2": (STATE_FLAG, STATE_FLAG_CASES),
    "CO_CP": (STATE_FLAG, STATE_FLAG_CASES),
    "CO_CP.2": (STATE_FLAG, STATE_FLAG_CASES),
    "GK": (
        PERSON,
        [
            *COMMON,
            *rated("good", "excellent"),
            ({"subject": "collective"}, "eligible"),
            ({"subject": "unit"}, "eligible"),
            ({"subject": "household"}, "not_eligible"),
        ],
    ),
    "BK_UBND.individual": (MERIT, MERIT_CASES),
    "BK_BO.individual": (MERIT, MERIT_CASES),
    "BK_UBND.collective": (GROUP_MERIT, GROUP_MERIT_CASES),
    "BK_BO.collective": (GROUP_MERIT, GROUP_MERIT_CASES),
    "BK_TTG": (
        PRIME_MINISTER,
        [
            *COMMON,
            *FOR_PERSONS,
            ({"history": held("BK_BO", 2010)}, "eligible"),
            ({"history": held("BK_UBND", 2020)}, "not_eligible"),
            ({"history": []}, "not_eligible"),
            ({"history": None}, "missing_data"),
            ({"rating": PRIME_MINISTER["rating"] | {"2020": "good"}}, "not_eligible"),
            ({"rating": PRIME_MINISTER["rating"] | {"2020": None}}, "missing_data"),
            ({"initiatives": PRIME_MINISTER["initiatives"][1:]}, "not_eligible"),
            ({"initiatives": None}, "missing_data"),
        ],
    ),
}
